// Metadata: Exif, XMP and IPTC of a photo, read through Exiv2 and rewritten for an export.
#pragma once

#include "base/result.h"
#include "image/image.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace glissade {

enum class MetadataPolicy { All, NoLocation, CopyrightOnly, None };

/// Everything Exiv2 could read from a file, bounded (tags over 1 MB and XMP over 8 MB are dropped with a notice).
/// Frozen, cheap to copy. Broken metadata gives an empty Metadata and a notice, never a failure to open the picture.
class Metadata {
public:
    [[nodiscard]] static Metadata read(const std::filesystem::path& file);

    [[nodiscard]] bool empty() const;
    [[nodiscard]] int orientation() const;  ///< 1..8; 1 where missing or bad
    [[nodiscard]] const std::vector<std::string>& notices() const;
    /// Human-readable value of an Exif/XMP/IPTC key, e.g. "Exif.Photo.FNumber"; empty where missing.
    [[nodiscard]] std::string value(const std::string& key) const;

    struct Data;  ///< of Exiv2's types; defined inside io only

private:
    std::shared_ptr<const Data> data_;
    friend Result<std::vector<std::string>> writeMetadata(const std::filesystem::path&, const Metadata&, MetadataPolicy, Size,
                                                          const Image<std::uint8_t>&);
};

/// Writes the metadata into an already encoded (temporary) file: policy applied, Orientation = 1, pixel dimensions set to
/// `size`, thumbnail replaced by `thumbnail` (RGB, at most 160 px, empty: removed), Software = "Glissade VERSION".
/// Returns warnings naming tags that the format could not take.
[[nodiscard]] Result<std::vector<std::string>> writeMetadata(const std::filesystem::path& file, const Metadata& metadata,
                                                             MetadataPolicy policy, Size size,
                                                             const Image<std::uint8_t>& thumbnail);

}  // namespace glissade
