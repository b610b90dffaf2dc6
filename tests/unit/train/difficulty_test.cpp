#include "train/difficulty.h"

#include <gtest/gtest.h>

namespace glissade::train {
namespace {

/// Samples of one operator at these places of its first parameter's range.
BatchTargets samples(int operatorIndex, const std::vector<float>& positions) {
    BatchTargets targets;
    targets.operatorIndex = operatorIndex;
    targets.params = torch::tensor(positions).view({-1, 1});
    return targets;
}

TEST(Difficulty, anUnknownStrengthCountsByItsOwnError) {
    const Difficulty difficulty(2);
    const auto weights = difficulty.weights(samples(1, {-1.0F, 1.0F}), torch::tensor({0.5F, 0.01F}));
    EXPECT_FLOAT_EQ(weights[0].item<float>(), 2.0F);
    EXPECT_FLOAT_EQ(weights[1].item<float>(), 100.0F);
}

TEST(Difficulty, aKnownStrengthCountsByWhatIsUsualThereAlone) {
    Difficulty difficulty(2);
    difficulty.learn(samples(0, {-0.9F}), torch::tensor({0.04F}));
    difficulty.learn(samples(1, {-0.9F}), torch::tensor({0.5F}));
    const auto weights = difficulty.weights(samples(0, {-0.9F, -0.7F, 0.9F}), torch::tensor({1.0F, 1.0F, 0.1F}));
    EXPECT_FLOAT_EQ(weights[0].item<float>(), 25.0F);
    EXPECT_FLOAT_EQ(weights[1].item<float>(), 25.0F) << "the same fifth of the range";
    EXPECT_FLOAT_EQ(weights[2].item<float>(), 10.0F) << "another one";
}

TEST(Difficulty, whatIsUsualFollowsTheErrors) {
    Difficulty difficulty(1);
    const auto middle = samples(0, {0.0F});
    difficulty.learn(middle, torch::tensor({0.01F}));
    for (int i = 0; i < 1000; ++i) difficulty.learn(middle, torch::tensor({0.001F}));
    EXPECT_NEAR(difficulty.psnr(0), 30.0, 0.01);
}

TEST(Difficulty, operatorsWithoutParametersHaveOneStrength) {
    Difficulty difficulty(1);
    BatchTargets targets;
    targets.params = torch::zeros({2, 0});
    difficulty.learn(targets, torch::tensor({0.1F, 0.1F}));
    EXPECT_FLOAT_EQ(difficulty.weights(targets, torch::zeros({2}))[1].item<float>(), 10.0F);
}

TEST(Difficulty, restoresWhatItGaveAndNothingElse) {
    Difficulty difficulty(2);
    difficulty.learn(samples(1, {0.0F}), torch::tensor({0.1F}));
    Difficulty other(2);
    EXPECT_TRUE(other.restore(difficulty.values()));
    EXPECT_DOUBLE_EQ(other.psnr(1), difficulty.psnr(1));
    EXPECT_EQ(other.psnr(0), 0.0) << "not known";
    EXPECT_FALSE(Difficulty(3).restore(difficulty.values()));
}

}  // namespace
}  // namespace glissade::train
