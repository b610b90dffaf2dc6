#include "tail/tail_kernel.h"

#include "tail/tail_reference.h"
#include "unit/tail/tail_samples.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace glissade {
namespace {

using tests::randomFloatPhoto;
using tests::randomPhoto;
using tests::randomTile;
using tests::randomWeights;

constexpr int kHeight = 3;

Image<std::uint8_t> evaluate(const SliceTile& tile,
                             const Image<std::uint8_t>& photo,
                             const TailWeights& weights,
                             float amount,
                             TailTarget target) {
    Image<std::uint8_t> out(photo.width(), photo.height(), 4);
    evaluateTail(tile, photo, weights, amount, 0, photo.height(), out, target);
    return out;
}

bool sameBytes(const Image<std::uint8_t>& a, const Image<std::uint8_t>& b) {
    return a.size() == b.size() && std::equal(a.samples().begin(), a.samples().end(), b.samples().begin());
}

struct Difference {
    int largest = 0;
    double psnr = std::numeric_limits<double>::infinity();
};

Difference compare(const Image<std::uint8_t>& a, const Image<std::uint8_t>& b) {
    Difference difference;
    double sum = 0;
    for (std::size_t i = 0; i < a.samples().size(); ++i) {
        const int d = std::abs(a.samples()[i] - b.samples()[i]);
        difference.largest = std::max(difference.largest, d);
        sum += d * d;
    }
    const double colours = 0.75 * static_cast<double>(a.samples().size());
    if (sum > 0) difference.psnr = 10 * std::log10(255.0 * 255.0 * colours / sum);
    return difference;
}

class TailKernel : public testing::TestWithParam<TailTarget> {
protected:
    std::mt19937 random{20240917};
};

TEST(TailTargets, PortableIsAlwaysThereAndLast) {
    const auto targets = availableTailTargets();
    ASSERT_FALSE(targets.empty());
    EXPECT_EQ(targets.back(), TailTarget::Portable);
    EXPECT_NE(std::find(targets.begin(), targets.end(), currentTailTarget()), targets.end());
}

TEST_P(TailKernel, FollowsTheFormula) {
    for (int trial = 0; trial < 20; ++trial) {
        const SliceTile tile = randomTile(150, kHeight, random);
        const auto photo = randomPhoto(150, kHeight, random);
        const TailWeights weights = randomWeights(random);
        for (const float amount : {0.05F, 0.5F, 1.0F}) {
            const auto expected = evaluateTailReference(tile, photo, weights, static_cast<double>(amount));
            const Difference difference = compare(evaluate(tile, photo, weights, amount, GetParam()), expected);
            EXPECT_LE(difference.largest, 1) << "trial " << trial << ", amount " << amount;
            EXPECT_GE(difference.psnr, 58) << "trial " << trial << ", amount " << amount;
        }
    }
}

TEST_P(TailKernel, GivesThePortableBytesAtAnyWidth) {
    for (int width = 1; width <= 200; ++width) {
        const SliceTile tile = randomTile(width, kHeight, random);
        const auto photo = randomPhoto(width, kHeight, random);
        const TailWeights weights = randomWeights(random);
        for (const float amount : {0.0F, 0.001F, 0.5F, 0.999F, 1.0F})
            ASSERT_TRUE(sameBytes(evaluate(tile, photo, weights, amount, GetParam()),
                                  evaluate(tile, photo, weights, amount, TailTarget::Portable)))
                << "width " << width << ", amount " << amount;
    }
}

TEST_P(TailKernel, AmountZeroIsTheInputBitForBit) {
    const SliceTile tile = randomTile(131, kHeight, random);
    const auto photo = randomPhoto(131, kHeight, random);
    EXPECT_TRUE(sameBytes(evaluate(tile, photo, randomWeights(random), 0.0F, GetParam()), photo));
    const auto floats = randomFloatPhoto(131, kHeight, random);
    Image<float> out(131, kHeight, 3);
    evaluateTail(tile, floats, randomWeights(random), 0.0F, 0, kHeight, out, GetParam());
    EXPECT_TRUE(std::equal(floats.samples().begin(), floats.samples().end(), out.samples().begin()));
}

TEST_P(TailKernel, WeightsOfZeroAreTheInputAtAnyAmount) {
    const SliceTile tile = randomTile(131, kHeight, random);
    const auto photo = randomPhoto(131, kHeight, random);
    for (const float amount : {1e-6F, 0.25F, 0.5F, 1.0F})
        EXPECT_TRUE(sameBytes(evaluate(tile, photo, TailWeights{}, amount, GetParam()), photo)) << amount;
}

TEST_P(TailKernel, WritesItsRowsOnlyAndMayWorkInPlace) {
    const SliceTile tile = randomTile(77, 9, random);
    const auto photo = randomPhoto(77, 9, random);
    const TailWeights weights = randomWeights(random);
    const auto whole = evaluate(tile, photo, weights, 0.7F, GetParam());
    auto inPlace = photo.clone();
    evaluateTail(tile, inPlace, weights, 0.7F, 3, 7, inPlace, GetParam());
    for (int y = 0; y < 9; ++y) {
        const auto& expected = y >= 3 && y < 7 ? whole : photo;
        EXPECT_TRUE(std::equal(inPlace.row(y), inPlace.row(y) + inPlace.rowSamples(), expected.row(y))) << "row " << y;
    }
}

TEST_P(TailKernel, CopiesTheFourthChannel) {
    const SliceTile tile = randomTile(99, kHeight, random);
    const auto photo = randomPhoto(99, kHeight, random);
    for (const float amount : {0.3F, 1.0F}) {
        const auto out = evaluate(tile, photo, randomWeights(random), amount, GetParam());
        for (std::size_t i = 3; i < out.samples().size(); i += 4) ASSERT_EQ(out.samples()[i], photo.samples()[i]);
    }
}

TEST_P(TailKernel, HandlesChannelsThatAreAlwaysOnOffOrConstant) {
    const SliceTile tile = randomTile(64, kHeight, random);
    const auto photo = randomPhoto(64, kHeight, random);
    TailWeights weights = randomWeights(random);
    for (std::size_t k = 0; k < kSliceChannels; ++k) {
        weights.a[k] = k % 4 == 0 ? 0.0F : (k % 2 == 0 ? 0.2F : -0.2F);
        weights.b[k] = k < 8 ? 5.0F : -5.0F;
    }
    for (const float amount : {0.4F, 1.0F}) {
        const auto expected = evaluateTailReference(tile, photo, weights, static_cast<double>(amount));
        EXPECT_LE(compare(evaluate(tile, photo, weights, amount, GetParam()), expected).largest, 1);
    }
}

TEST_P(TailKernel, KeepsThresholdsWithinASixtyFourthOfAStep) {
    // One channel with a slope that makes each step of q eight levels: a rounded threshold would show.
    SliceQuantisation quantisation;
    quantisation.scale.fill(1.0F);
    SliceTile tile(64, 1, quantisation);
    for (int x = 0; x < 64; ++x) tile.block(0, 0)[SliceTile::byteInBlock(x, 5)] = static_cast<std::uint8_t>(90 + x / 2);
    const Image<std::uint8_t> photo(64, 1, 4);
    for (const float sign : {1.0F, -1.0F}) {
        TailWeights weights;
        weights.a[5] = sign;
        weights.b[5] = -sign * 100.37F;
        weights.w[1][5] = 8.0F / 255.0F;
        EXPECT_LE(
            compare(evaluate(tile, photo, weights, 1.0F, GetParam()), evaluateTailReference(tile, photo, weights, 1.0))
                .largest,
            1);
    }
}

TEST_P(TailKernel, LeavesThePhotoWhereAWeightIsNotFinite) {
    const SliceTile tile = randomTile(70, kHeight, random);
    const auto photo = randomPhoto(70, kHeight, random);
    for (const float bad : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
        TailWeights weights = randomWeights(random);
        weights.w[2][7] = bad;
        EXPECT_TRUE(sameBytes(evaluate(tile, photo, weights, 1.0F, GetParam()), photo));
    }
    EXPECT_TRUE(sameBytes(
        evaluate(tile, photo, randomWeights(random), std::numeric_limits<float>::quiet_NaN(), GetParam()), photo));
}

TEST_P(TailKernel, SaturatesWithoutOverflow) {
    const SliceTile tile = randomTile(70, kHeight, random);
    const auto photo = randomPhoto(70, kHeight, random);
    for (const float huge : {1e2F, 1e4F, 1e8F, 1e30F}) {
        TailWeights weights;
        weights.c = {huge, -huge, 0};
        const auto out = evaluate(tile, photo, weights, 1.0F, GetParam());
        for (std::size_t i = 0; i < out.samples().size(); i += 4) {
            ASSERT_EQ(out.samples()[i], 255) << huge;
            ASSERT_EQ(out.samples()[i + 1], 0) << huge;
        }
    }
}

TEST_P(TailKernel, LargeWeightsStayWithinThreeLevels) {
    // Twenty times what networks give: the fixed point becomes coarser, not wrong.
    for (int trial = 0; trial < 10; ++trial) {
        const SliceTile tile = randomTile(100, kHeight, random);
        const auto photo = randomPhoto(100, kHeight, random);
        TailWeights weights = randomWeights(random);
        for (auto& row : weights.w)
            for (float& w : row) w *= 20;
        const auto expected = evaluateTailReference(tile, photo, weights, 1.0);
        EXPECT_LE(compare(evaluate(tile, photo, weights, 1.0F, GetParam()), expected).largest, 3) << "trial " << trial;
    }
}

TEST_P(TailKernel, FloatPixelsFollowTheFormula) {
    for (int width = 1; width <= 140; width += 3) {
        const SliceTile tile = randomTile(width, kHeight, random);
        const auto photo = randomFloatPhoto(width, kHeight, random);
        const TailWeights weights = randomWeights(random);
        for (const float amount : {0.5F, 1.0F}) {
            const auto expected = evaluateTailReference(tile, photo, weights, static_cast<double>(amount));
            auto out = photo.clone();
            evaluateTail(tile, out, weights, amount, 0, kHeight, out, GetParam());
            for (std::size_t i = 0; i < out.samples().size(); ++i)
                ASSERT_NEAR(out.samples()[i], expected.samples()[i], 1e-5);
        }
    }
}

TEST_P(TailKernel, ANanSampleSpoilsNoOther) {
    const SliceTile tile = randomTile(80, 1, random);
    auto photo = randomFloatPhoto(80, 1, random);
    photo.at(40, 0, 1) = std::numeric_limits<float>::quiet_NaN();
    Image<float> out(80, 1, 3);
    evaluateTail(tile, photo, randomWeights(random), 1.0F, 0, 1, out, GetParam());
    for (std::size_t i = 0; i < out.samples().size(); ++i)
        EXPECT_EQ(std::isfinite(out.samples()[i]), i != 40 * 3 + 1) << i;
}

INSTANTIATE_TEST_SUITE_P(EveryTarget, TailKernel, testing::ValuesIn(availableTailTargets()), [](const auto& target) {
    return std::string(name(target.param));
});

}  // namespace
}  // namespace glissade
