// The pencil texture of the pencil drawing: the grain of graphite on paper, made procedurally from a seed.
#pragma once

#include "operators/operator.h"

namespace glissade::operators {

/// Grey texture of 1152 × 768 pixels, in [0.25, 0.97], that repeats seamlessly. A Gaussian random field with the mean,
/// spread and autocorrelation measured on scanned pencil shading: mean 0.677, standard deviation 0.0724.
///
/// The same on every machine: rounded to 1/65535, far above what mathematical libraries differ by. Made at the first
/// call (well under a second), then kept; any thread.
[[nodiscard]] const Image<float>& pencilTexture();

/// A one-channel picture resized by separable bicubic interpolation (Keys, a = −0.5), the kernel widened when shrinking,
/// its weights normalised, the picture mirrored at its borders. After a stop request the result is incomplete.
[[nodiscard]] Image<double> resizeBicubic(const Image<float>& picture, Size size, const ApplyContext& context);

}  // namespace glissade::operators
