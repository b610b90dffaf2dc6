#include "inputs/odd_photos.h"

#include "unit/io/io_samples.h"

#include <OpenImageIO/imageio.h>

#include <utility>

namespace glissade::test {

namespace fs = std::filesystem;

namespace {

constexpr int kWidth = 45;  // neither is a multiple of 8
constexpr int kHeight = 30;

/// Samples of `max` at full, grey ones repeated, alpha behind the colours.
template <typename T>
Image<float> unit(const Image<T>& samples, float max) {
    const int channels = samples.channels() % 2 == 0 ? 4 : 3;
    Image<float> result(samples.width(), samples.height(), channels);
    for (int y = 0; y < samples.height(); ++y)
        for (int x = 0; x < samples.width(); ++x)
            for (int c = 0; c < channels; ++c) {
                const int from = c == 3 ? samples.channels() - 1 : samples.channels() < 3 ? 0 : c;
                result.at(x, y, c) = static_cast<float>(samples.at(x, y, from)) / max;
            }
    return result;
}

Image<std::uint16_t> bits(int channels, int depth) {
    Image<std::uint16_t> samples = noise<std::uint16_t>(kWidth, kHeight, channels, static_cast<std::uint32_t>(depth));
    for (std::uint16_t& sample : samples.samples()) sample = static_cast<std::uint16_t>(sample >> (16 - depth));
    return samples;
}

float fullOf(int depth) { return static_cast<float>((1 << depth) - 1); }

/// Where the pixel (x, y) of a stored picture belongs, by the words of the Exif standard.
std::pair<int, int> upright(int orientation, int x, int y, int width, int height) {
    switch (orientation) {
        case 2:
            return {width - 1 - x, y};
        case 3:
            return {width - 1 - x, height - 1 - y};
        case 4:
            return {x, height - 1 - y};
        case 5:
            return {y, x};
        case 6:
            return {height - 1 - y, x};
        case 7:
            return {height - 1 - y, width - 1 - x};
        case 8:
            return {y, width - 1 - x};
        default:
            return {x, y};
    }
}

Image<float> turned(const Image<float>& stored, int orientation) {
    const bool swapped = orientation >= 5;
    Image<float> result(
        swapped ? stored.height() : stored.width(), swapped ? stored.width() : stored.height(), stored.channels());
    for (int y = 0; y < stored.height(); ++y)
        for (int x = 0; x < stored.width(); ++x) {
            const auto [toX, toY] = upright(orientation, x, y, stored.width(), stored.height());
            for (int c = 0; c < stored.channels(); ++c) result.at(toX, toY, c) = stored.at(x, y, c);
        }
    return result;
}

class Makers {
public:
    explicit Makers(fs::path folder) : folder_(std::move(folder)) {}

    std::vector<OddPhoto> all() {
        orientations();
        pngs();
        palettes();
        jpegs();
        tiffs();
        names();
        return std::move(photos_);
    }

private:
    fs::path add(const std::string& kind, const fs::path& name, Image<float> expected, double leastPsnr = 0) {
        photos_.push_back({kind, name, std::move(expected), leastPsnr});
        return folder_ / name;
    }

    void orientations() {
        for (int o = 1; o <= 8; ++o) {
            const std::vector<std::pair<std::string, std::string>> tag{{"Exif.Image.Orientation", std::to_string(o)}};
            const Image<std::uint16_t> exact = bits(3, 8);
            fs::path file = add("PNG, orientation", "turn" + std::to_string(o) + ".png", turned(unit(exact, 255), o));
            writeWithLibpng(file, exact, {});
            setMetadata(file, tag);
            const Image<std::uint8_t> soft = smooth(kWidth, kHeight, 3);
            file = add("JPEG, orientation", "turn" + std::to_string(o) + ".jpg", turned(unit(soft, 255), o), 35);
            writeWithLibjpeg(file, soft, {});
            setMetadata(file, tag);
        }
    }

    void png(const std::string& kind, int channels, int depth, bool interlaced) {
        const Image<std::uint16_t> samples = bits(channels, depth);
        std::string name("c");
        name.append(std::to_string(channels)).append("d").append(std::to_string(depth));
        name += interlaced ? "i.png" : ".png";
        PngOptions options;
        options.bitDepth = depth;
        options.interlaced = interlaced;
        writeWithLibpng(add(kind, name, unit(samples, fullOf(depth))), samples, options);
    }

    void pngs() {
        for (const bool interlaced : {false, true}) {
            const std::string how = interlaced ? ", interlaced" : "";
            for (const int depth : {1, 2, 4, 8, 16}) png("PNG, grey" + how, 1, depth, interlaced);
            for (const int depth : {8, 16}) {
                png("PNG, grey and alpha" + how, 2, depth, interlaced);
                png("PNG, RGB" + how, 3, depth, interlaced);
                png("PNG, RGB and alpha" + how, 4, depth, interlaced);
            }
        }
    }

    void palettes() {
        for (const int depth : {1, 2, 4, 8}) {
            const Image<std::uint16_t> indices = bits(1, depth);
            Image<float> expected(kWidth, kHeight, 4);
            for (int y = 0; y < kHeight; ++y)
                for (int x = 0; x < kWidth; ++x) {
                    const int i = indices.at(x, y);
                    const int rgba[] = {i * 37 % 256, 255 - i, i * 91 % 256, i == 0 ? 64 : 255};
                    for (int c = 0; c < 4; ++c) expected.at(x, y, c) = static_cast<float>(rgba[c]) / 255;
                }
            PngOptions options;
            options.bitDepth = depth;
            options.palette = true;
            options.interlaced = depth == 4;
            const std::string name = "palette" + std::to_string(depth) + ".png";
            writeWithLibpng(add("PNG, palette with transparency", name, std::move(expected)), indices, options);
        }
    }

