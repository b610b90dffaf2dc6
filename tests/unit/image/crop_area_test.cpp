#include "image/crop_area.h"

#include "image/parts.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace glissade {
namespace {

TEST(CropArea, KeepsAllAtFirst) {
    EXPECT_TRUE(CropArea{}.isNone());
    EXPECT_TRUE(CropArea{}.isValid());
    EXPECT_EQ(CropArea{}.of({1, 7}), (Rect{0, 0, 1, 7}));
}

TEST(CropArea, PixelsComeBackAsTheyWentIn) {
    for (const Size photo : {Size{1, 1}, Size{3, 7}, Size{997, 640}, Size{6000, 4001}, Size{65'535, 3}}) {
        for (int step = 1; step < 12; ++step) {
            const int x = photo.width * (step % 4) / 11;
            const int y = photo.height * (step % 5) / 11;
            const Rect area{
                x, y, std::max(1, (photo.width - x) * step / 12), std::max(1, (photo.height - y) * step / 12)};
            const CropArea shares = CropArea::from(area, photo);
            EXPECT_TRUE(shares.isValid()) << step;
            EXPECT_EQ(shares.of(photo), area) << photo.width << ' ' << step;
        }
        EXPECT_TRUE(CropArea::from({0, 0, photo.width, photo.height}, photo).isNone());
    }
}

TEST(CropArea, IsTheSamePartAtEverySizeAndNeverEmpty) {
    const CropArea area = CropArea::from({1500, 1000, 3000, 2000}, {6000, 4000});
    EXPECT_EQ(area.of({600, 400}), (Rect{150, 100, 300, 200}));
    EXPECT_EQ(area.of({1, 1}), (Rect{0, 0, 1, 1}));
    const CropArea last = CropArea::from({5999, 3999, 1, 1}, {6000, 4000});
    EXPECT_EQ(last.of({10, 10}), (Rect{9, 9, 1, 1}));
}

TEST(CropArea, WhatDoesNotLieWithinIsNotValid) {
    EXPECT_FALSE((CropArea{0, 0, 0, 1}).isValid());
    EXPECT_FALSE((CropArea{0, 0, 1, -0.5}).isValid());
    EXPECT_FALSE((CropArea{-0.1, 0, 0.5, 0.5}).isValid());
    EXPECT_FALSE((CropArea{0.6, 0, 0.5, 0.5}).isValid());
    EXPECT_FALSE((CropArea{0, 0.6, 0.5, 0.5}).isValid());
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_FALSE((CropArea{nan, 0, 0.5, 0.5}).isValid());
    EXPECT_FALSE((CropArea{0, 0, nan, 0.5}).isValid());
    EXPECT_TRUE((CropArea{1.0 / 3, 0, 2.0 / 3, 1}).isValid());
}

TEST(CropArea, TurnsWithThePhoto) {
    Image<std::uint16_t> photo(13, 8, 1);
    std::uint16_t next = 0;
    for (std::uint16_t& sample : photo.samples()) sample = next++;
    const Rect area{2, 1, 7, 4};
    const CropArea shares = CropArea::from(area, photo.size());
    const Image<std::uint16_t> kept = crop(photo, area);
    for (const bool mirrored : {false, true}) {
        for (int quarters = 0; quarters < 4; ++quarters) {
            const Turn turn{quarters, mirrored};
            const Image<std::uint16_t> expected = turned(kept, turn);
            const Image<std::uint16_t> lying = turned(photo, turn);
            const Rect part = shares.turned(turn).of(lying.size());
            ASSERT_EQ((Size{part.width, part.height}), expected.size()) << quarters << mirrored;
            EXPECT_TRUE(std::ranges::equal(crop(lying, part).samples(), expected.samples())) << quarters << mirrored;
        }
    }
}

}  // namespace
}  // namespace glissade
