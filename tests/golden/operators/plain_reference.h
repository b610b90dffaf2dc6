// Plain references: the definitions of the operators written as literally and as slowly as possible, in double, to judge
// the fast implementations; and seeded pictures to run both on.
#pragma once

#include "operators/operator.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <random>
#include <stop_token>
#include <vector>

#include <gtest/gtest.h>

namespace glissade::plain {

/// A one-channel picture that answers 0 outside.
struct Grid {
    Grid(int w, int h, double value = 0.0) : width(w), height(h), values(static_cast<std::size_t>(w) * static_cast<std::size_t>(h), value) {}

    double& at(int x, int y) { return values[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)]; }
    [[nodiscard]] double at(int x, int y) const { return values[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)]; }
    [[nodiscard]] double padded(int x, int y) const { return x < 0 || y < 0 || x >= width || y >= height ? 0.0 : at(x, y); }

    int width;
    int height;
    std::vector<double> values;
};

/// Smooth tones, two hard edges, fine texture and a black corner, in 8-bit steps; another picture for each seed.
inline Image<float> picture(int width, int height, unsigned seed) {
    std::mt19937 random(seed);
    const auto number = [&random] { return static_cast<double>(random() % 1000U) / 1000.0; };
    const double phase = 6.0 * number(), tilt = number();
    Image<float> rgb(width, height, 3);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const double smooth = 0.45 + 0.3 * std::sin(0.11 * x + 0.07 * tilt * y + phase);
            const double edge = (2 * x > width ? 0.25 : 0.0) - (x + 2 * y > width ? 0.2 : 0.0);
            for (int c = 0; c < 3; ++c) {
                const double value = smooth * (1.0 - 0.2 * c * tilt) + edge + 0.15 * (number() - 0.5);
                const bool black = x < width / 8 && y < height / 8;
                rgb.at(x, y, c) = black ? 0.0F : static_cast<float>(std::round(255.0 * std::clamp(value, 0.0, 1.0)) / 255.0);
            }
        }
    return rgb;
}

inline Image<float> constantPicture(int width, int height, float red, float green, float blue) {
    Image<float> rgb(width, height, 3);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            rgb.at(x, y, 0) = red;
            rgb.at(x, y, 1) = green;
            rgb.at(x, y, 2) = blue;
        }
    return rgb;
}

/// The 8-bit sample as a double, k / 255.
inline double sample(const Image<float>& rgb, int x, int y, int c) { return std::round(255.0 * rgb.at(x, y, c)) / 255.0; }

/// Grey, summed from red to blue.
inline Grid grey(const Image<float>& rgb) {
    Grid out(rgb.width(), rgb.height());
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x) {
            const double redGreen = 0.29893602129377550 * sample(rgb, x, y, 0) + 0.58704307445112125 * sample(rgb, x, y, 1);
            out.at(x, y) = std::clamp(redGreen + 0.11402090425510331 * sample(rgb, x, y, 2), 0.0, 1.0);
        }
    return out;
}

inline Grid fromImage(const Image<double>& image) {
    Grid out(image.width(), image.height());
    std::ranges::copy(image.samples(), out.values.begin());
    return out;
}

/// 5 × 5 convolution, zeros outside.
inline Grid blur5(const Grid& in) {
    constexpr double f[5] = {0.05, 0.25, 0.4, 0.25, 0.05};
    Grid out(in.width, in.height);
    for (int y = 0; y < in.height; ++y)
        for (int x = 0; x < in.width; ++x)
            for (int j = 0; j < 5; ++j)
                for (int i = 0; i < 5; ++i) out.at(x, y) += f[j] * f[i] * in.padded(x + i - 2, y + j - 2);
    return out;
}

inline Grid down(const Grid& in) {
    const Grid blurred = blur5(in), weight = blur5(Grid(in.width, in.height, 1.0));
    Grid out((in.width + 1) / 2, (in.height + 1) / 2);
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x) out.at(x, y) = blurred.at(2 * x, 2 * y) / weight.at(2 * x, 2 * y);
    return out;
}

inline Grid up(const Grid& in, int width, int height) {
    Grid spread(width, height), mask(width, height);
    for (int y = 0; y < in.height; ++y)
        for (int x = 0; x < in.width; ++x) {
            spread.at(2 * x, 2 * y) = in.at(x, y);
            mask.at(2 * x, 2 * y) = 1.0;
        }
    Grid out = blur5(spread);
    const Grid weight = blur5(mask);
    for (std::size_t i = 0; i < out.values.size(); ++i) out.values[i] /= weight.values[i];
    return out;
}

