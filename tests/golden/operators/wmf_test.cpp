// The weighted median filter against a sort of every window.
#include "golden/operators/operator_fixture.h"

#include <algorithm>
#include <cmath>

namespace glissade {
namespace {

constexpr double kEven = 6502.0;  // the range at which all weights are as good as equal

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
    const Image<float> median = test::runExact("wmf", photo, {static_cast<double>(radius), kEven});
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
    EXPECT_TRUE(test::identical(test::runExact("wmf", photo, {10.0, kEven}), photo));
}

/// How far a result is from the definition's: the share of the weight that has to move to make it the median. 0 where
/// it is one.
double missedShare(const Image<float>& rgb, const Image<float>& result, int x, int y, int c, int radius, double sigma) {
    const auto level = [&](int u, int v, int k) { return std::round(255.0 * rgb.at(u, v, k) * 257.0) / 257.0; };
    double below = 0;
    double upTo = 0;
    double total = 0;
    const float value = result.at(x, y, c);
    for (int v = std::max(0, y - radius); v <= std::min(rgb.height() - 1, y + radius); ++v)
        for (int u = std::max(0, x - radius); u <= std::min(rgb.width() - 1, x + radius); ++u) {
            double distance = 0;
            for (int k = 0; k < 3; ++k) distance += std::pow(level(u, v, k) - level(x, y, k), 2);
            const double weight = std::exp(-distance / (2 * sigma * sigma));
            total += weight;
            if (rgb.at(u, v, c) < value) below += weight;
            if (rgb.at(u, v, c) <= value) upTo += weight;
        }
    return std::max({below / total - 0.5, 0.5 - upTo / total, 0.0});
}

void expectWeighted(const Image<float>& photo, int radius, double sigma) {
    SCOPED_TRACE("radius " + std::to_string(radius) + ", sigma " + std::to_string(sigma));
    const Image<float> result = test::runExact("wmf", photo, {static_cast<double>(radius), sigma});
    double worst = 0;
    int strangers = 0;  // values that the window does not have
    for (int y = 0; y < photo.height(); ++y)
        for (int x = 0; x < photo.width(); ++x)
            for (int c = 0; c < 3; ++c) {
                worst = std::max(worst, missedShare(photo, result, x, y, c, radius, sigma));
                bool found = false;
                for (int v = std::max(0, y - radius); v <= std::min(photo.height() - 1, y + radius); ++v)
                    for (int u = std::max(0, x - radius); u <= std::min(photo.width() - 1, x + radius); ++u)
                        found = found || photo.at(u, v, c) == result.at(x, y, c);
                strangers += found ? 0 : 1;
            }
    EXPECT_LT(worst, 2e-6) << "share of the weight on the wrong side; float sums of 441 weights";
    EXPECT_EQ(strangers, 0);
}

TEST(Wmf, IsTheWeightedMedianOfEveryWindow) {
    for (const double sigma : {8.0, 25.5, 400.0, 6000.0})
        for (const int radius : {1, 3, 10}) {
            expectWeighted(test::eightBit(test::syntheticPhoto(61, 47, 51)), radius, sigma);
            expectWeighted(test::noise(35, 30, 52), radius, sigma);
        }
}

TEST(Wmf, IsTheWeightedMedianOfSixteenBitSamples) {
    std::mt19937 random(53);
    std::uniform_int_distribution<int> level(20000, 21000);  // many values in few bins
    Image<float> photo(40, 33, 3);
    for (float& sample : photo.samples()) sample = static_cast<float>(level(random)) / 65535.0F;
    expectWeighted(photo, 4, 8.0);
}

TEST(Wmf, ASmallerRangeKeepsMoreOfThePhoto) {
    const Image<float> photo = test::eightBit(test::syntheticPhoto(80, 60, 54));
    double before = 0;
    for (const double sigma : {8.0, 25.5, 400.0}) {
        const Image<float> result = test::runExact("wmf", photo, {6.0, sigma});
        double change = 0;
        for (std::size_t i = 0; i < photo.samples().size(); ++i) change += std::abs(result.data()[i] - photo.data()[i]);
        EXPECT_GT(change, before) << sigma;
        before = change;
    }
}

TEST(Wmf, NearlyEvenWeightsAreTheMedian) {
    const Image<float> photo = test::eightBit(test::syntheticPhoto(64, 48, 55));
    const Image<float> even = test::runExact("wmf", photo, {3.0, kEven});
    const Image<float> nearly = test::runExact("wmf", photo, {3.0, 6500.0});
    int different = 0;
    for (int y = 3; y < 45; ++y)  // odd windows
        for (int x = 3; x < 61; ++x)
            for (int c = 0; c < 3; ++c) different += even.at(x, y, c) != nearly.at(x, y, c) ? 1 : 0;
    EXPECT_EQ(different, 0);
}

}  // namespace
}  // namespace glissade
