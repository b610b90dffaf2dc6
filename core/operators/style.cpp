// Stylization: gives a photo the black-and-white look of a reference photo, its tones and its contrasts at every scale.
//
// Published: Aubry, Paris, Hasinoff, Kautz and Durand, "Fast Local Laplacian Filters: Theory and Applications",
// ACM TOG 33(5), 2014, section on style transfer. The reference enters through two distributions (style_tables.h).
#include "operators/coarse_style.h"
#include "operators/grey.h"
#include "operators/operator.h"
#include "operators/pyramid.h"
#include "operators/style_tables.h"

#include <cmath>
#include <limits>
#include <mutex>

namespace glissade::operators {

extern const OperatorSpec style;

namespace {

constexpr std::size_t kBandRows = 32;
constexpr double kRounding = 1e-12;  // differences of grey below this mean nothing

// All in double: the tables are nearly step functions, so that rounding differences would show.
using Plane = Image<double>;

// Gathers a histogram band by band: body(y, histogram) adds row y. Counts are whole numbers, so the order is no matter.
template <typename Body>
Histogram256 histogramOf(int rows, const ApplyContext& context, const Body& body) {
    Histogram256 all;
    std::mutex mutex;
    context.pool.forRanges(static_cast<std::size_t>(std::max(rows, 0)), kBandRows, [&](std::size_t begin, std::size_t end) {
        if (context.cancel.requested()) return;
        Histogram256 band;
        for (std::size_t y = begin; y < end; ++y) body(static_cast<int>(y), band);
        const std::lock_guard lock(mutex);
        all.add(band);
    });
    return all;
}

Histogram256 valueHistogram(const Plane& plane, const ApplyContext& context) {
    return histogramOf(plane.height(), context, [&](int y, Histogram256& histogram) {
        for (int x = 0; x < plane.width(); ++x) histogram.add(plane.at(x, y));
    });
}

Histogram256 gradientHistogram(const Plane& plane, const ApplyContext& context) {
    return histogramOf(plane.height() - 1, context, [&](int y, Histogram256& histogram) {
        for (int x = 0; x + 1 < plane.width(); ++x) {
            const double down = plane.at(x, y) - plane.at(x, y + 1);
            const double right = plane.at(x, y) - plane.at(x + 1, y);
            histogram.add(std::sqrt(down * down + right * right));
        }
    });
}

template <typename Body>
void forRows(const Plane& plane, const ApplyContext& context, const Body& body) {
    context.pool.forRanges(static_cast<std::size_t>(plane.height()), kBandRows, [&](std::size_t begin, std::size_t end) {
        if (context.cancel.requested()) return;
        for (std::size_t y = begin; y < end; ++y) body(static_cast<int>(y));
    });
}

// Brings the grey levels to those of the reference.
void matchIntensity(Plane& plane, const ApplyContext& context) {
    const TransferTable table(valueHistogram(plane, context), styleIntensity());
    forRows(plane, context, [&](int y) {
        for (int x = 0; x < plane.width(); ++x) plane.at(x, y) = table.at(plane.at(x, y));
    });
}

// Stretches the values to [0, 1]; a plane of one value, which rounding may have spread a little, becomes 0.
void stretch(Plane& plane, const ApplyContext& context) {
    const auto [low, high] = std::ranges::minmax(plane.samples());
    const double range = high - low;
    forRows(plane, context, [&, low = low](int y) {
        for (int x = 0; x < plane.width(); ++x) plane.at(x, y) = range > kRounding ? (plane.at(x, y) - low) / range : 0.0;
    });
}

// One round: the contrasts of the reference at every scale.
Result<Plane> matchGradients(const Plane& plane, const ApplyContext& context) {
    const TransferTable table(gradientHistogram(plane, context), styleGradient());
    const LocalLaplacian<double> filter{
        .samples = kStyleSamples,
        .keepBase = true,
        .remap = [&table](std::span<const double> grey, double reference, std::span<double> out) {
            for (std::size_t x = 0; x < grey.size(); ++x) {
                const double d = grey[x] - reference;
                out[x] = d == 0.0 ? 0.0 : std::copysign(table.at(std::abs(d)), d);
            }
        }};
    return localLaplacian(plane, filter, context);
}

Result<Image<float>> apply(const Image<float>& rgb, std::span<const double>, const ApplyContext& context) {
    Plane plane = greyPlane<double>(rgb, context);
    matchIntensity(plane, context);
    for (int round = 0; round < kStyleRounds; ++round) {
        const Cancel part = context.cancel.part(static_cast<double>(round) / kStyleRounds, (round + 1.0) / kStyleRounds);
        TRY(plane, matchGradients(plane, {context.pool, part}));
        stretch(plane, context);
        matchIntensity(plane, context);
        if (context.cancel.requested()) return Cancel::failure();
    }
    Image<float> out(rgb.width(), rgb.height(), 3);
    forRows(plane, context, [&](int y) {
        for (int x = 0; x < plane.width(); ++x)
            for (int c = 0; c < 3; ++c) out.at(x, y, c) = static_cast<float>(plane.at(x, y));
    });
    return out;
}

Result<Image<float>> coarseResult(const PhotoCopy& copy, int, const ApplyContext& context) {
    return coarseStyle(copy.tones, context);
}

}  // namespace

constinit const OperatorSpec style{
    .id = "style",
    .name = "Stylization",
    .summary = "Gives the photo the black-and-white look of a reference photo: its tones and its contrasts.",
    .source = "Aubry, Paris, Hasinoff, Kautz, Durand: Fast Local Laplacian Filters, ACM TOG 33(5), 2014",
    .pack = "filters",
    .params = {},
    .apply = apply,
    .coarse = {.id = "256 cells of 64 tones, 16384 pixels", .count = 1, .result = coarseResult},
};

}  // namespace glissade::operators
