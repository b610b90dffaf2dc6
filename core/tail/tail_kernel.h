// The tail: the per-pixel layers that a slider move re-evaluates, as SIMD kernels chosen at run time.
#pragma once

#include "image/image.h"
#include "tail/slice_tile.h"
#include "tail/tail_weights.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace glissade {

/// An instruction set that a kernel is built for. Avx512Vnni also needs VBMI2 and its contemporaries (Ice Lake, Zen 4).
enum class TailTarget { Avx512Vnni, Avx512, Avx2, Sse4, Portable };
/// "avx512vnni", "avx512", "avx2", "sse4", "portable".
[[nodiscard]] std::string_view name(TailTarget target);
/// What this machine can run, best first; Portable is always there, and last.
[[nodiscard]] std::vector<TailTarget> availableTailTargets();
/// The target in use: the best one, or what the environment variable GLISSADE_TAIL_TARGET names (read once, at the
/// first call; a name that this machine cannot run is ignored).
[[nodiscard]] TailTarget currentTailTarget();

/// Evaluates the tail on rows [firstRow, lastRow) of one slice tile:
/// y = clip(x + M·x + W·ReLU(a ⊙ f + b) + c), out = x + amount · (y - x), rounded half up.
///
/// @param tile    features of `tile.width()` × `tile.height()` pixels.
/// @param photo   the same pixels, uint8 RGBX (4 channels; the fourth is copied to the output), size of the tile.
/// @param amount  blend with the input, 0..1; 0 gives the input bit for bit.
/// @param out     uint8 RGBX, size of the tile; may be `photo` itself, may not overlap it otherwise.
/// Weights that are not finite leave the photo as it is. Integer arithmetic: all targets give the same bytes.
/// Thread: any; allocates nothing, takes no lock, cannot fail. Cost: reads K + 4, writes 4 bytes a pixel.
/// Source: Fan et al., A General Decoupled Learning Framework for Parameterized Image Operators, cheap parameter
/// tuning.
void evaluateTail(const SliceTile& tile,
                  const Image<std::uint8_t>& photo,
                  const TailWeights& weights,
                  float amount,
                  int firstRow,
                  int lastRow,
                  Image<std::uint8_t>& out,
                  TailTarget target = currentTailTarget());

/// The same for float RGB (3 channels, working space, may leave [0, 1]): the tail sees x clipped to [0, 1], and the
/// output keeps what was clipped: out = x + amount · (y - clip(x)). For exports deeper than 8 bits and for chains.
/// NaN samples of the photo count as 0 for the tail. Float arithmetic: targets agree to about 1e-5.
void evaluateTail(const SliceTile& tile,
                  const Image<float>& photo,
                  const TailWeights& weights,
                  float amount,
                  int firstRow,
                  int lastRow,
                  Image<float>& out,
                  TailTarget target = currentTailTarget());

}  // namespace glissade
