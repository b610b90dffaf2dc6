// Weak spots: the worst crops are found, and what the sheets show.
#include "train/weak_spots.h"

#include "operators/registry.h"
#include "support/synthetic_photo.h"
#include "support/temporary_folder.h"
#include "train/eight_bit.h"
#include "train/shard_folders.h"

#include <gtest/gtest.h>

#include <fstream>

namespace glissade::train {
namespace {

constexpr int kWidth = 96;
constexpr int kHeight = 64;

/// The right answer but for two squares, one worse than the other.
class WrongInPlaces : public Predictor {
public:
    explicit WrongInPlaces(const Shard& shard) : right_(shard.width(), shard.height(), 3) {
        std::ranges::copy(shard.entries().front().rgb, right_.data());
    }
    Result<void> begin(const SeenPhoto&) override { return {}; }
    Result<Image<std::uint8_t>> predict(int, const std::vector<double>&) override {
        Image<std::uint8_t> answer = right_.clone();
        spoil(answer, 4, 4, 20);
        spoil(answer, 70, 36, 60);
        return answer;
    }

private:
    static void spoil(Image<std::uint8_t>& image, int x, int y, int by) {
        for (int v = y; v < y + 8; ++v)
            for (int u = x; u < x + 8; ++u) image.at(u, v) = static_cast<std::uint8_t>(image.at(u, v) ^ by);
    }
    Image<std::uint8_t> right_;
};

class WeakSpotsTest : public ::testing::Test {
protected:
    WeakSpotsTest() {
        const Image<float> photo = test::syntheticPhoto(kWidth, kHeight, 7);
        const Image<std::uint8_t> bytes = toEightBit(photo);
        std::vector<ShardEntry> entries;
        entries.push_back({"style", {}, bytes.clone()});
        EXPECT_TRUE(writeShard(temporary_.path() / "a.shard", "a.png", bytes, makeGlobalInput(photo), entries));
        std::vector<Error> refused;
        shards_ = openShards(temporary_.path(), refused);
    }
    Result<std::vector<std::vector<WeakSpot>>> find(WeakSpotOptions options) {
        WrongInPlaces predictor(*shards_.front());
        return findWeakSpots(predictor, shards_, operators_, options, {});
    }

    test::TemporaryFolder temporary_;
    std::vector<std::shared_ptr<const Shard>> shards_;
    std::vector<LearntOperator> operators_{{"style", {}}};
};

TEST_F(WeakSpotsTest, worstFirstWithoutOverlap) {
    const auto found = find({32, 3});
    ASSERT_TRUE(found) << found.error().message();
    ASSERT_EQ(found->size(), 1U);
    const auto& spots = found->front();
    ASSERT_EQ(spots.size(), 3U);
    EXPECT_EQ(spots[0].photo, "a.png");
    EXPECT_TRUE(spots[0].x <= 70 && spots[0].x + 32 >= 78 && spots[0].y <= 36 && spots[0].y + 32 >= 44);
    EXPECT_EQ(spots[1].x, 0);
    EXPECT_EQ(spots[1].y, 0);
    EXPECT_LT(spots[0].psnr, spots[1].psnr);
    for (std::size_t i = 0; i < spots.size(); ++i)
        for (std::size_t j = i + 1; j < spots.size(); ++j)
            EXPECT_TRUE(std::abs(spots[i].x - spots[j].x) >= 32 || std::abs(spots[i].y - spots[j].y) >= 32);
}

TEST_F(WeakSpotsTest, theSheetHoldsInputExactAnswerAndTheirDifference) {
    const auto found = find({32, 1});
    ASSERT_TRUE(found);
    const WeakSpot& spot = found->front().front();
    const Image<std::uint8_t> sheet = sheetOf(found->front());
    ASSERT_EQ(sheet.height(), 32);
    ASSERT_EQ(sheet.width(), 4 * 32 + 3 * 4);
    const int x = 70 - spot.x;
    const int y = 36 - spot.y;
    EXPECT_EQ(sheet.at(x, y), spot.input.at(x, y));
    EXPECT_EQ(sheet.at(36 + x, y), spot.exact.at(x, y));
    EXPECT_EQ(sheet.at(72 + x, y), spot.answer.at(x, y));
    EXPECT_EQ(sheet.at(108 + x, y), std::clamp(128 + 4 * (spot.answer.at(x, y) - spot.exact.at(x, y)), 0, 255));
    EXPECT_NE(spot.answer.at(x, y), spot.exact.at(x, y));
    EXPECT_EQ(sheet.at(108, 0), 128) << "no difference is mid grey";
}

TEST_F(WeakSpotsTest, photosSmallerThanACropArePassedOver) {
    const auto found = find({128, 5});
    ASSERT_TRUE(found);
    EXPECT_TRUE(found->front().empty());
}

TEST_F(WeakSpotsTest, sheetsAreBinaryPortablePixmaps) {
    const auto found = find({16, 2});
    ASSERT_TRUE(found);
    const Image<std::uint8_t> sheet = sheetOf(found->front());
    const auto file = temporary_.path() / "style.ppm";
    ASSERT_TRUE(writePpm(file, sheet));
    std::ifstream in(file, std::ios::binary);
    std::string magic;
    int width = 0;
    int height = 0;
    int highest = 0;
    in >> magic >> width >> height >> highest;
    EXPECT_EQ(magic, "P6");
    EXPECT_EQ(width, sheet.width());
    EXPECT_EQ(height, sheet.height());
    EXPECT_EQ(highest, 255);
    in.get();
    std::string pixels((std::istreambuf_iterator<char>(in)), {});
    ASSERT_EQ(pixels.size(), sheet.samples().size());
    EXPECT_TRUE(std::equal(pixels.begin(), pixels.end(), reinterpret_cast<const char*>(sheet.data())));
}

}  // namespace
}  // namespace glissade::train
