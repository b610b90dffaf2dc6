// The damage that restoration undoes: what the published measurements define, and what every restoration promises.
#include "golden/operators/operator_fixture.h"
#include "operators/registry.h"
#include "operators/restore/bicubic.h"
#include "operators/restore/camera.h"
#include "operators/restore/jpeg_round_trip.h"
#include "operators/restore/noise_estimate.h"
#include "operators/restore/rain.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace glissade {
namespace {

double rootMeanSquare(const Image<float>& a, const Image<float>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.samples().size(); ++i) {
        const double d = static_cast<double>(a.data()[i]) - static_cast<double>(b.data()[i]);
        sum += d * d;
    }
    return 255 * std::sqrt(sum / static_cast<double>(a.samples().size()));
}

Image<float> flat(int width, int height, float level) {
    Image<float> image(width, height, 3);
    std::ranges::fill(image.samples(), level);
    return image;
}

bool isGrey(const Image<float>& rgb) {
    for (std::size_t i = 0; i < rgb.samples().size(); i += 3)
        if (rgb.data()[i] != rgb.data()[i + 1] || rgb.data()[i] != rgb.data()[i + 2]) return false;
    return true;
}

std::vector<const OperatorSpec*> restorations() {
    std::vector<const OperatorSpec*> found;
    for (const OperatorSpec* spec : allOperators())
        if (spec->degrade) found.push_back(spec);
    return found;
}

class Restoration : public testing::TestWithParam<const OperatorSpec*> {
protected:
    [[nodiscard]] const OperatorSpec& spec() const { return *GetParam(); }
    [[nodiscard]] Image<float> degraded(const Image<float>& clean, const Params& params, const Degradation& how) const {
        auto result = applyDegradation(spec(), clean, params, how);
        EXPECT_TRUE(result) << result.error().message();
        return std::move(*result);
    }
};

TEST_P(Restoration, SpoilsThePhotoAndKeepsItsSizeAndEightBitLevels) {
    const Image<float> clean = test::syntheticPhoto(75, 50, 71);
    for (const bool natural : {false, true}) {
        const Image<float> spoilt = degraded(clean, spec().defaults(), {3, natural, false});
        ASSERT_EQ(spoilt.size(), clean.size());
        EXPECT_GT(rootMeanSquare(spoilt, clean), 0.5);
        for (const float sample : spoilt.samples()) {
            ASSERT_TRUE(sample >= 0 && sample <= 1);
            ASSERT_NEAR(sample * 255, std::round(sample * 255), 1e-3);
        }
    }
}

TEST_P(Restoration, FollowsFromItsSeed) {
    const Image<float> clean = test::syntheticPhoto(64, 48, 72);
    const Image<float> once = degraded(clean, spec().defaults(), {11, true, false});
    EXPECT_TRUE(test::identical(once, degraded(clean, spec().defaults(), {11, true, false})));
}

TEST_P(Restoration, AGreyPhotoStaysGrey) {
    Image<float> grey = test::syntheticPhoto(64, 48, 73);
    for (std::size_t i = 0; i < grey.samples().size(); i += 3) grey.data()[i + 1] = grey.data()[i + 2] = grey.data()[i];
    for (const bool natural : {false, true}) EXPECT_TRUE(isGrey(degraded(grey, spec().defaults(), {5, natural, true})));
}

TEST_P(Restoration, TheSmallestPicturesAndTheEndsOfTheRanges) {
    for (const auto& [width, height] : {std::pair{1, 1}, {1, 37}, {41, 1}, {2, 3}}) {
        const Image<float> clean = test::noise(width, height, 74);
        for (const bool high : {false, true}) {
            Params params;
            for (const ParamSpec& param : spec().params) params.push_back(high ? param.max : param.min);
            EXPECT_EQ(degraded(clean, params, {7, true, false}).size(), clean.size());
        }
    }
}

TEST_P(Restoration, HasNoExactFormAndSaysSo) {
    ThreadPool pool(1);
    const auto exact = applyExact(spec(), flat(8, 8, 0.5F), spec().defaults(), {pool, {}});
    ASSERT_FALSE(exact);
    EXPECT_NE(exact.error().message().find("no exact form"), std::string::npos) << exact.error().message();
}

TEST_P(Restoration, RefusesWrongInput) {
    Image<float> photo = test::noise(4, 4, 75);
    Params tooMany = spec().defaults();
    tooMany.push_back(1.0);
    EXPECT_FALSE(applyDegradation(spec(), photo, tooMany, {}));
    EXPECT_FALSE(applyDegradation(spec(), Image<float>(4, 4, 1), spec().defaults(), {}));
    photo.at(1, 1, 1) = NAN;
    EXPECT_FALSE(applyDegradation(spec(), photo, spec().defaults(), {}));
}

INSTANTIATE_TEST_SUITE_P(Registry, Restoration, testing::ValuesIn(restorations()), [](const auto& instance) {
    return std::string(instance.param->id);
});

TEST(Degradation, AFilterUndoesNoDamage) {
    const auto spoilt = applyDegradation(*findOperator("l0"), flat(8, 8, 0.5F), findOperator("l0")->defaults(), {});
    ASSERT_FALSE(spoilt);
    EXPECT_EQ(spoilt.error().code, ErrorCode::BadArgument);
}

