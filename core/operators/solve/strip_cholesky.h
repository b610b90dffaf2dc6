// An incomplete Cholesky factorisation of a 5-point grid matrix in strips, the smoother of the finest multigrid level.
#pragma once

#include <cstddef>
#include <vector>

#include "operators/operator.h"

namespace glissade {

/// Incomplete Cholesky without fill, M = (D − L) D⁻¹ (D − Lᵀ), of a 5-point matrix with weights `east` and `south` (the
/// negative off-diagonal entries). Unlike a coloured sweep it solves chains of strongly tied pixels, one pixel wide
/// between edges, exactly; these are what a coarser grid cannot see. The grid is cut into strips of rows whose ties to
/// each other are left out of M, so that strips run on different lanes and the result does not depend on how many.
class StripCholesky {
public:
    /// The weights must outlive the factor. Vectors hold width × height values, rows from the top.
    void factor(int width,
                int height,
                const std::vector<float>& east,
                const std::vector<float>& south,
                const std::vector<float>& diagonal,
                const ApplyContext& context);

    /// z = M⁻¹ r. Leaves z unspecified when stopped, as `factor` leaves the factor.
    void solve(const float* r, float* z, const ApplyContext& context) const;

private:
    static constexpr int kStripRows = 32;
    /// Strips a lane works on in turn, pixel by pixel: their recurrences are independent, which hides the latency of
    /// one.
    static constexpr int kTogether = 4;

    template <typename Row>
    void forStripRows(bool upwards, const ApplyContext& context, Row&& row) const;

    int width_ = 0;
    int height_ = 0;
    const float* east_ = nullptr;
    const float* south_ = nullptr;
    std::vector<float> inverse_;  ///< 1 / D
};

}  // namespace glissade
