#include "train/restoration_batch.h"

#include "operators/registry.h"
#include "support/synthetic_photo.h"
#include "support/temporary_folder.h"
#include "train/eight_bit.h"
#include "train/evaluate.h"
#include "train/shard_folders.h"
#include "train/trainer.h"

#include <gtest/gtest.h>

namespace glissade::train {
namespace {

namespace fs = std::filesystem;

class RestorationBatch : public ::testing::Test {
protected:
    RestorationBatch() : operators_(learntOperators("restore")) {
        const fs::path folder = temporary_.path() / "clean";
        fs::create_directories(folder);
        for (std::uint32_t seed = 0; seed < 3; ++seed) {
            const Image<float> photo = test::syntheticPhoto(72, 56, seed);
            EXPECT_TRUE(writeShard(
                folder / ("p" + std::to_string(seed) + ".shard"), "p", toEightBit(photo), makeGlobalInput(photo), {}));
        }
        std::vector<Error> refused;
        shards_ = openShards(folder, refused);
    }
    [[nodiscard]] std::unique_ptr<Batch> draw(std::uint64_t seed, int crops = 8, int crop = 48) const {
        return drawRestorationBatch(shards_, operators_, {0, 1, 2, 3}, crops, crop, seed);
    }

    test::TemporaryFolder temporary_;
    std::vector<LearntOperator> operators_;
    std::vector<std::shared_ptr<const Shard>> shards_;
};

TEST_F(RestorationBatch, ShareOutTheCropsAmongTheOperators) {
    const auto batch = draw(1);
    ASSERT_TRUE(batch);
    EXPECT_EQ(batch->rgb.sizes(), (at::IntArrayRef{8, 3, 48, 48}));
    EXPECT_EQ(batch->thumbnail.size(0), 8);
    ASSERT_EQ(batch->targets.size(), 4U);
    EXPECT_EQ(batch->targetCount(), 8);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(batch->targets[i].first, static_cast<std::int64_t>(2 * i));
        EXPECT_EQ(batch->targets[i].rgb.size(0), 2);
        EXPECT_GT((batch->targets[i].of(batch->rgb) - batch->targets[i].rgb).abs().max().item<float>(), 0.004F);
    }
}

TEST_F(RestorationBatch, FollowFromTheirSeed) {
    EXPECT_TRUE(draw(5)->rgb.equal(draw(5)->rgb));
    EXPECT_FALSE(draw(5)->rgb.equal(draw(6)->rgb));
}

TEST_F(RestorationBatch, AreNothingWhereNoPhotoIsLargeEnough) { EXPECT_FALSE(draw(1, 8, 64)); }

TEST_F(RestorationBatch, PartsKeepEachCropWithItsTarget) {
    const auto batch = draw(2);
    const Batch part = batch->part(3, 7);  // the second crop of the second operator, … , the first of the fourth
    EXPECT_EQ(part.rgb.size(0), 4);
    EXPECT_EQ(part.targetCount(), 4);
    for (std::size_t t = 0; t < 4; ++t) {
        const BatchTargets& targets = part.targets[t];
        for (std::int64_t i = 0; i < targets.rgb.size(0); ++i) {
            const std::int64_t crop = targets.first + i + 3;
            const BatchTargets& whole = batch->targets[t];
            EXPECT_TRUE(targets.rgb[i].equal(whole.rgb[crop - whole.first])) << t << ' ' << i;
            EXPECT_TRUE(targets.of(part.rgb)[i].equal(batch->rgb[crop]));
        }
    }
    EXPECT_EQ(part.targets[0].rgb.size(0), 0);
}

TEST_F(RestorationBatch, ParametersAreDrawnOverTheirRanges) {
    float low = 1;
    float high = -1;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto batch = draw(seed);
        low = std::min(low, batch->targets[0].params.min().item<float>());
        high = std::max(high, batch->targets[0].params.max().item<float>());
    }
    EXPECT_LT(low, -0.8F);
    EXPECT_GT(high, 0.8F);
}

TEST_F(RestorationBatch, TrainAPackThatRestoresBetterThanNothing) {
    TrainRequest request;
    request.packName = "restore";
    request.shards = {temporary_.path() / "clean"};
    request.output = temporary_.path() / "run";
    request.shape.widths = {8, 8, 8, 8};
    request.shape.blocks = {1, 0, 0, 0};
    request.shape.upBlocks = {0, 0};
    request.shape.fuse = 16;
    request.shape.features = 16;
    request.shape.globalSize = 4;
    request.shape.hidden = 8;
    request.crops = 8;
    request.crop = 48;
    request.focus = {"denoise"};
    request.focusShare = 1;
    request.steps = 500;
    request.learningRate = 5e-3;
    request.averageDecay = 0.9;
    request.threads = 1;
    const auto trained = trainNetwork(request, [](const std::string&) {}, {});
    ASSERT_TRUE(trained) << trained.error().message();
    const auto pack = loadPack(request.output / "pack");
    ASSERT_TRUE(pack) << pack.error().message();
    ASSERT_EQ((*pack)->operators.size(), 4U);

    // Heavy noise is what so little training takes away; the three others got none.
    const Image<float> clean = test::syntheticPhoto(64, 48, 9);
    const auto noisy = applyDegradation(*findOperator("denoise"), clean, Params{50}, {1, false, false});
    std::vector<ShardEntry> entries;
    entries.push_back({"denoise", {50}, toEightBit(clean)});
    fs::create_directories(temporary_.path() / "test");
    ASSERT_TRUE(
        writeShard(temporary_.path() / "test/p.shard", "p", toEightBit(*noisy), makeGlobalInput(*noisy), entries));
    std::vector<Error> refused;
    const auto shards = openShards(temporary_.path() / "test", refused);
    std::vector<net::HeadSpec> heads;
    for (const LearntOperator& op : operators_) heads.push_back({op.id, static_cast<int>(op.params.size())});
    net::Network network((*pack)->shape, heads);
    ASSERT_TRUE(network->load((*pack)->tensors));
    const auto scoreOf = [&](std::unique_ptr<Predictor> predictor) {
        auto table = evaluate(*predictor, shards, operators_, {}, {});
        return table->scores[0].at(0).psnr;
    };
    EXPECT_GT(scoreOf(referencePredictor(network, operators_, torch::kCPU)), scoreOf(identityPredictor()) + 2);
}

}  // namespace
}  // namespace glissade::train
