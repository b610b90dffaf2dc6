#include "operators/weighted_median.h"

#include "base/target_clones.h"
#include "operators/exact_input.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <vector>

namespace glissade {

namespace {

constexpr int kMaxRadius = 15;
constexpr int kBins = 256;
constexpr int kBlock = 16;  ///< neighbouring pixels whose weights are computed side by side
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

/// The picture by planes: levels 0..255 with their fractions, and the histogram bin of each. Beside the picture lie
/// columns whose colour is so far from any other that they weigh nothing, so a window need not look for the border.
struct Levels {
    Levels(const Image<float>& rgb, int radius)
        : width(rgb.width()), height(rgb.height()), pad(radius), stride(width + 2 * radius + kBlock) {
        constexpr float kFarAway = 1e9F;
        const std::size_t count = static_cast<std::size_t>(stride) * static_cast<std::size_t>(height);
        for (std::size_t c = 0; c < 3; ++c) {
            level[c].assign(count, kFarAway);
            bin[c].assign(count, 0);
            for (int y = 0; y < height; ++y)
                for (int x = 0; x < width; ++x) {
                    const auto value = static_cast<float>(exactLevel(rgb.at(x, y, static_cast<int>(c))));
                    level[c][at(x, y)] = value;
                    bin[c][at(x, y)] = static_cast<std::uint8_t>(std::clamp(std::floor(value + 0.5F), 0.0F, 255.0F));
                    whole = whole && value == static_cast<float>(bin[c][at(x, y)]);
                }
        }
    }

    /// x from −radius to width + radius + kBlock − 1.
    [[nodiscard]] std::size_t at(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(stride) + static_cast<std::size_t>(x + pad);
    }

    int width;
    int height;
    int pad;
    int stride;
    std::array<std::vector<float>, 3> level;
    std::array<std::vector<std::uint8_t>, 3> bin;
    bool whole = true;  ///< no level has a fraction, so a bin holds one value
};

/// The weights of the windows of kBlock neighbouring pixels: weights[place in the window][pixel].
/// @param planes   levels at the first window's upper left
/// @param centres  levels at the first pixel
GLISSADE_CLONES void weighBlock(const float* const* planes,
                                const float* const* centres,
                                std::ptrdiff_t stride,
                                int rows,
                                int across,
                                float factor,
                                float* weights) {
    for (int v = 0; v < rows; ++v) {
        for (int u = 0; u < across; ++u, weights += kBlock) {
            const std::ptrdiff_t first = v * stride + u;
#pragma omp simd
            for (int i = 0; i < kBlock; ++i) {
                const float dr = planes[0][first + i] - centres[0][i];
                const float dg = planes[1][first + i] - centres[1][i];
                const float db = planes[2][first + i] - centres[2][i];
                weights[i] = expNegative((dr * dr + dg * dg + db * db) * factor);
            }
        }
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
        : rgb_(rgb), levels_(rgb, radius), radius_(radius), factor_(static_cast<float>(-0.5 / (sigma * sigma))) {}

    void filterRow(int y, Image<float>& result) const {
        const int top = std::max(0, y - radius_);
        const int rows = std::min(levels_.height - 1, y + radius_) - top + 1;
        std::vector<float> weights(static_cast<std::size_t>(rows * across() * kBlock));
        for (int x = 0; x < levels_.width; x += kBlock) {
            const float* planes[3];
            const float* centres[3];
            for (std::size_t c = 0; c < 3; ++c) {
                planes[c] = &levels_.level[c][levels_.at(x - radius_, top)];
                centres[c] = &levels_.level[c][levels_.at(x, y)];
            }
            weighBlock(planes, centres, levels_.stride, rows, across(), factor_, weights.data());
            for (int i = 0; i < std::min(kBlock, levels_.width - x); ++i)
                filterPixel({x + i - radius_, top, rows, weights.data() + i}, result.row(y) + 3 * (x + i));
        }
    }

private:
    /// One pixel's window: its upper left, its rows, and the weights, each kBlock after the one before.
    struct Window {
        int left;
        int top;
        int rows;
        const float* weights;
    };
    using Histograms = std::array<std::array<float, kBins>, 3>;

    [[nodiscard]] int across() const { return 2 * radius_ + 1; }

    void filterPixel(const Window& window, float* pixel) const {
        // Two of each, taken in turn: neighbours are alike, and adding to one bin twice running would wait for itself.
        Histograms even{};
        Histograms odd{};
        float total = 0;
        const float* weight = window.weights;
        for (int v = window.top; v < window.top + window.rows; ++v) {
            const std::size_t first = levels_.at(window.left, v);
            const std::uint8_t* bins[3] = {&levels_.bin[0][first], &levels_.bin[1][first], &levels_.bin[2][first]};
            int u = 0;
            for (; u + 1 < across(); u += 2, weight += 2 * kBlock) {
                for (std::size_t c = 0; c < 3; ++c) {
                    even[c][bins[c][u]] += weight[0];
                    odd[c][bins[c][u + 1]] += weight[kBlock];
                }
                total += weight[0] + weight[kBlock];
            }
            for (std::size_t c = 0; c < 3; ++c) even[c][bins[c][u]] += weight[0];  // a window is odd
            total += weight[0];
            weight += kBlock;
        }
        for (std::size_t c = 0; c < 3; ++c) {
            for (std::size_t i = 0; i < kBins; ++i) even[c][i] += odd[c][i];
            float below = 0;
            const int bin = medianBin(even[c].data(), 0.5F * total, below);
            pixel[c] =
                levels_.whole ? static_cast<float>(bin) / 255.0F : medianWithin(window, c, bin, 0.5F * total - below);
        }
    }

    /// The bin holds several values: the first of them at which their cumulative weight is at least `half`.
    float medianWithin(const Window& window, std::size_t channel, int bin, float half) const {
        struct Sample {
            float value;
            float weight;
        };
        std::vector<Sample> samples;
        const float* weight = window.weights;
        for (int v = window.top; v < window.top + window.rows; ++v)
            for (int u = window.left; u < window.left + across(); ++u, weight += kBlock)
                if (u >= 0 && u < levels_.width && levels_.bin[channel][levels_.at(u, v)] == bin)
                    samples.push_back({rgb_.at(u, v, static_cast<int>(channel)), *weight});
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
