// RTV smoothing: takes texture away and leaves structure, told apart by relative total variation.
// Xu, Yan, Xia, Jia, "Structure extraction from texture via relative total variation", SIGGRAPH Asia 2012.
#include "operators/exact_input.h"
#include "operators/operator.h"
#include "operators/rtv_smooth.h"
#include "operators/solve/grid_system.h"
#include "operators/solve/mic_pcg.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace glissade {

namespace {

constexpr ParamSpec kParams[] = {
    {
        .id = "lambda",
        .label = "Strength λ",
        .unit = "",
        .hint = "How much texture is taken away; higher values leave only large structures.",
        .min = 0.002,
        .max = 0.05,
        .defaultValue = 0.01,
        .decimals = 5,
        .scale = Scale::Logarithmic,
        .testValues = {0.002, 0.00447, 0.01, 0.02236, 0.05},
    },
    {
        .id = "sigma",
        .label = "Texture scale σ",
        .unit = "px",
        .hint = "How large a pattern may be and still count as texture; higher values take larger patterns away.",
        .min = 1.0,
        .max = 6.0,
        .defaultValue = 3.0,
        .decimals = 2,
        .scale = Scale::Linear,
        .testValues = {1.0, 2.0, 3.0, 4.5, 6.0},
    }};

constexpr int kRounds = 4;
constexpr double kSharpness = 0.02;
constexpr double kSmallest = 0.001;

using Planes = std::array<Image<double>, 3>;

std::vector<double> gaussianTaps(double sigma) {
    const int count = static_cast<int>(std::round(5.0 * sigma)) | 1;
    std::vector<double> taps(static_cast<std::size_t>(count));
    double sum = 0.0;
    for (int i = 0; i < count; ++i) {
        const double k = i - count / 2;
        sum += taps[static_cast<std::size_t>(i)] = std::exp(-k * k / (2.0 * sigma * sigma));
    }
    for (double& tap : taps) tap /= sum;
    return taps;
}

template <typename Body>
void forRows(int height, ThreadPool& pool, Body&& body) {
    pool.forRanges(static_cast<std::size_t>(height), 16, [&](std::size_t begin, std::size_t end) {
        for (std::size_t y = begin; y < end; ++y) body(static_cast<int>(y));
    });
}

/// Separable Gaussian with zero padding, rows first.
Image<double> blurred(const Image<double>& plane, const std::vector<double>& taps, ThreadPool& pool) {
    const int width = plane.width();
    const int height = plane.height();
    const int reach = static_cast<int>(taps.size()) / 2;
    const double* tap = taps.data() + reach;
    Image<double> across(width, height, 1);
    forRows(height, pool, [&](int y) {
        double* out = across.row(y);
        for (int k = -reach; k <= reach; ++k) {
            const double* in = plane.row(y) + k;
            for (int x = std::max(0, -k); x < std::min(width, width - k); ++x) out[x] += tap[k] * in[x];
        }
    });
    Image<double> both(width, height, 1);
    forRows(height, pool, [&](int y) {
        double* out = both.row(y);
        for (int k = std::max(-reach, -y); k <= std::min(reach, height - 1 - y); ++k) {
            const double* in = across.row(y + k);
            for (int x = 0; x < width; ++x) out[x] += tap[k] * in[x];
        }
    });
    return both;
}

/// λ/2 times the weights: 1 / (gradient · windowed total variation), each bounded from below.
GridSystem weightsOf(const Planes& smooth, double lambda, double sigma, ThreadPool& pool) {
    const int width = smooth[0].width();
    const int height = smooth[0].height();
    const std::vector<double> taps = gaussianTaps(sigma);
    Planes wide;
    for (std::size_t c = 0; c < 3; ++c) wide[c] = blurred(smooth[c], taps, pool);
    GridSystem system(width, height);
    forRows(height, pool, [&](int y) {
        const int below = y + 1 < height ? y + 1 : y;
        for (int x = 0; x < width; ++x) {
            const int next = x + 1 < width ? x + 1 : x;
            double gradient = 0.0;
            double across = 0.0;
            double down = 0.0;
            for (std::size_t c = 0; c < 3; ++c) {
                const double value = smooth[c].at(x, y);
                gradient += std::hypot(smooth[c].at(next, y) - value, smooth[c].at(x, below) - value);
                across += std::abs(wide[c].at(next, y) - wide[c].at(x, y));
                down += std::abs(wide[c].at(x, below) - wide[c].at(x, y));
            }
            const double scale = 0.5 * lambda / std::max(gradient / 3.0, kSharpness);
            const std::size_t i = system.index(x, y);
            if (x + 1 < width) system.right[i] = scale / std::max(across / 3.0, kSmallest);
            if (y + 1 < height) system.down[i] = scale / std::max(down / 3.0, kSmallest);
        }
    });
    return system;
}

Result<void> solveExactly(GridSystem system, const Planes& input, Planes& smooth, const ApplyContext& context) {
    TRY(const GridSolver solver, GridSolver::make(std::move(system), context));
    for (std::size_t c = 0; c < 3; ++c) {
        const double begin = static_cast<double>(c);
        const ApplyContext part{context.pool, context.cancel.part(begin / 3.0, (begin + 1.0) / 3.0)};
        TRY_VOID(solver.solve(input[c], smooth[c], part));
    }
    return {};
}

Result<void> solveLoosely(const GridSystem& system, const Planes& input, Planes& smooth, const ApplyContext& context) {
    const std::vector<double> pivots = micPivots(system);
    for (std::size_t c = 0; c < 3; ++c) {
        TRY(smooth[c], micSolve(system, pivots, input[c], 0.1, 100, context.cancel));
        context.cancel.progress((static_cast<double>(c) + 1.0) / 3.0);
    }
    return {};
}

Result<Image<float>> apply(const Image<float>& rgb, std::span<const double> params, const ApplyContext& context) {
    return rtvSmooth(rgb, params[0], params[1], RtvSolver::Exact, context);
}

}  // namespace

Result<Image<float>> rtvSmooth(
    const Image<float>& rgb, double lambda, double sigma, RtvSolver solver, const ApplyContext& context) {
    Planes input;
    Planes smooth;
    for (std::size_t c = 0; c < 3; ++c) {
        input[c] = exactChannel(rgb, static_cast<int>(c));
        smooth[c] = input[c].clone();
    }
    for (int round = 0; round < kRounds; ++round) {
        GridSystem system = weightsOf(smooth, lambda, sigma, context.pool);
        if (context.cancel.requested()) return Cancel::failure();
        const Cancel part = context.cancel.part(round / double{kRounds}, (round + 1) / double{kRounds});
        TRY_VOID(solver == RtvSolver::Exact ? solveExactly(std::move(system), input, smooth, {context.pool, part})
                                            : solveLoosely(system, input, smooth, {context.pool, part}));
        sigma = std::max(sigma / 2.0, 0.5);
    }
    Image<float> result(rgb.width(), rgb.height(), 3);
    for (std::size_t c = 0; c < 3; ++c) storeChannel(smooth[c], static_cast<int>(c), result);
    return result;
}

namespace operators {

extern const OperatorSpec rtv;
constexpr OperatorSpec rtv = {
    .id = "rtv",
    .name = "Texture removal (RTV)",
    .summary = "Takes texture away and leaves the structure of the picture.",
    .source = "Xu et al., Structure extraction from texture via relative total variation, SIGGRAPH Asia 2012",
    .pack = "filters",
    .params = kParams,
    .apply = apply,
};

}  // namespace operators

}  // namespace glissade
