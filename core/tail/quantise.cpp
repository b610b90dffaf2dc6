// One source, compiled for each instruction set by Highway's foreach_target.
#include "tail/quantise.h"

#include <algorithm>
#include <cstring>

#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "tail/quantise.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#ifndef GLISSADE_QUANTISE_ONCE
#define GLISSADE_QUANTISE_ONCE
namespace glissade {

/// q = f · gain + bias, rounded and clamped.
struct ByteMap {
    alignas(64) float gain[kSliceChannels];
    alignas(64) float bias[kSliceChannels];
};

}  // namespace glissade
#endif

HWY_BEFORE_NAMESPACE();
namespace glissade {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// No vector longer than the channels of a pixel.
using DF = hn::CappedTag<float, kSliceChannels>;
using VF = hn::Vec<DF>;
using D32 = hn::Rebind<std::int32_t, DF>;
using V32 = hn::Vec<D32>;
constexpr int kLanes = static_cast<int>(hn::MaxLanes(DF()));
constexpr int kGroups = kSliceChannels / kGroupChannels;

HWY_INLINE V32 toByte(VF features, VF gain, VF bias) {
    const DF df;
    const VF scaled = hn::MulAdd(features, gain, bias);
    // The comparison is false for NaN, which becomes 0.
    const VF notBelow = hn::IfThenElseZero(hn::Gt(scaled, hn::Zero(df)), scaled);
    return hn::NearestInt(hn::Min(notBelow, hn::Set(df, 255.0F)));
}

/// Up to 64 pixels whose channels lie together. Quantises pixel by pixel, then sorts the words into their groups.
void channelsLastBlock(const FeatureRow& features, const ByteMap& map, int pixels, std::uint8_t* HWY_RESTRICT block) {
    const DF df;
    const hn::Rebind<std::uint8_t, DF> d8;
    alignas(64) std::uint32_t words[kBlockPixels * kGroups] = {};
    auto* bytes = reinterpret_cast<std::uint8_t*>(words);
    for (int x = 0; x < pixels; ++x) {
        const float* pixel = features.base + (x / 2) * features.pairStride + (x % 2) * features.pixelStride;
        for (int k = 0; k < kSliceChannels; k += kLanes) {
            const V32 q = toByte(hn::LoadU(df, pixel + k), hn::Load(df, map.gain + k), hn::Load(df, map.bias + k));
            hn::StoreU(hn::DemoteTo(d8, q), d8, bytes + x * kSliceChannels + k);
        }
    }
    const hn::CappedTag<std::uint32_t, kBlockPixels> du;
    auto* target = reinterpret_cast<std::uint32_t*>(block);
    const int step = static_cast<int>(hn::Lanes(du));
    for (int x = 0; x < kBlockPixels; x += step) {
        hn::Vec<decltype(du)> g0, g1, g2, g3;
        hn::LoadInterleaved4(du, words + x * kGroups, g0, g1, g2, g3);
        hn::Store(g0, du, target + x);
        hn::Store(g1, du, target + kBlockPixels + x);
        hn::Store(g2, du, target + 2 * kBlockPixels + x);
        hn::Store(g3, du, target + 3 * kBlockPixels + x);
    }
}

/// `kLanes` pixels of four channel planes → their words. `gain` and `bias` are those of the first plane.
HWY_INLINE V32 planarWords(const float* plane, std::ptrdiff_t stride, const float* gain, const float* bias) {
    const DF df;
    V32 words = hn::Zero(D32());
    for (int i = kGroupChannels - 1; i >= 0; --i) {
        const V32 q = toByte(hn::LoadU(df, plane + i * stride), hn::Set(df, gain[i]), hn::Set(df, bias[i]));
        words = hn::Or(hn::ShiftLeft<8>(words), q);
    }
    return words;
}

void planarBlock(const FeatureRow& features, const ByteMap& map, int pixels, std::uint8_t* block) {
    const D32 d32;
    for (int k = 0; k < kSliceChannels; k += kGroupChannels) {
        auto* target = reinterpret_cast<std::int32_t*>(block) + k / kGroupChannels * kBlockPixels;
        const float* plane = features.base + k * features.channelStride;
        int x = 0;
        for (; x + kLanes <= pixels; x += kLanes)
            hn::Store(planarWords(plane + x, features.channelStride, map.gain + k, map.bias + k), d32, target + x);
        if (x == pixels) continue;
        float last[kGroupChannels * kLanes] = {};
        for (int i = 0; i < kGroupChannels; ++i)
            std::copy_n(plane + i * features.channelStride + x, pixels - x, last + i * kLanes);
        alignas(64) std::int32_t words[kLanes];
        hn::Store(planarWords(last, kLanes, map.gain + k, map.bias + k), d32, words);
        std::copy_n(words, pixels - x, target + x);
    }
}

/// Any strides: gathers the block's pixels with channels together first.
void scatteredBlock(const FeatureRow& features, const ByteMap& map, int pixels, std::uint8_t* block) {
    alignas(64) float gathered[kBlockPixels * kSliceChannels];
    for (int x = 0; x < pixels; ++x) {
        const float* pixel = features.base + (x / 2) * features.pairStride + (x % 2) * features.pixelStride;
        for (int k = 0; k < kSliceChannels; ++k) gathered[x * kSliceChannels + k] = pixel[k * features.channelStride];
    }
    channelsLastBlock(FeatureRow::channelsLast(gathered), map, pixels, block);
}

}  // namespace HWY_NAMESPACE
}  // namespace glissade
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace glissade {

HWY_EXPORT(channelsLastBlock);
HWY_EXPORT(planarBlock);
HWY_EXPORT(scatteredBlock);

void quantiseRow(const FeatureRow& features, SliceTile& tile, int row) {
    ByteMap map;
    for (std::size_t k = 0; k < kSliceChannels; ++k) {
        const float scale = tile.quantisation().scale[k];
        map.gain[k] = scale != 0 ? 1.0F / scale : 0.0F;
        map.bias[k] = scale != 0 ? -tile.quantisation().offset[k] / scale : 0.0F;
    }
    const bool together = features.channelStride == 1;
    const bool planar = features.pixelStride == 1 && features.pairStride == 2;
    const auto function = together
                              ? HWY_DYNAMIC_DISPATCH(channelsLastBlock)
                              : (planar ? HWY_DYNAMIC_DISPATCH(planarBlock) : HWY_DYNAMIC_DISPATCH(scatteredBlock));
    for (int index = 0; index < tile.blocksPerRow(); ++index) {
        const int pixels = std::min(kBlockPixels, tile.width() - index * kBlockPixels);
        std::uint8_t* block = tile.block(row, index);
        if (pixels < kBlockPixels) std::fill_n(block, kBlockPixels * kSliceChannels, std::uint8_t{0});
        function(features.from(index * kBlockPixels), map, pixels, block);
    }
}

}  // namespace glissade
#endif
