// The tail: the per-pixel layers that a slider move re-evaluates, as SIMD kernels chosen at run time.
#pragma once

#include "image/image.h"
#include "tail/slice_tile.h"
#include "tail/tail_weights.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace glissade {

/// An instruction set that a kernel exists for on this machine, best first; `portable` is always there.
enum class TailTarget { Avx512Fp16, Avx512, Avx2, Portable };
[[nodiscard]] std::string_view name(TailTarget target);
[[nodiscard]] std::vector<TailTarget> availableTailTargets();
/// The target in use: the best one, or what the environment variable GLISSADE_TAIL_TARGET names.
[[nodiscard]] TailTarget currentTailTarget();

/// Evaluates the tail on rows [firstRow, lastRow) of one slice tile:
/// y = clip(x + M·x + W·ReLU(a ⊙ f + b) + c), out = x + amount · (y - x), rounded half up.
///
/// @param tile    features of `tile.width()` × `tile.height()` pixels.
/// @param photo   the same pixels, uint8 RGBX (4 channels; the fourth is copied to the output), size of the tile.
/// @param amount  blend with the input, 0..1; 0 gives the input bit for bit.
/// @param out     uint8 RGBX, size of the tile; may be `photo` itself, may not overlap it otherwise.
/// Thread: any; allocates nothing, takes no lock, cannot fail. Cost: reads K + 4, writes 4 bytes a pixel.
/// Source: engine.md, section 2; Fan et al., cheap parameter tuning.
void evaluateTail(const SliceTile& tile, const Image<std::uint8_t>& photo, const TailWeights& weights, float amount,
                  int firstRow, int lastRow, Image<std::uint8_t>& out, TailTarget target = currentTailTarget());

/// The same for float RGB (3 channels, working space, may leave [0, 1]): the tail sees x clipped to [0, 1], and the
/// output keeps what was clipped: out = x + amount · (y - clip(x)). For exports deeper than 8 bits and for chains.
void evaluateTail(const SliceTile& tile, const Image<float>& photo, const TailWeights& weights, float amount,
                  int firstRow, int lastRow, Image<float>& out, TailTarget target = currentTailTarget());

}  // namespace glissade
