// RTV smoothing with all its settings, of which the operator rtv shows one.
#pragma once

#include "operators/operator.h"

namespace glissade {

/// How the linear systems of RTV smoothing are solved.
enum class RtvSolver {
    Exact,  ///< to an error far below one 8-bit step; the product's operator
    Loose,  ///< as the authors' program does, to a relative residual of 0.1; for comparison with published figures
};

/// Structure extraction from texture by relative total variation:
/// Xu, Yan, Xia, Jia, "Structure extraction from texture via relative total variation", SIGGRAPH Asia 2012.
///
/// @param rgb     H×W×3 in [0, 1]
/// @param lambda  strength, > 0
/// @param sigma   scale of the texture in pixels, > 0; halved each round, never below 0.5
/// Fails with Cancelled.
[[nodiscard]] Result<Image<float>> rtvSmooth(
    const Image<float>& rgb, double lambda, double sigma, RtvSolver solver, const ApplyContext& context);

}  // namespace glissade
