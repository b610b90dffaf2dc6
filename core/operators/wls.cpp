// WLS smoothing: smooths small differences and keeps strong edges, by weighted least squares.
// Farbman, Fattal, Lischinski, Szeliski, "Edge-preserving decompositions for multi-scale tone and detail manipulation",
// SIGGRAPH 2008.
#include <algorithm>
#include <cmath>

#include "operators/exact_input.h"
#include "operators/fine_copy.h"
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

// Root mean squares, of [0, 1].
constexpr double kExactError = 1e-4;
constexpr double kCoarseError = 1e-3;  // in half of the time

/// Each channel on its own: its logarithm is the guide of its own system, so the three matrices differ.
Result<Image<float>> smoothed(const Image<float>& rgb,
                              double lambda,
                              const ApplyContext& context,
                              double rootMeanSquareError) {
    Image<float> result(rgb.width(), rgb.height(), 3);
    for (int c = 0; c < 3; ++c) {
        const ApplyContext part{context.pool, context.cancel.part(c / 3.0, (c + 1) / 3.0)};
        TRY(const Image<double> smooth, wlsSmooth(exactChannel(rgb, c), lambda, part, rootMeanSquareError));
        storeChannel(smooth, c, result);
    }
    return result;
}

Result<Image<float>> apply(const Image<float>& rgb, std::span<const double> params, const ApplyContext& context) {
    return smoothed(rgb, params[0], context, kExactError);
}

// A copy's gradients are steeper but its edges are not: what came nearest to the photo's own averages at lambda 10, of
// exponents 1, 1.25, 1.5 and 1.75, was 1.5; at 1 the second and the third were alike (six photos of 640 px).
constexpr double kCoarseExponent = 1.5;
constexpr double kCoarseValues[] = {2.0, 10.0};

Result<Image<float>> coarseResult(const PhotoCopy& copy, int index, const ApplyContext& context) {
    const double ratio = std::min(1.0, copy.ratio * kFineCopySide / kCopySide);
    const Image<float> before = fineCopy(copy, context.pool);
    const double lambda = kCoarseValues[index] * std::pow(ratio, kCoarseExponent);
    TRY(const Image<float> after, smoothed(before, lambda, context, kCoarseError));
    return changedAs(copy, before, after);
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
    .coarse = {.id = "256 px: 2, 10, exponent 1.5", .count = 2, .result = coarseResult},
};

}  // namespace glissade::operators
