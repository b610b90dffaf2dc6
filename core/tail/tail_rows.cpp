// The kernels with vectors: one source, compiled for each x86 instruction set by Highway's foreach_target. A few
// operations have no name in Highway and are written as intrinsics. Other machines have tail_portable.cpp.
#include "tail/tail_rows.h"

#include <algorithm>
#include <cstring>

// SSSE3 without SSE4.1 is not worth a copy of the code.
#define HWY_DISABLED_TARGETS HWY_SSSE3
// Clang has no way of adding to a target's list, which AVX3_DL needs below; it does without that target.
#ifndef __clang__
#define HWY_WANT_AVX3_DL
#endif
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "tail/tail_rows.cpp"
#include <hwy/foreach_target.h>
#include <hwy/cache_control.h>
#include <hwy/highway.h>

// The sums must stay in registers, so their loops are unrolled; the address sanitizer would take half an hour over
// that.
#ifndef GLISSADE_UNROLL
#ifdef __SANITIZE_ADDRESS__
#define GLISSADE_UNROLL(factor)
#else
#define GLISSADE_UNROLL(factor) HWY_UNROLL(factor)
#endif
#endif

#if HWY_TARGET >= HWY_AVX3_DL && HWY_TARGET <= HWY_SSE4
HWY_BEFORE_NAMESPACE();
#if HWY_TARGET == HWY_AVX3_DL
// Highway 1.0.3 leaves this one out of the target's list, though it asks the machine for it.
#pragma GCC target("avx512vnni")
#endif
namespace glissade {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using D8 = hn::ScalableTag<std::uint8_t>;
using D16 = hn::ScalableTag<std::int16_t>;
using D32 = hn::ScalableTag<std::int32_t>;
using DF = hn::ScalableTag<float>;
using V8 = hn::Vec<D8>;
using V16 = hn::Vec<D16>;
using V32 = hn::Vec<D32>;
using VF = hn::Vec<DF>;

constexpr int kLanes = static_cast<int>(hn::MaxLanes(D32()));  // pixels in a vector
constexpr int kWordBytes = 4;
constexpr int kGroups = kSliceChannels / kGroupChannels;
// Three sums for each vector of pixels stay in registers: 12 of 32, or 6 of 16.
constexpr int kVectors = HWY_TARGET <= HWY_AVX3 ? 4 : 2;
static_assert(kBlockPixels % (kLanes * kVectors) == 0);
// Far enough for the memory, near enough for the first-level cache; measured on a Sapphire Rapids machine.
constexpr int kPrefetchBlocks = 2;

#if HWY_TARGET <= HWY_AVX3
#define GLISSADE_X86(suffix) _mm512_##suffix
#elif HWY_TARGET == HWY_AVX2
#define GLISSADE_X86(suffix) _mm256_##suffix
#else
#define GLISSADE_X86(suffix) _mm_##suffix
#endif

/// Bytes times signed bytes, neighbours added: with one of the two signs 0 this picks, widens and multiplies at once.
/// |sign| ≤ 64, so that nothing saturates.
HWY_INLINE V16 addedProducts(V8 bytes, V8 signs) { return V16{GLISSADE_X86(maddubs_epi16)(bytes.raw, signs.raw)}; }

/// sum + the products of both 16-bit halves of each word.
HWY_INLINE V32 addDot(V32 sum, V16 a, V16 b) {
#if HWY_TARGET == HWY_AVX3_DL
    return V32{_mm512_dpwssd_epi32(sum.raw, a.raw, b.raw)};
#else
    return hn::Add(sum, V32{GLISSADE_X86(madd_epi16)(a.raw, b.raw)});
#endif
}

/// In each 16 bytes: 8 numbers of a, then 8 of b, clamped to 0..255.
HWY_INLINE V8 packBytes(V16 a, V16 b) { return V8{GLISSADE_X86(packus_epi16)(a.raw, b.raw)}; }

/// In each 16 bytes: 4 numbers of a, then 4 of b, clamped to 16 bits.
HWY_INLINE V16 packShorts(V32 a, V32 b) { return V16{GLISSADE_X86(packs_epi32)(a.raw, b.raw)}; }

/// In each 16 bytes: RGBX RGBX RGBX RGBX ↔ RRRR GGGG BBBB XXXX.
HWY_INLINE V8 transposed(V8 v) {
    alignas(16) static constexpr std::uint8_t kOrder[16] = {0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15};
    return hn::TableLookupBytes(v, hn::LoadDup128(D8(), kOrder));
}

/// The pixels' words, colours from the three sums, fourth byte from the photo.
template <bool kBlended>
HWY_INLINE V8 finish(V32 r, V32 g, V32 b, V8 photo, const IntegerTail& tail) {
    const D16 d16;
    const D8 d8;
    const int shift = kBlended ? tail.shift - IntegerTail::kFractionBits : tail.shift;
    V16 rg = packShorts(hn::ShiftRightSame(r, shift), hn::ShiftRightSame(g, shift));
    const V32 lastTwo = hn::ShiftRightSame(b, shift);
    V16 bx = packShorts(lastTwo, lastTwo);
    if constexpr (kBlended) {
        const V8 planes = transposed(photo);
        const V16 xrg =
            hn::ShiftLeft<IntegerTail::kFractionBits>(hn::BitCast(d16, hn::InterleaveLower(d8, planes, hn::Zero(d8))));
        const V16 xbx =
            hn::ShiftLeft<IntegerTail::kFractionBits>(hn::BitCast(d16, hn::InterleaveUpper(d8, planes, hn::Zero(d8))));
        const V16 span = hn::Set(d16, tail.span);
        const V16 keep = hn::Set(d16, tail.keep);
        // The sums carry the rounding half already, so the clamp does too.
        const V16 half = hn::Set(d16, 1 << (IntegerTail::kFractionBits - 1));
        const V16 lowRg = hn::Add(hn::MulFixedPoint15(xrg, keep), half);
        const V16 lowBx = hn::Add(hn::MulFixedPoint15(xbx, keep), half);
        rg = hn::ShiftRight<IntegerTail::kFractionBits>(hn::Min(hn::Max(rg, lowRg), hn::Add(lowRg, span)));
        bx = hn::ShiftRight<IntegerTail::kFractionBits>(hn::Min(hn::Max(bx, lowBx), hn::Add(lowBx, span)));
    }
    const V8 colours = transposed(packBytes(rg, bx));
    const hn::RebindToUnsigned<D32> du;
    const auto fourth = hn::Set(du, 0xFF000000U);
    return hn::BitCast(d8, hn::OrAnd(hn::AndNot(fourth, hn::BitCast(du, colours)), fourth, hn::BitCast(du, photo)));
}

HWY_INLINE V16 setShorts(std::int32_t two) { return hn::BitCast(D16(), hn::Set(D32(), two)); }

template <int kVectorsHere>
struct Sums {
    V32 r[kVectorsHere];
    V32 g[kVectorsHere];
    V32 b[kVectorsHere];
};

HWY_INLINE void addSlice(const std::uint8_t* HWY_RESTRICT words, const IntegerTail& tail, Sums<kVectors>& sums) {
    const D8 d8;
    GLISSADE_UNROLL(4)
    for (int group = 0; group < kGroups; ++group) {
        GLISSADE_UNROLL(2)
        for (int odd = 0; odd < 2; ++odd) {
            const IntegerTail::Half& half = tail.halves[static_cast<std::size_t>(2 * group + odd)];
            const V8 sign = hn::BitCast(d8, hn::Set(D32(), half.sign));
            const V16 threshold = setShorts(half.threshold);
            const V16 toR = setShorts(half.weight[0]);
            const V16 toG = setShorts(half.weight[1]);
            const V16 toB = setShorts(half.weight[2]);
            GLISSADE_UNROLL(4)
            for (int i = 0; i < kVectors; ++i) {
                const V8 bytes = hn::Load(d8, words + (group * kBlockPixels + i * kLanes) * kWordBytes);
                const V16 z = hn::Max(addedProducts(bytes, sign), threshold);
                sums.r[i] = addDot(sums.r[i], z, toR);
                sums.g[i] = addDot(sums.g[i], z, toG);
                sums.b[i] = addDot(sums.b[i], z, toB);
            }
        }
    }
}

template <bool kBlended>
HWY_INLINE void finishPixels(const std::uint8_t* photo,
                             std::uint8_t* out,
                             const IntegerTail& tail,
                             Sums<kVectors>& sums) {
    const D8 d8;
    constexpr int kOne = 1 << IntegerTail::kFractionBits;
    const V8 evenBytes = hn::BitCast(d8, hn::Set(D16(), static_cast<std::int16_t>(kOne)));
    const V8 oddBytes = hn::BitCast(d8, hn::Set(D16(), static_cast<std::int16_t>(kOne << 8)));
    GLISSADE_UNROLL(4)
    for (int i = 0; i < kVectors; ++i) {
        const V8 x = hn::LoadU(d8, photo + i * kLanes * kWordBytes);
        const V16 rb = addedProducts(x, evenBytes);
        const V16 gx = addedProducts(x, oddBytes);
        const V32 r = addDot(addDot(sums.r[i], rb, setShorts(tail.photo[0][0])), gx, setShorts(tail.photo[1][0]));
        const V32 g = addDot(addDot(sums.g[i], rb, setShorts(tail.photo[0][1])), gx, setShorts(tail.photo[1][1]));
        const V32 b = addDot(addDot(sums.b[i], rb, setShorts(tail.photo[0][2])), gx, setShorts(tail.photo[1][2]));
        hn::StoreU(finish<kBlended>(r, g, b, x, tail), d8, out + i * kLanes * kWordBytes);
    }
}

/// 64 pixels.
template <bool kBlended>
HWY_INLINE void block(const std::uint8_t* HWY_RESTRICT words,
                      const std::uint8_t* photo,
                      std::uint8_t* out,
                      const IntegerTail& tail) {
    for (int first = 0; first < kBlockPixels; first += kVectors * kLanes) {
        Sums<kVectors> sums;
        GLISSADE_UNROLL(4)
        for (int i = 0; i < kVectors; ++i) {
            sums.r[i] = hn::Set(D32(), tail.bias[0]);
            sums.g[i] = hn::Set(D32(), tail.bias[1]);
            sums.b[i] = hn::Set(D32(), tail.bias[2]);
        }
        addSlice(words + first * kWordBytes, tail, sums);
        finishPixels<kBlended>(photo + first * kWordBytes, out + first * kWordBytes, tail, sums);
    }
}

template <bool kBlended>
HWY_INLINE void byteBlocks(
    const std::uint8_t* blocks, const std::uint8_t* photo, std::uint8_t* out, int pixels, const IntegerTail& tail) {
    constexpr std::size_t kSliceBytes = std::size_t{kBlockPixels} * kSliceChannels;
    constexpr std::size_t kPhotoBytes = std::size_t{kBlockPixels} * kWordBytes;
    const int whole = pixels / kBlockPixels;
    for (int i = 0; i < whole; ++i) {
        // Prefetching beyond the end is harmless: it never faults.
        for (std::size_t line = 0; line < kSliceBytes; line += 64)
            hwy::Prefetch(blocks + kPrefetchBlocks * kSliceBytes + line);
        for (std::size_t line = 0; line < kPhotoBytes; line += 64)
            hwy::Prefetch(photo + kPrefetchBlocks * kPhotoBytes + line);
        block<kBlended>(blocks, photo, out, tail);
        blocks += kSliceBytes;
        photo += kPhotoBytes;
        out += kPhotoBytes;
    }
    const int rest = pixels % kBlockPixels;
    if (rest == 0) return;
    // The photo's rows have no padding: its last pixels are worked on in a block of their own.
    alignas(64) std::uint8_t words[kPhotoBytes] = {};
    std::memcpy(words, photo, static_cast<std::size_t>(rest) * kWordBytes);
    block<kBlended>(blocks, words, words, tail);
    std::memcpy(out, words, static_cast<std::size_t>(rest) * kWordBytes);
}

void byteRow(
    const std::uint8_t* blocks, const std::uint8_t* photo, std::uint8_t* out, int pixels, const IntegerTail& tail) {
    if (tail.blended)
        byteBlocks<true>(blocks, photo, out, pixels, tail);
    else
        byteBlocks<false>(blocks, photo, out, pixels, tail);
}

/// relu(slope · q + base) of channel 4·group + kByte, of one vector of words.
template <int kByte>
HWY_INLINE VF activation(V32 words, const FloatTail& tail, std::size_t group) {
    const D32 d32;
    const DF df;
    const std::size_t k = group * kGroupChannels + kByte;
    const V32 byte =
        hn::And(hn::BitCast(d32, hn::ShiftRight<8 * kByte>(hn::BitCast(hn::RebindToUnsigned<D32>(), words))),
                hn::Set(d32, 0xFF));
    const VF z = hn::MulAdd(hn::ConvertTo(df, byte), hn::Set(df, tail.slope[k]), hn::Set(df, tail.base[k]));
    return hn::Max(z, hn::Zero(df));
}

template <int kByte>
HWY_INLINE void addChannel(V32 words, const FloatTail& tail, std::size_t group, VF& r, VF& g, VF& b) {
    const DF df;
    const std::size_t k = group * kGroupChannels + kByte;
    const VF z = activation<kByte>(words, tail, group);
    r = hn::MulAdd(z, hn::Set(df, tail.w[0][k]), r);
    g = hn::MulAdd(z, hn::Set(df, tail.w[1][k]), g);
    b = hn::MulAdd(z, hn::Set(df, tail.w[2][k]), b);
}

/// To [0, 1]; NaN, of which no comparison is true, becomes 0.
HWY_INLINE VF clipped(VF v) {
    const DF df;
    return hn::Min(hn::IfThenElseZero(hn::Gt(v, hn::Zero(df)), v), hn::Set(df, 1.0F));
}

/// One vector of pixels. `words` is the first of them in its block's first group.
HWY_INLINE void floatVector(const std::uint8_t* words, const float* photo, float* out, const FloatTail& tail) {
    const DF df;
    VF r = hn::Set(df, tail.c[0]);
    VF g = hn::Set(df, tail.c[1]);
    VF b = hn::Set(df, tail.c[2]);
    for (std::size_t group = 0; group < kGroups; ++group) {
        const V32 v = hn::BitCast(D32(), hn::Load(D8(), words + group * kBlockPixels * kWordBytes));
        addChannel<0>(v, tail, group, r, g, b);
        addChannel<1>(v, tail, group, r, g, b);
        addChannel<2>(v, tail, group, r, g, b);
        addChannel<3>(v, tail, group, r, g, b);
    }
    VF x[3];
    hn::LoadInterleaved3(df, photo, x[0], x[1], x[2]);
    const VF seen[3] = {clipped(x[0]), clipped(x[1]), clipped(x[2])};
    VF result[3];
    VF sums[3] = {r, g, b};
    GLISSADE_UNROLL(3)
    for (std::size_t i = 0; i < 3; ++i) {
        VF y = hn::Add(sums[i], seen[i]);
        for (std::size_t j = 0; j < 3; ++j) y = hn::MulAdd(seen[j], hn::Set(df, tail.m[i][j]), y);
        result[i] = hn::MulAdd(hn::Sub(clipped(y), seen[i]), hn::Set(df, tail.amount), x[i]);
    }
    hn::StoreInterleaved3(result[0], result[1], result[2], df, out);
}

void floatRow(const std::uint8_t* blocks, const float* photo, float* out, int pixels, const FloatTail& tail) {
    constexpr std::size_t kSliceBytes = std::size_t{kBlockPixels} * kSliceChannels;
    for (int first = 0; first < pixels; first += kLanes) {
        const std::uint8_t* words = blocks + static_cast<std::size_t>(first / kBlockPixels) * kSliceBytes +
                                    static_cast<std::size_t>(first % kBlockPixels) * kWordBytes;
        const std::size_t sample = static_cast<std::size_t>(first) * 3;
        const int here = std::min(kLanes, pixels - first);
        if (here == kLanes) {
            floatVector(words, photo + sample, out + sample, tail);
            continue;
        }
        float samples[3 * kLanes] = {};
        std::memcpy(samples, photo + sample, static_cast<std::size_t>(here) * 3 * sizeof(float));
        floatVector(words, samples, samples, tail);
        std::memcpy(out + sample, samples, static_cast<std::size_t>(here) * 3 * sizeof(float));
    }
}

#undef GLISSADE_X86

}  // namespace HWY_NAMESPACE
}  // namespace glissade
HWY_AFTER_NAMESPACE();
#endif

