#include "tail/quantise.h"

#include "unit/tail/tail_samples.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace glissade {
namespace {

/// Features of one row, pixel by pixel, some of them beyond what the bytes can hold.
std::vector<float> randomFeatures(int width, std::mt19937& random) {
    std::uniform_real_distribution<float> uniform(-4.0F, 5.0F);
    std::vector<float> features(static_cast<std::size_t>(width) * kSliceChannels);
    for (float& f : features) f = uniform(random);
    return features;
}

int expectedByte(float feature, const SliceQuantisation& quantisation, std::size_t k) {
    const double q = (static_cast<double>(feature) - static_cast<double>(quantisation.offset[k])) /
                     static_cast<double>(quantisation.scale[k]);
    return static_cast<int>(std::lround(std::clamp(q, 0.0, 255.0)));
}

void expectRow(const SliceTile& tile, int row, const std::vector<float>& features) {
    for (int x = 0; x < tile.blocksPerRow() * kBlockPixels; ++x)
        for (std::size_t k = 0; k < kSliceChannels; ++k) {
            const int stored =
                tile.block(row, x / kBlockPixels)[SliceTile::byteInBlock(x % kBlockPixels, static_cast<int>(k))];
            if (x >= tile.width()) {
                ASSERT_EQ(stored, 0) << "padding at " << x;
                continue;
            }
            const float f = features[static_cast<std::size_t>(x) * kSliceChannels + k];
            // A number half-way between two bytes may go to either.
            ASSERT_NEAR(stored, expectedByte(f, tile.quantisation(), k), 1) << "pixel " << x << " channel " << k;
            const float clampedError = std::abs(tile.feature(x, row, static_cast<int>(k)) - f);
            if (stored > 0 && stored < 255) {
                ASSERT_LE(clampedError, 0.501F * tile.quantisation().scale[k]);
            }
        }
}

class Quantise : public testing::TestWithParam<int> {
protected:
    std::mt19937 random{7};
    int width = GetParam();
    std::vector<float> features = randomFeatures(width, random);
    SliceTile tile{width, 2, tests::randomQuantisation(random)};
};

TEST_P(Quantise, ChannelsLast) {
    quantiseRow(FeatureRow::channelsLast(features.data()), tile, 1);
    expectRow(tile, 1, features);
}

TEST_P(Quantise, ChannelsLastAmongOthers) {
    std::vector<float> wide(static_cast<std::size_t>(width) * 40, 1e9F);
    for (int x = 0; x < width; ++x)
        std::copy_n(features.data() + x * kSliceChannels, kSliceChannels, wide.data() + x * 40 + 8);
    quantiseRow(FeatureRow::channelsLast(wide.data() + 8, 40), tile, 0);
    expectRow(tile, 0, features);
}

TEST_P(Quantise, Planar) {
    std::vector<float> planes(features.size());
    for (int x = 0; x < width; ++x)
        for (int k = 0; k < kSliceChannels; ++k)
            planes[static_cast<std::size_t>(k * width + x)] =
                features[static_cast<std::size_t>(x * kSliceChannels + k)];
    quantiseRow(FeatureRow::planar(planes.data(), width), tile, 1);
    expectRow(tile, 1, features);
}

TEST_P(Quantise, SubPixelCells) {
    const int cells = (width + 1) / 2;
    for (int dy = 0; dy < 2; ++dy) {
        std::vector<float> coarse(static_cast<std::size_t>(cells) * 4 * kSliceChannels, 1e9F);
        for (int x = 0; x < width; ++x)
            std::copy_n(features.data() + x * kSliceChannels,
                        kSliceChannels,
                        coarse.data() + ((x / 2) * 4 + dy * 2 + x % 2) * kSliceChannels);
        quantiseRow(FeatureRow::subPixel(coarse.data(), dy), tile, dy);
        expectRow(tile, dy, features);
    }
}

TEST_P(Quantise, AnyStrides) {
    // Planes whose pixels lie three floats apart.
    std::vector<float> planes(features.size() * 3, 1e9F);
    for (int x = 0; x < width; ++x)
        for (int k = 0; k < kSliceChannels; ++k)
            planes[static_cast<std::size_t>((k * width + x) * 3)] =
                features[static_cast<std::size_t>(x * kSliceChannels + k)];
    quantiseRow({planes.data(), 3 * width, 3, 6}, tile, 1);
    expectRow(tile, 1, features);
}

INSTANTIATE_TEST_SUITE_P(Widths, Quantise, testing::Values(1, 2, 3, 15, 16, 17, 63, 64, 65, 127, 200));

TEST(QuantiseValues, NanIsZeroAndInfinitiesClamp) {
    SliceQuantisation quantisation;
    quantisation.scale.fill(0.1F);
    quantisation.scale[3] = 0;
    for (const bool planar : {false, true}) {
        std::vector<float> features(static_cast<std::size_t>(16) * kSliceChannels, 1.0F);
        const auto at = [&](int x, int k) -> float& {
            return features[static_cast<std::size_t>(planar ? k * 16 + x : x * kSliceChannels + k)];
        };
        at(0, 0) = std::numeric_limits<float>::quiet_NaN();
        at(1, 1) = std::numeric_limits<float>::infinity();
        at(2, 2) = -std::numeric_limits<float>::infinity();
        SliceTile tile(16, 1, quantisation);
        quantiseRow(
            planar ? FeatureRow::planar(features.data(), 16) : FeatureRow::channelsLast(features.data()), tile, 0);
        const auto stored = [&](int x, int k) { return tile.block(0, 0)[SliceTile::byteInBlock(x, k)]; };
        EXPECT_EQ(stored(0, 0), 0);
        EXPECT_EQ(stored(1, 1), 255);
        EXPECT_EQ(stored(2, 2), 0);
        EXPECT_EQ(stored(5, 3), 0) << "a channel without scale";
        EXPECT_EQ(stored(5, 4), 10);
    }
}

}  // namespace
}  // namespace glissade
