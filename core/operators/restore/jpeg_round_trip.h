// What JPEG makes of a picture, by the real codec.
#pragma once

#include "base/result.h"
#include "image/image.h"

namespace glissade::restore {

/// Compresses H×W×3 RGB in [0, 1] (clipped, rounded to 8 bits) with libjpeg's standard tables at `quality` (1 to 100)
/// and decodes it again. Grey: one component, taken from the red channel, and the result is grey. Colour: `subsampled`
/// chroma is 4:2:0, else 4:4:4. Sides at most 65,500 px. Fails with Internal where the codec does.
[[nodiscard]] Result<Image<float>> jpegRoundTrip(const Image<float>& rgb, int quality, bool grey, bool subsampled);

}  // namespace glissade::restore
