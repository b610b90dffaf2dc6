#include "image/downsample.h"
#include "support/synthetic_photo.h"

#include <gtest/gtest.h>

namespace glissade {
namespace {

TEST(Downsample, AveragesFourPixels) {
    ThreadPool pool(1);
    Image<float> image(4, 2, 3);
    for (std::size_t i = 0; i < image.samples().size(); ++i) image.data()[i] = static_cast<float>(i);
    const Image<float> half = downsample(image, 1, pool);
    ASSERT_EQ(half.size(), (Size{2, 1}));
    // Pixel 0: samples 0, 3 of row 0 and 12, 15 of row 1.
    EXPECT_FLOAT_EQ(half.at(0, 0, 0), 7.5F);
    EXPECT_FLOAT_EQ(half.at(0, 0, 2), 9.5F);
    EXPECT_FLOAT_EQ(half.at(1, 0, 1), 14.5F);
}

TEST(Downsample, RepeatsOddEdges) {
    ThreadPool pool(1);
    Image<float> image(3, 3, 1);
    for (std::size_t i = 0; i < 9; ++i) image.data()[i] = static_cast<float>(i);
    const Image<float> half = downsample(image, 1, pool);
    ASSERT_EQ(half.size(), (Size{2, 2}));
    EXPECT_FLOAT_EQ(half.at(0, 0), 2.0F);  // 0 1 3 4
    EXPECT_FLOAT_EQ(half.at(1, 0), 3.5F);  // 2 5
    EXPECT_FLOAT_EQ(half.at(0, 1), 6.5F);  // 6 7
    EXPECT_FLOAT_EQ(half.at(1, 1), 8.0F);
}

TEST(Downsample, LevelZeroIsACopyAndLevelsAddUp) {
    ThreadPool pool(2);
    const Image<float> photo = test::syntheticPhoto(101, 67, 1);
    EXPECT_TRUE(test::identical(downsample(photo, 0, pool), photo));
    EXPECT_TRUE(test::identical(downsample(photo, 3, pool), downsample(downsample(photo, 1, pool), 2, pool)));
    EXPECT_EQ(downsample(photo, 3, pool).size(), (Size{13, 9}));
    EXPECT_EQ(downsampledSize({101, 67}, 3), (Size{13, 9}));
}

TEST(Downsample, IsTheSameForAnyNumberOfLanes) {
    const Image<float> photo = test::syntheticPhoto(333, 211, 2);
    ThreadPool one(1);
    ThreadPool three(3);
    EXPECT_TRUE(test::identical(downsample(photo, 2, one), downsample(photo, 2, three)));
}

}  // namespace
}  // namespace glissade
