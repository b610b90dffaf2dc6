#include "inputs/by_hand.h"
#include "inputs/odd_photo_list.h"

#include <OpenImageIO/imageio.h>

#include <algorithm>
#include <cmath>

namespace glissade::test {

namespace {

/// Whole numbers of a depth, or, for floating point, numbers in [0, 1).
Image<double> samplesOf(const TiffLayout& layout, int channels) {
    Image<double> samples(kOddWidth, kOddHeight, channels);
    if (layout.isFloat) {
        const auto random = noise<float>(kOddWidth, kOddHeight, channels, 12);
        std::ranges::copy(random.samples(), samples.samples().begin());
        return samples;
    }
    const auto random = bits(channels, std::min(layout.depth, 16));
    std::ranges::copy(random.samples(), samples.samples().begin());
    // 32 bits: the upper half decides, the lower one is something.
    if (layout.depth == 32)
        for (double& sample : samples.samples()) sample = sample * 65537.0;
    return samples;
}

class Tiffs {
public:
    explicit Tiffs(OddPhotoList& list) : list_(list) {}

    void all() {
        layouts();
        greys();
        colours();
        floats();
        alphas();
        inks();
        orientations();
        compressed();
    }

private:
    void write(const std::string& kind, const TiffLayout& layout, int channels, double tolerance = 1e-6) {
        const Image<double> samples = samplesOf(layout, channels);
        const double full = layout.isFloat ? 1.0 : std::pow(2.0, layout.depth) - 1;
        Image<float> expected = unit(samples, full);
        if (layout.photometric == 0)
            for (float& sample : expected.samples()) sample = 1 - sample;
        writeBytes(list_.addExact(kind, next(), std::move(expected), tolerance), tiffBytes(layout, samples));
    }
    std::string next() { return "hand" + std::to_string(number_++) + ".tif"; }

    void layouts() {
        const auto layout = [&](const std::string& kind, bool bigEndian, bool bigTiff, bool planar, int depth) {
            write(kind,
                  {.bigEndian = bigEndian, .bigTiff = bigTiff, .depth = depth, .planar = planar, .rowsPerStrip = 7},
                  3);
        };
        for (const int depth : {8, 16}) {
            layout("TIFF, RGB", false, false, false, depth);
            layout("TIFF, planar", false, false, true, depth);
            layout("TIFF, big-endian", true, false, false, depth);
            layout("TIFF, big-endian and planar", true, false, true, depth);
            layout("BigTIFF", false, true, false, depth);
            layout("BigTIFF, big-endian and planar", true, true, true, depth);
        }
        const Image<std::uint8_t> rgb = noise<std::uint8_t>(kOddWidth, kOddHeight, 3, 9);
        for (const bool planar : {false, true})
            writeWithOiio<std::uint8_t>(
                list_.addExact(planar ? "TIFF, tiled and planar" : "TIFF, tiled", next(), unit(rgb, 255)),
                "tiff",
                rgb,
                [&](OIIO::ImageSpec& spec) {
                    spec.tile_width = spec.tile_height = 16;
                    if (planar) spec.attribute("planarconfig", "separate");
                });
    }

    void greys() {
        for (const int depth : {1, 2, 4, 8, 16})
            for (const bool whiteIsZero : {false, true})
                write(whiteIsZero ? "TIFF, grey, white is zero" : "TIFF, grey",
                      {.depth = depth, .photometric = whiteIsZero ? 0 : 1},
                      1);
    }

    void colours() {
        for (const int depth : {1, 2, 4, 8}) {
            const TiffLayout layout{.depth = depth, .photometric = 3};
            const auto indices = bits(1, depth);
            Image<double> samples(kOddWidth, kOddHeight, 1);
            std::ranges::copy(indices.samples(), samples.samples().begin());
            writeBytes(list_.addExact("TIFF, palette", next(), paletteExpected(indices, false, 255)),
                       tiffBytes(layout, samples));
        }
        write("TIFF, RGB of 32 bits", {.depth = 32}, 3, 0.51 / 65535);
    }

