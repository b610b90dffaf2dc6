// Tone remapping (local Laplacian): a fixed S-shaped remapping of local contrast, three times as steep around each tone.
//
// Published: Paris, Hasinoff and Kautz, "Local Laplacian Filters: Edge-aware Image Processing with a Laplacian Pyramid",
// SIGGRAPH 2011; computed by the fast algorithm of Aubry et al., ACM TOG 33(5), 2014, with a general remapping function.
#include "operators/grey.h"
#include "operators/operator.h"
#include "operators/pyramid.h"

#include <cmath>

namespace glissade::operators {

extern const OperatorSpec llfRemap;

namespace {

constexpr int kSamples = 20;
constexpr float kThreshold = 0.1F;  // between fine detail and edge, in grey
constexpr float kSlope = 3.0F;      // gain of fine detail; edges grow by (kSlope − 1) · kThreshold

void remapRow(const float* grey, float reference, std::size_t length, float* out) {
    for (std::size_t x = 0; x < length; ++x) {
        const float d = grey[x] - reference;
        out[x] = std::abs(d) < kThreshold ? kSlope * d : d + std::copysign((kSlope - 1.0F) * kThreshold, d);
    }
}

LocalLaplacian<float> makeFilter() {
    return {.samples = kSamples,
            .keepBase = false,
            .remap = [](std::span<const float> row, float reference, std::span<float> out) {
                remapRow(row.data(), reference, row.size(), out.data());
            }};
}

Result<Image<float>> apply(const Image<float>& rgb, std::span<const double>, const ApplyContext& context) {
    const Image<float> grey = greyPlane<float>(rgb, context);
    TRY(const Image<float> enhanced, localLaplacian(grey, makeFilter(), context));
    return withColoursOf(rgb, enhanced, context);
}

Result<Image<float>> coarseResult(const PhotoCopy& copy, int, const ApplyContext& context) {
    return coarseLocalLaplacian(copy, makeFilter(), context);
}

}  // namespace

constinit const OperatorSpec llfRemap{
    .id = "llf-remap",
    .name = "Tone remapping (local Laplacian)",
    .summary = "Steepens fine contrast threefold around each tone and keeps large contrasts in their order.",
    .source = "Paris, Hasinoff, Kautz: Local Laplacian Filters, SIGGRAPH 2011; Aubry et al., ACM TOG 2014",
    .pack = "filters",
    .params = {},
    .apply = apply,
    .coarse = {.id = "512 coloured cells of 24 tones", .count = 1, .result = coarseResult},
};

}  // namespace glissade::operators
