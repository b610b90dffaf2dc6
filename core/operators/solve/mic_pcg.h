// The loose solver of the published RTV program: conjugate gradients with a modified incomplete Cholesky factor.
#pragma once

#include <vector>

#include "operators/solve/grid_system.h"

namespace glissade {

/// The pivots D of the modified incomplete Cholesky factor without fill, M = (D + E) D⁻¹ (D + Eᵀ), E the strict lower
/// triangle of the system's matrix: Gustafsson, "A class of first order factorization methods", BIT 18 (1978), MIC(0).
/// One value a pixel, rows from the top.
[[nodiscard]] std::vector<double> micPivots(const GridSystem& system);

/// Solves A x = b from zero by conjugate gradients with that preconditioner until ‖r‖ ≤ tolerance · ‖b‖, at most
/// `maxRounds` rounds. With 0.1 and 100 this is what the authors' RTV program does; its results are not those of an
/// exact solve. Runs on the calling thread. Fails with Cancelled.
[[nodiscard]] Result<Image<double>> micSolve(const GridSystem& system,
                                             const std::vector<double>& pivots,
                                             const Image<double>& b,
                                             double tolerance,
                                             int maxRounds,
                                             const Cancel& cancel);

}  // namespace glissade
