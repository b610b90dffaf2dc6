#include "pipeline/tiling.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace glissade {

namespace {

int roundedUp(int value, int multiple) { return (value + multiple - 1) / multiple * multiple; }

/// Tiles of about equal length: a last one of a few pixels would cost its whole halo.
int tileLength(int side, int longest, int multiple) {
    const int count = (side + longest - 1) / longest;
    return roundedUp((side + count - 1) / count, multiple);
}

/// The span [start, start + length) of one axis, grown by the halo, kept within [0, side), started at a multiple of
/// `alignment`.
void grow(int& start, int& length, int halo, int alignment, int side) {
    const int end = std::min(start + length + halo, side);
    start = std::max(start - halo, 0) / alignment * alignment;
    length = end - start;
}

}  // namespace

std::vector<Tile> cutTiles(Size image, int halo, int alignment, const TileLimits& limits) {
    CHECK(image.width > 0 && image.height > 0 && halo >= 0 && alignment > 0 && limits.tileSide > 0);
    const Rect all{0, 0, image.width, image.height};
    if (image.area() <= limits.wholePixels) return {{all, all}};
    return cutTiles(image, all, halo, alignment, limits);
}

std::vector<Tile> cutTiles(Size image, Rect part, int halo, int alignment, const TileLimits& limits) {
    const int right = part.x + part.width;
    const int bottom = part.y + part.height;
    CHECK(!part.empty() && part.x % std::lcm(alignment, kBlockPixels) == 0 && part.y % alignment == 0);
    CHECK(part.x >= 0 && part.y >= 0 && right <= image.width && bottom <= image.height && limits.tileSide > 0);
    const int width = tileLength(part.width, limits.tileSide, std::lcm(alignment, kBlockPixels));
    const int height = tileLength(part.height, limits.tileSide, alignment);
    std::vector<Tile> tiles;
    for (int y = part.y; y < bottom; y += height) {
        for (int x = part.x; x < right; x += width) {
            Tile tile;
            tile.interior = {x, y, std::min(width, right - x), std::min(height, bottom - y)};
            tile.region = tile.interior;
            grow(tile.region.x, tile.region.width, halo, alignment, image.width);
            grow(tile.region.y, tile.region.height, halo, alignment, image.height);
            tiles.push_back(tile);
        }
    }
    return tiles;
}

Image<float> cropClipped(const Image<float>& image, Rect area) {
    CHECK(area.x >= 0 && area.y >= 0 && area.x + area.width <= image.width() && area.y + area.height <= image.height());
    Image<float> crop(area.width, area.height, image.channels());
    for (int y = 0; y < area.height; ++y) {
        const float* source = &image.at(area.x, area.y + y);
        std::transform(
            source, source + crop.rowSamples(), crop.row(y), [](float v) { return std::min(std::max(v, 0.0F), 1.0F); });
    }
    return crop;
}

void placeSlice(const SliceTile& tile, Rect interior, SliceTile& whole) {
    CHECK(interior.x % kBlockPixels == 0 && tile.width() == interior.width && tile.height() == interior.height);
    CHECK(interior.x + interior.width <= whole.width() && interior.y + interior.height <= whole.height());
    const int firstBlock = interior.x / kBlockPixels;
    // A tile whose last block is partly filled must end where the image ends, or it would blank its neighbour's pixels.
    CHECK(interior.width % kBlockPixels == 0 || interior.x + interior.width == whole.width());
    const std::size_t bytes = static_cast<std::size_t>(tile.blocksPerRow()) * kBlockPixels * kSliceChannels;
    for (int y = 0; y < interior.height; ++y)
        std::memcpy(whole.block(interior.y + y, firstBlock), tile.block(y, 0), bytes);
}

}  // namespace glissade
