// Where regions lie in their photos, and what the base network is told of it.
#pragma once

#include "image/image.h"

#include "net/torch/libtorch.h"

namespace glissade::net {

/// Where regions lie: N×6, x, y, width and height of the region, and width and height of its photo, px. A region may
/// reach beyond its photo.
using Places = torch::Tensor;
[[nodiscard]] Places placeOf(Rect part, Size photo);

/// What stands for the grey's place in the histogram, otherwise in [0, 1], where there is no photo.
inline constexpr float kOutside = -1;

/// Tells the base network where a photo ends: writes kOutside into the last channel of `input`, N×C×H×W of the regions
/// at `places`, at what lies beyond the photos. The colours there are a mirror's (kSurround), and a mirror looks like
/// a photo that goes on, but the exact operators do not go on: pencil drawing sees zeros, stylization and the Laplacian
/// pyramids stop.
void markOutside(torch::Tensor& input, const Places& places);

}  // namespace glissade::net
