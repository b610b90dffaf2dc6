#include "pipeline/analyse.h"

#include "operators/registry.h"
#include "support/fake_network.h"
#include "support/synthetic_photo.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <limits>

namespace glissade {
namespace {

class Analyse : public testing::Test {
protected:
    [[nodiscard]] RenderContext context(Cancel cancel = {}, TileLimits tiles = {}) {
        return {pool, networks, std::move(cancel), tiles};
    }
    [[nodiscard]] RenderContext inTiles(int side, Cancel cancel = {}) {
        return context(std::move(cancel), {.wholePixels = 0, .tileSide = side});
    }

    ThreadPool pool{2};
    test::FakeNetworks networks;
    const OperatorSpec& spec = *findOperator("wls");
};

bool sameSlice(const SliceTile& a, const SliceTile& b) {
    if (a.width() != b.width() || a.height() != b.height()) return false;
    for (int y = 0; y < a.height(); ++y)
        if (std::memcmp(a.block(y, 0),
                        b.block(y, 0),
                        static_cast<std::size_t>(a.blocksPerRow()) * kBlockPixels * kSliceChannels) != 0)
            return false;
    return true;
}

TEST_F(Analyse, EveryTileSizeGivesTheSlicesOfTheWhole) {
    const Image<float> level = test::syntheticPhoto(333, 270, 1);
    const auto whole = analyseLevel(level, spec, context());
    ASSERT_TRUE(whole);
    EXPECT_EQ(networks.network->runs, 1);
    for (const int side : {64, 100, 128, 200, 256}) {
        networks.network->runs = 0;
        const auto tiled = analyseLevel(level, spec, inTiles(side));
        ASSERT_TRUE(tiled) << side;
        EXPECT_GT(networks.network->runs, 1) << side;
        EXPECT_TRUE(sameSlice(whole->slice, tiled->slice)) << side;
        EXPECT_EQ(whole->global, tiled->global) << side;
    }
}

TEST_F(Analyse, TheGlobalVectorIsThatOfTheWholeLevel) {
    const Image<float> level = test::syntheticPhoto(200, 150, 2);
    const auto analysed = analyseLevel(level, spec, inTiles(64));
    ASSERT_TRUE(analysed);
    EXPECT_EQ(analysed->global, *networks.network->globalVector(makeGlobalInput(level)));
    EXPECT_EQ(analysed->operatorIndex, analysed->pack->indexOf("wls"));
}

TEST_F(Analyse, AnOverviewThatIsGivenIsTakenAndNoneComputed) {
    const Image<float> level = test::syntheticPhoto(200, 150, 2);
    const auto given = std::make_shared<const PhotoOverview>(makeGlobalInput(level), std::vector<float>(1, 0.25F));
    const auto analysed = analyseLevel(level, spec, context(), given);
    ASSERT_TRUE(analysed);
    EXPECT_EQ(analysed->global.overview, given);
    EXPECT_EQ(networks.network->overviews, 0);
    ASSERT_TRUE(analyseLevel(level, spec, context()));
    EXPECT_EQ(networks.network->overviews, 1);
}

TEST_F(Analyse, TheNetworkNeverSeesValuesOutsideTheRange) {
    Image<float> level = test::syntheticPhoto(100, 80, 3);
    for (float& sample : level.samples()) sample = 1.6F * sample - 0.3F;
    ASSERT_TRUE(analyseLevel(level, spec, context()));
    EXPECT_FALSE(networks.network->sawOutOfRange);
}

TEST_F(Analyse, RunsWithSmallerTilesWhereMemoryIsShort) {
    const Image<float> level = test::syntheticPhoto(900, 700, 4, 0);
    const auto whole = analyseLevel(level, spec, context());
    networks.network->onRun = [](Size region) -> Result<void> {
        if (region.area() > std::size_t{600} * 600) throw std::bad_alloc();
        return {};
    };
    const auto tiled = analyseLevel(level, spec, context());
    ASSERT_TRUE(whole && tiled);
    EXPECT_TRUE(sameSlice(whole->slice, tiled->slice));
}

TEST_F(Analyse, FailsWhereEvenSmallTilesDoNotFit) {
    networks.network->onRun = [](Size) -> Result<void> { return fail(ErrorCode::OutOfMemory, "not enough memory"); };
    const auto analysed = analyseLevel(test::syntheticPhoto(100, 80, 5), spec, context());
    ASSERT_FALSE(analysed);
    EXPECT_EQ(analysed.error().code, ErrorCode::OutOfMemory);
    EXPECT_EQ(networks.network->runs, 2);
}

TEST_F(Analyse, StopsBetweenTiles) {
    std::stop_source stop;
    networks.network->onRun = [&](Size) -> Result<void> {
        if (networks.network->runs == 3) stop.request_stop();
        return {};
    };
    const auto analysed = analyseLevel(test::syntheticPhoto(512, 512, 6), spec, inTiles(64, Cancel(stop.get_token())));
    ASSERT_FALSE(analysed);
    EXPECT_EQ(analysed.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(networks.network->runs, 3);
}

TEST_F(Analyse, ProgressRisesToOne) {
    std::vector<double> reports;
    const Cancel cancel({}, [&](double done) { reports.push_back(done); });
    ASSERT_TRUE(analyseLevel(test::syntheticPhoto(256, 256, 7), spec, inTiles(64, cancel)));
    ASSERT_GE(reports.size(), 16U);
    EXPECT_TRUE(std::ranges::is_sorted(reports));
    EXPECT_DOUBLE_EQ(reports.back(), 1.0);
}

TEST_F(Analyse, AGlobalVectorThatIsNotFiniteIsABadPack) {
    networks.network->forcedGlobal = {0, std::numeric_limits<float>::quiet_NaN(), 0, 0};
    const auto analysed = analyseLevel(test::syntheticPhoto(64, 64, 8), spec, context());
    ASSERT_FALSE(analysed);
    EXPECT_EQ(analysed.error().code, ErrorCode::BadPack);
    EXPECT_THAT(analysed.error().reason, testing::HasSubstr("fake"));
}

}  // namespace
}  // namespace glissade
