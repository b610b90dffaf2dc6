// A place between the centres of two cells of a grid that lies over a photo.
#pragma once

#include <algorithm>

namespace glissade {

struct BetweenCells {
    int first = 0;
    float second = 0;  ///< the next one's share
};

/// Where the centre of a pixel lies along an axis of `pixels` pixels and `cells` ≥ 2 cells; beyond the centres of the
/// outermost ones there.
[[nodiscard]] inline BetweenCells betweenCells(int pixel, int pixels, int cells) {
    const float place =
        (static_cast<float>(pixel) + 0.5F) / static_cast<float>(pixels) * static_cast<float>(cells) - 0.5F;
    const float held = std::clamp(place, 0.0F, static_cast<float>(cells - 1));
    const int first = std::min(static_cast<int>(held), cells - 2);
    return {first, held - static_cast<float>(first)};
}

}  // namespace glissade
