#include "train/variation.h"

#include "support/photos.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace glissade::train {
namespace {

bool isWindowOf(const Image<float>& window, const Image<float>& photo) {
    for (int y = 0; y + window.height() <= photo.height(); ++y)
        for (int x = 0; x + window.width() <= photo.width(); ++x) {
            bool same = true;
            for (int row = 0; same && row < window.height(); ++row)
                same = std::equal(window.row(row), window.row(row) + window.width() * 3, photo.row(y + row) + x * 3);
            if (same) return true;
        }
    return false;
}

TEST(VariationTest, isAWindowOfHalfToAllOfEachSideEverySecondTimeWithTheSameTones) {
    const Image<float> photo = test::syntheticPhoto(60, 44, 3);
    int windows = 0;
    std::set<int> widths;
    for (std::uint64_t seed = 0; seed < 64; ++seed) {
        const Image<float> variation = variationOf(photo, seed);
        EXPECT_GE(variation.width(), 30);
        EXPECT_LE(variation.width(), 60);
        EXPECT_GE(variation.height(), 22);
        EXPECT_LE(variation.height(), 44);
        EXPECT_GE(std::ranges::min(variation.samples()), 0.0F);
        EXPECT_LE(std::ranges::max(variation.samples()), 1.0F);
        widths.insert(variation.width());
        windows += isWindowOf(variation, photo) ? 1 : 0;
    }
    EXPECT_GT(widths.size(), 10U);
    EXPECT_GT(windows, 16);  // the other half has other tones
    EXPECT_LT(windows, 48);
}

TEST(VariationTest, followsFromItsSeedAlone) {
    const Image<float> photo = test::syntheticPhoto(40, 40, 1);
    const Image<float> one = variationOf(photo, 7);
    const Image<float> same = variationOf(photo, 7);
    ASSERT_EQ(one.width(), same.width());
    EXPECT_TRUE(std::ranges::equal(one.samples(), same.samples()));
    const Image<float> other = variationOf(photo, 8);
    EXPECT_FALSE(one.width() == other.width() && std::ranges::equal(one.samples(), other.samples()));
}

TEST(VariationTest, keepsSixteenPixelsWhereThePhotoHasThem) {
    const Image<float> photo = test::syntheticPhoto(18, 12, 1);
    for (std::uint64_t seed = 0; seed < 16; ++seed) {
        const Image<float> variation = variationOf(photo, seed);
        EXPECT_GE(variation.width(), 16);
        EXPECT_EQ(variation.height(), 12);
    }
}

}  // namespace
}  // namespace glissade::train
