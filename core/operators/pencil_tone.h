// The tone layer of the pencil drawing: tones matched to those of pencil drawings, shaded with a pencil texture.
#pragma once

#include "operators/operator.h"

namespace glissade::operators {

/// The tone map: `luma`'s 256-bin histogram matched to that of pencil drawings, then smoothed by a 10 × 10 mean with
/// zero padding, so that borders are darker. One channel in, one out, in (0, 1]; incomplete after a stop request.
/// Source: Lu, Xu, Jia, NPAR 2012, section 3.2.
[[nodiscard]] Image<double> toneMap(const Image<double>& luma, const ApplyContext& context);

/// texture^beta, with beta such that it comes near the tone map and varies little: the tone map shaded in pencil.
/// `texture` is grey in (0, 1) of any size and is resized to that of `luma`.
/// Source: Lu, Xu, Jia, NPAR 2012, section 3.3. Fails with Cancelled only; independent of the number of lanes.
[[nodiscard]] Result<Image<double>> pencilTone(const Image<double>& luma, const Image<float>& texture,
                                               const ApplyContext& context);

}  // namespace glissade::operators
