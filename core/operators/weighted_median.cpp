#include "operators/weighted_median.h"

#include "operators/exact_input.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <vector>

// One source, compiled for several instruction sets, the best chosen when the program is loaded.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define GLISSADE_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define GLISSADE_CLONES
#endif

namespace glissade {

namespace {

constexpr int kMaxRadius = 15;
constexpr int kBins = 256;
constexpr int kGroup = 16;  ///< bins that are summed at once before the median's own group is looked through

/// e^x for x ≤ 0, to a relative error of 2e-7; vectorises. Below −87 it is e^−87, which no sum of weights notices.
inline float expNegative(float x) {
    const float power = std::max(x, -87.0F) * 1.44269504F;
    const auto whole = static_cast<std::int32_t>(power - 0.5F);  // nearest, because power is not above 0
    const float f = (power - static_cast<float>(whole)) * 0.693147181F;
    const float series =
        1 + f * (1 + f * (0.5F + f * (1 / 6.0F + f * (1 / 24.0F + f * (1 / 120.0F + f * (1 / 720.0F))))));
    return series * std::bit_cast<float>((whole + 127) << 23);
}

/// The picture by planes: levels 0..255 with their fractions, and the histogram bin of each.
struct Levels {
    explicit Levels(const Image<float>& rgb) : width(rgb.width()), height(rgb.height()) {
        const std::size_t count = rgb.size().area();
        for (std::size_t c = 0; c < 3; ++c) {
            level[c].resize(count);
            bin[c].resize(count);
        }
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t c = 0; c < 3; ++c) {
                const auto value = static_cast<float>(exactLevel(rgb.data()[3 * i + c]));
                level[c][i] = value;
                bin[c][i] = static_cast<std::uint8_t>(std::clamp(std::floor(value + 0.5F), 0.0F, 255.0F));
                whole = whole && value == static_cast<float>(bin[c][i]);
            }
        }
    }

    [[nodiscard]] std::size_t at(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
    }

    int width;
    int height;
    std::array<std::vector<float>, 3> level;
    std::array<std::vector<std::uint8_t>, 3> bin;
    bool whole = true;  ///< no level has a fraction, so a bin holds one value
};

/// The weights of `count` neighbouring pixels that start at `first`, for the colour `centre`.
GLISSADE_CLONES void weigh(
    const float* r, const float* g, const float* b, const float* centre, float factor, int count, float* weights) {
#pragma omp simd
    for (int i = 0; i < count; ++i) {
        const float dr = r[i] - centre[0];
        const float dg = g[i] - centre[1];
        const float db = b[i] - centre[2];
        weights[i] = expNegative((dr * dr + dg * dg + db * db) * factor);
    }
}

/// The first bin whose cumulative weight is at least `half`; `below` becomes the weight before it.
GLISSADE_CLONES int medianBin(const float* histogram, float half, float& below) {
    float sum = 0;
    int group = 0;
    for (;; ++group) {
        float part = 0;
#pragma omp simd reduction(+ : part)
        for (int i = 0; i < kGroup; ++i) part += histogram[group * kGroup + i];
        if (sum + part >= half || group == kBins / kGroup - 1) break;
        sum += part;
    }
    int bin = group * kGroup;
    // Sums of another order can fall short of `half` by their rounding: the last bin with a weight is the answer then.
    int last = bin;
    for (; bin < (group + 1) * kGroup; ++bin) {
        if (histogram[bin] > 0) last = bin;
        if (sum + histogram[bin] >= half) break;
        if (bin + 1 < (group + 1) * kGroup) sum += histogram[bin];
    }
    below = sum;
    return bin < (group + 1) * kGroup ? bin : last;
}

class WeightedMedian {
public:
    WeightedMedian(const Image<float>& rgb, int radius, double sigma)
        : rgb_(rgb), levels_(rgb), radius_(radius), factor_(static_cast<float>(-0.5 / (sigma * sigma))) {}