#if HWY_ONCE
namespace glissade {

bool hasTailTarget(TailTarget target) {
    // Asks the processor each time, which costs microseconds under a hypervisor.
    [[maybe_unused]] static const auto supported = hwy::SupportedTargets();
    switch (target) {
#if HWY_TARGETS & HWY_AVX3_DL
        case TailTarget::Avx512Vnni:
            return (supported & HWY_AVX3_DL) != 0;
#endif
#if HWY_TARGETS & HWY_AVX3
        case TailTarget::Avx512:
            return (supported & HWY_AVX3) != 0;
#endif
#if HWY_TARGETS & HWY_AVX2
        case TailTarget::Avx2:
            return (supported & HWY_AVX2) != 0;
#endif
#if HWY_TARGETS & HWY_SSE4
        case TailTarget::Sse4:
            return (supported & HWY_SSE4) != 0;
#endif
        case TailTarget::Portable:
            return true;
        default:
            return false;
    }
}

TailRows tailRows(TailTarget target) {
    if (hasTailTarget(target)) {
#if HWY_TARGETS & HWY_AVX3_DL
        if (target == TailTarget::Avx512Vnni) return {N_AVX3_DL::byteRow, N_AVX3_DL::floatRow};
#endif
#if HWY_TARGETS & HWY_AVX3
        if (target == TailTarget::Avx512) return {N_AVX3::byteRow, N_AVX3::floatRow};
#endif
#if HWY_TARGETS & HWY_AVX2
        if (target == TailTarget::Avx2) return {N_AVX2::byteRow, N_AVX2::floatRow};
#endif
#if HWY_TARGETS & HWY_SSE4
        if (target == TailTarget::Sse4) return {N_SSE4::byteRow, N_SSE4::floatRow};
#endif
    }
    return portableTailRows();
}

}  // namespace glissade
#endif
