// The stylization of a photo that is known by its tones alone.
#pragma once

#include "operators/operator.h"

namespace glissade::operators {

inline constexpr int kStyleSamples = 20;  ///< grey samples of its local Laplacian filters
inline constexpr int kStyleRounds = 3;

/// What the stylization makes of a photo's averages: kCopySide × kCopySide × 3. Fails with Cancelled only.
///
/// The operator matches histograms of all pixels, three times over, each time those that the time before has made. Here
/// every tone of every cell of the fine grid takes the way of a pixel: filters of the pyramid's levels from the grid's
/// on move its cell, and what finer levels do to it is taken to be what one level from the pixel to the cell's mean
/// would. The scattered pixels go the same way, and histograms are theirs.
[[nodiscard]] Result<Image<float>> coarseStyle(const PhotoTones& tones, const ApplyContext& context);

}  // namespace glissade::operators
