#include "net/global_input.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace glissade {
namespace {

constexpr std::size_t kPlane = static_cast<std::size_t>(kThumbnailSide) * kThumbnailSide;

Image<float> noise(int width, int height, unsigned seed) {
    Image<float> image(width, height, 3);
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> uniform(0.0F, 1.0F);
    for (float& sample : image.samples()) sample = uniform(random);
    return image;
}

Image<float> constant(int width, int height, float r, float g, float b) {
    Image<float> image(width, height, 3);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            image.at(x, y, 0) = r;
            image.at(x, y, 1) = g;
            image.at(x, y, 2) = b;
        }
    return image;
}

double planeMean(const GlobalInput& input, std::size_t c) {
    const auto begin = input.thumbnail.begin() + static_cast<std::ptrdiff_t>(c * kPlane);
    return std::accumulate(begin, begin + kPlane, 0.0) / static_cast<double>(kPlane);
}

double channelMean(const Image<float>& image, int c) {
    double sum = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) sum += image.at(x, y, c);
    return sum / static_cast<double>(image.size().area());
}

void expectShares(const GlobalInput& input) {
    ASSERT_EQ(input.statistics.size(), static_cast<std::size_t>(kStatisticsCount));
    const auto all = std::span(input.statistics);
    for (const auto histogram : {all.first(kGreyBins), all.subspan(kGreyBins)}) {
        EXPECT_GE(histogram.front(), 0.0F);
        EXPECT_TRUE(std::ranges::is_sorted(histogram));
        EXPECT_EQ(histogram.back(), 1.0F);
    }
}

TEST(GlobalInput, IsTheSameFromRowsAsTheyCome) {
    for (const Size size : {Size{97, 1013}, Size{640, 480}, Size{31, 20}, Size{3, 2}, Size{1, 1}}) {
        const auto image = noise(size.width, size.height, 11);
        const GlobalInput whole = makeGlobalInput(image);
        for (const int height : {1, 7, 128}) {
            GlobalInputRows rows(size);
            for (int y = 0; y < size.height; y += height) {
                Image<float> band(size.width, std::min(height, size.height - y), 3);
                std::copy_n(image.row(y), band.samples().size(), band.data());
                rows.put(band);
            }
            const GlobalInput given = rows.finish();
            EXPECT_EQ(given.thumbnail, whole.thumbnail);
            EXPECT_EQ(given.statistics, whole.statistics);
            EXPECT_EQ(given.equalisation, whole.equalisation);
            EXPECT_EQ(given.overview, whole.overview);
            EXPECT_TRUE(given.tones == whole.tones);
            EXPECT_EQ(given.photo, size);
        }
    }
}

TEST(GlobalInput, ThumbnailHasTheMeanOfTheImage) {
    const std::vector<Size> sizes{
        {640, 480}, {97, 1013}, {65, 63}, {64, 64}, {31, 200}, {1, 1}, {1, 50}, {300, 1}, {3, 2}};
    for (const Size size : sizes) {
        const auto image = noise(size.width, size.height, 7);
        const auto input = makeGlobalInput(image);
        ASSERT_EQ(input.thumbnail.size(), 3 * kPlane);
        for (int c = 0; c < 3; ++c)
            EXPECT_NEAR(planeMean(input, static_cast<std::size_t>(c)), channelMean(image, c), 2e-5)
                << size.width << "x" << size.height;
    }
}

TEST(GlobalInput, ThumbnailIsTheAreaAverageOfEachCell) {
    const auto image = noise(128, 192, 3);  // cells of 2 x 3 pixels
    const auto input = makeGlobalInput(image);
    for (const auto& [tx, ty] : {std::pair{0, 0}, std::pair{63, 63}, std::pair{10, 41}}) {
        double sum = 0;
        for (int y = 0; y < 3; ++y)
            for (int x = 0; x < 2; ++x) sum += image.at(2 * tx + x, 3 * ty + y, 1);
        EXPECT_NEAR(input.thumbnail[kPlane + static_cast<std::size_t>(ty * kThumbnailSide + tx)], sum / 6, 1e-6);
    }
}

