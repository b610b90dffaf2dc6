// Slices made to agree with a coarse result, as the network module and the reference path give them.
#include "image/parts.h"
#include "net/coarse_correction.h"
#include "net/torch/global_tensors.h"
#include "net/torch/tail_function.h"
#include "net/torch/torch_feature_network.h"
#include "operators/registry.h"
#include "small_network.h"
#include "support/synthetic_photo.h"
#include "train/eight_bit.h"
#include "train/whole_photo.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace glissade::net {
namespace {

constexpr int kWidth = 400;
constexpr int kHeight = 336;

class CorrectedSliceTest : public ::testing::Test {
protected:
    CorrectedSliceTest() {
        pack_->name = "filters";
        pack_->shape = smallShape();
        pack_->tensors = network_->tensors();
        pack_->provenance = "{}";
        PackOperator op = describeForPack(*findOperator("style"), true);
        op.quantisation.scale.fill(16.0F / 255.0F);
        op.quantisation.offset.fill(-8.0F);
        pack_->operators.push_back(op);
        auto weights = WeightLearningNetwork::fromTensors(
            pack_->tensors, "style", 0, pack_->shape.globalSize, pack_->shape.hidden);
        EXPECT_TRUE(weights) << weights.error().message();
        pack_->weightNetworks.push_back(*weights);
        auto made = makeTorchFeatureNetwork(pack_, {1, false});
        EXPECT_TRUE(made) << made.error().message();
        features_ = *made;
        auto global = features_->globalVector(makeGlobalInput(photo_));
        EXPECT_TRUE(global) << global.error().message();
        global_ = std::move(*global);
    }

    /// The slice of `interior` of the photo, of which the network sees `region`.
    [[nodiscard]] SliceTile sliceOf(Rect region, Rect interior) const {
        const auto base = features_->runBase(crop(photo_, region), region, global_, {});
        EXPECT_TRUE(base) << base.error().message();
        const Rect within{interior.x - region.x, interior.y - region.y, interior.width, interior.height};
        auto slice = features_->slice(**base, 0, within, {});
        EXPECT_TRUE(slice) << slice.error().message();
        return std::move(*slice);
    }

    Image<float> photo_ = test::syntheticPhoto(kWidth, kHeight, 3);
    Network network_ = randomNetwork(smallShape(), {{"style", 0, 1}});
    std::shared_ptr<Pack> pack_ = std::make_shared<Pack>();
    std::shared_ptr<const FeatureNetwork> features_;
    GlobalVector global_;
};

TEST_F(CorrectedSliceTest, aTileWithItsHaloGivesWhatTheWholeImageGives) {
    const Rect whole{0, 0, kWidth, kHeight};
    const SliceTile all = sliceOf(whole, whole);
    const int halo = features_->halo(photo_.size(), 0);
    EXPECT_GE(halo, haloOf(smallShape()) + CoarseCorrection::reach(photo_.size()));
    const Rect tile{208, 176, 48, 32};
    const int left = std::max(0, tile.x - halo);
    const int top = std::max(0, tile.y - halo);
    ASSERT_GT(left + top, 0) << "the test picture must be larger than the halo";
    const Rect region{left,
                      top,
                      std::min(kWidth, tile.x + tile.width + halo) - left,
                      std::min(kHeight, tile.y + tile.height + halo) - top};
    const SliceTile cut = sliceOf(region, tile);
    for (int y = 0; y < tile.height; ++y)
        for (int x = 0; x < tile.width; ++x)
            for (int k = 0; k < kSliceChannels; ++k)
                ASSERT_NEAR(cut.feature(x, y, k), all.feature(tile.x + x, tile.y + y, k), 16.1F / 255.0F)
                    << x << ',' << y << ',' << k;
}

TEST_F(CorrectedSliceTest, itComesNearerToTheCoarseResultOnBothPathsAlike) {
    std::vector<train::LearntOperator> operators = train::learntOperators("filters");
    std::erase_if(operators, [](const train::LearntOperator& op) { return op.id != "style"; });
    const auto bytes = train::toEightBit(photo_);
    const GlobalInput input = makeGlobalInput(photo_);
    const train::WholePhoto seen = train::seeWholePhoto(network_, bytes.samples(), input, torch::kCPU);
    const auto planes = seen.known->coarsePlanes(*findOperator("style"));
    ASSERT_TRUE(planes);

    const auto map = network_->overviewSlice(0, seen.overview, squarePlanes(**planes, kOverviewSide));
    const auto plain = network_->slice(0, seen.features, map, seen.place);
    const auto corrected = train::sliceOf(network_, 0, operators[0], seen);
    const auto weights = network_->heads[0]->tailWeights(torch::zeros({1, 0}), seen.global);
    const auto told = squarePlanes(**planes, kOverviewSide);
    const auto target = (told.slice(1, 0, 3) + told.slice(1, 3)).clamp(0, 1);
    const auto missing = [&](const torch::Tensor& slice) {
        const auto y = tailReference(slice, seen.rgb, weights).clamp(0, 1).slice(2, 0, kHeight).slice(3, 0, kWidth);
        return (torch::adaptive_avg_pool2d(y, {32, 32}) - torch::avg_pool2d(target, 4)).square().mean().item<double>();
    };
    EXPECT_GT(missing(plain), 1e-4) << "else there is nothing to correct";
    EXPECT_LT(missing(corrected), 0.7 * missing(plain)) << "some third of it is put in where cells are of three pixels";

    const SliceTile tile = sliceOf({0, 0, kWidth, kHeight}, {0, 0, kWidth, kHeight});
    for (int y = 0; y < kHeight; y += 7)
        for (int x = 0; x < kWidth; x += 5)
            for (int k = 0; k < kSliceChannels; ++k) {
                const float expected =
                    corrected[0][((y % 2) * 2 + x % 2) * kSliceChannels + k][y / 2][x / 2].item<float>();
                ASSERT_NEAR(tile.feature(x, y, k), std::clamp(expected, -8.0F, 8.0F), 16.1F / 255.0F)
                    << x << ',' << y << ',' << k;
            }
}

}  // namespace
}  // namespace glissade::net
