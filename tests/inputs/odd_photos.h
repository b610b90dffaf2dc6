// Photo files that are right but seldom seen, each with the pixels that it must give.
#pragma once

#include "image/image.h"

#include <filesystem>
#include <string>
#include <vector>

namespace glissade::test {

/// A file and what it must look like.
struct OddPhoto {
    std::string kind;            ///< the row of the table in tests/README.md
    std::filesystem::path name;  ///< below the folder; any bytes
    Image<float> expected;       ///< upright, sRGB, [0, 1]; 3 channels, or 4 with straight alpha
    double tolerance = 1e-6;     ///< how far a sample may be off; for formats that lose nothing
    double leastPsnr = 0;        ///< dB; where not 0, this counts and the single sample does not
};

enum class OddKinds { Common, Tiffs, Formats, Profiles };  ///< Common: PNG, JPEG, and names

/// Writes those of some kinds into a folder.
[[nodiscard]] std::vector<OddPhoto> writeOddPhotos(const std::filesystem::path& folder, OddKinds kinds);

}  // namespace glissade::test
