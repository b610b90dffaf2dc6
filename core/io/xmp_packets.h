// XMP that would take a library's stack or hours: found by its place in the file, before any library reads it, and
// hidden from them. Internal to io.
#pragma once

#include "io/input_file.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace glissade {

/// Part of a file.
struct ByteRange {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
};

/// XMP that no library may see, and the words for it.
struct HostileXmp {
    std::vector<ByteRange> where;  ///< empty: there is none
    std::string notice;
    /// The file with blanks in its place. Fails with TooLarge where the file is no photo's size, or as InputFile.
    [[nodiscard]] Result<std::vector<std::uint8_t>> without(const InputFile& file) const;
};

/// Looks at the packets of TIFF (and camera raw that is one inside), PNG and WebP: larger than 8 MB, or elements more
/// than 100 deep. In a JPEG a packet has at most 64 kB, which is too little for harm.
[[nodiscard]] HostileXmp findHostileXmp(const InputFile& file);

}  // namespace glissade
