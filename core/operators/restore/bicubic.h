// Bicubic resizing as the super-resolution benchmarks define it.
#pragma once

#include "image/image.h"

namespace glissade::restore {

/// Keys' cubic convolution (a = −1/2) of every channel to another size; where an axis shrinks, the kernel is stretched
/// by the same factor, so that nothing folds back (the antialiasing of MATLAB's imresize). Beyond the border the
/// picture is mirrored. Not clipped. Sides ≥ 1. Source: Keys, Cubic convolution interpolation for digital image
/// processing, 1981.
[[nodiscard]] Image<float> bicubic(const Image<float>& image, Size to);

}  // namespace glissade::restore
