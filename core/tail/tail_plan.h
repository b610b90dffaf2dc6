// Plans: a TailWeights, a tile's quantisation and an amount folded into the numbers that the kernels multiply by.
#pragma once

#include "tail/slice_tile.h"
#include "tail/tail_weights.h"

#include <array>
#include <cstdint>

namespace glissade {

/// The tail in 16-bit fixed point, for 8-bit pixels.
///
/// A channel's ReLU of an affine function of the byte q is a maximum: with t = -b'/a' (a', b': a, b in units of q)
///     relu(a'·q + b') = |a'| · (max(±q, ±t) - ±t),   + for a' > 0, - for a' < 0,
/// so the slope joins W, and ±t joins c. What is left is z = max(±64·q, threshold), which fits in 16 bits with 6 bits
/// of fraction, and a sum of products z·w in 32 bits that nothing rounds. The amount is folded into W, M and c too, and
/// the photo's own share into M; then
///     out = clamp(sum >> shift, (1 - amount)·x, (1 - amount)·x + amount·255),
/// which is x + amount · (clip(y) - x).
struct IntegerTail {
    /// Bits of fraction of 64·q and 64·x.
    static constexpr int kFractionBits = 6;
    static constexpr int kHalves = kSliceChannels / 2;

    /// Two channels of one group of four, as one 32-bit word meets them: bytes 0 and 2 (even half), or 1 and 3 (odd
    /// half).
    struct Half {
        std::int32_t sign = 0;                 ///< four bytes: ±64 where a channel of this half is, 0 elsewhere
        std::int32_t threshold = 0;            ///< two 16-bit numbers, in 1/64 of q
        std::array<std::int32_t, 3> weight{};  ///< per output R, G, B: two 16-bit numbers
    };
    std::array<Half, kHalves> halves{};                  ///< [2·group + half]
    std::array<std::array<std::int32_t, 3>, 2> photo{};  ///< weights of (R, B) and (G, nothing) of the photo's word
    std::array<std::int32_t, 3> bias{};                  ///< c, thresholds and the rounding half, in units of 2^-shift
    int shift = 0;          ///< the sum is in units of 2^-shift of an 8-bit level; > kFractionBits
    bool blended = false;   ///< amount < 1: the clamp needs the two numbers below
    std::int16_t keep = 0;  ///< (1 - amount) · 2^15
    std::int16_t span = 0;  ///< amount · 255 · 64
};

/// The tail in float, for float pixels: y = x + M·x + Σ W·max(slope·q + base, 0) + c.
struct FloatTail {
    std::array<float, kSliceChannels> slope{};
    std::array<float, kSliceChannels> base{};
    std::array<std::array<float, kSliceChannels>, 3> w{};
    std::array<std::array<float, 3>, 3> m{};
    std::array<float, 3> c{};
    float amount = 1;
};

/// False where any number is NaN or infinite.
[[nodiscard]] bool allFinite(const TailWeights& weights, const SliceQuantisation& quantisation);

/// @param amount  in (0, 1]. Weights must be finite. Whatever their size, no sum overflows: where they would move a
///                pixel by more than the range of 32 bits, they are scaled down (no trained weights come near it).
[[nodiscard]] IntegerTail planIntegerTail(const TailWeights& weights,
                                          const SliceQuantisation& quantisation,
                                          float amount);
[[nodiscard]] FloatTail planFloatTail(const TailWeights& weights, const SliceQuantisation& quantisation, float amount);

}  // namespace glissade
