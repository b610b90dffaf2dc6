// The input of the global path: a thumbnail of the whole photo and what its histograms say.
#pragma once

#include "image/image.h"

#include <vector>

namespace glissade {

/// Side of the square thumbnail; the photo's aspect is not kept.
inline constexpr int kThumbnailSide = 64;
/// Bins of the cumulative grey histogram (equal steps) and of the gradient magnitude histogram (see global_input.cpp).
inline constexpr int kGreyBins = 32;
inline constexpr int kGradientBins = 16;
inline constexpr int kStatisticsCount = kGreyBins + kGradientBins;

/// What the global path sees of a photo at one level.
struct GlobalInput {
    std::vector<float> thumbnail;   ///< planar RGB, 3 × 64 × 64, [0, 1], area averages
    std::vector<float> statistics;  ///< kStatisticsCount cumulative shares, [0, 1]
};

/// From the whole photo at the level an operator works at: H×W×3, RGB; samples are clipped to [0, 1].
[[nodiscard]] GlobalInput makeGlobalInput(const Image<float>& rgb);

}  // namespace glissade
