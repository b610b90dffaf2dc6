#include "train/batch.h"

#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <set>

namespace glissade::train {
namespace {

constexpr int kWidth = 120;
constexpr int kHeight = 90;
constexpr int kCrop = 32;

/// A photo whose pixels tell where they are (red: 2x, green: 2y), with its negative as the result of `style`.
class BatchTest : public ::testing::Test {
protected:
    BatchTest() {
        Image<std::uint8_t> photo(kWidth, kHeight, 3);
        Image<std::uint8_t> negative(kWidth, kHeight, 3);
        Image<float> rgb(kWidth, kHeight, 3);
        for (int y = 0; y < kHeight; ++y) {
            for (int x = 0; x < kWidth; ++x) {
                const int colour[3] = {2 * x, 2 * y, 7};
                for (int c = 0; c < 3; ++c) {
                    (&photo.at(x, y))[c] = static_cast<std::uint8_t>(colour[c]);
                    (&negative.at(x, y))[c] = static_cast<std::uint8_t>(255 - colour[c]);
                    (&rgb.at(x, y))[c] = static_cast<float>(colour[c]) / 255.0F;
                }
            }
        }
        std::vector<ShardEntry> entries;
        entries.push_back({"style", {}, std::move(negative)});
        EXPECT_TRUE(writeShard(temporary_.path() / "a.shard", "a.png", photo, makeGlobalInput(rgb), entries));
        std::vector<Error> refused;
        shards_ = openShards(temporary_.path(), refused);
        for (std::size_t i = 0; i < operators_.size(); ++i)
            if (operators_[i].id == "style") style_ = static_cast<int>(i);
    }

    [[nodiscard]] std::unique_ptr<Batch> draw(std::uint64_t seed, int crops = 8, int crop = kCrop) const {
        return drawBatch(shards_, operators_, {style_}, crops, crop, seed);
    }

    test::TemporaryFolder temporary_;
    std::vector<std::shared_ptr<const Shard>> shards_;
    std::vector<LearntOperator> operators_ = learntOperators("filters");
    int style_ = -1;
};

/// By how much a plane grows to the right and downwards, from pixel to pixel.
std::pair<int, int> slope(const torch::Tensor& plane) {
    const auto bytes = (plane * 255).round();
    return {(bytes[0][1] - bytes[0][0]).item<int>(), (bytes[1][0] - bytes[0][0]).item<int>()};
}

TEST_F(BatchTest, cropsAreWindowsOfThePhotoInAllEightSymmetries) {
    std::set<std::pair<std::pair<int, int>, std::pair<int, int>>> seen;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto batch = draw(seed);
        ASSERT_TRUE(batch);
        for (std::int64_t i = 0; i < batch->rgb.size(0); ++i) {
            const auto red = slope(batch->rgb[i][0]);
            const auto green = slope(batch->rgb[i][1]);
            seen.insert({red, green});
            for (int c = 0; c < 2; ++c) {
                const auto [right, down] = c == 0 ? red : green;
                const auto bytes = (batch->rgb[i][c] * 255).round();
                const auto at = torch::arange(kCrop);
                const auto expected = bytes[0][0] + right * at.view({1, -1}) + down * at.view({-1, 1});
                EXPECT_TRUE(torch::equal(bytes, expected.to(bytes.scalar_type()))) << "one window, no seam";
            }
            EXPECT_TRUE(torch::allclose(batch->rgb[i][2], torch::full({kCrop, kCrop}, 7.0 / 255)));
        }
    }
    EXPECT_EQ(seen.size(), 8U);
}

TEST_F(BatchTest, targetsAndThumbnailsAreTurnedWithTheirCrops) {
    const auto batch = draw(3, 24);
    ASSERT_TRUE(batch);
    EXPECT_TRUE(torch::allclose(batch->rgb + batch->targets[0].rgb, torch::ones_like(batch->rgb)));
    for (std::int64_t i = 0; i < batch->rgb.size(0); ++i) {
        for (int c = 0; c < 2; ++c) {
            const auto [right, down] = slope(batch->rgb[i][c]);
            const auto& plane = batch->thumbnail[i][c];
            EXPECT_EQ(right > 0, (plane[0][63] - plane[0][0]).item<float>() > 0.1F);
            EXPECT_EQ(right < 0, (plane[0][63] - plane[0][0]).item<float>() < -0.1F);
            EXPECT_EQ(down > 0, (plane[63][0] - plane[0][0]).item<float>() > 0.1F);
            EXPECT_EQ(down < 0, (plane[63][0] - plane[0][0]).item<float>() < -0.1F);
        }
    }
}

TEST_F(BatchTest, theOverviewAtACropsPlaceShowsTheCrop) {
    const auto batch = draw(4, 24);
    ASSERT_TRUE(batch);
    const auto seen = net::spreadOverview(batch->overview.slice(1, 0, 3), batch->places, kCrop, kCrop);
    const auto shown = seen.view({24, 4, 3, kCrop / 2, kCrop / 2}).mean(1);
    const auto crops = torch::avg_pool2d(batch->rgb, 2);
    // Colours change by 2/255 a pixel, and the outermost half cell is flat.
    EXPECT_LT((shown - crops).abs().max().item<float>(), 3.0F / 255);
    for (std::int64_t i = 0; i < 24; ++i) {
        const bool turned = batch->places[i][4].item<float>() == kHeight;
        EXPECT_EQ(batch->places[i][5].item<float>(), turned ? kWidth : kHeight);
        EXPECT_EQ(turned, slope(batch->rgb[i][0]).first == 0) << "red grows along the photo's width";
    }
}

TEST_F(BatchTest, everythingFollowsFromTheSeed) {
    EXPECT_TRUE(torch::equal(draw(5)->rgb, draw(5)->rgb));
    EXPECT_FALSE(torch::equal(draw(5)->rgb, draw(6)->rgb));
}

TEST_F(BatchTest, noBatchWithoutShardsThatAreLargeEnoughAndHaveTheOperator) {
    EXPECT_FALSE(draw(1, 2, 96)) << "the photo is 90 px high";
    EXPECT_FALSE(drawBatch(shards_, operators_, {style_ == 0 ? 1 : 0}, 2, kCrop, 1));
    EXPECT_FALSE(drawBatch({}, operators_, {style_}, 2, kCrop, 1));
}

}  // namespace
}  // namespace glissade::train
