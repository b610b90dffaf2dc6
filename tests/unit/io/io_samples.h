// Picture files for the tests of io, made by other hands than those under test: libpng, libjpeg, OpenImageIO and plain bytes.
#pragma once

#include "image/image.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace OpenImageIO_v2_4 {
class ImageSpec;
}

namespace glissade::test {

[[nodiscard]] std::vector<std::uint8_t> readBytes(const std::filesystem::path& file);
void writeBytes(const std::filesystem::path& file, const std::vector<std::uint8_t>& bytes);
void writeText(const std::filesystem::path& file, const std::string& text);
/// Names of all that lies in a folder, hidden files too.
[[nodiscard]] std::set<std::string> namesIn(const std::filesystem::path& folder);

/// Random samples, no two neighbours alike; every value of T can occur. Float: [0, 1).
template <typename T>
[[nodiscard]] Image<T> noise(int width, int height, int channels, std::uint32_t seed);
/// Smooth enough for lossy formats.
[[nodiscard]] Image<std::uint8_t> smooth(int width, int height, int channels);

/// Peak signal-to-noise ratio of 8-bit pictures of one size, dB.
[[nodiscard]] double psnr(const Image<std::uint8_t>& a, const Image<std::uint8_t>& b);

/// Writes through OpenImageIO; `adjust` may set attributes and tiles. Throws on failure.
template <typename T>
void writeWithOiio(const std::filesystem::path& file, const std::string& format, const Image<T>& image,
                   const std::function<void(OpenImageIO_v2_4::ImageSpec&)>& adjust = {});

struct PngOptions {
    int bitDepth = 8;
    bool palette = false;     ///< indices; colours {i·37, 255 − i, i·91} mod 256, alpha of index 0 is 64
    bool interlaced = false;
    std::vector<std::uint8_t> icc;
};
/// Writes through libpng; samples of `bitDepth` bits, one each in a uint16.
void writeWithLibpng(const std::filesystem::path& file, const Image<std::uint16_t>& image, const PngOptions& options);

struct JpegOptions {
    bool progressive = false;
    int quality = 95;
    int across = 1;  ///< how many columns of pixels share one of colour: 2 and 1 is 4:2:2, 2 and 2 is 4:2:0
    int down = 1;    ///< and rows
    bool adobeCmyk = false;  ///< with 4 channels: Adobe's mark, which says that ink is stored inverted
    bool ycck = false;       ///< with 4 channels: the colours of ink as luminance and chroma, which has Adobe's mark
    std::vector<std::uint8_t> icc;
};
/// Writes through libjpeg: 1, 3 or 4 channels.
void writeWithLibjpeg(const std::filesystem::path& file, const Image<std::uint8_t>& image, const JpegOptions& options);

struct HeifOptions {
    bool avif = true;
    int bitDepth = 8;                ///< 8, or with HEVC 10; samples are of that many bits
    std::vector<std::uint8_t> icc;
    int primaries = 0;               ///< where not 0: an nclx profile with these primaries and sRGB's transfer
};
/// Writes through libheif at high quality: 3 or 4 channels.
void writeWithLibheif(const std::filesystem::path& file, const Image<std::uint16_t>& image, const HeifOptions& options);

/// Sets metadata of a file through Exiv2: {"Exif.Image.Artist", "..."}.
void setMetadata(const std::filesystem::path& file, const std::vector<std::pair<std::string, std::string>>& tags);
/// Embeds a JPEG thumbnail (any bytes do).
void setThumbnail(const std::filesystem::path& file, const std::vector<std::uint8_t>& jpeg);
/// The value of a tag as Exiv2 prints it raw; empty where missing.
[[nodiscard]] std::string tagOf(const std::filesystem::path& file, const std::string& key);
/// All keys that Exiv2 finds.
[[nodiscard]] std::set<std::string> keysIn(const std::filesystem::path& file);
/// The embedded thumbnail.
[[nodiscard]] std::vector<std::uint8_t> thumbnailOf(const std::filesystem::path& file);

}  // namespace glissade::test
