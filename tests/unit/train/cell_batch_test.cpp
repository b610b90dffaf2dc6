#include "train/cell_batch.h"

#include "place_photo.h"
#include "small_network.h"
#include "train/whole_photo.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace glissade::train {
namespace {

constexpr int kWidth = 90;
constexpr int kHeight = 70;
constexpr int kCells = 40;

class CellBatchTest : public ::testing::Test {
protected:
    CellBatchTest() {
        network_ = net::randomNetwork(net::smallShape(), {{"style", 0}});
        features_ = {featuresOf(network_, *photo_.shards.front(), torch::kCPU)};
    }

    [[nodiscard]] std::unique_ptr<Batch> draw(std::uint64_t seed) const {
        return drawCells(photo_.shards, features_, photo_.operators, {photo_.style}, 16, kCells, seed);
    }

    PlacePhoto photo_{kWidth, kHeight};
    net::Network network_{nullptr};
    std::vector<PhotoFeatures> features_;
};

TEST_F(CellBatchTest, cellsAreSquaresOfFourPixelsWithTheirFeaturesAndResults) {
    const auto batch = draw(1);
    ASSERT_TRUE(batch);
    EXPECT_EQ(batch->rgb.sizes(), at::IntArrayRef({16, 3, 2, 2 * kCells}));
    EXPECT_TRUE(torch::allclose(batch->rgb + batch->targets[0].rgb, torch::ones_like(batch->rgb)));
    const Shard& shard = *photo_.shards.front();
    const auto whole = seeWholePhoto(network_, shard.input(), shard.global(), torch::kCPU).features[0];
    const auto bytes = (batch->rgb * 255).round().to(at::kLong);
    for (std::int64_t i = 0; i < 16; ++i) {
        for (std::int64_t m = 0; m < kCells; ++m) {
            const auto x = bytes[i][0][0][2 * m].item<std::int64_t>() / 2;
            const auto y = bytes[i][1][0][2 * m].item<std::int64_t>() / 2;
            ASSERT_EQ(x % 2, 0);
            ASSERT_EQ(y % 2, 0);
            ASSERT_EQ(bytes[i][0][1][2 * m + 1].item<std::int64_t>(), 2 * (x + 1)) << "the lower right of the four";
            ASSERT_EQ(bytes[i][1][1][2 * m + 1].item<std::int64_t>(), 2 * (y + 1));
            const auto expected = whole.select(2, x / 2).select(1, y / 2);
            ASSERT_TRUE(
                torch::allclose(batch->features[i].select(1, 0).select(1, m).to(at::kFloat), expected, 2e-3, 1e-4));
        }
    }
}

TEST_F(CellBatchTest, theOverviewAtTheirPointsShowsThem) {
    const auto batch = draw(2);
    ASSERT_TRUE(batch);
    const auto seen = net::spreadOverviewAt(batch->overview.slice(1, 0, 3), batch->points)
                          .view({16, 4, 3, kCells})
                          .permute({0, 2, 1, 3});
    const auto shown = torch::pixel_unshuffle(batch->rgb, 2).view({16, 3, 4, kCells});
    EXPECT_LT((seen - shown).abs().max().item<float>(), 3.0F / 255);
    int turned = 0;
    for (std::int64_t i = 0; i < 16; ++i) turned += batch->places[i][4].item<float>() == kHeight;
    EXPECT_GT(turned, 0);
    EXPECT_LT(turned, 16);
}

TEST_F(CellBatchTest, partsOfABatchHaveTheirCells) {
    const auto batch = draw(3);
    const Batch part = batch->part(4, 9);
    EXPECT_TRUE(torch::equal(part.features, batch->features.slice(0, 4, 9)));
    EXPECT_TRUE(torch::equal(part.points, batch->points.slice(0, 4, 9)));
    EXPECT_TRUE(torch::equal(part.targets[0].rgb, batch->targets[0].rgb.slice(0, 4, 9)));
}

TEST_F(CellBatchTest, ofALargePhotoSomeCellsAreKeptFromAllOfIt) {
    const Shard& shard = *photo_.shards.front();
    const PhotoFeatures all = std::move(features_.front());
    ASSERT_EQ(all.cells.size(), std::size_t{kWidth / 2 * (kHeight / 2)});
    features_ = {featuresOf(network_, shard, torch::kCPU, 100)};
    const PhotoFeatures& some = features_.front();
    ASSERT_EQ(some.cells.size(), 100U);
    EXPECT_LT(some.cells.front(), kWidth / 2 * 10);
    EXPECT_GT(some.cells.back(), kWidth / 2 * (kHeight / 2 - 10));
    for (std::size_t i = 0; i < some.cells.size(); ++i)
        EXPECT_TRUE(torch::equal(some.features[static_cast<std::int64_t>(i)], all.features[some.cells[i]]));

    const auto batch = draw(4);
    ASSERT_TRUE(batch);
    const auto bytes = (batch->rgb * 255).round().to(at::kLong);
    for (std::int64_t m = 0; m < kCells; ++m) {
        const auto cell = bytes[0][1][0][2 * m].item<std::int64_t>() / 4 * (kWidth / 2) +
                          bytes[0][0][0][2 * m].item<std::int64_t>() / 4;
        EXPECT_TRUE(std::ranges::binary_search(some.cells, static_cast<std::int32_t>(cell)));
        EXPECT_TRUE(torch::equal(batch->features[0].select(1, 0).select(1, m), all.features[cell]));
    }
}

TEST_F(CellBatchTest, everythingFollowsFromTheSeed) {
    EXPECT_TRUE(torch::equal(draw(5)->points, draw(5)->points));
    EXPECT_FALSE(torch::equal(draw(5)->points, draw(6)->points));
}

TEST_F(CellBatchTest, noBatchOfPhotosWithoutTheOperator) {
    EXPECT_FALSE(drawCells(photo_.shards, features_, photo_.operators, {photo_.style == 0 ? 1 : 0}, 2, kCells, 1));
    EXPECT_FALSE(drawCells({}, {}, photo_.operators, {photo_.style}, 2, kCells, 1));
}

}  // namespace
}  // namespace glissade::train
