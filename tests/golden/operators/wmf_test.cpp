// The weighted median filter against a sort of every window.
#include <algorithm>

#include "golden/operators/operator_fixture.h"

namespace glissade {
namespace {

struct Sample {
    float value;
    double distance;  ///< of the pixel's colour from the centre's, squared
};

/// The definition: plain median of an odd window; in an even one the half with the nearer colours decides.
float definition(const Image<float>& rgb, int x, int y, int c, int radius) {
    std::vector<Sample> window;
    for (int v = std::max(0, y - radius); v <= std::min(rgb.height() - 1, y + radius); ++v)
        for (int u = std::max(0, x - radius); u <= std::min(rgb.width() - 1, x + radius); ++u) {
            double distance = 0;
            for (int k = 0; k < 3; ++k) {
                const double difference = std::round(255.0 * rgb.at(u, v, k) * 257.0) / 257.0 -
                                          std::round(255.0 * rgb.at(x, y, k) * 257.0) / 257.0;
                distance += difference * difference;
            }
            window.push_back({rgb.at(u, v, c), distance});
        }
    std::ranges::stable_sort(window, {}, &Sample::value);
    const std::size_t n = window.size();
    if (n % 2 == 1) return window[n / 2].value;
    const float a = window[n / 2 - 1].value;
    const float b = window[n / 2].value;
    if (a == b) return a;
    double lower = 0;
    double upper = 0;
    for (std::size_t i = 0; i < n; ++i) (i < n / 2 ? lower : upper) += window[i].distance;
    return lower > upper ? b : a;
}

void expectDefinition(const Image<float>& photo, int radius) {
    const Image<float> median = test::runExact("wmf", photo, {static_cast<double>(radius)});
    int wrong = 0;
    for (int y = 0; y < photo.height(); ++y)
        for (int x = 0; x < photo.width(); ++x)
            for (int c = 0; c < 3; ++c) wrong += median.at(x, y, c) != definition(photo, x, y, c, radius) ? 1 : 0;
    EXPECT_EQ(wrong, 0) << photo.width() << " x " << photo.height() << ", radius " << radius;
}

TEST(Wmf, IsTheMedianOfEveryWindow) {
    for (const int radius : {1, 2, 3, 6, 10}) {
        expectDefinition(test::eightBit(test::syntheticPhoto(61, 47, 41)), radius);
        expectDefinition(test::noise(35, 30, 42), radius);
    }
}

TEST(Wmf, IsTheMedianAcrossTiles) { expectDefinition(test::eightBit(test::syntheticPhoto(270, 150, 43)), 3); }

TEST(Wmf, IsTheMedianOfSixteenBitSamples) {
    std::mt19937 random(44);
    std::uniform_int_distribution<int> level(0, 65535);
    Image<float> photo(40, 33, 3);
    for (float& sample : photo.samples()) sample = static_cast<float>(level(random)) / 65535.0F;
    expectDefinition(photo, 4);
}

TEST(Wmf, IsTheMedianOfPicturesSmallerThanTheWindow) {
    for (const auto& [width, height] : {std::pair{1, 1}, {2, 1}, {1, 2}, {1, 30}, {30, 1}, {2, 2}, {9, 4}})
        expectDefinition(test::noise(width, height, 45), 10);
}

TEST(Wmf, FlatAreasAndExtremesSurvive) {
    Image<float> photo(200, 140, 3);
    for (int y = 0; y < 140; ++y)
        for (int x = 0; x < 200; ++x)
            for (int c = 0; c < 3; ++c) photo.at(x, y, c) = x < 100 ? 0.0F : 1.0F;
    EXPECT_TRUE(test::identical(test::runExact("wmf", photo, {10.0}), photo));
}

}  // namespace
}  // namespace glissade
