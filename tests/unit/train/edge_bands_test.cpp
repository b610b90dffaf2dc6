#include "train/edge_bands.h"

#include "operators/registry.h"
#include "support/synthetic_photo.h"
#include "support/temporary_folder.h"
#include "train/eight_bit.h"
#include "train/shard_folders.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace glissade::train {
namespace {

/// Is wrong by 10 within `frame` px of the photo's edge, and by 1 elsewhere.
class WrongAtEdges : public Predictor {
public:
    explicit WrongAtEdges(int frame) : frame_(frame) {}
    Result<void> begin(const SeenPhoto& photo) override {
        photo_ = imageOf(photo.rgb, photo.width, photo.height);
        return {};
    }
    Result<Image<std::uint8_t>> predict(int, const std::vector<double>&) override {
        Image<std::uint8_t> answer = photo_.clone();
        for (int y = 0; y < answer.height(); ++y) {
            for (int x = 0; x < answer.width(); ++x) {
                const bool outside =
                    x < frame_ || y < frame_ || x >= answer.width() - frame_ || y >= answer.height() - frame_;
                for (int c = 0; c < 3; ++c) {
                    std::uint8_t& sample = answer.at(x, y, c);
                    const int by = outside ? 10 : 1;
                    sample = static_cast<std::uint8_t>(sample > 127 ? sample - by : sample + by);
                }
            }
        }
        return answer;
    }

private:
    int frame_;
    Image<std::uint8_t> photo_;
};

class EdgeBandsTest : public ::testing::Test {
protected:
    /// A photo whose exact result is itself, at the default and at another value.
    void write(int width, int height) {
        const Image<std::uint8_t> photo = toEightBit(test::syntheticPhoto(width, height, 3));
        const double held = findOperator("l0")->params[0].heldAt();
        std::vector<ShardEntry> entries;
        entries.push_back({"l0", {held}, photo.clone()});
        entries.push_back({"l0", {2 * held}, Image<std::uint8_t>(width, height, 3)});
        const std::string name = std::to_string(width);
        ASSERT_TRUE(writeShard(temporary_.path() / (name + ".shard"),
                               name,
                               photo,
                               makeGlobalInput(test::syntheticPhoto(width, height, 3)),
                               entries));
    }
    std::vector<EdgeFidelity> measure(int frame) {
        std::vector<Error> refused;
        WrongAtEdges predictor(frame);
        auto result = measureEdges(predictor, openShards(temporary_.path(), refused), operators_, 0, {});
        EXPECT_TRUE(result) << result.error().message();
        return *result;
    }

    test::TemporaryFolder temporary_;
    std::vector<LearntOperator> operators_{{"l0", {&findOperator("l0")->params[0]}}};
    const double off1_ = 20 * std::log10(255.0);
    const double off10_ = 20 * std::log10(25.5);
};

TEST_F(EdgeBandsTest, anErrorIsInItsBandAlone) {
    write(180, 150);
    for (std::size_t bands = 1; bands < kEdgeBands.size(); ++bands) {
        const auto result = measure(kEdgeBands[bands]);
        ASSERT_EQ(result.size(), 1U);
        EXPECT_EQ(result[0].photos, 1) << "the other value is passed over";
        for (std::size_t b = 0; b < kEdgeBands.size(); ++b)
            EXPECT_NEAR(result[0].bands[b], b < bands ? off10_ : off1_, 1e-9) << bands << ' ' << b;
        EXPECT_GT(result[0].whole, off10_);
        EXPECT_LT(result[0].whole, off1_);
    }
}

TEST_F(EdgeBandsTest, aSmallPhotoHasNoInnerBandsAndCountsInTheOthers) {
    write(20, 20);
    const auto small = measure(4);
    EXPECT_EQ(small[0].bandPhotos, (std::array<int, 4>{1, 1, 0, 0}));
    EXPECT_THAT(edgeTable(operators_, small), ::testing::HasSubstr("| the rest | - |"));
    write(180, 150);
    const auto both = measure(4);
    EXPECT_EQ(both[0].bandPhotos, (std::array<int, 4>{2, 2, 1, 1}));
    EXPECT_NEAR(both[0].bands[0], off10_, 1e-9);
    EXPECT_THAT(edgeTable(operators_, both),
                ::testing::HasSubstr("| outermost 4 px | 28.13 |\n| 4 to 16 px | 48.13 |"));
}

}  // namespace
}  // namespace glissade::train
