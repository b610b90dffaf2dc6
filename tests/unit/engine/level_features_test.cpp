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

    /// Features with the first tile of `spec_`.
    [[nodiscard]] LevelFeatures withTile() {
        LevelFeatures features(picture_, {}, 0, cache_);
        const RenderContext context{pool, networks->fake, {}};
        EXPECT_TRUE(features.prepare(spec_, context));
        EXPECT_TRUE(features.makeTile(spec_, 0, context));
        return features;
    }

    const OperatorSpec& spec_ = *findOperator("rgf");
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
    LevelFeatures features = withTile();
    features.keepCached();
    EXPECT_EQ(features.step(spec_)->tiles.size(), 1U) << "it is still there";
    cache_.dropPicture(picture_->id());
    EXPECT_EQ(features.step(spec_)->tiles.size(), 1U) << "in use until then";
    features.keepCached();
    EXPECT_TRUE(features.step(spec_)->tiles.empty());
}

TEST_F(LevelFeaturesTest, aDragsPreparationGivesWayAndGoesOnLater) {
    picture_ = std::make_shared<Picture>(*decode("1600x1200-1", {}), std::vector<std::shared_ptr<const Stage>>());
    LevelFeatures features = withTile();
    const Raster raster{{0, 0, 1600, 1200}, {400, 300}, 0};
    const auto liveAfter = [&](const std::vector<int>& looks) {
        StepView view(features.step(spec_), raster, pool);
        EXPECT_TRUE(view.wantsPreparation());
        for (int left : looks) view.prepareLive([&] { return left-- == 0; });
        EXPECT_EQ(view.wantsPreparation(), looks.size() == 2) << "not yet done after the second";
        if (view.wantsPreparation()) return Image<std::uint8_t>();
        const auto step = features.step(spec_);
        Image<std::uint8_t> out(400, 300, 4);
        view.live(step->pack->tailWeights(step->operatorIndex, spec_, makeEdit(spec_).params, step->global), 1, out);
        return out;
    };
    EXPECT_TRUE(liveAfter({0, 2}).empty());
    const auto atOnce = liveAfter({1000});
    const auto inParts = liveAfter({0, 2, 1000});
    ASSERT_EQ(inParts.size(), atOnce.size());
    EXPECT_TRUE(std::ranges::equal(inParts.samples(), atOnce.samples()));
}

TEST_F(LevelFeaturesTest, samplePointsHaveTheFeaturesOfTheirPixels) {
    LevelFeatures features = withTile();
    const auto step = features.step(spec_);
    const SliceTile& level = *step->tiles.at(0).slice;
    SamplePoints samples = emptySamples(*step, {200, 150});
    sampleRows(*step, {0, 0, 400, 300}, 0, 100, pool, samples);
    sampleRows(*step, {0, 0, 400, 300}, 100, 150, pool, samples);
    for (int y = 0; y < 150; ++y)
        for (int x = 0; x < 200; ++x)
            for (int k = 0; k < kSliceChannels; ++k)
                for (int i = 0; i < 2; ++i)
                    ASSERT_EQ(samples[static_cast<std::size_t>(i)].feature(x, y, k),
                              level.feature(2 * x + i, 2 * y + i, k))
                        << x << ',' << y << ',' << k << ',' << i;
}

// Each of the four pixels of a cell has a filter of its own, so that features may differ from pixel to pixel however
// smooth the result is.
TEST_F(LevelFeaturesTest, aLiveFrameIsAsBrightAsTheSettledOne) {
    picture_ = std::make_shared<Picture>(*decode("1600x1200-1", {}), std::vector<std::shared_ptr<const Stage>>());
    LevelFeatures features = withTile();
    auto step = std::make_shared<LiveStep>(*features.step(spec_));
    SliceQuantisation quantisation;
    quantisation.scale.fill(1.0F / 255);
    auto slice = std::make_shared<SliceTile>(1600, 1200, quantisation);
    for (int y = 0; y < 1200; ++y)
        for (int x = 0; x < 1600; ++x)
            for (int k = 0; k < kSliceChannels; ++k)
                slice->block(y, x / kBlockPixels)[SliceTile::byteInBlock(x % kBlockPixels, k)] =
                    static_cast<std::uint8_t>((x + y + k) % 2 == 0 ? 255 : 0);
    step->tiles.at(0).slice = slice;
    auto pack = std::make_shared<Pack>(*step->pack);
    pack->operators[static_cast<std::size_t>(step->operatorIndex)].quantisation = quantisation;
    step->pack = pack;
    TailWeights weights;  // half of the channels give 0.2 at a pixel, the other half at the next
    weights.a.fill(1);
    weights.b.fill(-0.5F);
    for (auto& row : weights.w) row.fill(0.05F);

    StepView view(step, {{0, 0, 1600, 1200}, {800, 600}, 0}, pool);
    view.prepareLive([] { return false; });
    Image<std::uint8_t> live(800, 600, 4);
    Image<std::uint8_t> settled(800, 600, 4);
    view.live(weights, 1, live);
    ASSERT_TRUE(view.settled(weights, 1, settled, [] { return false; }));
    double difference = 0;
    for (int y = 0; y < 600; ++y)
        for (int x = 0; x < 800; ++x)
            for (int c = 0; c < 3; ++c) difference += live.at(x, y, c) - settled.at(x, y, c);
    EXPECT_NEAR(difference / (800.0 * 600 * 3), 0, 1);
    Image<std::uint8_t> untouched(800, 600, 4);
    ASSERT_TRUE(view.settled(weights, 0, untouched, [] { return false; }));
    EXPECT_NE(settled.at(400, 300, 0), untouched.at(400, 300, 0)) << "the tail must do something to be compared";
}

}  // namespace
}  // namespace glissade::test
