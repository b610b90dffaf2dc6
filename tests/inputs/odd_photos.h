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
    Image<float> expected;       ///< upright, [0, 1]; 3 channels, or 4 with straight alpha
    double leastPsnr = 0;        ///< dB; 0 where every sample must be exact
};

/// Writes them all into a folder.
[[nodiscard]] std::vector<OddPhoto> writeOddPhotos(const std::filesystem::path& folder);

}  // namespace glissade::test
