// The tail written as its formula, one pixel at a time in double: the judge of the kernels.
#pragma once

#include "image/image.h"
#include "tail/slice_tile.h"
#include "tail/tail_weights.h"

#include <array>
#include <cstdint>

namespace glissade {

/// y of one pixel, not clipped: x + M·x + W·ReLU(a ⊙ f + b) + c, with f the tile's features at (x, y).
[[nodiscard]] std::array<double, 3> tailAtPixel(
    const SliceTile& tile, int x, int y, const std::array<double, 3>& rgb, const TailWeights& weights);

/// As evaluateTail of tail_kernel.h, for the whole tile. Slow.
[[nodiscard]] Image<std::uint8_t> evaluateTailReference(const SliceTile& tile,
                                                        const Image<std::uint8_t>& photo,
                                                        const TailWeights& weights,
                                                        double amount);
[[nodiscard]] Image<float> evaluateTailReference(const SliceTile& tile,
                                                 const Image<float>& photo,
                                                 const TailWeights& weights,
                                                 double amount);

}  // namespace glissade