    void filterRow(int y, Image<float>& result) const {
        const int top = std::max(0, y - radius_);
        const int bottom = std::min(levels_.height - 1, y + radius_);
        Window window;
        for (int x = 0; x < levels_.width; ++x) {
            window.area = {std::max(0, x - radius_),
                           top,
                           std::min(levels_.width - 1, x + radius_) - std::max(0, x - radius_) + 1,
                           bottom - top + 1};
            const float half = 0.5F * collect(window, levels_.at(x, y));
            for (std::size_t c = 0; c < 3; ++c) result.at(x, y, static_cast<int>(c)) = medianOf(window, c, half);
        }
    }

private:
    struct Window {
        Rect area;
        std::array<float, static_cast<std::size_t>((2 * kMaxRadius + 1) * (2 * kMaxRadius + 1))> weights{};  // by rows
        std::array<std::array<float, kBins>, 3> histograms{};
    };

    /// Weighs the window's pixels and fills the histograms; returns the total weight.
    float collect(Window& window, std::size_t centre) const {
        const float colour[3] = {levels_.level[0][centre], levels_.level[1][centre], levels_.level[2][centre]};
        for (auto& histogram : window.histograms) histogram.fill(0);
        float total = 0;
        float* weights = window.weights.data();
        for (int v = window.area.y; v < window.area.y + window.area.height; ++v, weights += window.area.width) {
            const std::size_t first = levels_.at(window.area.x, v);
            weigh(&levels_.level[0][first],
                  &levels_.level[1][first],
                  &levels_.level[2][first],
                  colour,
                  factor_,
                  window.area.width,
                  weights);
            const std::uint8_t* r = &levels_.bin[0][first];
            const std::uint8_t* g = &levels_.bin[1][first];
            const std::uint8_t* b = &levels_.bin[2][first];
            for (int i = 0; i < window.area.width; ++i) {
                const float weight = weights[i];
                window.histograms[0][r[i]] += weight;
                window.histograms[1][g[i]] += weight;
                window.histograms[2][b[i]] += weight;
                total += weight;
            }
        }
        return total;
    }

    float medianOf(const Window& window, std::size_t channel, float half) const {
        float below = 0;
        const int bin = medianBin(window.histograms[channel].data(), half, below);
        if (levels_.whole) return static_cast<float>(bin) / 255.0F;
        return medianWithin(window, channel, bin, half - below);
    }

    /// The bin holds several values: the first of them at which their cumulative weight is at least `half`.
    float medianWithin(const Window& window, std::size_t channel, int bin, float half) const {
        struct Sample {
            float value;
            float weight;
        };
        std::vector<Sample> samples;
        const float* weights = window.weights.data();
        for (int v = window.area.y; v < window.area.y + window.area.height; ++v)
            for (int u = window.area.x; u < window.area.x + window.area.width; ++u, ++weights)
                if (levels_.bin[channel][levels_.at(u, v)] == bin)
                    samples.push_back({rgb_.at(u, v, static_cast<int>(channel)), *weights});
        std::ranges::sort(samples, {}, &Sample::value);
        float sum = 0;
        for (const Sample& sample : samples)
            if ((sum += sample.weight) >= half) return sample.value;
        return samples.back().value;
    }

    const Image<float>& rgb_;
    Levels levels_;
    int radius_;
    float factor_;
};

}  // namespace

Result<Image<float>> weightedMedian(const Image<float>& rgb, int radius, double sigma, const ApplyContext& context) {
    CHECK(radius >= 1 && radius <= kMaxRadius && sigma > 0);
    const WeightedMedian filter(rgb, radius, sigma);
    Image<float> result(rgb.width(), rgb.height(), 3);
    constexpr int kRows = 16;  // between two looks at the stop request
    for (int y = 0; y < rgb.height(); y += kRows) {
        const int count = std::min(kRows, rgb.height() - y);
        context.pool.forEach(static_cast<std::size_t>(count), [&](std::size_t i) {
            if (!context.cancel.requested()) filter.filterRow(y + static_cast<int>(i), result);
        });
        if (context.cancel.requested()) return Cancel::failure();
        context.cancel.progress(static_cast<double>(y + count) / rgb.height());
    }
    return result;
}

}  // namespace glissade
