#include "inputs/by_hand.h"
#include "inputs/odd_photo_list.h"

#include <OpenImageIO/imageio.h>

#include <algorithm>
#include <cmath>

namespace glissade::test {

namespace fs = std::filesystem;

namespace {

/// Alpha that lets nothing vanish: where it is 0, an encoder may choose the colour.
Image<std::uint8_t> withAlpha(Image<std::uint8_t> samples) {
    for (int y = 0; y < samples.height(); ++y)
        for (int x = 0; x < samples.width(); ++x) {
            std::uint8_t& alpha = samples.at(x, y, 3);
            alpha = std::max<std::uint8_t>(alpha, 1);
        }
    return samples;
}

Image<std::uint16_t> widened(const Image<std::uint8_t>& samples, int depth = 8) {
    Image<std::uint16_t> result(samples.width(), samples.height(), samples.channels());
    for (std::size_t i = 0; i < samples.samples().size(); ++i)
        result.data()[i] = static_cast<std::uint16_t>(samples.data()[i] << (depth - 8));
    return result;
}

/// What sRGB makes of linear light.
Image<float> encoded(const Image<float>& linear) {
    Image<float> result = linear.clone();
    for (float& sample : result.samples())
        sample = static_cast<float>(sample <= 0.0031308 ? 12.92 * sample : 1.055 * std::pow(sample, 1 / 2.4) - 0.055);
    return result;
}

class Formats {
public:
    explicit Formats(OddPhotoList& list) : list_(list) {}

    void all() {
        webps();
        heifs();
        bmps();
        gifs();
        pnms();
        jpeg2000s();
        linear();
        suffixes();
    }

private:
    void webps() {
        const auto exact = noise<std::uint8_t>(kOddWidth, kOddHeight, 3, 21);
        const auto exactAlpha = withAlpha(noise<std::uint8_t>(kOddWidth, kOddHeight, 4, 22));
        const auto soft = smooth(kOddWidth, kOddHeight, 3);
        const auto softAlpha = withAlpha(smooth(kOddWidth, kOddHeight, 4));
        writeBytes(list_.addExact("WebP, lossless", "exact.webp", unit(exact, 255)), webpBytes({}, exact));
        writeBytes(list_.addExact("WebP, lossless with alpha", "exacta.webp", unit(exactAlpha, 255)),
                   webpBytes({}, exactAlpha));
        writeBytes(list_.addLossy("WebP, lossy", "soft.webp", unit(soft, 255), 30),
                   webpBytes({.lossless = false}, soft));
        writeBytes(list_.addLossy("WebP, lossy with alpha", "softa.webp", unit(softAlpha, 255), 30),
                   webpBytes({.lossless = false}, softAlpha));
        writeBytes(list_.addExact("WebP, animated: its first picture", "moves.webp", unit(exact, 255)),
                   webpBytes({.animated = true}, exact));
        for (int o = 1; o <= 8; ++o) {
            const fs::path file =
                list_.addExact("WebP, orientation", "turn" + std::to_string(o) + ".webp", turned(unit(exact, 255), o));
            writeBytes(file, webpBytes({}, exact));
            setMetadata(file, {{"Exif.Image.Orientation", std::to_string(o)}});
        }
    }

    void heifs() {
        const auto soft = smooth(kOddWidth, kOddHeight, 3);
        const auto softAlpha = withAlpha(smooth(kOddWidth, kOddHeight, 4));
        for (const bool avif : {false, true}) {
            HeifOptions options;
            options.avif = avif;
            const std::string name = avif ? "AVIF" : "HEIC";
            writeWithLibheif(
                list_.addLossy(name, avif ? "soft.avif" : "soft.heic", unit(soft, 255), 30), widened(soft), options);
            writeWithLibheif(list_.addLossy(name + " with alpha", avif ? "a.avif" : "a.heic", unit(softAlpha, 255), 30),
                             widened(softAlpha),
                             options);
        }
        HeifOptions deep;
        deep.avif = false;
        deep.bitDepth = 10;
        const auto ten = widened(soft, 10);
        writeWithLibheif(list_.addLossy("HEIC of 10 bits", "ten.heic", unit(ten, 1023), 30), ten, deep);
    }

    void bmps() {
        for (const bool topDown : {false, true}) {
            const std::string how = topDown ? ", from the top" : "";
            const std::string end = topDown ? "t.bmp" : ".bmp";
            for (const int depth : {1, 4, 8}) {
                const auto indices = bits(1, depth);
                writeBytes(list_.addExact("BMP, palette" + how,
                                          "palette" + std::to_string(depth) + end,
                                          paletteExpected(indices, false, 255)),
                           bmpBytes(depth, topDown, indices));
            }
            const auto rgb = bits(3, 8);
            for (const int depth : {24, 32})
                writeBytes(list_.addExact("BMP, RGB of " + std::to_string(depth) + " bits" + how,
                                          "rgb" + std::to_string(depth) + end,
                                          unit(rgb, 255)),
                           bmpBytes(depth, topDown, rgb));
        }
    }

    void gifs() {
        const auto indices = bits(1, 8);
        const auto gif = [&](const std::string& kind, const std::string& name, const GifLayout& layout) {
            writeBytes(list_.addExact(kind, name, paletteExpected(indices, layout.transparent, 0)),
                       gifBytes(layout, indices));
        };
        gif("GIF", "plain.gif", {});
        gif("GIF, interlaced", "interlaced.gif", {.interlaced = true});
        gif("GIF, animated: its first picture", "moves.gif", {.animated = true});
        gif("GIF, transparent", "clear.gif", {.transparent = true});
    }

