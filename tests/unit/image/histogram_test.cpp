#include "image/histogram.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace glissade {
namespace {

Image<std::uint8_t> picture(std::initializer_list<std::array<std::uint8_t, 4>> pixels) {
    Image<std::uint8_t> image(static_cast<int>(pixels.size()), 1, 4);
    int x = 0;
    for (const auto& pixel : pixels) {
        for (int c = 0; c < 4; ++c) image.at(x, 0, c) = pixel[static_cast<std::size_t>(c)];
        ++x;
    }
    return image;
}

TEST(HistogramTest, CountsEachChannelAndLuma) {
    const Histogram histogram =
        histogramOf(picture({{255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}, {255, 255, 255, 255}}));
    EXPECT_EQ(histogram.pixels, 4U);
    EXPECT_EQ(histogram.red[255], 2U);
    EXPECT_EQ(histogram.red[0], 2U);
    EXPECT_EQ(histogram.green[255], 2U);
    EXPECT_EQ(histogram.blue[255], 2U);
    for (const int value : {54, 182, 18, 255})  // 255 times 0.2126, 0.7152, 0.0722 and 1
        EXPECT_EQ(histogram.luma[static_cast<std::size_t>(value)], 1U) << value;
}

TEST(HistogramTest, AGreyIsItsOwnLuma) {
    for (int value = 0; value < 256; ++value) {
        const auto grey = static_cast<std::uint8_t>(value);
        EXPECT_EQ(histogramOf(picture({{grey, grey, grey, 255}})).luma[grey], 1U) << value;
    }
}

TEST(HistogramTest, WhatIsTransparentIsNotCounted) {
    const Histogram histogram = histogramOf(picture({{9, 9, 9, 0}, {7, 7, 7, 1}}));
    EXPECT_EQ(histogram.pixels, 1U);
    EXPECT_EQ(histogram.red[9], 0U);
    EXPECT_EQ(histogram.red[7], 1U);
}

TEST(HistogramTest, EveryPixelOfEveryRowIsCountedOnce) {
    Image<std::uint8_t> image(37, 23, 4);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            for (int c = 0; c < 4; ++c)
                image.at(x, y, c) = static_cast<std::uint8_t>(c == 3 ? 255 : (x * 7 + y * 3 + c) % 256);
    const Histogram histogram = histogramOf(image);
    EXPECT_EQ(histogram.pixels, 37U * 23U);
    for (const auto* counts : {&histogram.red, &histogram.green, &histogram.blue, &histogram.luma})
        EXPECT_EQ(std::accumulate(counts->begin(), counts->end(), std::uint64_t{0}), 37U * 23U);
    EXPECT_EQ(histogram.red[(36 * 7 + 22 * 3) % 256] > 0, true);
    EXPECT_EQ(histogramOf(Image<std::uint8_t>(0, 0, 4)).pixels, 0U);
}

}  // namespace
}  // namespace glissade