TEST(GlobalInput, ConstantImageGivesConstantThumbnailAndOneStep) {
    const auto input = makeGlobalInput(constant(200, 150, 0.25F, 0.5F, 0.75F));
    for (std::size_t i = 0; i < kPlane; ++i) {
        ASSERT_NEAR(input.thumbnail[i], 0.25F, 1e-5F);
        ASSERT_NEAR(input.thumbnail[kPlane + i], 0.5F, 1e-5F);
        ASSERT_NEAR(input.thumbnail[2 * kPlane + i], 0.75F, 1e-5F);
    }
    // Grey 0.299·0.25 + 0.587·0.5 + 0.114·0.75 = 0.45375 lies in bin 14 of 32.
    for (int i = 0; i < kGreyBins; ++i)
        EXPECT_EQ(input.statistics[static_cast<std::size_t>(i)], i < 14 ? 0.0F : 1.0F) << i;
    for (int i = kGreyBins; i < kStatisticsCount; ++i)
        EXPECT_EQ(input.statistics[static_cast<std::size_t>(i)], 1.0F) << i;
}

TEST(GlobalInput, TheOverviewTellsOfEachCellsColoursAndTones) {
    constexpr std::size_t cells = std::size_t{kOverviewSide} * kOverviewSide;
    for (const Size size : {Size{640, 480}, Size{97, 1013}, Size{30, 20}, Size{1, 1}}) {
        const auto image = noise(size.width, size.height, 5);
        const auto input = makeGlobalInput(image);
        ASSERT_EQ(input.overview.size(), kOverviewPlanes * cells);
        for (int c = 0; c < 3; ++c) {
            const auto begin = input.overview.begin() + static_cast<std::ptrdiff_t>(c * cells);
            EXPECT_NEAR(std::accumulate(begin, begin + cells, 0.0) / cells, channelMean(image, c), 3e-5);
        }
        for (std::size_t i = 0; i < cells; ++i) {
            float all = 0;
            for (std::size_t t = 3; t < kOverviewPlanes; ++t) {
                ASSERT_GE(input.overview[t * cells + i], -1e-5F);
                all += input.overview[t * cells + i];
            }
            ASSERT_NEAR(all, 1, 1e-4) << size.width << "x" << size.height;
        }
    }
    // Black on the left, white on the right; in the middle a grey a quarter of the way from tone 5 to tone 6.
    Image<float> image(3 * kOverviewSide, kOverviewSide, 3);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            for (int c = 0; c < 3; ++c) image.at(x, y, c) = x < 129 ? 0.0F : x < 255 ? 5.25F / 11 : 1.0F;
    const auto input = makeGlobalInput(image);
    const auto tone = [&](int t, std::size_t x) {
        return input.overview[static_cast<std::size_t>(3 + t) * cells + std::size_t{7} * kOverviewSide + x];
    };
    EXPECT_NEAR(tone(0, 10), 1, 1e-5);
    EXPECT_NEAR(tone(5, 64), 0.75, 1e-4);
    EXPECT_NEAR(tone(6, 64), 0.25, 1e-4);
    EXPECT_NEAR(tone(kOverviewTones - 1, 120), 1, 1e-5);
}

TEST(GlobalInput, SharesRiseToOne) {
    expectShares(makeGlobalInput(noise(123, 77, 1)));
    expectShares(makeGlobalInput(noise(1, 1, 2)));
    expectShares(makeGlobalInput(noise(1, 40, 3)));
    expectShares(makeGlobalInput(noise(40, 1, 4)));
}

