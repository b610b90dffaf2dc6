// Grid systems: (Id + Laplacian) x = b on the pixels of a picture, the linear systems of WLS and RTV smoothing.
#pragma once

#include <memory>
#include <vector>

#include "base/result.h"
#include "image/image.h"
#include "operators/operator.h"

namespace glissade {

/// The matrix A = Id + Lap_w of a width × height pixel grid. Lap_w is the graph Laplacian of the weights between
/// 4-neighbours: (A u)(p) = u(p) + Σ_q w(p,q)(u(p) − u(q)). Symmetric, positive definite, smallest eigenvalue 1.
struct GridSystem {
    GridSystem(int columns, int rows);

    [[nodiscard]] std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
    }

    int width;
    int height;
    std::vector<double> right;  ///< weight between (x, y) and (x+1, y) at index(x, y), ≥ 0; 0 in the last column
    std::vector<double> down;   ///< weight between (x, y) and (x, y+1) at index(x, y), ≥ 0; 0 in the last row
};

/// Solves a GridSystem for one or more right sides by conjugate gradients in double precision, preconditioned by one
/// multigrid V-cycle whose interpolation follows the weights (Dendy, "Black box multigrid", J. Comput. Phys. 48, 1982).
/// Time and memory grow linearly with the picture, whatever the weights. Works on any grid from 1×1.
class GridSolver {
public:
    /// Prepares the coarse levels. The system is taken over. Fails with Cancelled only.
    [[nodiscard]] static Result<GridSolver> make(GridSystem system, const ApplyContext& context);

    GridSolver(GridSolver&&) noexcept;
    GridSolver& operator=(GridSolver&&) noexcept;
    ~GridSolver();

    /// Solves A x = b. `b` and `x` are width × height × 1; `x` holds the starting guess before (zero, b or the result
    /// of a similar system) and the solution after. Stops when the estimate of the root mean square error, which the
    /// energy norm bounds since A ≥ Id, is below `rootMeanSquareError`. Reports progress 0..1. Fails with Cancelled,
    /// and with Internal when it has not converged after 200 rounds.
    [[nodiscard]] Result<void> solve(const Image<double>& b,
                                     Image<double>& x,
                                     const ApplyContext& context,
                                     double rootMeanSquareError = 1e-4) const;

    /// Rounds that the last solve took; for tests and measurements. Not for use from two threads.
    [[nodiscard]] int rounds() const;

private:
    struct State;
    explicit GridSolver(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace glissade
