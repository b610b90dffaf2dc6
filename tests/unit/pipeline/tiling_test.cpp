#include "pipeline/tiling.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace glissade {
namespace {

TEST(CutTiles, ASmallImageIsOneTileWithoutHalo) {
    const auto tiles = cutTiles({2048, 2048}, 64, 16, {});
    ASSERT_EQ(tiles.size(), 1U);
    EXPECT_EQ(tiles[0].interior, (Rect{0, 0, 2048, 2048}));
    EXPECT_EQ(tiles[0].region, tiles[0].interior);
}

struct Case {
    Size image;
    int halo;
    int alignment;
    int side;
};

class CutTilesOf : public testing::TestWithParam<Case> {};

TEST_P(CutTilesOf, CoversEveryPixelOnceWithItsHaloAndAlignment) {
    const auto [image, halo, alignment, side] = GetParam();
    const auto tiles = cutTiles(image, halo, alignment, {.wholePixels = 0, .tileSide = side});
    std::vector<int> covered(image.area());
    for (const Tile& tile : tiles) {
        EXPECT_EQ(tile.interior.x % kBlockPixels, 0);
        EXPECT_EQ(tile.region.x % alignment, 0);
        EXPECT_EQ(tile.region.y % alignment, 0);
        // The halo on each side, or the image's edge.
        EXPECT_TRUE(tile.region.x == 0 || tile.region.x <= tile.interior.x - halo);
        EXPECT_TRUE(tile.region.y == 0 || tile.region.y <= tile.interior.y - halo);
        EXPECT_EQ(tile.region.x + tile.region.width,
                  std::min(image.width, tile.interior.x + tile.interior.width + halo));
        EXPECT_EQ(tile.region.y + tile.region.height,
                  std::min(image.height, tile.interior.y + tile.interior.height + halo));
        for (int y = 0; y < tile.interior.height; ++y)
            for (int x = 0; x < tile.interior.width; ++x)
                ++covered[static_cast<std::size_t>(tile.interior.y + y) * static_cast<std::size_t>(image.width) +
                          static_cast<std::size_t>(tile.interior.x + x)];
    }
    EXPECT_TRUE(std::ranges::all_of(covered, [](int times) { return times == 1; }));
}

INSTANTIATE_TEST_SUITE_P(Sizes,
                         CutTilesOf,
                         testing::Values(Case{{300, 200}, 32, 16, 64},
                                         Case{{301, 199}, 32, 16, 100},
                                         Case{{64, 500}, 0, 1, 64},
                                         Case{{500, 17}, 48, 16, 128},
                                         Case{{1, 1}, 32, 16, 64},
                                         Case{{641, 130}, 20, 48, 200}));

TEST(CutTiles, TilesAreOfAboutEqualSize) {
    // 3100 = 3 tiles of about 1036, not two of 1536 and one of 28.
    for (const Tile& tile : cutTiles({3100, 3100}, 64, 16, {})) EXPECT_GT(tile.interior.width, 900);
}

TEST(CropClipped, TakesThePartAndClipsIt) {
    Image<float> image(3, 2, 3);
    image.at(1, 1, 0) = -0.5F;
    image.at(1, 1, 1) = 0.5F;
    image.at(1, 1, 2) = 1.5F;
    const Image<float> part = cropClipped(image, {1, 1, 2, 1});
    ASSERT_EQ(part.size(), (Size{2, 1}));
    EXPECT_EQ(part.at(0, 0, 0), 0.0F);
    EXPECT_EQ(part.at(0, 0, 1), 0.5F);
    EXPECT_EQ(part.at(0, 0, 2), 1.0F);
}

TEST(PlaceSlice, PutsTilesTogether) {
    SliceQuantisation quantisation;
    quantisation.scale.fill(1);
    SliceTile whole(150, 4, quantisation);
    const auto valueAt = [](int x, int y, int k) { return static_cast<std::uint8_t>((x * 7 + y * 31 + k * 5) % 256); };
    for (const Rect area : {Rect{0, 0, 128, 2}, Rect{128, 0, 22, 2}, Rect{0, 2, 128, 2}, Rect{128, 2, 22, 2}}) {
        SliceTile tile(area.width, area.height, quantisation);
        for (int y = 0; y < area.height; ++y)
            for (int x = 0; x < area.width; ++x)
                for (int k = 0; k < kSliceChannels; ++k)
                    tile.block(y, x / kBlockPixels)[SliceTile::byteInBlock(x % kBlockPixels, k)] =
                        valueAt(area.x + x, area.y + y, k);
        placeSlice(tile, area, whole);
    }
    for (int y = 0; y < 4; ++y)
        for (int x = 0; x < 150; ++x)
            for (int k = 0; k < kSliceChannels; ++k)
                ASSERT_EQ(whole.feature(x, y, k), valueAt(x, y, k)) << x << " " << y << " " << k;
}

}  // namespace
}  // namespace glissade
