// The kernels in plain C++: for machines without the vectors of tail_rows.cpp, and to hold those against.
#include "tail/tail_rows.h"

#include <algorithm>

namespace glissade {

namespace {

constexpr int kFraction = IntegerTail::kFractionBits;
constexpr int kHalfLevel = 1 << (kFraction - 1);

int lowShort(std::int32_t two) { return static_cast<std::int16_t>(static_cast<std::uint32_t>(two) & 0xFFFFU); }
int highShort(std::int32_t two) { return two >> 16; }
int signByte(std::int32_t signs, int byte) {
    return static_cast<std::int8_t>((static_cast<std::uint32_t>(signs) >> (8 * byte)) & 0xFFU);
}

/// a · b / 2^15, rounded: what the vectors' fixed-point product does.
int mulFixed15(int a, int b) { return (a * b + (1 << 14)) >> 15; }

void addSlice(const std::uint8_t* words, const IntegerTail& tail, std::array<int, 3>& sums) {
    for (int h = 0; h < IntegerTail::kHalves; ++h) {
        const IntegerTail::Half& half = tail.halves[static_cast<std::size_t>(h)];
        const std::uint8_t* word = words + h / 2 * kBlockPixels * kGroupChannels;
        const int odd = h % 2;
        const int low = std::max(word[odd] * signByte(half.sign, odd), lowShort(half.threshold));
        const int high = std::max(word[odd + 2] * signByte(half.sign, odd + 2), highShort(half.threshold));
        for (std::size_t i = 0; i < 3; ++i)
            sums[i] += low * lowShort(half.weight[i]) + high * highShort(half.weight[i]);
    }
}

std::uint8_t finish(int sum, int x, const IntegerTail& tail) {
    if (!tail.blended) return static_cast<std::uint8_t>(std::clamp(sum >> tail.shift, 0, 255));
    const int low = mulFixed15(x << kFraction, tail.keep) + kHalfLevel;
    const int level = std::clamp(sum >> (tail.shift - kFraction), low, low + tail.span) >> kFraction;
    return static_cast<std::uint8_t>(std::clamp(level, 0, 255));
}

void byteRow(
    const std::uint8_t* blocks, const std::uint8_t* photo, std::uint8_t* out, int pixels, const IntegerTail& tail) {
    for (int x = 0; x < pixels; ++x) {
        const std::uint8_t* words =
            blocks + (x / kBlockPixels) * kBlockPixels * kSliceChannels + (x % kBlockPixels) * kGroupChannels;
        const std::uint8_t* rgbx = photo + 4 * x;
        std::array<int, 3> sums = tail.bias;
        addSlice(words, tail, sums);
        const int r = rgbx[0] << kFraction;
        const int g = rgbx[1] << kFraction;
        const int b = rgbx[2] << kFraction;
        std::array<std::uint8_t, 4> result{0, 0, 0, rgbx[3]};
        for (std::size_t i = 0; i < 3; ++i) {
            sums[i] +=
                r * lowShort(tail.photo[0][i]) + b * highShort(tail.photo[0][i]) + g * lowShort(tail.photo[1][i]);
            result[i] = finish(sums[i], rgbx[i], tail);
        }
        std::copy(result.begin(), result.end(), out + 4 * x);
    }
}

/// To [0, 1]; NaN, of which no comparison is true, becomes 0.
float clipped(float v) { return v > 0 ? std::min(v, 1.0F) : 0.0F; }

void floatRow(const std::uint8_t* blocks, const float* photo, float* out, int pixels, const FloatTail& tail) {
    for (int x = 0; x < pixels; ++x) {
        const std::uint8_t* words = blocks + (x / kBlockPixels) * kBlockPixels * kSliceChannels;
        const float* rgb = photo + 3 * x;
        const std::array<float, 3> seen{clipped(rgb[0]), clipped(rgb[1]), clipped(rgb[2])};
        std::array<float, 3> sums = tail.c;
        for (std::size_t k = 0; k < kSliceChannels; ++k) {
            const float q = words[SliceTile::byteInBlock(x % kBlockPixels, static_cast<int>(k))];
            const float z = std::max(0.0F, q * tail.slope[k] + tail.base[k]);
            for (std::size_t i = 0; i < 3; ++i) sums[i] += z * tail.w[i][k];
        }
        for (std::size_t i = 0; i < 3; ++i) {
            const float y =
                sums[i] + seen[i] + seen[0] * tail.m[i][0] + seen[1] * tail.m[i][1] + seen[2] * tail.m[i][2];
            out[3 * x + static_cast<int>(i)] = rgb[i] + tail.amount * (clipped(y) - seen[i]);
        }
    }
}

}  // namespace

TailRows portableTailRows() { return {byteRow, floatRow}; }

}  // namespace glissade
