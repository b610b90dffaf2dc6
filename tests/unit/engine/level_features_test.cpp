#include "engine/level_features.h"

#include "engine/slice_gather.h"
#include "engine/step_view.h"
#include "engine_fixture.h"
#include "operators/registry.h"

namespace glissade::test {
namespace {

class LevelFeaturesTest : public EngineTest {
protected:
    [[nodiscard]] std::shared_ptr<const Image<float>> pixelsOf(int level) {
        LevelFeatures features(picture_, {}, level, cache_);
        const auto pixels = features.pixels({pool, networks->fake, {}});
        EXPECT_TRUE(pixels) << pixels.error().message();
        return *pixels;
    }

    FeatureCache cache_{std::size_t{1} << 30};
    std::shared_ptr<const Picture> picture_ =
        std::make_shared<Picture>(*decode("400x300-1", {}), std::vector<std::shared_ptr<const Stage>>());
};

TEST_F(LevelFeaturesTest, aLevelsPixelsAreMadeOnce) {
    const auto first = pixelsOf(1);
    EXPECT_EQ(pixelsOf(1), first) << "the same ones, for who comes later";
    const auto made = picture_->level(1, pool, {});
    ASSERT_TRUE(made);
    EXPECT_TRUE(std::ranges::equal(first->samples(), made->samples()));
    EXPECT_NE(pixelsOf(2)->size(), first->size());
    cache_.dropPicture(picture_->id());
    EXPECT_NE(pixelsOf(1), first) << "they go with their picture";
}

TEST_F(LevelFeaturesTest, aNativeLevelOfManyTilesIsNotKept) {
    picture_ = std::make_shared<Picture>(*decode("2400x1800-1", {}), std::vector<std::shared_ptr<const Stage>>());
    ASSERT_EQ(pixelsOf(0)->size(), (Size{2400, 1800}));
    EXPECT_EQ(cache_.bytes(), 0U);
}

TEST_F(LevelFeaturesTest, tilesGoWithTheCacheWhereItIsSaid) {
    LevelFeatures features(picture_, {}, 0, cache_);
    const RenderContext context{pool, networks->fake, {}};
    const OperatorSpec& spec = *findOperator("rgf");
    ASSERT_TRUE(features.prepare(spec, context));
    ASSERT_TRUE(features.makeTile(spec, 0, context));
    features.keepCached();
    EXPECT_EQ(features.step(spec)->tiles.size(), 1U) << "it is still there";
    cache_.dropPicture(picture_->id());
    EXPECT_EQ(features.step(spec)->tiles.size(), 1U) << "in use until then";
    features.keepCached();
    EXPECT_TRUE(features.step(spec)->tiles.empty());
}

TEST_F(LevelFeaturesTest, aDragsPreparationGivesWayAndGoesOnLater) {
    picture_ = std::make_shared<Picture>(*decode("1600x1200-1", {}), std::vector<std::shared_ptr<const Stage>>());
    LevelFeatures features(picture_, {}, 0, cache_);
    const RenderContext context{pool, networks->fake, {}};
    const OperatorSpec& spec = *findOperator("rgf");
    ASSERT_TRUE(features.prepare(spec, context));
    ASSERT_TRUE(features.makeTile(spec, 0, context));
    const Raster raster{{0, 0, 1600, 1200}, {400, 300}, 0};
    const auto liveAfter = [&](const std::vector<int>& looks) {
        StepView view(features.step(spec), raster, pool);
        EXPECT_TRUE(view.wantsPreparation());
        for (int left : looks) view.prepareLive([&] { return left-- == 0; });
        EXPECT_EQ(view.wantsPreparation(), looks.size() == 2) << "not yet done after the second";
        if (view.wantsPreparation()) return Image<std::uint8_t>();
        const auto step = features.step(spec);
        Image<std::uint8_t> out(400, 300, 4);
        view.live(step->pack->tailWeights(step->operatorIndex, spec, makeEdit(spec).params, step->global), 1, out);
        return out;
    };
    EXPECT_TRUE(liveAfter({0, 2}).empty());
    const auto atOnce = liveAfter({1000});
    const auto inParts = liveAfter({0, 2, 1000});
    ASSERT_EQ(inParts.size(), atOnce.size());
    EXPECT_TRUE(std::ranges::equal(inParts.samples(), atOnce.samples()));
}

TEST_F(LevelFeaturesTest, samplePointsHaveTheMeanFeaturesOfTheirPixels) {
    LevelFeatures features(picture_, {}, 0, cache_);
    const RenderContext context{pool, networks->fake, {}};
    const OperatorSpec& spec = *findOperator("rgf");
    ASSERT_TRUE(features.prepare(spec, context));
    ASSERT_TRUE(features.makeTile(spec, 0, context));
    const auto step = features.step(spec);
    const SliceTile& level = *step->tiles.at(0).slice;
    // One to four pixels: exactly those four.
    SliceTile samples = emptySlice(*step, {200, 150});
    sampleRows(*step, {0, 0, 400, 300}, 0, 150, pool, samples);
    float worst = 0;
    for (int y = 0; y < 150; ++y)
        for (int x = 0; x < 200; ++x)
            for (int k = 0; k < kSliceChannels; ++k) {
                const float mean = (level.feature(2 * x, 2 * y, k) + level.feature(2 * x + 1, 2 * y, k) +
                                    level.feature(2 * x, 2 * y + 1, k) + level.feature(2 * x + 1, 2 * y + 1, k)) /
                                   4;
                const float quantum = level.quantisation().scale[static_cast<std::size_t>(k)];
                worst = std::max(worst, std::abs(samples.feature(x, y, k) - mean) / quantum);
            }
    EXPECT_LE(worst, 0.51F) << "but for the rounding to 8 bits";
}

}  // namespace
}  // namespace glissade::test
