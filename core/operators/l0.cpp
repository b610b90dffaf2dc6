// L0 smoothing: keeps few gradients, the strong ones, and makes everything between them flat.
// Xu, Lu, Xu, Jia, "Image smoothing via L0 gradient minimization", SIGGRAPH Asia 2011.
#include <array>
#include <cmath>
#include <numbers>

#include "operators/exact_input.h"
#include "operators/fine_copy.h"
#include "operators/operator.h"
#include "operators/solve/half_spectrum.h"

namespace glissade::operators {

namespace {

constexpr ParamSpec kParams[] = {{
    .id = "lambda",
    .label = "Strength λ",
    .unit = "",
    .hint = "How many edges are flattened away; higher values keep fewer.",
    .min = 0.002,
    .max = 0.2,
    .defaultValue = 0.02,
    .decimals = 5,
    .scale = Scale::Logarithmic,
    .testValues = {0.002, 0.00431, 0.02, 0.09283, 0.2},
}};

constexpr double kBetaEnd = 1e5;

/// Half-quadratic splitting with periodic borders: minimises Σ(S − I)² + λ·#{pixels with a non-zero gradient} over all
/// channels. Single precision is enough: 75 dB against double in spite of the hard threshold.
class L0Smoothing {
public:
    L0Smoothing(const Image<float>& rgb, const ApplyContext& context)
        : context_(context),
          width_(rgb.width()),
          height_(rgb.height()),
          smooth_(rgb.clone()),
          fourier_(width_, height_) {
        for (float& sample : smooth_.samples()) sample = static_cast<float>(exactSample(sample));
        kept_.resize(rgb.size().area());
        spectrum_ = fourier_.makeSpectrum();
        for (int k = 0; k < width_ / 2 + 1; ++k) columnCost_.push_back(cost(k, width_));
        for (int k = 0; k < height_; ++k) rowCost_.push_back(cost(k, height_));
    }

    Result<Image<float>> run(double lambda) {
        for (int c = 0; c < 3; ++c) transformInput(c);
        const double rounds = std::ceil(std::log2(kBetaEnd / (2.0 * lambda)));
        int round = 0;
        for (double beta = 2.0 * lambda; beta < kBetaEnd; beta *= 2.0, ++round) {
            keepStrongGradients(static_cast<float>(lambda / beta));
            for (int c = 0; c < 3; ++c) {
                if (context_.cancel.requested()) return Cancel::failure();
                solve(c, static_cast<float>(beta));
                context_.cancel.progress((round + (c + 1) / 3.0) / rounds);
            }
        }
        if (context_.cancel.requested()) return Cancel::failure();
        return std::move(smooth_);
    }

private:
    /// Eigenvalue of the second difference: |exp(2πik/n) − 1|².
    static float cost(int k, int n) { return static_cast<float>(2.0 - 2.0 * std::cos(2.0 * std::numbers::pi * k / n)); }

    template <typename Body>
    void forRows(Body&& body) {
        context_.pool.forRanges(static_cast<std::size_t>(height_), 16, [&](std::size_t begin, std::size_t end) {
            for (std::size_t y = begin; y < end; ++y) body(static_cast<int>(y));
        });
    }

    void transformInput(int channel) {
        input_[channel] = fourier_.makeSpectrum();
        fourier_.rowsForward(
            input_[channel],
            [&](int y, float* row) {
                const float* from = smooth_.row(y) + channel;
                for (int x = 0; x < width_; ++x) row[x] = from[3 * x];
            },
            context_.pool,
            context_.cancel);
        fourier_.columns(
            input_[channel], [](int, HalfSpectrum::Complex*, std::ptrdiff_t) {}, false, context_.pool, context_.cancel);
    }

    /// Marks the pixels whose gradients, summed over the channels, reach the threshold.
    void keepStrongGradients(float threshold) {
        forRows([&](int y) {
            const float* here = smooth_.row(y);
            const float* below = smooth_.row(y + 1 < height_ ? y + 1 : 0);
            std::uint8_t* kept = kept_.data() + static_cast<std::ptrdiff_t>(width_) * y;
            for (int x = 0; x < width_; ++x) {
                const int next = x + 1 < width_ ? x + 1 : 0;
                float sum = 0.0F;
                for (int c = 0; c < 3; ++c) {
                    const float h = here[3 * next + c] - here[3 * x + c];
                    const float v = below[3 * x + c] - here[3 * x + c];
                    sum += h * h + v * v;
                }
                kept[x] = sum < threshold ? 0 : 1;
            }
        });
    }

