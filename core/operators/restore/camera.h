// A camera's noise: what a sensor, its demosaicking and its JPEG make of a clean photo.
#pragma once

#include "base/result.h"
#include "image/image.h"
#include "operators/restore/random_draw.h"

namespace glissade::restore {

/// Noise of a root mean square of `sigma` (on the 0..255 scale, over all samples) as a camera makes it: to linear
/// light, one colour a pixel (Bayer), photon and read noise in a drawn proportion, bilinear demosaicking of the noise,
/// the sRGB curve, now and then JPEG of quality 80 to 98. The photo's own detail does not pass the mosaic: what is to
/// be undone is noise, not sharpness. Clean H×W×3 in [0, 1] → the same size, not clipped. Source: Guo et al., Toward
/// Convolutional Blind Denoising of Real Photographs (CBDNet), 2019, section 3.2.
[[nodiscard]] Result<Image<float>> cameraNoise(const Image<float>& clean, double sigma, Draw& draw);

}  // namespace glissade::restore
