#include "operators/solve/wls_smooth.h"

#include <cmath>
#include <limits>

namespace glissade {

namespace {

constexpr double kAlpha = 1.2;
constexpr double kSmall = 0.0001;

GridSystem weightsOf(const Image<double>& plane, double lambda, ThreadPool& pool) {
    const int width = plane.width();
    const int height = plane.height();
    GridSystem system(width, height);
    std::vector<double> guide(plane.size().area());
    const auto rows = [&](auto&& body) {
        pool.forRanges(static_cast<std::size_t>(height), 16, [&](std::size_t begin, std::size_t end) {
            for (std::size_t y = begin; y < end; ++y) body(static_cast<int>(y));
        });
    };
    rows([&](int y) {
        const double* in = plane.row(y);
        double* out = guide.data() + system.index(0, y);
        for (int x = 0; x < width; ++x)
            out[x] = std::log(std::max(in[x], 0.0) + std::numeric_limits<double>::epsilon());
    });
    const auto weight = [&](double from, double to) {
        const double difference = std::abs(to - from);
        // |0|^1.2 without the call: large areas of equal values are common.
        return lambda / ((difference > 0.0 ? std::pow(difference, kAlpha) : 0.0) + kSmall);
    };
    rows([&](int y) {
        const std::size_t row = system.index(0, y);
        const double* here = guide.data() + row;
        for (int x = 0; x + 1 < width; ++x)
            system.right[row + static_cast<std::size_t>(x)] = weight(here[x], here[x + 1]);
        if (y + 1 == height) return;
        for (int x = 0; x < width; ++x)
            system.down[row + static_cast<std::size_t>(x)] = weight(here[x], here[x + width]);
    });
    return system;
}

}  // namespace

Result<Image<double>> wlsSmooth(const Image<double>& plane,
                                double lambda,
                                const ApplyContext& context,
                                double rootMeanSquareError) {
    TRY(GridSolver solver, GridSolver::make(weightsOf(plane, lambda, context.pool), context));
    Image<double> smooth = plane.clone();
    TRY_VOID(solver.solve(plane, smooth, context, rootMeanSquareError));
    return smooth;
}

}  // namespace glissade
