// L0 smoothing against its definition with a brute Fourier sum in double precision.
#include <complex>
#include <numbers>

#include "golden/operators/operator_fixture.h"

namespace glissade {
namespace {

using Plane = std::vector<std::complex<double>>;

/// The double sum of the discrete Fourier transform; sign +1 is the inverse without its factor.
Plane transformed(const Plane& plane, int width, int height, double sign) {
    Plane out(plane.size());
    for (int v = 0; v < height; ++v)
        for (int u = 0; u < width; ++u)
            for (int y = 0; y < height; ++y)
                for (int x = 0; x < width; ++x) {
                    const double turns = static_cast<double>(u * x) / width + static_cast<double>(v * y) / height;
                    out[static_cast<std::size_t>(v * width + u)] +=
                        plane[static_cast<std::size_t>(y * width + x)] *
                        std::polar(1.0, sign * 2.0 * std::numbers::pi * turns);
                }
    return out;
}

/// The definition, line by line: gradients and threshold, then the solve in the Fourier domain, for each β.
class Definition {
public:
    explicit Definition(const Image<float>& rgb) : width_(rgb.width()), height_(rgb.height()) {
        for (std::size_t c = 0; c < 3; ++c) {
            for (int y = 0; y < height_; ++y)
                for (int x = 0; x < width_; ++x)
                    smooth_[c].push_back(test::definition(rgb.at(x, y, static_cast<int>(c))));
            input_[c] = transformed(smooth_[c], width_, height_, -1.0);
        }
    }

    Image<float> run(double lambda) {
        for (double beta = 2 * lambda; beta < 1e5; beta *= 2) {
            Plane h[3];
            Plane v[3];
            gradients(lambda / beta, h, v);
            for (int c = 0; c < 3; ++c) solve(c, beta, h[c], v[c]);
        }
        Image<float> out(width_, height_, 3);
        for (int y = 0; y < height_; ++y)
            for (int x = 0; x < width_; ++x)
                for (int c = 0; c < 3; ++c)
                    out.at(x, y, c) = static_cast<float>(std::clamp(smooth_[c][at(x, y)].real(), 0.0, 1.0));
        return out;
    }

private:
    [[nodiscard]] std::size_t at(int x, int y) const {
        return static_cast<std::size_t>((y + height_) % height_ * width_ + (x + width_) % width_);
    }

    void gradients(double threshold, Plane (&h)[3], Plane (&v)[3]) const {
        for (int c = 0; c < 3; ++c) h[c] = v[c] = Plane(smooth_[c].size());
        for (int y = 0; y < height_; ++y)
            for (int x = 0; x < width_; ++x) {
                double sum = 0;
                for (int c = 0; c < 3; ++c) {
                    h[c][at(x, y)] = smooth_[c][at(x + 1, y)] - smooth_[c][at(x, y)];
                    v[c][at(x, y)] = smooth_[c][at(x, y + 1)] - smooth_[c][at(x, y)];
                    sum += std::norm(h[c][at(x, y)]) + std::norm(v[c][at(x, y)]);
                }
                if (sum < threshold)
                    for (int c = 0; c < 3; ++c) h[c][at(x, y)] = v[c][at(x, y)] = 0;
            }
    }

    void solve(int c, double beta, const Plane& h, const Plane& v) {
        Plane divergence(h.size());
        for (int y = 0; y < height_; ++y)
            for (int x = 0; x < width_; ++x)
                divergence[at(x, y)] = h[at(x - 1, y)] - h[at(x, y)] + v[at(x, y - 1)] - v[at(x, y)];
        Plane spectrum = transformed(divergence, width_, height_, -1.0);
        for (int ky = 0; ky < height_; ++ky)
            for (int kx = 0; kx < width_; ++kx) {
                const double k = 4 - 2 * std::cos(2 * std::numbers::pi * kx / width_) -
                                 2 * std::cos(2 * std::numbers::pi * ky / height_);
                spectrum[at(kx, ky)] = (input_[c][at(kx, ky)] + beta * spectrum[at(kx, ky)]) / (1 + beta * k);
            }
        smooth_[c] = transformed(spectrum, width_, height_, 1.0);
        for (auto& value : smooth_[c]) value = value.real() / (width_ * height_);
    }

    int width_;
    int height_;
    Plane smooth_[3];
    Plane input_[3];
};

struct Shape {
    int width, height;
};

class L0Shape : public testing::TestWithParam<Shape> {};

TEST_P(L0Shape, AgreesWithItsDefinition) {
    const auto [width, height] = GetParam();
    const Image<float> photo = test::eightBit(test::syntheticPhoto(width, height, 21));
    for (const double lambda : {0.002, 0.02, 0.2}) {
        const Image<float> smooth = test::runExact("l0", photo, {lambda});
        const Image<float> expected = Definition(photo).run(lambda);
        // Single precision against double: a gradient at the very threshold may fall on the other side in a late round.
        EXPECT_GT(test::psnr(smooth, expected), 55.0) << lambda;
        EXPECT_LT(test::largestDifference(smooth, expected), 4e-3) << lambda << ": one 8-bit step";
    }
}

INSTANTIATE_TEST_SUITE_P(
    Shapes,
    L0Shape,
    testing::Values(Shape{12, 10}, Shape{11, 13}, Shape{1, 9}, Shape{16, 1}, Shape{2, 2}, Shape{35, 6}));

TEST(L0, LeavesAConstantPictureAlone) {
    Image<float> flat(33, 20, 3);
    for (std::size_t i = 0; i < flat.samples().size(); ++i) flat.data()[i] = static_cast<float>(i % 3) * 0.4F;
    EXPECT_LT(test::largestDifference(test::runExact("l0", flat, {0.02}), flat), 1e-5);
}

/// Two flat halves far apart: the only gradients are strong, so grain goes and the step stays.
TEST(L0, FlattensGrainAndKeepsAStep) {
    Image<float> step(64, 48, 3);
    std::mt19937 random(3);
    std::uniform_real_distribution<float> grain(-0.02F, 0.02F);
    for (int y = 0; y < 48; ++y)
        for (int x = 0; x < 64; ++x)
            for (int c = 0; c < 3; ++c) step.at(x, y, c) = (x < 32 ? 0.2F : 0.8F) + grain(random);
    const Image<float> smooth = test::runExact("l0", step, {0.02});
    for (int x = 4; x < 28; ++x) {
        EXPECT_NEAR(smooth.at(x, 20, 0), 0.2F, 0.01F);
        EXPECT_NEAR(smooth.at(x, 20, 0), smooth.at(x + 1, 20, 0), 1e-3F);
        EXPECT_NEAR(smooth.at(x + 33, 20, 0), 0.8F, 0.01F);
    }
}

}  // namespace
}  // namespace glissade
