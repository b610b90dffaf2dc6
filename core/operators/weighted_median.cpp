#include "operators/weighted_median.h"

#include "base/target_clones.h"
#include "operators/exact_input.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

namespace glissade {

namespace {

constexpr int kMaxRadius = 15;
constexpr int kBlock = 16;      ///< neighbouring pixels that are computed side by side
constexpr int kWholeSteps = 8;  ///< halvings from the 256 levels to one
/// Further halvings where levels have fractions: to 1/4096 level, far under the steps of 16-bit samples (1/257 level).
constexpr int kFractionSteps = 12;

/// e^x for x ≤ 0, to a relative error of 2e-7; vectorises. Below −87 it is e^−87, which no sum of weights notices.
inline float expNegative(float x) {
    const float power = std::max(x, -87.0F) * 1.44269504F;
    const auto whole = static_cast<std::int32_t>(power - 0.5F);  // nearest, because power is not above 0
    const float f = (power - static_cast<float>(whole)) * 0.693147181F;
    const float series =
        1 + f * (1 + f * (0.5F + f * (1 / 6.0F + f * (1 / 24.0F + f * (1 / 120.0F + f * (1 / 720.0F))))));
    return series * std::bit_cast<float>((whole + 127) << 23);
}

/// The picture by planes: levels 0..255 with their fractions. Beside the picture lie
/// columns whose colour is so far from any other that they weigh nothing, so a window need not look for the border.
struct Levels {
    Levels(const Image<float>& rgb, int radius)
        : width(rgb.width()), height(rgb.height()), pad(radius), stride(width + 2 * radius + kBlock) {
        constexpr float kFarAway = 1e9F;
        const std::size_t count = static_cast<std::size_t>(stride) * static_cast<std::size_t>(height);
        for (std::size_t c = 0; c < 3; ++c) {
            level[c].assign(count, kFarAway);
            for (int y = 0; y < height; ++y)
                for (int x = 0; x < width; ++x) {
                    const auto value = static_cast<float>(exactLevel(rgb.at(x, y, static_cast<int>(c))));
                    level[c][at(x, y)] = value;
                    whole = whole && value == std::floor(value);
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
    bool whole = true;  ///< no level has a fraction
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

using Lanes = float __attribute__((vector_size(kBlock * sizeof(float))));  ///< one number for each pixel of a block

/// By reference, because how a vector is returned depends on the processor.
inline __attribute__((always_inline)) void load(Lanes& lanes, const float* first) {
    std::memcpy(&lanes, first, sizeof lanes);
}

/// The weighted medians of one channel or more in the windows of kBlock neighbouring pixels, all pixels side by side:
/// bisection over the levels, each step one pass over the windows. Steps halve the levels 0..255 first to one level,
/// which is all where no level has a fraction, then to 1/4096; of what is left between, the smallest.
/// @param planes   levels at the first window's upper left, per channel
/// @param weights  of weighBlock
/// @param medians  [channel][pixel], in levels
GLISSADE_CLONES void medianBlock(const float* const* planes,
                                 std::ptrdiff_t stride,
                                 int rows,
                                 int across,
                                 const float* weights,
                                 bool whole,
                                 float (*medians)[kBlock]) {
    const int steps = whole ? kWholeSteps : kWholeSteps + kFractionSteps;
    Lanes total{};
    for (int i = 0; i < rows * across; ++i) {
        Lanes w;
        load(w, weights + static_cast<std::ptrdiff_t>(i) * kBlock);
        total += w;
    }
    const Lanes half = 0.5F * total;
    // Cumulative weight is under `half` at low, at least `half` at high. Both are sums of the same numbers in the same
    // order with some left out, so rounding cannot turn them round.
    Lanes low[3];
    Lanes high[3];
    for (int c = 0; c < 3; ++c) {
        low[c] = Lanes{} - 1.0F;
        high[c] = Lanes{} + 255.0F;
    }
    for (int step = 0; step < steps; ++step) {
        Lanes middle[3];
        Lanes sum[3] = {};
        for (int c = 0; c < 3; ++c) middle[c] = 0.5F * (low[c] + high[c]);
        const float* weight = weights;
        for (int v = 0; v < rows; ++v) {
            const std::ptrdiff_t first = v * stride;
            for (std::ptrdiff_t u = first; u < first + across; ++u, weight += kBlock) {
                Lanes w;
                load(w, weight);
#pragma GCC unroll 3
                for (int c = 0; c < 3; ++c) {
                    Lanes level;
                    load(level, planes[c] + u);
                    sum[c] += level <= middle[c] ? w : Lanes{};
                }
            }
        }
        for (int c = 0; c < 3; ++c) {
            high[c] = sum[c] >= half ? middle[c] : high[c];
            low[c] = sum[c] >= half ? low[c] : middle[c];
        }
    }
    for (int c = 0; c < 3; ++c) {
        Lanes median = high[c];
        if (!whole) {
            for (int v = 0; v < rows; ++v) {
                for (std::ptrdiff_t u = v * stride; u < v * stride + across; ++u) {
                    Lanes level;
                    load(level, planes[c] + u);
                    const Lanes above = level > low[c] ? level : median;
                    median = above < median ? above : median;
                }
            }
        }
        std::memcpy(medians[c], &median, sizeof median);
    }
}

class WeightedMedian {
public:
    WeightedMedian(const Image<float>& rgb, int radius, double sigma)
        : levels_(rgb, radius), radius_(radius), factor_(static_cast<float>(-0.5 / (sigma * sigma))) {}

    void filterRow(int y, Image<float>& result) const {
        const int top = std::max(0, y - radius_);
        const int rows = std::min(levels_.height - 1, y + radius_) - top + 1;
        const int across = 2 * radius_ + 1;
        std::vector<float> weights(static_cast<std::size_t>(rows * across * kBlock));
        float medians[3][kBlock];
        for (int x = 0; x < levels_.width; x += kBlock) {
            const float* planes[3];
            const float* centres[3];
            for (std::size_t c = 0; c < 3; ++c) {
                planes[c] = &levels_.level[c][levels_.at(x - radius_, top)];
                centres[c] = &levels_.level[c][levels_.at(x, y)];
            }
            weighBlock(planes, centres, levels_.stride, rows, across, factor_, weights.data());
            medianBlock(planes, levels_.stride, rows, across, weights.data(), levels_.whole, medians);
            float* pixel = result.row(y) + static_cast<std::ptrdiff_t>(x) * 3;
            for (int i = 0; i < std::min(kBlock, levels_.width - x); ++i)
                for (int c = 0; c < 3; ++c) *pixel++ = medians[c][i] / 255.0F;
        }
    }

private:
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
