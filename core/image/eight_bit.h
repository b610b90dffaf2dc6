// Samples as a written 8-bit file holds them.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace glissade {

/// Clipped to [0, 1], times 255, rounded half up: how the operators' written results are defined.
[[nodiscard]] inline std::uint8_t eightBit(float sample) {
    return static_cast<std::uint8_t>(std::floor(std::clamp(sample, 0.0F, 1.0F) * 255.0F + 0.5F));
}

}  // namespace glissade
