#include "operators/registry.h"
#include "pipeline/apply_at_level.h"
#include "support/fake_network.h"
#include "support/synthetic_photo.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace glissade {
namespace {

class ApplyAtLevel : public testing::Test {
protected:
    [[nodiscard]] RenderContext context(Cancel cancel = {}) { return {pool, networks, std::move(cancel)}; }
    [[nodiscard]] RenderContext inTiles(int side) {
        return {pool, networks, {}, {.wholePixels = 0, .tileSide = side}};
    }
    [[nodiscard]] static Edit edit(std::string_view step) { return *parseStep(step); }

    ThreadPool pool{2};
    test::FakeNetworks networks;
};

TEST_F(ApplyAtLevel, TilesGiveTheWholeBitForBit) {
    const Image<float> level = test::syntheticPhoto(333, 270, 1);
    for (const char* step : {"l0", "wmf:amount=0.3", "style"}) {
        const auto whole = applyAtLevel(level, edit(step), context());
        ASSERT_TRUE(whole);
        EXPECT_FALSE(test::identical(*whole, level));
        // From tiles far smaller than the halo, whose regions reach over several rows of tiles, to larger ones.
        for (const int side : {16, 64, 100, 256}) {
            Image<float> tiled = level.clone();
            ASSERT_TRUE(applyInPlace(tiled, edit(step), inTiles(side)));
            EXPECT_TRUE(test::identical(*whole, tiled)) << step << " " << side;
        }
    }
}

TEST_F(ApplyAtLevel, StartsAgainWithSmallerTilesOnlyWhileTheImageIsWhole) {
    const Image<float> level = test::syntheticPhoto(700, 2000, 10, 0);
    const auto whole = applyAtLevel(level, edit("l0"), context());
    ASSERT_TRUE(whole);
    for (const auto& [failing, done] : {std::pair{1, true}, std::pair{4, true}, std::pair{7, false}}) {
        networks.network->runs = 0;
        networks.network->onRun = [&](Size) -> Result<void> {
            if (networks.network->runs == failing) return fail(ErrorCode::OutOfMemory, "not enough memory");
            return {};
        };
        Image<float> tiled = level.clone();
        const auto result = applyInPlace(tiled, edit("l0"), inTiles(600));
        EXPECT_EQ(result.has_value(), done) << failing;
        if (result) {
            EXPECT_TRUE(test::identical(*whole, tiled)) << failing;
        } else {
            EXPECT_EQ(result.error().code, ErrorCode::OutOfMemory);
        }
    }
}

TEST_F(ApplyAtLevel, IsTheSameForAnyNumberOfLanes) {
    const Image<float> level = test::syntheticPhoto(200, 170, 2);
    for (const char* step : {"rtv", "wls:exact=1"}) {
        ThreadPool one(1);
        const auto serial = applyAtLevel(level, edit(step), {one, networks, {}});
        ASSERT_TRUE(serial);
        for (const unsigned lanes : {2U, 3U}) {
            ThreadPool several(lanes);
            const auto parallel = applyAtLevel(level, edit(step), {several, networks, {}});
            ASSERT_TRUE(parallel);
            EXPECT_TRUE(test::identical(*serial, *parallel)) << step << " " << lanes;
        }
    }
}

TEST_F(ApplyAtLevel, NoAmountOrOffIsTheInputAndLoadsNothing) {
    Image<float> level = test::syntheticPhoto(80, 60, 3);
    for (float& sample : level.samples()) sample = 1.3F * sample - 0.1F;
    Edit off = edit("l0");
    off.on = false;
    for (const Edit& nothing : {edit("l0:amount=0"), edit("l0:amount=0,exact=1"), off}) {
        const auto result = applyAtLevel(level, nothing, context());
        ASSERT_TRUE(result);
        EXPECT_TRUE(test::identical(*result, level));
    }
    EXPECT_EQ(networks.asked, 0);
}

TEST_F(ApplyAtLevel, TheAmountBlendsWithTheInput) {
    const Image<float> level = test::syntheticPhoto(80, 60, 4);
    for (const std::string step : {"llf", "llf:exact=1,"}) {
        const std::string prefix = step.ends_with(',') ? step : step + ":";
        const auto full = applyAtLevel(level, edit(prefix + "amount=1"), context());
        const auto part = applyAtLevel(level, edit(prefix + "amount=0.25"), context());
        ASSERT_TRUE(full && part);
        EXPECT_FALSE(test::identical(*full, level));
        for (std::size_t i = 0; i < level.samples().size(); ++i)
            ASSERT_NEAR(part->data()[i], 0.75F * level.data()[i] + 0.25F * full->data()[i], 1e-5) << step << i;
    }
}

TEST_F(ApplyAtLevel, ExactIsTheOperatorItselfBitForBit) {
    const Image<float> level = test::syntheticPhoto(80, 60, 5);
    const Edit exact = edit("wls:lambda=3,exact=1");
    const auto result = applyAtLevel(level, exact, context());
    const auto expected = applyExact(*findOperator("wls"), level, exact.params, {pool, {}});
    ASSERT_TRUE(result && expected);
    EXPECT_TRUE(test::identical(*result, *expected));
    EXPECT_EQ(networks.asked, 0);
}

TEST_F(ApplyAtLevel, WhatIsOutsideTheRangeIsKeptAsAnOffset) {
    const Image<float> inside = test::syntheticPhoto(80, 60, 6);
    Image<float> clipped = inside.clone();
    Image<float> outside = inside.clone();
    for (int c = 0; c < 3; ++c) {
        clipped.at(30, 20, c) = 1.0F;
        outside.at(30, 20, c) = 1.5F;
        clipped.at(50, 40, c) = 0.0F;
        outside.at(50, 40, c) = -0.25F;
    }
    for (const char* step : {"pencil", "wls-enhance:exact=1"}) {
        const auto expected = applyAtLevel(clipped, edit(step), context());
        const auto result = applyAtLevel(outside, edit(step), context());
        ASSERT_TRUE(expected && result);
        for (int c = 0; c < 3; ++c) {
            EXPECT_NEAR(result->at(30, 20, c), expected->at(30, 20, c) + 0.5F, 1e-5) << step;
            EXPECT_NEAR(result->at(50, 40, c), expected->at(50, 40, c) - 0.25F, 1e-5) << step;
            EXPECT_NEAR(result->at(10, 10, c), expected->at(10, 10, c), 1e-6) << step;
        }
    }
}

TEST_F(ApplyAtLevel, ParametersReachTheTail) {
    const Image<float> level = test::syntheticPhoto(80, 60, 7);
    const auto weak = applyAtLevel(level, edit("l0:lambda=0.002"), context());
    const auto strong = applyAtLevel(level, edit("l0:lambda=0.2"), context());
    ASSERT_TRUE(weak && strong);
    EXPECT_FALSE(test::identical(*weak, *strong));
}

TEST_F(ApplyAtLevel, ABadEditIsRefusedBeforeAnythingRuns) {
    Edit bad = edit("l0");
    bad.params[0] = 7;
    const auto result = applyAtLevel(test::syntheticPhoto(32, 32, 8), bad, context());
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::BadArgument);
    EXPECT_EQ(networks.asked, 0);
}

TEST_F(ApplyAtLevel, WeightsThatAreNotFiniteAreABadPack) {
    networks.network->forcedGlobal = std::vector<float>(4, std::numeric_limits<float>::max());
    const auto result = applyAtLevel(test::syntheticPhoto(32, 32, 9), edit("l0"), context());
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::BadPack);
}

}  // namespace
}  // namespace glissade
