#include "net/global_input.h"

#include <algorithm>
#include <cmath>

namespace glissade {

namespace {

/// Averages along one axis: out[i] covers [i, i + 1) · in / out of the input, with fractional ends.
/// Also enlarges (a span shorter than a sample reads that sample), so any photo gives a thumbnail.
struct Cover {
    int first = 0;
    std::vector<float> weights;
};

std::vector<Cover> covers(int in, int out) {
    std::vector<Cover> result(static_cast<std::size_t>(out));
    for (int i = 0; i < out; ++i) {
        const double from = static_cast<double>(i) * in / out;
        const double to = static_cast<double>(i + 1) * in / out;
        Cover& cover = result[static_cast<std::size_t>(i)];
        cover.first = std::min(static_cast<int>(from), in - 1);
        for (int j = cover.first; j < in && j < to; ++j) {
            const double overlap = std::min<double>(to, j + 1) - std::max<double>(from, j);
            if (overlap > 0) cover.weights.push_back(static_cast<float>(overlap / (to - from)));
        }
        if (cover.weights.empty()) cover.weights.push_back(1.0F);
    }
    return result;
}

float grey(const float* rgb) { return std::clamp(0.299F * rgb[0] + 0.587F * rgb[1] + 0.114F * rgb[2], 0.0F, 1.0F); }

std::vector<float> thumbnail(const Image<float>& rgb) {
    constexpr auto side = static_cast<std::size_t>(kThumbnailSide);
    const auto columns = covers(rgb.width(), kThumbnailSide);
    const auto rows = covers(rgb.height(), kThumbnailSide);
    std::vector<float> result(3 * side * side);
    std::vector<float> narrow(3 * side);
    for (std::size_t ty = 0; ty < side; ++ty) {
        for (std::size_t r = 0; r < rows[ty].weights.size(); ++r) {
            const float* source = rgb.row(rows[ty].first + static_cast<int>(r));
            for (std::size_t tx = 0; tx < side; ++tx) {
                for (std::size_t k = 0; k < columns[tx].weights.size(); ++k) {
                    const float* pixel = source + 3 * (static_cast<std::size_t>(columns[tx].first) + k);
                    const float weight = rows[ty].weights[r] * columns[tx].weights[k];
                    for (std::size_t c = 0; c < 3; ++c)
                        result[(c * side + ty) * side + tx] += weight * std::clamp(pixel[c], 0.0F, 1.0F);
                }
            }
        }
    }
    return result;
}

/// Makes counts cumulative shares.
void accumulate(float* bins, int count, double total) {
    double sum = 0;
    for (int i = 0; i < count; ++i) {
        sum += bins[i];
        bins[i] = total > 0 ? static_cast<float>(sum / total) : 1.0F;
    }
}

}  // namespace

GlobalInput makeGlobalInput(const Image<float>& rgb) {
    GlobalInput input;
    input.thumbnail = thumbnail(rgb);

    // Counted in double: a float counter stops at 2^24 pixels.
    std::vector<double> greyCounts(kGreyBins);
    std::vector<double> gradientCounts(kGradientBins);
    double pairs = 0;
    std::vector<float> above(static_cast<std::size_t>(rgb.width()));
    std::vector<float> current(above.size());
    for (int y = 0; y < rgb.height(); ++y) {
        for (int x = 0; x < rgb.width(); ++x) {
            const float g = grey(rgb.row(y) + 3 * static_cast<std::size_t>(x));
            current[static_cast<std::size_t>(x)] = g;
            greyCounts[static_cast<std::size_t>(std::min(static_cast<int>(g * kGreyBins), kGreyBins - 1))] += 1;
        }
        for (std::size_t x = 1; y > 0 && x < current.size(); ++x) {
            // Gradients crowd near zero, so bins are equal steps of the square root of the magnitude.
            const float magnitude = std::hypot(current[x] - current[x - 1], current[x] - above[x]);
            const int bin = static_cast<int>(std::sqrt(std::min(magnitude, 1.0F)) * kGradientBins);
            gradientCounts[static_cast<std::size_t>(std::min(bin, kGradientBins - 1))] += 1;
            pairs += 1;
        }
        std::swap(above, current);
    }
    input.statistics.resize(kStatisticsCount);
    std::ranges::transform(greyCounts, input.statistics.begin(), [](double n) { return static_cast<float>(n); });
    std::ranges::transform(
        gradientCounts, input.statistics.begin() + kGreyBins, [](double n) { return static_cast<float>(n); });
    accumulate(input.statistics.data(), kGreyBins, static_cast<double>(rgb.size().area()));
    accumulate(input.statistics.data() + kGreyBins, kGradientBins, pairs);
    input.equalisation = equalisationCurve(rgb);
    return input;
}

std::vector<float> equalisationCurve(const Image<float>& rgb) {
    std::vector<double> counts(kEqualisationKnots);
    for (int y = 0; y < rgb.height(); ++y) {
        for (int x = 0; x < rgb.width(); ++x) {
            const float g = grey(rgb.row(y) + 3 * static_cast<std::size_t>(x));
            counts[static_cast<std::size_t>(g * (kEqualisationKnots - 1) + 0.5F)] += 1;
        }
    }
    const auto total = static_cast<double>(rgb.size().area());
    std::vector<float> curve(counts.size());
    double below = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        curve[i] = static_cast<float>((below + 0.5 * counts[i]) / total);
        below += counts[i];
    }
    return curve;
}

void equaliseGrey(const float* rgb, std::size_t count, const std::vector<float>& equalisation, float* out) {
    constexpr int kLast = kEqualisationKnots - 1;
    for (std::size_t i = 0; i < count; ++i) {
        const float at = grey(rgb + 3 * i) * kLast;
        const int knot = std::min(static_cast<int>(at), kLast - 1);
        const float low = equalisation[static_cast<std::size_t>(knot)];
        const float high = equalisation[static_cast<std::size_t>(knot) + 1];
        out[i] = low + (at - static_cast<float>(knot)) * (high - low);
    }
}

}  // namespace glissade
