#include "train/batch.h"

#include "place_photo.h"

#include <gtest/gtest.h>

#include <set>

namespace glissade::train {
namespace {

constexpr int kWidth = 120;
constexpr int kHeight = 90;
constexpr int kCrop = 32;

class BatchTest : public ::testing::Test {
protected:
    [[nodiscard]] std::unique_ptr<Batch> draw(std::uint64_t seed,
                                              int crops = 8,
                                              int crop = kCrop,
                                              int margin = 0) const {
        return drawBatch(photo_.shards, photo_.operators, {photo_.style}, crops, crop, margin, seed);
    }

    PlacePhoto photo_{kWidth, kHeight};
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

TEST_F(BatchTest, marginsMayLieBeyondThePhotoWhichIsMirroredThere) {
    constexpr int kMargin = 6;
    const auto batch = draw(7, 200, kCrop, kMargin);
    ASSERT_TRUE(batch);
    const auto mirrored = [](int at, int length) { return at < 0 ? -at : at < length ? at : 2 * (length - 1) - at; };
    int atAnEdge = 0;
    for (std::int64_t i = 0; i < batch->rgb.size(0); ++i) {
        const auto place = batch->places[i].to(at::kInt);
        const int left = place[0].item<int>();
        const int top = place[1].item<int>();
        const int width = place[4].item<int>();
        const int height = place[5].item<int>();
        EXPECT_GE(left, -kMargin);
        EXPECT_GE(top, -kMargin);
        EXPECT_LE(left + kCrop, width + kMargin);
        EXPECT_LE(top + kCrop, height + kMargin);
        atAnEdge +=
            left == -kMargin || top == -kMargin || left + kCrop == width + kMargin || top + kCrop == height + kMargin;
        // Along which side of the crop red grows, and from which end, is the symmetry's matter.
        const bool turned = width == kHeight;
        const auto red = (batch->rgb[i][0] * 255).round().to(at::kInt);
        const auto line = turned ? red.select(1, 0) : red.select(0, 0);
        const int from = turned ? top : left;
        std::vector<int> ahead;
        std::vector<int> back;
        std::vector<int> seen;
        for (int u = 0; u < kCrop; ++u) {
            ahead.push_back(2 * mirrored(from + u, kWidth));
            back.push_back(2 * (kWidth - 1 - mirrored(from + u, kWidth)));
            seen.push_back(line[u].item<int>());
        }
        EXPECT_TRUE(seen == ahead || seen == back) << i;
    }
    EXPECT_GT(atAnEdge, 60);
    EXPECT_LT(atAnEdge, 180);
}

TEST_F(BatchTest, everythingFollowsFromTheSeed) {
    EXPECT_TRUE(torch::equal(draw(5)->rgb, draw(5)->rgb));
    EXPECT_FALSE(torch::equal(draw(5)->rgb, draw(6)->rgb));
}

TEST_F(BatchTest, noBatchWithoutShardsThatAreLargeEnoughAndHaveTheOperator) {
    EXPECT_FALSE(draw(1, 2, 96)) << "the photo is 90 px high";
    EXPECT_FALSE(drawBatch(photo_.shards, photo_.operators, {photo_.style == 0 ? 1 : 0}, 2, kCrop, 0, 1));
    EXPECT_FALSE(drawBatch({}, photo_.operators, {photo_.style}, 2, kCrop, 0, 1));
}

}  // namespace
}  // namespace glissade::train
