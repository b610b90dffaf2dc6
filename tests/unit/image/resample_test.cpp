#include "image/parts.h"
#include "image/resample.h"
#include "support/synthetic_photo.h"

#include <gtest/gtest.h>

#include <numeric>

namespace glissade {
namespace {

double mean(const Image<float>& image) {
    return std::accumulate(image.samples().begin(), image.samples().end(), 0.0) /
           static_cast<double>(image.samples().size());
}

TEST(Resampler, ShrinkingByAWholeNumberAverages) {
    ThreadPool pool(2);
    Image<float> image(6, 3, 1);
    std::iota(image.samples().begin(), image.samples().end(), 0.0F);
    const Image<float> small = Resampler(image.size(), {2, 1}).whole(image, pool);
    EXPECT_NEAR(small.at(0, 0), 7.0F, 1e-5);   // columns 0..2 of rows 0..2
    EXPECT_NEAR(small.at(1, 0), 10.0F, 1e-5);  // columns 3..5
}

TEST(Resampler, ShrinkingByAFractionKeepsTheMean) {
    ThreadPool pool(2);
    const Image<float> photo = test::syntheticPhoto(211, 97, 3);
    const Image<float> small = Resampler(photo.size(), {37, 41}).whole(photo, pool);
    ASSERT_EQ(small.size(), (Size{37, 41}));
    EXPECT_NEAR(mean(small), mean(photo), 1e-5);
}

TEST(Resampler, EnlargingFollowsARampAndKeepsConstants) {
    ThreadPool pool(2);
    Image<float> ramp(20, 4, 1);
    for (int y = 0; y < 4; ++y)
        for (int x = 0; x < 20; ++x) ramp.at(x, y) = static_cast<float>(x);
    const Image<float> large = Resampler(ramp.size(), {60, 4}).whole(ramp, pool);
    for (int x = 6; x < 54; ++x) EXPECT_NEAR(large.at(x, 1), (static_cast<float>(x) + 0.5F) / 3 - 0.5F, 1e-4) << x;
    Image<float> grey(5, 5, 3);
    std::ranges::fill(grey.samples(), 0.25F);
    const Image<float> largeGrey = Resampler(grey.size(), {17, 23}).whole(grey, pool);
    for (const float sample : largeGrey.samples()) EXPECT_NEAR(sample, 0.25F, 1e-6);
}

TEST(Resampler, TheSameSizeIsTheSamePicture) {
    ThreadPool pool(1);
    const Image<float> photo = test::syntheticPhoto(64, 48, 4);
    EXPECT_TRUE(test::identical(Resampler(photo.size(), photo.size()).whole(photo, pool), photo));
}

TEST(Resampler, OnePixelGrowsToAnySize) {
    ThreadPool pool(1);
    Image<float> pixel(1, 1, 3);
    std::ranges::fill(pixel.samples(), 0.5F);
    const Image<float> grown = Resampler({1, 1}, {9, 5}).whole(pixel, pool);
    for (const float sample : grown.samples()) EXPECT_NEAR(sample, 0.5F, 1e-6);
}

TEST(Resampler, BandsAreThePartsOfTheWhole) {
    ThreadPool one(1);
    ThreadPool three(3);
    const Image<float> photo = test::syntheticPhoto(150, 133, 5);
    for (const Size to : {Size{70, 61}, Size{310, 200}}) {
        const Resampler resampler(photo.size(), to);
        const Image<float> whole = resampler.whole(photo, one);
        for (int first = 0; first < to.height; first += 17) {
            Image<float> band(to.width, std::min(17, to.height - first), 3);
            resampler.rows(photo, first, band, three);
            EXPECT_TRUE(std::ranges::equal(band.samples(), std::span(whole.row(first), band.samples().size())))
                << first;
        }
    }
}

TEST(Resampler, ABandNeedsOnlyItsInputRows) {
    ThreadPool pool(2);
    const Image<float> photo = test::syntheticPhoto(90, 133, 5);
    for (const Size to : {Size{70, 61}, Size{90, 133}, Size{31, 1}, Size{120, 300}}) {
        const Resampler resampler(photo.size(), to);
        const Image<float> whole = resampler.whole(photo, pool);
        for (int first = 0; first < to.height; first += 23) {
            Image<float> band(to.width, std::min(23, to.height - first), 3);
            const auto [top, bottom] = resampler.inputRows(first, first + band.height());
            ASSERT_LT(top, bottom);
            ASSERT_LE(bottom, 133);
            resampler.rows(crop(photo, {0, top, 90, bottom - top}), top, first, band, pool);
            EXPECT_TRUE(std::ranges::equal(band.samples(), std::span(whole.row(first), band.samples().size())))
                << first << " of " << to.height;
        }
        EXPECT_EQ(resampler.inputRows(0, to.height), (std::pair{0, 133}));
    }
}

TEST(SizeWithLongEdge, KeepsTheAspectAndAtLeastOnePixel) {
    EXPECT_EQ(sizeWithLongEdge({6000, 4000}, 1500), (Size{1500, 1000}));
    EXPECT_EQ(sizeWithLongEdge({4000, 6000}, 1500), (Size{1000, 1500}));
    EXPECT_EQ(sizeWithLongEdge({100, 50}, 200), (Size{200, 100}));
    EXPECT_EQ(sizeWithLongEdge({10'000, 3}, 100), (Size{100, 1}));
}

}  // namespace
}  // namespace glissade
