// Sweeps of one parameter: what they measure, and how a path is judged.
#include "train/sweep.h"

#include "operators/registry.h"
#include "support/synthetic_photo.h"
#include "support/temporary_folder.h"
#include "train/shard_folders.h"

#include <gtest/gtest.h>

#include <cmath>

namespace glissade::train {
namespace {

/// Answers as the exact operator does, but with its parameter off by a factor.
class OffBy : public Predictor {
public:
    OffBy(std::string id, double factor) : spec_(*findOperator(id)), factor_(factor) {}
    Result<void> begin(const SeenPhoto& photo) override {
        rgb_ = Image<float>(photo.width, photo.height, 3);
        for (std::size_t i = 0; i < rgb_.samples().size(); ++i)
            rgb_.data()[i] = static_cast<float>(photo.rgb[i]) / 255.0F;
        return {};
    }
    Result<Image<std::uint8_t>> predict(int, const std::vector<double>& params) override {
        Params moved = params;
        moved[0] = spec_.params[0].clamped(moved[0] * factor_);
        ThreadPool pool(1);
        TRY(const auto exact, applyExact(spec_, rgb_, moved, {pool, {}}));
        Image<std::uint8_t> bytes(exact.width(), exact.height(), 3);
        for (std::size_t i = 0; i < bytes.samples().size(); ++i)
            bytes.data()[i] = static_cast<std::uint8_t>(std::lround(exact.data()[i] * 255.0F));
        return bytes;
    }

private:
    const OperatorSpec& spec_;
    double factor_;
    Image<float> rgb_;
};

class SweepTest : public ::testing::Test {
protected:
    SweepTest() {
        const Image<float> photo = test::syntheticPhoto(48, 40, 7);
        Image<std::uint8_t> bytes(48, 40, 3);
        for (std::size_t i = 0; i < bytes.samples().size(); ++i)
            bytes.data()[i] = static_cast<std::uint8_t>(std::lround(std::clamp(photo.data()[i], 0.0F, 1.0F) * 255.0F));
        EXPECT_TRUE(writeShard(temporary_.path() / "a.shard", "a", bytes, makeGlobalInput(photo), {}));
        std::vector<Error> refused;
        shards_ = openShards(temporary_.path(), refused);
    }

    Result<std::vector<Sweep>> sweep(double factor, SweepOptions options) {
        OffBy predictor("wls", factor);
        return sweepParameters(predictor, shards_, operators_, options, {});
    }

    test::TemporaryFolder temporary_;
    std::vector<std::shared_ptr<const Shard>> shards_;
    std::vector<LearntOperator> operators_{{"wls", {&findOperator("wls")->params[0]}}};
};

TEST_F(SweepTest, aRightAnswerIsRightAtEveryStepAndItsGradientsFall) {
    const auto sweeps = sweep(1.0, {9, 1, {}});
    ASSERT_TRUE(sweeps);
    ASSERT_EQ(sweeps->size(), 1U);
    const Sweep& wls = sweeps->front();
    ASSERT_EQ(wls.steps.size(), 9U);
    EXPECT_EQ(wls.steps.front().value, 0.1);
    EXPECT_NEAR(wls.steps[4].value, 1.0, 1e-9) << "even steps on the parameter's own, logarithmic scale";
    EXPECT_EQ(wls.steps.back().value, 10.0);
    for (const SweepStep& step : wls.steps) EXPECT_GT(step.psnr, 60.0) << step.value;
    EXPECT_LT(wls.steps.back().energy, wls.steps.front().energy);
    EXPECT_LT(wls.largestRise(), 1e-3);
}

TEST_F(SweepTest, aWrongAnswerScoresLower) {
    const auto right = sweep(1.0, {3, 1, {}});
    const auto wrong = sweep(3.0, {3, 1, {}});
    ASSERT_TRUE(right && wrong);
    EXPECT_LT(wrong->front().steps[0].psnr, right->front().steps[0].psnr - 10);
    EXPECT_GT(wrong->front().testValues.front().psnr, 10.0);
}

TEST_F(SweepTest, theStrengthenedAnswersAreAsFarApartAsTheyMove) {
    const auto sweeps = sweep(1.0, {5, 1, {}});
    ASSERT_TRUE(sweeps);
    const Sweep& wls = sweeps->front();
    EXPECT_EQ(wls.steps[0].change, 0.0) << "nothing before it";
    for (std::size_t i = 1; i < wls.steps.size(); ++i) EXPECT_GT(wls.steps[i].change, 0.5) << i;
    EXPECT_GE(wls.largestChange(), wls.steps[1].change);
}

TEST_F(SweepTest, aRestorationIsHeldAgainstThePhotoBeforeItWasSpoilt) {
    const std::vector<LearntOperator> denoise{{"denoise", {&findOperator("denoise")->params[0]}}};
    const auto predictor = identityPredictor();
    const auto sweeps = sweepParameters(*predictor, shards_, denoise, {8, 1, {}}, {});
    ASSERT_TRUE(sweeps) << sweeps.error().message();
    const Sweep& noise = sweeps->front();
    EXPECT_EQ(noise.steps.front().psnr, 100.0) << "no noise at 0";
    EXPECT_NEAR(noise.steps[1].psnr, 20 * std::log10(255.0 / 10), 0.8) << "noise of 10, doing nothing";
    for (std::size_t i = 1; i < noise.steps.size(); ++i) {
        EXPECT_LT(noise.steps[i].psnr, noise.steps[i - 1].psnr) << "each photo has its own noise";
        EXPECT_EQ(noise.steps[i].energy, noise.steps[0].energy) << "one photo under the moving slider";
        EXPECT_EQ(noise.steps[i].change, 0.0);
    }
    EXPECT_GT(noise.steps[0].energy, noise.steps[0].exactEnergy) << "noise is full of gradients";
}

TEST_F(SweepTest, unknownOperatorsAreNamed) {
    const auto refused = sweep(1.0, {3, 1, {"blur"}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::BadArgument);
    EXPECT_NE(refused.error().reason.find("blur"), std::string::npos);
}

TEST(SweepPath, aDipIsMeasuredAgainstTheTestValuesAroundIt) {
    Sweep sweep;
    sweep.testValues = {{1, 30, 0}, {2, 34, 0}, {3, 40, 0}};
    sweep.steps = {{1, 30, 9}, {1.5, 31, 8}, {2.5, 33, 8.9}, {3, 40, 4}};
    EXPECT_DOUBLE_EQ(sweep.deepestDip(), 4.0) << "at 2.5: (34 + 40) / 2 - 33";
    for (auto* list : {&sweep.steps, &sweep.testValues})
        for (SweepStep& step : *list) step.position = step.value;
    EXPECT_DOUBLE_EQ(sweep.deepestDipUnderLine(), 4.0) << "37 at 2.5 in any case, 32 at 1.5";
    sweep.steps[2] = {.value = 2.9, .psnr = 38, .energy = 8.9, .exactEnergy = 2, .position = 2.9};
    EXPECT_NEAR(sweep.deepestDipUnderLine(), 1.4, 1e-12) << "39.4 at 2.9";
    EXPECT_DOUBLE_EQ(sweep.deepestDip(), 2.0) << "at 1: (30 + 34) / 2 - 30";
    EXPECT_DOUBLE_EQ(sweep.largestExactRise(), 1.0) << "from 0 to 2, of 2";
    EXPECT_NEAR(sweep.largestRise(), 0.1, 1e-12) << "from 8 to 8.9, of 9";
    EXPECT_NE(sweepTable({sweep}).find("| 2.00, 1.40 |"), std::string::npos);
}

}  // namespace
}  // namespace glissade::train
