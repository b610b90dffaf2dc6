// Quantisation: float features of a row, in the layouts that networks give, → the 8-bit blocks of a SliceTile.
#pragma once

#include "tail/slice_tile.h"

#include <cstddef>

namespace glissade {

/// Where the kSliceChannels features of a row of pixels lie: channel k of pixel x is
///     base[(x / 2) · pairStride + (x % 2) · pixelStride + k · channelStride].
/// All strides in floats. Pixels come in pairs because a sub-pixel layout (2×2 pixels in one coarse cell) needs no
/// shuffling pass of its own then. Fast where pixelStride is 1 (planar) or channelStride is 1 (channels last).
struct FeatureRow {
    const float* base = nullptr;
    std::ptrdiff_t channelStride = 0;
    std::ptrdiff_t pixelStride = 0;
    std::ptrdiff_t pairStride = 0;

    /// Channel planes, `planeStride` floats apart: NCHW.
    [[nodiscard]] static FeatureRow planar(const float* base, std::ptrdiff_t planeStride) {
        return {base, planeStride, 1, 2};
    }
    /// All channels of a pixel together, pixels `pixelStride` floats apart (kSliceChannels, or more where other
    /// channels lie between): NHWC.
    [[nodiscard]] static FeatureRow channelsLast(const float* base, std::ptrdiff_t pixelStride = kSliceChannels) {
        return {base, 1, pixelStride, 2 * pixelStride};
    }
    /// NHWC at half resolution with the cell's four pixels in channel order (dy, dx, k): `cells` points at the first
    /// cell of the coarse row, cells are `cellStride` floats apart (4 · kSliceChannels), `dy` is 0 for the upper row.
    [[nodiscard]] static FeatureRow subPixel(const float* cells,
                                             int dy,
                                             std::ptrdiff_t cellStride = 4 * kSliceChannels) {
        return {cells + static_cast<std::ptrdiff_t>(dy) * 2 * kSliceChannels, 1, kSliceChannels, cellStride};
    }
    /// The same row from pixel `x` on; x must be even.
    [[nodiscard]] FeatureRow from(int x) const {
        return {base + static_cast<std::ptrdiff_t>(x / 2) * pairStride, channelStride, pixelStride, pairStride};
    }
};

/// Fills row `row` of `tile` from its `tile.width()` pixels: q = clamp(round((f − offset) / scale), 0, 255), NaN as 0;
/// a channel whose scale is 0 gives 0. The padding of the last block becomes zero.
/// Thread: any, different rows at once; allocates nothing, cannot fail.
void quantiseRow(const FeatureRow& features, SliceTile& tile, int row);

}  // namespace glissade
