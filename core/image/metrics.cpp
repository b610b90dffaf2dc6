#include "image/metrics.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace glissade {

namespace {

constexpr int kWindow = 11;
constexpr double kSigma = 1.5;

/// A plane of doubles.
struct Plane {
    int width = 0;
    int height = 0;
    std::vector<double> values;
    [[nodiscard]] double at(int x, int y) const {
        return values[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
    }
};

Plane greyOf(const Image<std::uint8_t>& rgb) {
    Plane plane{rgb.width(), rgb.height(), {}};
    plane.values.reserve(rgb.size().area());
    const auto channels = static_cast<std::size_t>(rgb.channels());
    for (std::size_t i = 0; i < rgb.size().area(); ++i) {
        const std::uint8_t* p = rgb.data() + i * channels;
        plane.values.push_back(std::floor(0.2989360212937755 * p[0] + 0.5870430744511212 * p[1] + 0.1140209042551033 * p[2] + 0.5));
    }
    return plane;
}

/// Separable Gaussian where the window fits; windows are cut to the picture where it is smaller.
Plane blur(const Plane& in) {
    const int spanX = std::min(kWindow, in.width);
    const int spanY = std::min(kWindow, in.height);
    const auto taps = [](int span) {
        std::vector<double> weights(static_cast<std::size_t>(span));
        double sum = 0;
        for (int i = 0; i < span; ++i) {
            const double d = i - (span - 1) / 2.0;
            sum += weights[static_cast<std::size_t>(i)] = std::exp(-d * d / (2 * kSigma * kSigma));
        }
        for (double& weight : weights) weight /= sum;
        return weights;
    };
    const auto tapsX = taps(spanX);
    const auto tapsY = taps(spanY);
    Plane rows{in.width - spanX + 1, in.height, {}};
    for (int y = 0; y < rows.height; ++y) {
        for (int x = 0; x < rows.width; ++x) {
            double sum = 0;
            for (int i = 0; i < spanX; ++i) sum += tapsX[static_cast<std::size_t>(i)] * in.at(x + i, y);
            rows.values.push_back(sum);
        }
    }
    Plane out{rows.width, in.height - spanY + 1, {}};
    for (int y = 0; y < out.height; ++y) {
        for (int x = 0; x < out.width; ++x) {
            double sum = 0;
            for (int i = 0; i < spanY; ++i) sum += tapsY[static_cast<std::size_t>(i)] * rows.at(x, y + i);
            out.values.push_back(sum);
        }
    }
    return out;
}

Plane product(const Plane& a, const Plane& b) {
    Plane result{a.width, a.height, std::vector<double>(a.values.size())};
    std::ranges::transform(a.values, b.values, result.values.begin(), std::multiplies<>());
    return result;
}

}  // namespace

double psnr(const Image<std::uint8_t>& first, const Image<std::uint8_t>& second) {
    CHECK(first.size() == second.size() && first.channels() == second.channels());
    double sum = 0;
    for (std::size_t i = 0; i < first.samples().size(); ++i) {
        const double d = static_cast<double>(first.data()[i]) - second.data()[i];
        sum += d * d;
    }
    return psnr(sum, static_cast<double>(first.samples().size()));
}

double psnr(double squares, double samples) {
    if (squares == 0) return 100.0;
    return 10.0 * std::log10(255.0 * 255.0 * samples / squares);
}

double ssim(const Image<std::uint8_t>& first, const Image<std::uint8_t>& second) {
    CHECK(first.size() == second.size() && !first.empty());
    constexpr double c1 = (0.01 * 255) * (0.01 * 255);
    constexpr double c2 = (0.03 * 255) * (0.03 * 255);
    const Plane a = greyOf(first);
    const Plane b = greyOf(second);
    const Plane meanA = blur(a);
    const Plane meanB = blur(b);
    const Plane aa = blur(product(a, a));
    const Plane bb = blur(product(b, b));
    const Plane ab = blur(product(a, b));
    double sum = 0;
    for (std::size_t i = 0; i < meanA.values.size(); ++i) {
        const double ma = meanA.values[i];
        const double mb = meanB.values[i];
        const double varA = aa.values[i] - ma * ma;
        const double varB = bb.values[i] - mb * mb;
        const double cov = ab.values[i] - ma * mb;
        sum += (2 * ma * mb + c1) * (2 * cov + c2) / ((ma * ma + mb * mb + c1) * (varA + varB + c2));
    }
    return sum / static_cast<double>(meanA.values.size());
}

}  // namespace glissade
