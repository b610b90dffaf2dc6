// What training counts as an error.
#pragma once

#include "net/torch/libtorch.h"

namespace glissade::train {

/// y − target, but 0 where y is beyond the end of [0, 1] that the target is at: results are clipped, so how far beyond
/// white or black the network goes shows nowhere. Any shape; differentiable in y.
inline torch::Tensor visibleError(const torch::Tensor& y, const torch::Tensor& target) {
    const auto unseen = ((y > 1) & (target >= 1)) | ((y < 0) & (target <= 0));
    return (y - target).masked_fill(unseen, 0);
}

/// The squared error of each picture's mean colour: N × 3 × H × W differences → N, means over the channels.
inline torch::Tensor meanColourError(const torch::Tensor& difference) {
    return difference.mean({2, 3}).square().mean(1);
}

}  // namespace glissade::train
