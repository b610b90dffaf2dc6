// Putting together the features that a view needs from the tiles of a level.
#pragma once

#include "engine/scene.h"

namespace glissade {

/// Grows a rectangle of level pixels to whole blocks of kBlockPixels to the left and right, within the level.
[[nodiscard]] Rect blockAligned(Rect part, Size level);

/// The slice of `part`, which is block aligned and covered by the step's tiles.
[[nodiscard]] SliceTile gatherSlice(const LiveStep& step, Rect part, ThreadPool& pool);
/// The RGBA pixels of `part`, covered by the step's tiles.
[[nodiscard]] Image<std::uint8_t> gatherPhoto(const LiveStep& step, Rect part, ThreadPool& pool);

/// Fills rows [beginRow, endRow) of `samples`: the features at as many sample points as it has pixels, evenly spread
/// over a part of the level (fractions allowed), each the mean of the 2×2 level pixels nearest to the quarters of its
/// area, which keeps grain down as averaging would.
void sampleRows(
    const LiveStep& step, AreaResample::Source part, int beginRow, int endRow, ThreadPool& pool, SliceTile& samples);
/// Without any features yet, for `step`'s operator.
[[nodiscard]] SliceTile emptySlice(const LiveStep& step, Size size);

}  // namespace glissade
