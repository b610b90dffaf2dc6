// Where regions lie in their photos, and what the base network is told of it.
#pragma once

#include "image/image.h"

#include "net/torch/libtorch.h"

namespace glissade::net {

/// Where regions lie: N×6, x, y, width and height of the region, and width and height of its photo, px. A region may
/// reach beyond its photo.
using Places = torch::Tensor;
[[nodiscard]] Places placeOf(Rect part, Size photo);

/// What tells the base network where a photo ends: N×1×height×width of the regions at `places`, 1 beyond the photos and
/// 0.5, which is nothing to the base network, within. The colours out there are a mirror's (kSurround), and a mirror
/// looks like a photo that goes on, but the exact operators do not go on: pencil drawing sees zeros, stylization and
/// the Laplacian pyramids stop.
[[nodiscard]] torch::Tensor edgeMarks(const Places& places, std::int64_t height, std::int64_t width);

}  // namespace glissade::net
