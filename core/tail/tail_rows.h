// The kernels behind evaluateTail: one row of pixels, built once for each instruction set.
#pragma once

#include "tail/tail_kernel.h"
#include "tail/tail_plan.h"

namespace glissade {

/// Evaluates `pixels` ≥ 1 pixels of one row. `blocks` points at the row's first block, photo and out at its first
/// pixel; out may be photo. Bytes beyond the row's last pixel are neither read nor written in photo and out.
struct TailRows {
    void (*bytes)(
        const std::uint8_t* blocks, const std::uint8_t* photo, std::uint8_t* out, int pixels, const IntegerTail& tail);
    void (*floats)(const std::uint8_t* blocks, const float* photo, float* out, int pixels, const FloatTail& tail);
};

/// The kernels in plain C++ (tail_portable.cpp), of which the others are copies with vectors: same bytes.
[[nodiscard]] TailRows portableTailRows();

/// The kernels for a target; one that this build or this machine has not got gives the portable ones.
[[nodiscard]] TailRows tailRows(TailTarget target);

/// Whether this build has kernels for the target and this machine runs them.
[[nodiscard]] bool hasTailTarget(TailTarget target);

}  // namespace glissade