    /// The result has 16 bits.
    void floats() {
        constexpr double kStep = 0.51 / 65535;
        for (const int depth : {32, 64})
            for (const bool bigEndian : {false, true}) {
                write("TIFF, float, RGB", {.bigEndian = bigEndian, .depth = depth, .isFloat = true}, 3, kStep);
                write("TIFF, float, grey",
                      {.bigEndian = bigEndian, .depth = depth, .isFloat = true, .photometric = 1},
                      1,
                      kStep);
            }
        const auto samples = noise<float>(kOddWidth, kOddHeight, 3, 13);
        // A half has 11 digits of two.
        writeWithOiio<float>(list_.addExact("TIFF, half float", next(), samples.clone(), 1.0 / 4096 + kStep),
                             "tiff",
                             samples,
                             [](OIIO::ImageSpec& spec) { spec.set_format(OIIO::TypeDesc::HALF); });
    }

    void alphas() {
        for (const int depth : {8, 16}) {
            write("TIFF, grey and alpha", {.depth = depth, .photometric = 1, .extraSample = 2}, 2);
            write("TIFF, RGB and alpha", {.depth = depth, .extraSample = 2}, 4);
            write("TIFF, RGB and alpha, planar", {.depth = depth, .extraSample = 2, .planar = true}, 4);
        }
        for (const int channels : {2, 4}) multiplied(channels);
    }

    /// Colours that alpha is multiplied into, which straight ones of 8 bits cannot be found from exactly.
    void multiplied(int channels) {
        const TiffLayout layout{.depth = 16, .photometric = channels == 2 ? 1 : 2, .extraSample = 1};
        Image<double> straight = samplesOf(layout, channels);
        Image<double> stored(kOddWidth, kOddHeight, channels);
        for (int y = 0; y < kOddHeight; ++y)
            for (int x = 0; x < kOddWidth; ++x) {
                double& alpha = straight.at(x, y, channels - 1);
                alpha = 16384 + std::floor(alpha / 2);
                for (int c = 0; c < channels; ++c)
                    stored.at(x, y, c) = c == channels - 1 ? alpha : std::round(straight.at(x, y, c) * alpha / 65535);
            }
        writeBytes(list_.addExact("TIFF, alpha multiplied in", next(), unit(straight, 65535), 3.0 / 65535),
                   tiffBytes(layout, stored));
    }

    void inks() {
        for (const int depth : {8, 16})
            for (const bool planar : {false, true}) {
                const TiffLayout layout{.depth = depth, .photometric = 5, .planar = planar};
                const Image<double> stored = samplesOf(layout, 4);
                const double full = fullOf(depth);
                Image<float> expected(kOddWidth, kOddHeight, 3);
                for (int y = 0; y < kOddHeight; ++y)
                    for (int x = 0; x < kOddWidth; ++x)
                        for (int c = 0; c < 3; ++c)
                            expected.at(x, y, c) =
                                static_cast<float>((1 - stored.at(x, y, c) / full) * (1 - stored.at(x, y, 3) / full));
                writeBytes(list_.addExact("TIFF, CMYK", next(), std::move(expected), 0.51 / full),
                           tiffBytes(layout, stored));
            }
    }

    void orientations() {
        for (int o = 1; o <= 8; ++o) {
            const TiffLayout layout{.bigEndian = o % 2 == 0,
                                    .more = {{274, TiffField::Short, {static_cast<std::uint64_t>(o)}}}};
            const Image<double> samples = samplesOf(layout, 3);
            writeBytes(list_.addExact("TIFF, orientation", next(), turned(unit(samples, 255), o)),
                       tiffBytes(layout, samples));
        }
    }

    void compressed() {
        const Image<std::uint8_t> rgb = noise<std::uint8_t>(kOddWidth, kOddHeight, 3, 14);
        for (const char* how : {"lzw", "zip", "packbits"})
            writeWithOiio<std::uint8_t>(list_.addExact("TIFF, compressed without loss", next(), unit(rgb, 255)),
                                        "tiff",
                                        rgb,
                                        [&](OIIO::ImageSpec& spec) { spec.attribute("compression", how); });
        const Image<std::uint8_t> soft = smooth(kOddWidth, kOddHeight, 3);
        writeWithOiio<std::uint8_t>(list_.addLossy("TIFF, compressed as JPEG", next(), unit(soft, 255), 30),
                                    "tiff",
                                    soft,
                                    [](OIIO::ImageSpec& spec) { spec.attribute("compression", "jpeg:95"); });
    }

    OddPhotoList& list_;
    int number_ = 0;
};

}  // namespace

void addTiffs(OddPhotoList& list) { Tiffs(list).all(); }

}  // namespace glissade::test
