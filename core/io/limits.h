// What is refused before memory is taken for it.
#pragma once

#include "base/result.h"
#include "image/image.h"

#include <cstdint>

namespace glissade {

/// Limits on a photo; the defaults are those of the product.
struct Limits {
    int maxSide = 65'535;                           ///< pixels
    std::uint64_t maxPixels = 1'000'000'000;        ///< 1 Gpx
    std::uint64_t maxBytes = defaultMemoryBudget();  ///< decoded

    /// Half of the memory that is really available now, the cgroup's limit counted.
    [[nodiscard]] static std::uint64_t defaultMemoryBudget();
};

/// TooLarge with the numbers, or nothing. Overflow-safe.
[[nodiscard]] Result<void> checkLimits(const Limits& limits, const std::filesystem::path& file, std::int64_t width, std::int64_t height,
                                       int channels, int bytesPerSample);

}  // namespace glissade
