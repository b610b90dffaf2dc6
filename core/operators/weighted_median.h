// The weighted median with weights that tell colours apart.
#pragma once

#include "operators/operator.h"

namespace glissade {

/// Per channel, the weighted median over a square window, cut off at the picture's border: the smallest value of the
/// window whose cumulative weight is at least half of the total, with the weights exp(−|F(p) − F(q)|² / (2 σ²)), F the
/// RGB colour on the scale 0..255. Zhang, Xu, Jia, "100+ times faster weighted median filter (WMF)", CVPR 2014,
/// without their quantisation of the colours.
///
/// @param rgb     H×W×3
/// @param radius  pixels from the window's centre to its edge, 1..15
/// @param sigma   of the colours' distance, on the scale 0..255, > 0
/// Fails with Cancelled. The result is the same for any number of lanes.
[[nodiscard]] Result<Image<float>> weightedMedian(const Image<float>& rgb,
                                                  int radius,
                                                  double sigma,
                                                  const ApplyContext& context);

}  // namespace glissade