TEST(GlobalInput, HalfBlackHalfWhiteHasHalfItsPixelsBelowEveryGrey) {
    Image<float> image = constant(64, 64, 0, 0, 0);
    for (int y = 0; y < 64; ++y)
        for (int x = 32; x < 64; ++x)
            for (int c = 0; c < 3; ++c) image.at(x, y, c) = 1.0F;
    const auto input = makeGlobalInput(image);
    for (int i = 0; i < kGreyBins - 1; ++i) EXPECT_EQ(input.statistics[static_cast<std::size_t>(i)], 0.5F) << i;
    EXPECT_EQ(input.statistics[kGreyBins - 1], 1.0F);
    // One column of 63 has the full step, all other neighbours are equal.
    for (int i = kGreyBins; i < kStatisticsCount - 1; ++i)
        EXPECT_NEAR(input.statistics[static_cast<std::size_t>(i)], 62.0F / 63.0F, 1e-6F) << i;
}

TEST(GlobalInput, GradientBinsAreEqualStepsOfTheSquareRoot) {
    // A ramp of just over 1/16 a column: the root of every magnitude is just over 1/4, in bin 4 of 16.
    Image<float> image(9, 5, 3);
    for (int y = 0; y < 5; ++y)
        for (int x = 0; x < 9; ++x)
            for (int c = 0; c < 3; ++c) image.at(x, y, c) = 0.0626F * static_cast<float>(x);
    const auto input = makeGlobalInput(image);
    for (int i = 0; i < kGradientBins; ++i)
        EXPECT_EQ(input.statistics[static_cast<std::size_t>(kGreyBins + i)], i < 4 ? 0.0F : 1.0F) << i;
}

TEST(GlobalInput, SamplesAreClipped) {
    const auto input = makeGlobalInput(constant(10, 10, -3.0F, 7.0F, 0.5F));
    const auto clipped = makeGlobalInput(constant(10, 10, 0.0F, 1.0F, 0.5F));
    EXPECT_EQ(input.thumbnail, clipped.thumbnail);
}

TEST(GlobalInput, OnePixelFillsTheThumbnail) {
    const auto input = makeGlobalInput(constant(1, 1, 0.1F, 0.2F, 0.3F));
    for (std::size_t c = 0; c < 3; ++c)
        for (std::size_t i = 0; i < kPlane; ++i)
            ASSERT_NEAR(input.thumbnail[c * kPlane + i], 0.1 * static_cast<double>(c + 1), 1e-6);
}

TEST(GlobalInput, TheEqualisationCurveSpreadsTheGreysEvenly) {
    Image<float> image = noise(300, 200, 3);
    for (float& sample : image.samples()) sample = 0.3F + 0.2F * sample;  // a third of the range, many greys
    const std::vector<float> curve = equalisationCurve(image);
    ASSERT_EQ(curve.size(), static_cast<std::size_t>(kEqualisationKnots));
    EXPECT_TRUE(std::ranges::is_sorted(curve));
    EXPECT_EQ(curve.front(), 0.0F);
    EXPECT_EQ(curve.back(), 1.0F);
    std::vector<float> equalised(image.size().area());
    equaliseGrey(image.data(), equalised.size(), curve, equalised.data());
    std::ranges::sort(equalised);
    for (std::size_t i = 0; i < equalised.size(); i += 97)
        EXPECT_NEAR(equalised[i], static_cast<double>(i) / static_cast<double>(equalised.size()), 0.02) << i;
}

TEST(GlobalInput, AGreyThatAllPixelsShareIsInTheMiddle) {
    const Image<float> image = constant(20, 10, 0.4F, 0.4F, 0.4F);  // level 102
    float value = 0;
    equaliseGrey(image.data(), 1, makeGlobalInput(image).equalisation, &value);
    EXPECT_NEAR(value, 0.5F, 1e-3F);
    const float outside[] = {-1, -1, -1, 2, 2, 2};
    float ends[2];
    equaliseGrey(outside, 2, makeGlobalInput(image).equalisation, ends);
    EXPECT_EQ(ends[0], 0.0F);
    EXPECT_EQ(ends[1], 1.0F);
}

}  // namespace
}  // namespace glissade
