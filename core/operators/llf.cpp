// Local Laplacian detail: amplifies details at every scale without halos at edges.
//
// Published: Paris, Hasinoff and Kautz, "Local Laplacian Filters: Edge-aware Image Processing with a Laplacian Pyramid",
// SIGGRAPH 2011; computed by the fast algorithm of Aubry et al., ACM TOG 33(5), 2014.
#include "operators/grey.h"
#include "operators/operator.h"
#include "operators/pyramid.h"

#include <bit>
#include <cstdint>

namespace glissade::operators {

extern const OperatorSpec llf;

namespace {

constexpr std::array kParams = {ParamSpec{
    .id = "detail",
    .label = "Detail",
    .unit = "",
    .hint = "How strongly details are amplified; higher values bring out more of them.",
    .min = 2.0,
    .max = 8.0,
    .defaultValue = 5.0,
    .decimals = 2,
    .scale = Scale::Linear,
    .testValues = {2.0, 3.0, 5.0, 7.0, 8.0},
}};

constexpr int kSamples = 10;
constexpr float kCoarseDetail = 5.0F;
// −1 / (2 sigma²) · log2(e) with sigma = 0.1: the details' Gaussian as a power of two.
constexpr float kExponentOfSquare = -50.0F * 1.44269504088896341F;

// 2^t for t in [−126, 0], to 1e-7 of its value. The compiler makes vector code of it, which it does not of std::exp2.
// Polynomial: Cephes (Moshier), exp2f.
inline float powerOfTwo(float t) {
    constexpr float kRounder = 12582912.0F;  // 1.5 · 2^23: adding it leaves a whole number
    const float whole = (t + kRounder) - kRounder;
    const float f = t - whole;
    float p = 1.535336188319500e-4F;
    p = p * f + 1.339887440266574e-3F;
    p = p * f + 9.618437357674640e-3F;
    p = p * f + 5.550332471162809e-2F;
    p = p * f + 2.402264791363012e-1F;
    p = p * f + 6.931472028550421e-1F;
    p = p * f + 1.0F;
    return p * std::bit_cast<float>((static_cast<std::int32_t>(whole) + 127) * (1 << 23));
}

// The detail layer around a reference: detail · d · exp(−d² / (2 sigma²)).
void remapRow(const float* grey, float reference, float detail, std::size_t length, float* out) {
    for (std::size_t x = 0; x < length; ++x) {
        const float d = grey[x] - reference;
        out[x] = detail * d * powerOfTwo(kExponentOfSquare * d * d);
    }
}

LocalLaplacian<float> filterOf(float detail) {
    return {.samples = kSamples,
            .keepBase = true,
            .remap = [detail](std::span<const float> row, float reference, std::span<float> out) {
                remapRow(row.data(), reference, detail, row.size(), out.data());
            }};
}

Result<Image<float>> apply(const Image<float>& rgb, std::span<const double> params, const ApplyContext& context) {
    const auto detail = static_cast<float>(params[0]);
    const Image<float> grey = greyPlane<float>(rgb, context);
    TRY(const Image<float> enhanced, localLaplacian(grey, filterOf(detail), context));
    return withColoursOf(rgb, enhanced, context);
}

// One is enough: what is added is proportional to `detail`.
Result<Image<float>> coarseResult(const PhotoCopy& copy, int, const ApplyContext& context) {
    return coarseLocalLaplacian(copy, filterOf(kCoarseDetail), context);
}

}  // namespace

constinit const OperatorSpec llf{
    .id = "llf",
    .name = "Local Laplacian detail",
    .summary = "Amplifies details at every scale and leaves strong edges free of halos.",
    .source = "Paris, Hasinoff, Kautz: Local Laplacian Filters, SIGGRAPH 2011; Aubry et al., ACM TOG 2014",
    .pack = "filters",
    .params = kParams,
    .apply = apply,
    .coarse = {.id = "512 coloured cells of 24 tones: 5", .count = 1, .result = coarseResult},
};

}  // namespace glissade::operators
