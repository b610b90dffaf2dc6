#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "operators/solve/grid_hierarchy.h"
#include "operators/solve/grid_system.h"

namespace glissade {

namespace {

constexpr int kMaxRounds = 200;

/// Sums row by row and then the rows in order, so that the result is the same for any number of lanes.
class RowSums {
public:
    explicit RowSums(int height) : sums_(static_cast<std::size_t>(height)) {}
    std::vector<double>& rows() { return sums_; }
    [[nodiscard]] double total() const { return std::accumulate(sums_.begin(), sums_.end(), 0.0); }

private:
    std::vector<double> sums_;
};

}  // namespace

GridSystem::GridSystem(int columns, int rows)
    : width(columns),
      height(rows),
      right(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows)),
      down(right.size()) {
    CHECK(columns >= 1 && rows >= 1);
}

struct GridSolver::State {
    GridHierarchy hierarchy;
    int rounds = 0;

    /// Conjugate gradients; residual and direction vectors live here during a solve.
    struct Vectors {
        std::vector<double> residual, direction, product;
        std::vector<float> preconditioned;
        RowSums dots;
        GridHierarchy::Scratch scratch;
    };

    [[nodiscard]] Vectors start(const Image<double>& b, const Image<double>& x, const ApplyContext& context) const;
    void advance(Vectors& v, double step, Image<double>& x, const ApplyContext& context) const;
    [[nodiscard]] double precondition(Vectors& v, const ApplyContext& context) const;
    void turn(Vectors& v, double factor, const ApplyContext& context) const;
};

/// The residual of the starting guess.
GridSolver::State::Vectors GridSolver::State::start(const Image<double>& b,
                                                    const Image<double>& x,
                                                    const ApplyContext& context) const {
    const std::size_t count = b.size().area();
    Vectors v{std::vector<double>(count),
              std::vector<double>(x.samples().begin(), x.samples().end()),
              std::vector<double>(count),
              std::vector<float>(count),
              RowSums(b.height()),
              hierarchy.makeScratch()};
    hierarchy.multiply(v.direction, v.product, v.dots.rows(), context);
    for (std::size_t i = 0; i < count; ++i) v.residual[i] = b.data()[i] - v.product[i];
    return v;
}

/// x += step · direction, residual −= step · product.
void GridSolver::State::advance(Vectors& v, double step, Image<double>& x, const ApplyContext& context) const {
    forGridRows(hierarchy.width(), hierarchy.height(), context, [&](int y) {
        const std::size_t begin = static_cast<std::size_t>(y) * static_cast<std::size_t>(hierarchy.width());
        double* solution = x.row(y);
        double* residual = v.residual.data() + begin;
        const double* direction = v.direction.data() + begin;
        const double* product = v.product.data() + begin;
        for (int i = 0; i < hierarchy.width(); ++i) {
            solution[i] += step * direction[i];
            residual[i] -= step * product[i];
        }
    });
}

/// One V-cycle on the residual; returns residual · preconditioned residual.
double GridSolver::State::precondition(Vectors& v, const ApplyContext& context) const {
    hierarchy.cycle(v.residual, v.preconditioned, v.scratch, context);
    forGridRows(hierarchy.width(), hierarchy.height(), context, [&](int y) {
        const std::size_t begin = static_cast<std::size_t>(y) * static_cast<std::size_t>(hierarchy.width());
        const std::size_t end = begin + static_cast<std::size_t>(hierarchy.width());
        double dot = 0.0;
        for (std::size_t i = begin; i < end; ++i) dot += v.residual[i] * v.preconditioned[i];
        v.dots.rows()[static_cast<std::size_t>(y)] = dot;
    });
    return v.dots.total();
}

/// direction = preconditioned + factor · direction.
void GridSolver::State::turn(Vectors& v, double factor, const ApplyContext& context) const {
    forGridRows(hierarchy.width(), hierarchy.height(), context, [&](int y) {
        const std::size_t begin = static_cast<std::size_t>(y) * static_cast<std::size_t>(hierarchy.width());
        const std::size_t end = begin + static_cast<std::size_t>(hierarchy.width());
        for (std::size_t i = begin; i < end; ++i) v.direction[i] = v.preconditioned[i] + factor * v.direction[i];
    });
}

GridSolver::GridSolver(std::unique_ptr<State> state) : state_(std::move(state)) {}
GridSolver::GridSolver(GridSolver&&) noexcept = default;
GridSolver& GridSolver::operator=(GridSolver&&) noexcept = default;
GridSolver::~GridSolver() = default;

Result<GridSolver> GridSolver::make(GridSystem system, const ApplyContext& context) {
    auto state = std::make_unique<State>();
    if (!state->hierarchy.build(std::move(system), context)) return Cancel::failure();
    return GridSolver(std::move(state));
}

Result<void> GridSolver::solve(const Image<double>& b,
                               Image<double>& x,
                               const ApplyContext& context,
                               double rootMeanSquareError) const {
    State& state = *state_;
    CHECK(b.width() == state.hierarchy.width() && b.height() == state.hierarchy.height() && b.size() == x.size());
    State::Vectors v = state.start(b, x, context);
    // r·M⁻¹r is the squared energy norm of the error up to the quality of the cycle (a factor near 1), and A ≥ Id makes
    // the energy norm an upper bound of the plain one.
    const double goal = rootMeanSquareError * rootMeanSquareError * static_cast<double>(b.size().area());
    double before = 0.0;
    double first = 0.0;
    double done = 0.0;
    for (state.rounds = 0; state.rounds < kMaxRounds; ++state.rounds) {
        if (context.cancel.requested()) return Cancel::failure();
        const double now = state.precondition(v, context);
        if (context.cancel.requested()) return Cancel::failure();
        if (state.rounds == 0) first = now;
        // The error falls about evenly on a logarithmic scale, now and then with a small step back.
        if (first > goal) done = std::max(done, std::min(1.0, std::log(first / now) / std::log(first / goal)));
        context.cancel.progress(now <= goal ? 1.0 : done);
        if (now <= goal) return {};
        state.turn(v, state.rounds == 0 ? 0.0 : now / before, context);
        state.hierarchy.multiply(v.direction, v.product, v.dots.rows(), context);
        state.advance(v, now / v.dots.total(), x, context);
        before = now;
    }
    return fail(ErrorCode::Internal, "the linear system of the filter did not converge");
}

int GridSolver::rounds() const { return state_->rounds; }

}  // namespace glissade
