// Setting up multigrid: interpolation weights and Galerkin coarse matrices of a 9-point level.
#pragma once

#include <array>

#include "operators/solve/grid_hierarchy.h"

namespace glissade {

/// A column of the interpolation matrix: what coarse point (i, j) gives to the fine points (2i−1..2i+1, 2j−1..2j+1),
/// rows from the top. 0 where the fine point does not exist.
using Patch = std::array<float, 9>;

/// The column of coarse point (i, j). Points outside the coarse grid give all zeros.
[[nodiscard]] inline Patch interpolationPatch(const GridHierarchy::Level& level, int i, int j) {
    const int cw = level.coarseWidth();
    if (i < 0 || i >= cw || j < 0 || j >= level.coarseHeight()) return {};
    const auto row = static_cast<std::size_t>(cw);
    const std::size_t k = row * static_cast<std::size_t>(j) + static_cast<std::size_t>(i);
    Patch p{};
    p[4] = 1.0F;
    p[5] = level.betweenWest[k];
    p[7] = level.betweenNorth[k];
    p[8] = level.centre[0][k];
    if (i > 0) {
        p[3] = level.betweenEast[k - 1];
        p[6] = level.centre[1][k - 1];
    }
    if (j > 0) {
        p[1] = level.betweenSouth[k - row];
        p[2] = level.centre[2][k - row];
    }
    if (i > 0 && j > 0) p[0] = level.centre[3][k - row - 1];
    return p;
}

/// Fills the interpolation weights of `level`.
void makeInterpolation(GridHierarchy::Level& level, const ApplyContext& context);

/// The next coarser level, PᵀAP, without its own interpolation and inverse.
[[nodiscard]] GridHierarchy::Level coarsened(const GridHierarchy::Level& level, const ApplyContext& context);

}  // namespace glissade
