#include "engine/area_resample.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace glissade {
namespace {

Image<std::uint8_t> noise(int width, int height) {
    std::mt19937 random(7);
    Image<std::uint8_t> image(width, height, 4);
    for (auto& sample : image.samples()) sample = static_cast<std::uint8_t>(random() % 256);
    return image;
}

/// The mean over a rectangle with fractional edges, pixel by pixel.
double meanOver(const Image<std::uint8_t>& image, double left, double top, double right, double bottom, int c) {
    double sum = 0;
    double area = 0;
    for (int y = 0; y < image.height(); ++y) {
        const double h = std::min<double>(y + 1, bottom) - std::max<double>(y, top);
        if (h <= 0) continue;
        for (int x = 0; x < image.width(); ++x) {
            const double w = std::min<double>(x + 1, right) - std::max<double>(x, left);
            if (w <= 0) continue;
            sum += w * h * image.at(x, y, c);
            area += w * h;
        }
    }
    return sum / area;
}

struct Case {
    Size input;
    AreaResample::Source source;
    Size output;
};

class ShrinkTest : public testing::TestWithParam<Case> {};

TEST_P(ShrinkTest, GivesTheMeanOfTheAreaUnderEachPixel) {
    const auto& [input, source, output] = GetParam();
    const Image<std::uint8_t> in = noise(input.width, input.height);
    Image<std::uint8_t> out(output.width, output.height, 4);
    ThreadPool pool(2);
    AreaResample(input, source, output).run(in, out, pool);
    const double dx = source.width / output.width;
    const double dy = source.height / output.height;
    double worst = 0;
    for (int y = 0; y < output.height; ++y) {
        for (int x = 0; x < output.width; ++x) {
            for (int c = 0; c < 4; ++c) {
                const double wanted = meanOver(in,
                                               source.left + x * dx,
                                               source.top + y * dy,
                                               source.left + (x + 1) * dx,
                                               source.top + (y + 1) * dy,
                                               c);
                worst = std::max(worst, std::abs(wanted - out.at(x, y, c)));
            }
        }
    }
    EXPECT_LE(worst, 0.51);
}

INSTANTIATE_TEST_SUITE_P(Ratios,
                         ShrinkTest,
                         testing::Values(Case{{64, 48}, {0, 0, 64, 48}, {32, 24}},
                                         Case{{150, 100}, {0, 0, 150, 100}, {108, 72}},
                                         Case{{150, 100}, {3.25, 7.5, 100.5, 60.25}, {37, 59}},
                                         Case{{150, 100}, {0, 0, 149.5, 99.5}, {7, 5}},
                                         Case{{33, 1}, {0.5, 0, 32.5, 1}, {5, 1}},
                                         Case{{3, 3}, {0, 0, 3, 3}, {1, 1}}));

TEST(AreaResample, CopiesWherePixelsFallOnPixels) {
    const Image<std::uint8_t> in = noise(40, 30);
    ThreadPool pool(2);
    for (const auto& [left, top] : {std::pair{5, 6}, std::pair{20, 20}, std::pair{0, 0}}) {
        const AreaResample resample({40, 30}, {1.0 * left, 1.0 * top, 20, 10}, {20, 10});
        EXPECT_TRUE(resample.isCopy());
        Image<std::uint8_t> out(20, 10, 4);
        resample.run(in, out, pool);
        for (int y = 0; y < 10; ++y) {
            for (int x = 0; x < 20; ++x) ASSERT_EQ(out.at(x, y, 1), in.at(x + left, y + top, 1)) << x << " " << y;
        }
    }
    EXPECT_FALSE(AreaResample({40, 30}, {5.5, 6, 20, 10}, {20, 10}).isCopy());
}

TEST(AreaResample, InterpolatesGoingUp) {
    Image<std::uint8_t> in(2, 1, 4);
    for (int c = 0; c < 4; ++c) in.at(1, 0, c) = 200;
    Image<std::uint8_t> out(8, 2, 4);
    ThreadPool pool(1);
    AreaResample({2, 1}, {0, 0, 2, 1}, {8, 2}).run(in, out, pool);
    const int wanted[] = {0, 0, 25, 75, 125, 175, 200, 200};
    for (int x = 0; x < 8; ++x) EXPECT_NEAR(out.at(x, 1, 2), wanted[x], 0.51) << x;
}

TEST(AreaResample, KeepsAConstantAtAnyRatio) {
    Image<std::uint8_t> in(97, 61, 4);
    std::ranges::fill(in.samples(), std::uint8_t{255});
    ThreadPool pool(2);
    for (const int side : {1, 2, 13, 60, 61, 62, 150}) {
        Image<std::uint8_t> out(side, side, 4);
        AreaResample({97, 61}, {0.3, 0.2, 96.1, 60.7}, {side, side}).run(in, out, pool);
        EXPECT_TRUE(std::ranges::all_of(out.samples(), [](std::uint8_t v) { return v == 255; })) << side;
    }
}

TEST(AreaResample, GivesTheSameRowsOneByOne) {
    const Image<std::uint8_t> in = noise(150, 100);
    const AreaResample resample({150, 100}, {1.5, 2.5, 140, 90}, {77, 43});
    Image<std::uint8_t> whole(77, 43, 4);
    Image<std::uint8_t> rows(77, 43, 4);
    ThreadPool pool(2);
    resample.run(in, whole, pool);
    std::vector<float> scratch;
    for (int y = 0; y < 43; ++y) resample.rows(in, y, y + 1, rows, scratch);
    EXPECT_TRUE(std::ranges::equal(whole.samples(), rows.samples()));
}

}  // namespace
}  // namespace glissade
