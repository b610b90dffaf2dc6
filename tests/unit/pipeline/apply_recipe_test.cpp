#include "image/joint_upsample.h"
#include "image/resample.h"
#include "operators/registry.h"
#include "pipeline/render.h"
#include "support/fake_network.h"
#include "support/synthetic_photo.h"

#include <gtest/gtest.h>

#include <mutex>

namespace glissade {
namespace {

class ApplyRecipe : public testing::Test {
protected:
    [[nodiscard]] RenderContext context(Cancel cancel = {}) { return {pool, networks, std::move(cancel)}; }
    [[nodiscard]] static Recipe recipe(const std::vector<std::string>& steps) {
        Recipe made;
        for (const std::string& step : steps) made.edits.push_back(*parseStep(step));
        return made;
    }

    ThreadPool pool{2};
    test::FakeNetworks networks;
};

TEST_F(ApplyRecipe, AnEmptyOneAndOneOfNothingButSwitchedOffStepsIsTheInput) {
    const Image<float> photo = test::syntheticPhoto(90, 70, 1);
    Recipe off = recipe({"l0:scale=4", "wls:amount=0,scale=2"});
    off.edits[0].on = false;
    for (const Recipe& nothing : {Recipe{}, off}) {
        const auto result = applyRecipe(photo.clone(), nothing, context());
        ASSERT_TRUE(result);
        EXPECT_TRUE(test::identical(*result, photo));
    }
    EXPECT_EQ(networks.asked, 0);
}

TEST_F(ApplyRecipe, StepsWorkOnTheResultOfTheStepBefore) {
    const Image<float> photo = test::syntheticPhoto(120, 90, 2);
    const Recipe chain = recipe({"l0", "wmf:amount=0.5", "llf:scale=2"});
    const auto whole = applyRecipe(photo.clone(), chain, context());
    Image<float> byHand = photo.clone();
    for (const Edit& edit : chain.edits) byHand = std::move(*applyRecipe(std::move(byHand), {{edit}}, context()));
    ASSERT_TRUE(whole);
    EXPECT_TRUE(test::identical(*whole, byHand));
    const auto reversed = applyRecipe(photo.clone(), recipe({"llf:scale=2", "wmf:amount=0.5", "l0"}), context());
    ASSERT_TRUE(reversed);
    EXPECT_FALSE(test::identical(*whole, *reversed));
}

TEST_F(ApplyRecipe, TheContextsTilesReachEveryStepAndChangeNothing) {
    const Image<float> photo = test::syntheticPhoto(333, 270, 7);
    const Recipe chain = recipe({"l0:scale=native", "llf:scale=2"});
    const auto whole = applyRecipe(photo.clone(), chain, context());
    ASSERT_TRUE(whole);
    ASSERT_EQ(networks.network->runs, 2);
    networks.network->runs = 0;
    const auto tiled = applyRecipe(photo.clone(), chain, {pool, networks, {}, {.wholePixels = 0, .tileSide = 128}});
    ASSERT_TRUE(tiled);
    EXPECT_EQ(networks.network->runs, 3 * 3 + 2 * 2);
    EXPECT_TRUE(test::identical(*whole, *tiled));
}

TEST_F(ApplyRecipe, ANativeStepIsTheLevelsOwnResult) {
    const Image<float> photo = test::syntheticPhoto(120, 90, 3);
    const Edit edit = *parseStep("rgf:scale=native");
    EXPECT_TRUE(
        test::identical(*applyRecipe(photo.clone(), {{edit}}, context()), *applyAtLevel(photo, edit, context())));
}

TEST_F(ApplyRecipe, EnlargingGivesTheOperatorTheEnlargedPhoto) {
    const Image<float> photo = test::syntheticPhoto(60, 40, 12);
    const auto result = applyRecipe(photo.clone(), recipe({"sr:factor=3"}), context());
    ASSERT_TRUE(result) << result.error().message();
    const Image<float> enlarged = Resampler(photo.size(), {180, 120}).whole(photo, pool);
    EXPECT_TRUE(test::identical(*result, *applyAtLevel(enlarged, *parseStep("sr:factor=3"), context())));
    const auto plain = applyRecipe(photo.clone(), recipe({"sr:factor=3,amount=0"}), context());
    ASSERT_TRUE(plain);
    EXPECT_TRUE(test::identical(*plain, enlarged)) << "opacity 0 is the enlargement alone";
}

TEST_F(ApplyRecipe, EnlargingBeyondTheLimitIsRefusedBeforeAnythingIsComputed) {
    const auto refused = applyRecipe(Image<float>(5000, 3000, 3), recipe({"sr:factor=4"}), context());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::BadArgument);
    EXPECT_EQ(networks.asked, 0);
}

TEST_F(ApplyRecipe, AStepAtItsIdleValueIsTheInputAndLoadsNothing) {
    const Image<float> photo = test::syntheticPhoto(50, 40, 13);
    const auto result = applyRecipe(photo.clone(), recipe({"denoise:sigma=0"}), context());
    ASSERT_TRUE(result);
    EXPECT_TRUE(test::identical(*result, photo));
    EXPECT_EQ(networks.asked, 0);
}

TEST_F(ApplyRecipe, ACoarserStepIsTheLevelsResultCarriedUp) {
    const Image<float> photo = test::syntheticPhoto(241, 187, 4);
    for (const auto& [step, level] :
         {std::pair{"rgf:scale=2", 1}, std::pair{"rgf:scale=4,amount=0.6", 2}, std::pair{"wls:scale=2,exact=1", 1}}) {
        const Edit edit = *parseStep(step);
        const Image<float> coarse = downsample(photo, level, pool);
        const auto result = applyAtLevel(coarse, edit, context());
        ASSERT_TRUE(result);
        const Image<float> expected = JointUpsample(coarse, *result, pool).apply(photo, 0, 0, level, pool);
        const auto applied = applyRecipe(photo.clone(), {{edit}}, context());
        ASSERT_TRUE(applied);
        EXPECT_TRUE(test::identical(*applied, expected)) << step;
        // What a fitted view shows is what the export gives.
        EXPECT_GT(test::psnr(downsample(*applied, level, pool), *result), 40) << step;
    }
}

TEST_F(ApplyRecipe, AutoScaleOfALargePhotoIsItsLevel) {
    const Image<float> photo = test::syntheticPhoto(2100, 60, 5);
    EXPECT_TRUE(test::identical(*applyRecipe(photo.clone(), recipe({"l0"}), context()),
                                *applyRecipe(photo.clone(), recipe({"l0:scale=2"}), context())));
}

TEST_F(ApplyRecipe, StopsWhereItIsAskedTo) {
    std::stop_source stop;
    networks.network->onRun = [&](Size) -> Result<void> {
        if (networks.network->runs == 2) stop.request_stop();
        return {};
    };
    const auto result =
        applyRecipe(test::syntheticPhoto(64, 64, 6), recipe({"l0", "wls", "rtv"}), context(Cancel(stop.get_token())));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(networks.network->runs, 2);
}

TEST_F(ApplyRecipe, AStepThatFailsEndsItWithItsError) {
    networks.network->onRun = [](Size) -> Result<void> {
        return fail(ErrorCode::BadPack, "weights.safetensors", "damaged");
    };
    const auto result = applyRecipe(test::syntheticPhoto(64, 64, 7), recipe({"wls:exact=1", "l0"}), context());
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::BadPack);
    EXPECT_EQ(result.error().path, "weights.safetensors");
}

TEST_F(ApplyRecipe, ProgressNeverFallsAndEndsAtOne) {
    std::mutex mutex;
    std::vector<double> reports;
    const Cancel cancel({}, [&](double done) {
        const std::lock_guard lock(mutex);
        reports.push_back(done);
    });
    ASSERT_TRUE(applyRecipe(test::syntheticPhoto(128, 128, 8), recipe({"l0", "rgf:scale=2"}), context(cancel)));
    ASSERT_FALSE(reports.empty());
    EXPECT_TRUE(std::ranges::is_sorted(reports));
    EXPECT_DOUBLE_EQ(reports.back(), 1.0);
}

}  // namespace
}  // namespace glissade
