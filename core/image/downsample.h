// Pyramid levels of the photo.
#pragma once

#include "base/thread_pool.h"
#include "image/image.h"

namespace glissade {

/// The image (1 or 3 channels) `levels` pyramid levels down: each level the average of 2×2 of the one before, sizes
/// rounded up (odd edges repeat). levels = 0 gives a copy. The same for any number of lanes.
[[nodiscard]] Image<float> downsample(const Image<float>& image, int levels, ThreadPool& pool);

/// Size of a photo `levels` pyramid levels down.
[[nodiscard]] Size downsampledSize(Size photo, int levels);

}  // namespace glissade
