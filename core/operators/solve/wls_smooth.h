// WLS smoothing of one plane, shared by the operators wls and wls-enhance.
#pragma once

#include "operators/solve/grid_system.h"

namespace glissade {

/// Edge-preserving smoothing by weighted least squares with α = 1.2, the guide being the logarithm of the plane itself:
/// solves (Id + Lap_w) S = plane, w = λ / (|∂ ln(plane + 2⁻⁵²)|^1.2 + 0.0001).
/// Farbman, Fattal, Lischinski, Szeliski, "Edge-preserving decompositions for multi-scale tone and detail
/// manipulation", SIGGRAPH 2008.
///
/// @param plane   one channel, ≥ 0 on any scale (below 0 counts as 0 in the guide)
/// @param lambda  > 0
/// @param rootMeanSquareError  accuracy of the solution in the plane's unit
/// Reports progress 0..1. Fails with Cancelled.
[[nodiscard]] Result<Image<double>> wlsSmooth(const Image<double>& plane,
                                              double lambda,
                                              const ApplyContext& context,
                                              double rootMeanSquareError = 1e-4);

}  // namespace glissade