    void jpegs() {
        const Image<std::uint8_t> soft = smooth(kWidth, kHeight, 3);
        for (const bool progressive : {false, true})
            for (const auto& [across, down] : {std::pair{1, 1}, {2, 1}, {2, 2}}) {
                JpegOptions options;
                options.progressive = progressive;
                options.across = across;
                options.down = down;
                const std::string how = across == 1 ? "4:4:4" : down == 1 ? "4:2:2" : "4:2:0";
                const std::string kind = std::string("JPEG, ") + (progressive ? "progressive, " : "baseline, ") + how;
                std::string name(progressive ? "p" : "b");
                name.append(std::to_string(across)).append(std::to_string(down)).append(".jpg");
                writeWithLibjpeg(add(kind, name, unit(soft, 255), 30), soft, options);
            }
        const Image<std::uint8_t> grey = smooth(kWidth, kHeight, 1);
        writeWithLibjpeg(add("JPEG, grey", "grey.jpg", unit(grey, 255), 35), grey, {});
        cmykJpegs();
    }

    void cmykJpegs() {
        const Image<std::uint8_t> inks = smooth(kWidth, kHeight, 4);
        Image<float> expected(kWidth, kHeight, 3);
        for (int y = 0; y < kHeight; ++y)
            for (int x = 0; x < kWidth; ++x)
                for (int c = 0; c < 3; ++c)
                    expected.at(x, y, c) =
                        static_cast<float>((255 - inks.at(x, y, c)) * (255 - inks.at(x, y, 3))) / (255.0F * 255.0F);
        writeWithLibjpeg(add("JPEG, CMYK", "cmyk.jpg", expected.clone(), 30), inks, {});
        Image<std::uint8_t> inverted = inks.clone();
        for (std::uint8_t& ink : inverted.samples()) ink = static_cast<std::uint8_t>(255 - ink);
        JpegOptions options;
        options.adobeCmyk = true;
        writeWithLibjpeg(add("JPEG, CMYK", "adobe.jpg", std::move(expected), 30), inverted, options);
    }

    void tiffs() {
        const Image<std::uint8_t> rgb = noise<std::uint8_t>(kWidth, kHeight, 3, 9);
        const auto write = [&](const std::string& kind, const std::string& name, const auto& adjust) {
            writeWithOiio<std::uint8_t>(add(kind, name, unit(rgb, 255)), "tiff", rgb, adjust);
        };
        write("TIFF, tiled", "tiled.tif", [](OIIO::ImageSpec& spec) { spec.tile_width = spec.tile_height = 16; });
        write("TIFF, planar", "planar.tif", [](OIIO::ImageSpec& spec) { spec.attribute("planarconfig", "separate"); });
        write("TIFF, tiled and planar", "both.tif", [](OIIO::ImageSpec& spec) {
            spec.tile_width = spec.tile_height = 16;
            spec.attribute("planarconfig", "separate");
        });
        bigEndianTiff(rgb);
    }

    /// One strip, most significant byte first, written by hand.
    void bigEndianTiff(const Image<std::uint8_t>& rgb) {
        std::vector<std::uint8_t> bytes{'M', 'M', 0, 42};
        const auto put = [&](std::uint32_t value, int count) {
            for (int i = count - 1; i >= 0; --i) bytes.push_back(static_cast<std::uint8_t>(value >> 8 * i));
        };
        const auto size = static_cast<std::uint32_t>(rgb.samples().size());
        put(8 + 6 + size, 4);  // the directory lies behind the pixels
        for (int i = 0; i < 3; ++i) put(8, 2);
        bytes.insert(bytes.end(), rgb.samples().begin(), rgb.samples().end());
        const std::uint32_t entries[][4] = {{256, 4, 1, kWidth},
                                            {257, 4, 1, kHeight},
                                            {258, 3, 3, 8},
                                            {259, 4, 1, 1},
                                            {262, 4, 1, 2},
                                            {273, 4, 1, 14},
                                            {277, 4, 1, 3},
                                            {278, 4, 1, kHeight},
                                            {279, 4, 1, size}};
        put(std::size(entries), 2);
        for (const auto& entry : entries) {
            put(entry[0], 2);
            put(entry[1], 2);
            put(entry[2], 4);
            put(entry[3], 4);
        }
        put(0, 4);
        writeBytes(add("TIFF, big-endian", "big.tif", unit(rgb, 255)), bytes);
    }

    void names() {
        const Image<std::uint16_t> samples = bits(3, 8);
        for (const char* name : {"new\nline.png",
                                 "quo\"te'.png",
                                 "100%s %n.png",
                                 "-x.png",
                                 "--json.png",
                                 "-",
                                 "\xff\xfe.png",
                                 "\xf0\x9f\x93\xb7.png",
                                 " blank .png",
                                 "a:b?c*.png",
                                 "$(exit 3).png"})
            writeWithLibpng(add("odd name", name, unit(samples, 255)), samples, {});
        for (const char* name : {"png.jpg", "png.tif", "png.nef", "png.txt", "png", "png.PNG.docx"})
            writeWithLibpng(add("wrong suffix", name, unit(samples, 255)), samples, {});
        const Image<std::uint8_t> soft = smooth(kWidth, kHeight, 3);
        writeWithLibjpeg(add("wrong suffix", "jpeg.png", unit(soft, 255), 35), soft, {});
    }

    fs::path folder_;
    std::vector<OddPhoto> photos_;
};

}  // namespace

std::vector<OddPhoto> writeOddPhotos(const fs::path& folder) { return Makers(folder).all(); }

}  // namespace glissade::test
