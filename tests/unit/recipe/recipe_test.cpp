#include "operators/registry.h"
#include "recipe/recipe.h"

#include <gtest/gtest.h>

#include <cmath>

namespace glissade {
namespace {

TEST(EffectScale, AutoIsTheFinestLevelWithALongSideOfAtMost2048) {
    const EffectScale automatic;
    EXPECT_EQ(automatic.levelFor({2048, 1000}), 0);
    EXPECT_EQ(automatic.levelFor({2049, 1000}), 1);
    EXPECT_EQ(automatic.levelFor({1000, 4096}), 1);
    EXPECT_EQ(automatic.levelFor({4097, 1000}), 2);
    EXPECT_EQ(automatic.levelFor({6000, 4000}), 2);
    EXPECT_EQ(automatic.levelFor({8193, 4000}), 3);
}

TEST(EffectScale, AFixedLevelDoesNotDependOnTheSize) {
    EXPECT_EQ(EffectScale{0}.levelFor({6000, 4000}), 0);
    EXPECT_EQ(EffectScale{1}.levelFor({6000, 4000}), 1);
    EXPECT_EQ(EffectScale{3}.levelFor({800, 600}), 3);
}

TEST(EffectScale, IsRaisedWhereASideWouldFallUnder16) {
    EXPECT_EQ(EffectScale{3}.levelFor({128, 122}), 3);  // 122 → 61 → 31 → 16
    EXPECT_EQ(EffectScale{3}.levelFor({128, 120}), 2);  // 120 → 60 → 30 → 15
    EXPECT_EQ(EffectScale{3}.levelFor({10, 10}), 0);
    EXPECT_EQ(EffectScale{}.levelFor({10'000, 20}), 0);
}

TEST(Recipe, MakeEditTakesTheDefaultsOfEveryOperator) {
    for (const OperatorSpec* spec : allOperators()) {
        const Edit edit = makeEdit(*spec);
        EXPECT_EQ(edit.operatorId, spec->id);
        EXPECT_EQ(edit.params, spec->defaults());
        EXPECT_EQ(edit.amount, 1.0);
        EXPECT_TRUE(checkRecipe({{edit}})) << spec->id;
    }
}

TEST(Recipe, RestorationWorksOnThePhotosOwnPixels) {
    EXPECT_EQ(makeEdit(*findOperator("denoise")).scale.level, 0);
    EXPECT_EQ(makeEdit(*findOperator("l0")).scale.level, EffectScale::kAuto);
}

TEST(Recipe, WhatHasNoExactFormCannotBeExact) {
    Edit edit = makeEdit(*findOperator("deblock"));
    edit.exact = true;
    const auto checked = checkRecipe({{edit}});
    ASSERT_FALSE(checked);
    EXPECT_NE(checked.error().message().find("no exact form"), std::string::npos);
}

TEST(Recipe, EnlargingComesLastAndMakesThePhotoLarger) {
    const Edit blur = makeEdit(*findOperator("rgf"));
    Edit twice = makeEdit(*findOperator("sr"));
    Edit thrice = twice;
    thrice.params[0] = 3;
    EXPECT_TRUE(checkRecipe({{blur, twice, thrice}}));
    EXPECT_FALSE(checkRecipe({{twice, blur}}));
    EXPECT_EQ(sizeAfter({{blur, twice, thrice}}, {40, 30}), (Size{240, 180}));
    twice.on = false;
    EXPECT_EQ(sizeAfter({{blur, twice}}, {40, 30}), (Size{40, 30}));
    EXPECT_EQ(withEnlargementLast({{twice, blur, thrice, blur}}), (Recipe{{blur, blur, twice, thrice}}));
}

TEST(Recipe, AnEnlargedPhotoHasALimitWithTheNumbersInItsRefusal) {
    Edit fourfold = makeEdit(*findOperator("sr"));
    fourfold.params[0] = 4;
    EXPECT_TRUE(checkSizeAfter({{fourfold}}, {3000, 2000}));
    EXPECT_TRUE(checkSizeAfter({}, {30'000, 20'000})) << "not enlarged";
    const auto refused = checkSizeAfter({{fourfold}}, {6000, 4000});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::BadArgument);
    EXPECT_NE(refused.error().message().find("24000 × 16000"), std::string::npos) << refused.error().message();
    EXPECT_FALSE(checkSizeAfter(Recipe{std::vector<Edit>(40, fourfold)}, {10, 10})) << "no overflow";
}

TEST(Recipe, CheckRefusesWhatNoStepMayHold) {
    const Edit good = makeEdit(*findOperator("l0"));
    ASSERT_TRUE(checkRecipe({{good, good}}));
    const auto refused = [&](auto change) {
        Edit bad = good;
        change(bad);
        const auto checked = checkRecipe({{good, bad}});
        return !checked && checked.error().code == ErrorCode::BadArgument;
    };
    EXPECT_TRUE(refused([](Edit& e) { e.operatorId = "none"; }));
    EXPECT_TRUE(refused([](Edit& e) { e.params.clear(); }));
    EXPECT_TRUE(refused([](Edit& e) { e.params.push_back(1); }));
    EXPECT_TRUE(refused([](Edit& e) { e.params[0] = 0.21; }));
    EXPECT_TRUE(refused([](Edit& e) { e.params[0] = std::nan(""); }));
    EXPECT_TRUE(refused([](Edit& e) { e.amount = -0.1; }));
    EXPECT_TRUE(refused([](Edit& e) { e.amount = 1.1; }));
    EXPECT_TRUE(refused([](Edit& e) { e.scale.level = -2; }));
    EXPECT_TRUE(refused([](Edit& e) { e.scale.level = 4; }));
}

}  // namespace
}  // namespace glissade
