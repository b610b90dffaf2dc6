#include "image/metrics.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace glissade {
namespace {

Image<std::uint8_t> noise(int width, int height, std::uint32_t seed) {
    std::mt19937 random(seed);
    Image<std::uint8_t> image(width, height, 3);
    for (auto& sample : image.samples()) sample = static_cast<std::uint8_t>(random() & 255U);
    return image;
}

TEST(Psnr, ofAConstantDifferenceIsTheFormula) {
    Image<std::uint8_t> a(20, 10, 3);
    Image<std::uint8_t> b(20, 10, 3);
    for (auto& sample : b.samples()) sample = 5;
    EXPECT_NEAR(psnr(a, b), 20 * std::log10(255.0 / 5.0), 1e-9);
    EXPECT_EQ(psnr(a, a), 100.0);
}

TEST(Ssim, ofEqualPicturesIsOne) { EXPECT_NEAR(ssim(noise(30, 20, 1), noise(30, 20, 1)), 1.0, 1e-12); }

TEST(Ssim, agreesWithTheDefinitionTakenWindowByWindow) {
    const auto a = noise(17, 14, 1);
    auto b = a.clone();
    std::mt19937 random(3);
    for (auto& sample : b.samples()) sample = static_cast<std::uint8_t>((sample * 3 + random() % 256) / 4);
    const auto grey = [](const Image<std::uint8_t>& image, int x, int y) {
        return std::floor(0.2989360212937755 * image.at(x, y, 0) + 0.5870430744511212 * image.at(x, y, 1) +
                          0.1140209042551033 * image.at(x, y, 2) + 0.5);
    };
    double total = 0;
    int windows = 0;
    for (int top = 0; top + 11 <= 14; ++top) {
        for (int left = 0; left + 11 <= 17; ++left, ++windows) {
            double weight = 0, ma = 0, mb = 0, aa = 0, bb = 0, ab = 0;
            for (int dy = 0; dy < 11; ++dy) {
                for (int dx = 0; dx < 11; ++dx) {
                    const double w = std::exp(-((dx - 5) * (dx - 5) + (dy - 5) * (dy - 5)) / (2 * 1.5 * 1.5));
                    const double p = grey(a, left + dx, top + dy);
                    const double q = grey(b, left + dx, top + dy);
                    weight += w, ma += w * p, mb += w * q, aa += w * p * p, bb += w * q * q, ab += w * p * q;
                }
            }
            ma /= weight, mb /= weight;
            const double va = aa / weight - ma * ma, vb = bb / weight - mb * mb, cov = ab / weight - ma * mb;
            const double c1 = 6.5025, c2 = 58.5225;
            total += (2 * ma * mb + c1) * (2 * cov + c2) / ((ma * ma + mb * mb + c1) * (va + vb + c2));
        }
    }
    EXPECT_NEAR(ssim(a, b), total / windows, 1e-9);
    EXPECT_LT(ssim(a, b), 0.99);
}

TEST(Ssim, takesPicturesSmallerThanItsWindow) { EXPECT_NEAR(ssim(noise(3, 1, 1), noise(3, 1, 1)), 1.0, 1e-9); }

}  // namespace
}  // namespace glissade
