// Photo files that are broken or hostile, made from small right ones.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace glissade::test {

/// What must become of a file.
enum class Fate {
    Refused,  ///< exit 1
    Opens,    ///< exit 0, the picture's size being `width` × `height`
    Either,   ///< a changed byte may leave a picture, or may not
};

/// One file of a kind.
struct BrokenPhoto {
    std::string kind;  ///< the row of the table in tests/README.md
    std::filesystem::path name;
    Fate fate = Fate::Refused;
};

/// The size of the pictures that the files are made from.
constexpr int kBrokenWidth = 45;
constexpr int kBrokenHeight = 30;

/// Empty, cut, claimed sizes, bombs, endless chunks, and what is no regular file.
[[nodiscard]] std::vector<BrokenPhoto> writeBrokenPhotos(const std::filesystem::path& folder);

/// Whole pictures with hostile Exif, XMP, IPTC and profiles, in each format that has them.
[[nodiscard]] std::vector<BrokenPhoto> writeHostileMetadata(const std::filesystem::path& folder);

/// Formats that are read: PNG, JPEG, WebP, TIFF, BMP, GIF, PNM, JPEG 2000, OpenEXR, Radiance, HEIC, AVIF.
constexpr std::size_t kWholeFormats = 12;
/// One right file of each.
[[nodiscard]] std::vector<std::filesystem::path> writeWholePhotos(const std::filesystem::path& folder);

/// Copies of a file, each of its first `reach` bytes set to 0, then to 255.
[[nodiscard]] std::vector<BrokenPhoto> writeHeaderBytes(const std::filesystem::path& folder,
                                                        const std::filesystem::path& whole,
                                                        std::size_t reach);

}  // namespace glissade::test
