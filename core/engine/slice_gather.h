// Putting together the features that a view needs from the tiles of a level.
#pragma once

#include "engine/scene.h"

#include <array>

namespace glissade {

/// Grows a rectangle of level pixels to whole blocks of kBlockPixels to the left and right, within the level.
[[nodiscard]] Rect blockAligned(Rect part, Size level);

/// The slice of `part`, which is block aligned and covered by the step's tiles.
[[nodiscard]] SliceTile gatherSlice(const LiveStep& step, Rect part, ThreadPool& pool);
/// The RGBA pixels of `part`, covered by the step's tiles.
[[nodiscard]] Image<std::uint8_t> gatherPhoto(const LiveStep& step, Rect part, ThreadPool& pool);

/// Features at as many sample points as there are pixels, evenly spread over a part of a level (fractions allowed): of
/// two level pixels each, those nearest to the upper left and the lower right quarter of the point's area. Not their
/// mean, which is no pixel's: the four pixels of a cell come from filters of their own, and what the tail makes of a
/// mean is brighter or darker than the mean of what it makes of them, by up to 14 levels.
using SamplePoints = std::array<SliceTile, 2>;

/// Without any features yet, for `step`'s operator.
[[nodiscard]] SamplePoints emptySamples(const LiveStep& step, Size size);
/// Fills rows [beginRow, endRow) of `samples`.
void sampleRows(
    const LiveStep& step, AreaResample::Source part, int beginRow, int endRow, ThreadPool& pool, SamplePoints& samples);

}  // namespace glissade