inline int levels(const Grid& in) {
    return static_cast<int>(std::ceil(std::log(static_cast<double>(std::min(in.width, in.height))) - std::log(2.0))) + 2;
}

inline std::vector<Grid> gaussianPyramid(const Grid& in) {
    std::vector<Grid> pyramid{in};
    while (static_cast<int>(pyramid.size()) < levels(in)) pyramid.push_back(down(pyramid.back()));
    return pyramid;
}

inline std::vector<Grid> laplacianPyramid(const Grid& in) {
    std::vector<Grid> pyramid = gaussianPyramid(in);
    for (std::size_t l = 0; l + 1 < pyramid.size(); ++l) {
        const Grid coarse = up(pyramid[l + 1], pyramid[l].width, pyramid[l].height);
        for (std::size_t i = 0; i < coarse.values.size(); ++i) pyramid[l].values[i] -= coarse.values[i];
    }
    return pyramid;
}

inline Grid collapse(std::vector<Grid> pyramid) {
    Grid result = pyramid.back();
    for (std::size_t l = pyramid.size() - 1; l-- > 0;) {
        const Grid coarse = up(result, pyramid[l].width, pyramid[l].height);
        result = pyramid[l];
        for (std::size_t i = 0; i < coarse.values.size(); ++i) result.values[i] += coarse.values[i];
    }
    return result;
}

/// The local Laplacian filter with a whole Laplacian pyramid for each sample.
inline Grid localLaplacian(const Grid& in, int samples, bool keepBase, const std::function<double(double, double)>& remap) {
    const std::vector<Grid> mean = gaussianPyramid(in);
    std::vector<Grid> out = laplacianPyramid(in);
    if (!keepBase)
        for (std::size_t l = 0; l + 1 < out.size(); ++l) std::ranges::fill(out[l].values, 0.0);
    const double step = 1.0 / (samples - 1);
    for (int k = 0; k < samples; ++k) {
        const double reference = static_cast<double>(k) / (samples - 1);
        Grid remapped = in;
        for (double& value : remapped.values) value = remap(value, reference);
        const std::vector<Grid> details = laplacianPyramid(remapped);
        for (std::size_t l = 0; l + 1 < out.size(); ++l)
            for (std::size_t i = 0; i < out[l].values.size(); ++i)
                out[l].values[i] += std::max(0.0, 1.0 - std::abs(mean[l].values[i] - reference) / step) * details[l].values[i];
    }
    return collapse(out);
}

/// Runs the exact algorithm, not clipped.
inline Image<float> run(const OperatorSpec& spec, const Image<float>& rgb, const Params& params, unsigned lanes = 2) {
    ThreadPool pool(lanes);
    auto result = spec.apply(rgb, params, {pool, {}});
    EXPECT_TRUE(result) << (result ? "" : result.error().message());
    return result ? std::move(*result) : Image<float>(rgb.width(), rgb.height(), 3);
}

/// Every sample of `result` within `tolerance` of `expected(x, y, c)`; names the worst pixel.
inline void expectNear(const Image<float>& result, const std::function<double(int, int, int)>& expected, double tolerance) {
    double worst = -1.0;
    int atX = 0, atY = 0, atC = 0;
    for (int y = 0; y < result.height(); ++y)
        for (int x = 0; x < result.width(); ++x)
            for (int c = 0; c < result.channels(); ++c) {
                const double error = std::abs(result.at(x, y, c) - expected(x, y, c));
                if (error > worst || std::isnan(error)) worst = error, atX = x, atY = y, atC = c;
                if (std::isnan(error)) FAIL() << "not a number at " << x << ", " << y;
            }
    EXPECT_LE(worst, tolerance) << "worst at (" << atX << ", " << atY << ") channel " << atC << ": " << result.at(atX, atY, atC)
                                << " instead of " << expected(atX, atY, atC) << ", " << result.width() << " x " << result.height();
}

/// The same samples, bit for bit, on one, two and five lanes.
inline void expectSameOnAnyLanes(const OperatorSpec& spec, const Image<float>& rgb, const Params& params) {
    const Image<float> one = run(spec, rgb, params, 1);
    for (const unsigned lanes : {2U, 5U}) {
        const Image<float> many = run(spec, rgb, params, lanes);
        EXPECT_TRUE(std::ranges::equal(one.samples(), many.samples())) << lanes << " lanes";
    }
}

/// A stop request before the start gives Cancelled.
inline void expectCancels(const OperatorSpec& spec, const Image<float>& rgb, const Params& params) {
    ThreadPool pool(2);
    std::stop_source stop;
    stop.request_stop();
    const auto result = spec.apply(rgb, params, {pool, Cancel(stop.get_token())});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::Cancelled);
}

}  // namespace glissade::plain
