// Measuring a pack on shards: what is asked of the predictor, and what a table shows.
#include "train/evaluate.h"

#include "operators/registry.h"
#include "support/synthetic_photo.h"
#include "support/temporary_folder.h"
#include "train/eight_bit.h"
#include "train/shard_folders.h"

#include <gtest/gtest.h>

namespace glissade::train {
namespace {

/// Gives the photo back and remembers what it was asked for.
class Asked : public Predictor {
public:
    explicit Asked(std::vector<std::vector<double>>& params) : params_(params) {}
    Result<void> begin(const SeenPhoto& photo) override {
        photo_ = imageOf(photo.rgb, photo.width, photo.height);
        return {};
    }
    Result<Image<std::uint8_t>> predict(int, const std::vector<double>& params) override {
        params_.push_back(params);
        return photo_.clone();
    }

private:
    std::vector<std::vector<double>>& params_;
    Image<std::uint8_t> photo_;
};

/// A clean photo under noise of 20, and as it is.
class EvaluateTest : public ::testing::Test {
protected:
    EvaluateTest() {
        const Image<float> clean = test::syntheticPhoto(96, 80, 3);
        const auto noisy = applyDegradation(*findOperator("denoise"), clean, Params{20}, {.seed = 1});
        EXPECT_TRUE(noisy);
        write("noisy", *noisy, clean, 20);
        write("clean", clean, clean, 0);
        std::vector<Error> refused;
        shards_ = openShards(temporary_.path(), refused);
    }

    void write(const std::string& name, const Image<float>& input, const Image<float>& clean, double sigma) {
        std::vector<ShardEntry> entries;
        entries.push_back({"denoise", {sigma}, toEightBit(clean)});
        EXPECT_TRUE(writeShard(
            temporary_.path() / (name + ".shard"), name, toEightBit(input), makeGlobalInput(input), entries));
    }

    std::vector<Score> scores(EvaluateOptions options) {
        asked_.clear();
        Asked predictor(asked_);
        const auto table = evaluate(predictor, shards_, operators_, options, {});
        EXPECT_TRUE(table) << table.error().message();
        return table->scoresOver(0, 0);
    }

    test::TemporaryFolder temporary_;
    std::vector<std::shared_ptr<const Shard>> shards_;
    std::vector<LearntOperator> operators_{{"denoise", {&findOperator("denoise")->params[0]}}};
    std::vector<std::vector<double>> asked_;
};

TEST_F(EvaluateTest, takesTheParametersOfTheShardAndLeavesOutWhatNothingWasDoneTo) {
    const auto row = scores({});
    ASSERT_EQ(asked_.size(), 1U);
    EXPECT_EQ(asked_[0], std::vector<double>{20});
    ASSERT_EQ(row.size(), 1U);
    EXPECT_NEAR(row[0].psnr, 22.1, 0.8);
}

TEST_F(EvaluateTest, estimatedParametersAreThoseThatThePhotoTells) {
    const auto row = scores({.estimated = true});
    ASSERT_EQ(row.size(), 2U) << "also the clean photo";
    EXPECT_EQ(row[0].params, std::vector<double>{0}) << "rows keep the truth";
    EXPECT_EQ(row[1].params, std::vector<double>{20});
    ASSERT_FALSE(asked_.empty());
    EXPECT_NEAR(asked_.back()[0], 20, 3);
    EXPECT_NE(asked_.back()[0], 20);
    for (std::size_t i = 0; i + 1 < asked_.size(); ++i) EXPECT_LT(asked_[i][0], 3) << "the clean photo's own";
}

TEST(ColourShiftTest, isThatOfTheChannelWhoseMeanIsFarthestOff) {
    const test::TemporaryFolder temporary;
    const Image<float> photo = test::syntheticPhoto(64, 48, 4);
    Image<std::uint8_t> exact = toEightBit(photo);
    double sum = 0;  // what the shift of green comes to, where nothing is cut off at black
    for (std::size_t i = 1; i < exact.samples().size(); i += 3) {
        const int before = exact.data()[i];
        exact.data()[i] = static_cast<std::uint8_t>(std::max(0, before - 9));
        sum += before - exact.data()[i];
    }
    std::vector<ShardEntry> entries;
    entries.push_back({"l0", {findOperator("l0")->params[0].heldAt()}, std::move(exact)});
    ASSERT_TRUE(
        writeShard(temporary.path() / "a.shard", "a", toEightBit(photo), makeGlobalInput(photo), std::move(entries)));
    std::vector<Error> refused;
    const auto shards = openShards(temporary.path(), refused);
    const auto table = evaluate(*identityPredictor(), shards, {{"l0", {&findOperator("l0")->params[0]}}}, {}, {});
    ASSERT_TRUE(table) << table.error().message();
    ASSERT_NE(table->defaultScore(0), nullptr);
    EXPECT_NEAR(table->defaultScore(0)->shift, sum / (64.0 * 48.0), 1e-9);
    EXPECT_GT(table->defaultScore(0)->shift, 5.0);
    EXPECT_NE(table->markdown().find("| colour shift, levels |"), std::string::npos);
}

}  // namespace
}  // namespace glissade::train
