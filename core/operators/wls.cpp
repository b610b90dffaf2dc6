// WLS smoothing: smooths small differences and keeps strong edges, by weighted least squares.
// Farbman, Fattal, Lischinski, Szeliski, "Edge-preserving decompositions for multi-scale tone and detail manipulation",
// SIGGRAPH 2008.
#include <cmath>

#include "operators/exact_input.h"
#include "operators/operator.h"
#include "operators/solve/wls_smooth.h"

namespace glissade::operators {

namespace {

constexpr ParamSpec kParams[] = {{
    .id = "lambda",
    .label = "Strength λ",
    .unit = "",
    .hint = "How much is smoothed away; higher values leave only the strongest edges.",
    .min = 0.1,
    .max = 10.0,
    .defaultValue = 1.0,
    .decimals = 3,
    .scale = Scale::Logarithmic,
    .testValues = {0.1, 0.21544, 1.0, 4.64159, 10.0},
}};

/// Each channel on its own: its logarithm is the guide of its own system, so the three matrices differ.
Result<Image<float>> apply(const Image<float>& rgb, std::span<const double> params, const ApplyContext& context) {
    Image<float> result(rgb.width(), rgb.height(), 3);
    for (int c = 0; c < 3; ++c) {
        const ApplyContext part{context.pool, context.cancel.part(c / 3.0, (c + 1) / 3.0)};
        TRY(const Image<double> smooth, wlsSmooth(exactChannel(rgb, c), params[0], part));
        storeChannel(smooth, c, result);
    }
    return result;
}

// A copy's gradients are steeper but its edges are not: what came nearest to the photo's own averages, of exponents 0,
// 0.5, ... 2, were 1 and 1.5 (four photos of 640 px).
constexpr double kCoarseExponent = 1.25;
constexpr double kCoarseValues[] = {2.0, 10.0};

Result<Image<float>> coarseResult(const PhotoCopy& copy, int index, const ApplyContext& context) {
    const double lambda = kCoarseValues[index] * std::pow(copy.ratio, kCoarseExponent);
    return apply(copy.colours, {&lambda, 1}, context);
}

}  // namespace

extern const OperatorSpec wls;
constexpr OperatorSpec wls = {
    .id = "wls",
    .name = "WLS smoothing",
    .summary = "Smooths away detail while strong edges stay in place.",
    .source =
        "Farbman et al., Edge-preserving decompositions for multi-scale tone and detail manipulation, SIGGRAPH 2008",
    .pack = "filters",
    .params = kParams,
    .apply = apply,
    .coarse = {.id = "128 px: 2, 10, exponent 1.25", .count = 2, .result = coarseResult},
};

}  // namespace glissade::operators
