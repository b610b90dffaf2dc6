// How noisy a photo is, from the photo alone.
#pragma once

#include "image/image.h"

namespace glissade::restore {

/// Standard deviation of the noise on the 0..255 scale, mean over the channels of an H×W×3 photo in [0, 1]; 0 for
/// pictures under 3×3. The mask that annuls both slope and curvature leaves noise alone; blocks whose response is
/// smallest have no texture to speak of, and speak for the noise. Source: Immerkær, Fast Noise Variance Estimation,
/// 1996 (the mask); Liu et al., Single-Image Noise Level Estimation for Blind Denoising, 2013 (weakly textured
/// patches).
[[nodiscard]] double estimateNoise(const Image<float>& rgb);

}  // namespace glissade::restore