TEST(Denoise, ItsNoiseHasTheDeviationAskedFor) {
    const Image<float> grey = flat(200, 200, 0.5F);
    for (const double sigma : {5.0, 15.0, 25.0}) {
        const auto noisy = applyDegradation(*findOperator("denoise"), grey, Params{sigma}, {1, false, false});
        EXPECT_NEAR(rootMeanSquare(*noisy, grey), sigma, 0.03 * sigma);
    }
}

TEST(Denoise, NoNoiseChangesNothing) {
    const Image<float> photo = test::eightBit(test::syntheticPhoto(60, 40, 76));
    const auto same = applyDegradation(*findOperator("denoise"), photo, Params{0}, {1, false, false});
    EXPECT_LT(rootMeanSquare(*same, photo), 1e-4);
    EXPECT_TRUE(findOperator("denoise")->isIdle(Params{0}));
    EXPECT_FALSE(findOperator("denoise")->isIdle(Params{0.1}));
}

TEST(CameraNoise, HasTheDeviationAskedForAndIsCoarserThanWhiteNoise) {
    const Image<float> grey = flat(160, 160, 0.4F);
    restore::Draw draw(4);
    for (const double sigma : {5.0, 20.0}) {
        const auto noisy = restore::cameraNoise(grey, sigma, draw);
        ASSERT_TRUE(noisy);
        EXPECT_NEAR(rootMeanSquare(*noisy, grey), sigma, 0.25 * sigma);
        double neighbours = 0;
        double all = 0;
        for (int y = 0; y < 160; ++y)
            for (int x = 0; x + 1 < 160; ++x) {
                const double a = static_cast<double>(noisy->at(x, y, 1)) - 0.4;
                neighbours += a * (static_cast<double>(noisy->at(x + 1, y, 1)) - 0.4);
                all += a * a;
            }
        EXPECT_GT(neighbours / all, 0.1) << "demosaicking spreads a pixel's noise";
    }
}

TEST(NoiseEstimate, FindsTheNoiseOfPhotosWithinAQuarter) {
    const Image<float> photo = test::eightBit(test::syntheticPhoto(320, 240, 77));
    const double before = restore::estimateNoise(photo);
    EXPECT_LT(before, 3);
    for (const double sigma : {10.0, 25.0, 50.0}) {
        const auto noisy = applyDegradation(*findOperator("denoise"), photo, Params{sigma}, {2, false, false});
        EXPECT_NEAR(restore::estimateNoise(*noisy), sigma, 0.25 * sigma + before);
    }
}

TEST(NoiseEstimate, OfPicturesWithoutNoiseOrPixelsIsNothing) {
    EXPECT_EQ(restore::estimateNoise(flat(64, 64, 0.5F)), 0);
    EXPECT_EQ(restore::estimateNoise(flat(64, 64, 1)), 0);
    EXPECT_EQ(restore::estimateNoise(flat(2, 2, 0.5F)), 0);
}

TEST(Bicubic, KeepsFlatPicturesAndStraightRamps) {
    const Image<float> same = restore::bicubic(flat(17, 11, 0.3F), {40, 5});
    for (const float sample : same.samples()) ASSERT_NEAR(sample, 0.3F, 1e-6);
    Image<float> ramp(32, 4, 3);
    for (int y = 0; y < 4; ++y)
        for (int x = 0; x < 32; ++x)
            for (int c = 0; c < 3; ++c) ramp.at(x, y, c) = static_cast<float>(x) / 32;
    const Image<float> larger = restore::bicubic(ramp, {64, 4});
    for (int x = 8; x < 56; ++x) EXPECT_NEAR(larger.at(x, 2), (x + 0.5) / 2 / 32 - 0.5 / 32, 1e-5) << x;
}

TEST(Bicubic, ShrinkingTakesAwayWhatIsFinerThanAPixel) {
    Image<float> stripes(64, 64, 3);
    for (int y = 0; y < 64; ++y)
        for (int x = 0; x < 64; ++x)
            for (int c = 0; c < 3; ++c) stripes.at(x, y, c) = static_cast<float>(x % 2);
    const Image<float> small = restore::bicubic(stripes, {32, 32});
    for (int x = 3; x < 29; ++x) EXPECT_NEAR(small.at(x, 16), 0.5, 0.06) << x;
}

TEST(JpegRoundTrip, LosesLessAtHigherQuality) {
    const Image<float> photo = test::eightBit(test::syntheticPhoto(96, 80, 78));
    double last = 1e9;
    for (const int quality : {10, 30, 60, 95}) {
        const auto result = restore::jpegRoundTrip(photo, quality, false, false);
        ASSERT_TRUE(result);
        const double loss = rootMeanSquare(*result, photo);
        EXPECT_LT(loss, last) << quality;
        last = loss;
    }
    EXPECT_LT(last, 4);
}

TEST(Rain, OnlyAddsLight) {
    const Image<float> clean = test::syntheticPhoto(120, 90, 79);
    for (std::uint64_t seed = 0; seed < 8; ++seed) {
        restore::Draw draw(seed);
        const Image<float> wet = restore::rained(clean, draw);
        double added = 0;
        for (std::size_t i = 0; i < wet.samples().size(); ++i) {
            ASSERT_GE(wet.data()[i], clean.data()[i]);
            added += static_cast<double>(wet.data()[i] - clean.data()[i]);
        }
        EXPECT_GT(added, 0);
    }
}

}  // namespace
}  // namespace glissade