    /// Row y of D(y,x) = h(y,x−1) − h(y,x) + v(y−1,x) − v(y,x), h and v the kept gradients of one channel.
    void divergenceRow(int channel, int y, float* row) const {
        const int above = y > 0 ? y - 1 : height_ - 1;
        const float* here = smooth_.row(y) + channel;
        const float* up = smooth_.row(above) + channel;
        const float* down = smooth_.row(y + 1 < height_ ? y + 1 : 0) + channel;
        const std::uint8_t* kept = kept_.data() + static_cast<std::ptrdiff_t>(width_) * y;
        const std::uint8_t* keptUp = kept_.data() + static_cast<std::ptrdiff_t>(width_) * above;
        for (int x = 0; x < width_; ++x) {
            const int left = x > 0 ? x - 1 : width_ - 1;
            const int right = x + 1 < width_ ? x + 1 : 0;
            const float value = here[3 * x];
            float sum = 0.0F;
            if (kept[left]) sum += value - here[3 * left];
            if (kept[x]) sum -= (here[3 * right] - value) + (down[3 * x] - value);
            if (keptUp[x]) sum += value - up[3 * x];
            row[x] = sum;
        }
    }

    /// S = IFFT((FFT(I) + β FFT(D)) / (1 + β K)) for one channel.
    void solve(int channel, float beta) {
        fourier_.rowsForward(
            spectrum_, [&](int y, float* row) { divergenceRow(channel, y, row); }, context_.pool, context_.cancel);
        const float scale = 1.0F / (static_cast<float>(width_) * static_cast<float>(height_));
        fourier_.columns(
            spectrum_,
            [&](int kx, HalfSpectrum::Complex* column, std::ptrdiff_t step) {
                const HalfSpectrum::Complex* input = input_[channel].data() + kx;
                const float columnCost = columnCost_[static_cast<std::size_t>(kx)];
                for (int ky = 0; ky < height_; ++ky) {
                    HalfSpectrum::Complex& value = column[ky * step];
                    const float weight = scale / (1.0F + beta * (columnCost + rowCost_[static_cast<std::size_t>(ky)]));
                    value = weight * (input[static_cast<std::size_t>(ky) * fourier_.stride()] + beta * value);
                }
            },
            true,
            context_.pool,
            context_.cancel);
        fourier_.rowsBackward(
            spectrum_,
            [&](int y, const float* row) {
                float* to = smooth_.row(y) + channel;
                for (int x = 0; x < width_; ++x) to[3 * x] = row[x];
            },
            context_.pool,
            context_.cancel);
    }

    const ApplyContext& context_;
    int width_;
    int height_;
    Image<float> smooth_;
    HalfSpectrum fourier_;
    std::array<std::vector<HalfSpectrum::Complex>, 3> input_;
    std::vector<HalfSpectrum::Complex> spectrum_;
    std::vector<std::uint8_t> kept_;
    std::vector<float> columnCost_;
    std::vector<float> rowCost_;
};

Result<Image<float>> apply(const Image<float>& rgb, std::span<const double> params, const ApplyContext& context) {
    return L0Smoothing(rgb, context).run(params[0]);
}

// Of the exponents -0.5, 0, ... 2 of the copy's ratio 0 came nearest to the photo's own averages: the larger the copy's
// pixels, the fewer there are, of edges too. So far from each other in strength that the network can tell those between.
constexpr double kCoarseValues[] = {0.004, 0.03, 0.2};

Result<Image<float>> coarseResult(const PhotoCopy& copy, int index, const ApplyContext& context) {
    const Image<float> before = fineCopy(copy, context.pool);
    TRY(const Image<float> after, apply(before, {&kCoarseValues[index], 1}, context));
    return changedAs(copy, before, after);
}

}  // namespace

extern const OperatorSpec l0;
constexpr OperatorSpec l0 = {
    .id = "l0",
    .name = "L0 smoothing",
    .summary = "Flattens everything but the strongest edges, for a poster-like look.",
    .source = "Xu et al., Image smoothing via L0 gradient minimization, SIGGRAPH Asia 2011",
    .pack = "filters",
    .params = kParams,
    .apply = apply,
    .coarse = {.id = "256 px: 0.004, 0.03, 0.2", .count = 3, .result = coarseResult},
};

}  // namespace glissade::operators
