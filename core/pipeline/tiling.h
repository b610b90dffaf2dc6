// Tiles and halos: how a level image is cut so that the base network's memory stays bounded and the result does not
// change.
#pragma once

#include "image/image.h"
#include "tail/slice_tile.h"

#include <vector>

namespace glissade {

/// How large a piece the base network gets at once.
struct TileLimits {
    std::size_t wholePixels = std::size_t{4} << 20;  ///< images up to this are one tile
    int tileSide = 1536;  ///< of the others' tiles, without halo; about, since tiles are aligned

    bool operator==(const TileLimits&) const = default;
};

/// One piece of an image. Interiors cover the image once; the network sees the region.
struct Tile {
    Rect interior;
    Rect region;  ///< the interior with its halo, clipped to the image
};

/// Cuts an image into tiles, row by row. Regions start at multiples of `alignment`, interiors also at multiples of
/// kBlockPixels horizontally, so that slice tiles are put together by copying blocks.
[[nodiscard]] std::vector<Tile> cutTiles(Size image, int halo, int alignment, const TileLimits& limits);
/// The same of a part of the image, which starts at multiples as interiors do.
[[nodiscard]] std::vector<Tile> cutTiles(Size image, Rect part, int halo, int alignment, const TileLimits& limits);

/// A part of an RGB image with samples clipped to [0, 1]: what a network may see.
[[nodiscard]] Image<float> cropClipped(const Image<float>& image, Rect area);

/// Copies a slice tile into the slice of the whole image; `interior.x` is a multiple of kBlockPixels.
void placeSlice(const SliceTile& tile, Rect interior, SliceTile& whole);

}  // namespace glissade