    /// Portable any-maps, as text and as bytes; in a bitmap 1 is black.
    void pnms() {
        const auto pnm = [&](int type, int channels, int most) {
            auto samples = bits(channels, 16);
            for (std::uint16_t& sample : samples.samples()) sample = static_cast<std::uint16_t>(sample % (most + 1));
            Image<float> expected = unit(samples, most);
            if (type % 3 == 1)
                for (float& sample : expected.samples()) sample = 1 - sample;
            std::string name("p");
            name.append(std::to_string(type)).append("-").append(std::to_string(most)).append(".pnm");
            // OpenImageIO cuts where others round.
            const double tolerance = most == 255 || most == 1 ? 1e-6 : 1.01 / (most > 255 ? 65535 : 255);
            writeBytes(list_.addExact(type < 4 ? "PNM, text" : "PNM", name, std::move(expected), tolerance),
                       pnmBytes(type, most, samples));
        };
        for (const int type : {1, 4}) pnm(type, 1, 1);
        for (const int type : {2, 5})
            for (const int most : {255, 100, 1023, 65535}) pnm(type, 1, most);
        for (const int type : {3, 6})
            for (const int most : {255, 65535}) pnm(type, 3, most);
    }

    static Bytes pnmBytes(int type, int most, const Image<std::uint16_t>& samples) {
        ByteWriter file(true);
        file.text("P");
        file.text(std::to_string(type) + "\n# made by hand\n");
        file.text(std::to_string(samples.width()) + " " + std::to_string(samples.height()) + "\n");
        if (type % 3 != 1) file.text(std::to_string(most) + "\n");
        for (int y = 0; y < samples.height(); ++y) {
            unsigned byte = 0;
            int filled = 0;
            for (std::size_t i = 0; i < samples.rowSamples(); ++i) {
                const std::uint16_t sample = samples.row(y)[i];
                if (type < 4) file.text(std::to_string(sample) + (i % 12 == 11 ? "\n" : " "));
                if (type > 4) file.number(sample, most > 255 ? 2 : 1);
                if (type != 4) continue;
                byte = byte << 1 | sample;
                if (++filled % 8 == 0) file.number(byte & 0xffU, 1);
            }
            if (filled % 8 != 0) file.number((byte << (8 - filled % 8)) & 0xffU, 1);
            if (type < 4) file.text("\n");
        }
        return file.bytes;
    }

    /// Of 64 pixels and more, since the encoder halves them five times.
    void jpeg2000s() {
        const auto eight = noise<std::uint8_t>(71, 66, 3, 23);
        writeWithOiio(list_.addExact("JPEG 2000", "eight.jp2", unit(eight, 255)), "jpeg2000", eight);
        const auto sixteen = noise<std::uint16_t>(71, 66, 3, 24);
        writeWithOiio(list_.addExact("JPEG 2000 of 16 bits", "sixteen.jp2", unit(sixteen, 65535)), "jpeg2000", sixteen);
        const auto grey = noise<std::uint8_t>(71, 66, 1, 25);
        writeWithOiio(list_.addExact("JPEG 2000, grey", "grey.jp2", unit(grey, 255)), "jpeg2000", grey);
    }

    /// Files of linear light; the result has 16 bits of that.
    void linear() {
        auto light = noise<float>(kOddWidth, kOddHeight, 3, 26);
        for (float& sample : light.samples()) sample = 0.02F + 0.98F * sample;
        constexpr double kStep = 2e-4;
        writeWithOiio(list_.addExact("OpenEXR", "float.exr", encoded(light), kStep), "openexr", light);
        // A half has 11 digits of two.
        writeWithOiio<float>(list_.addExact("OpenEXR, half float", "half.exr", encoded(light), 1.0 / 2048),
                             "openexr",
                             light,
                             [](OIIO::ImageSpec& spec) { spec.set_format(OIIO::TypeDesc::HALF); });
        // The exponent is the largest channel's, which has 8 digits.
        writeWithOiio(list_.addLossy("Radiance", "light.hdr", encoded(light), 40), "hdr", light);
    }

    /// The content decides.
    void suffixes() {
        const auto exact = noise<std::uint8_t>(kOddWidth, kOddHeight, 3, 27);
        Image<double> samples(kOddWidth, kOddHeight, 3);
        std::ranges::copy(exact.samples(), samples.samples().begin());
        for (const char* name : {"tiff.jpg", "tiff.png", "tiff.nef", "tiff.dng", "tiff"})
            writeBytes(list_.addExact("wrong suffix", name, unit(exact, 255)), tiffBytes({}, samples));
        writeBytes(list_.addExact("wrong suffix", "webp.heic", unit(exact, 255)), webpBytes({}, exact));
        writeBytes(list_.addExact("wrong suffix", "bmp.gif", unit(exact, 255)), bmpBytes(24, false, widened(exact)));
        const auto soft = smooth(kOddWidth, kOddHeight, 3);
        writeWithLibheif(list_.addLossy("wrong suffix", "avif.jpg", unit(soft, 255), 30), widened(soft), {});
    }

    OddPhotoList& list_;
};

}  // namespace

void addFormats(OddPhotoList& list) { Formats(list).all(); }

}  // namespace glissade::test
