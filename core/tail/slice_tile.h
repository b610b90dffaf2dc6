// SliceTile: the cached features of one region for one operator, 8 bits a channel, blocked for streaming.
#pragma once

#include "image/image.h"
#include "tail/tail_weights.h"

#include <array>
#include <cstdint>
#include <vector>

namespace glissade {

/// Pixels in one block: a row of a tile is cut into blocks of 64 pixels × K channels.
inline constexpr int kBlockPixels = 64;
/// Channels that lie together: one 32-bit word of a block holds four channels of one pixel.
inline constexpr int kGroupChannels = 4;

/// Quantisation of the K channels: f = offset + scale · q, q in 0..255. From pack.json, fixed when the pack was made.
struct SliceQuantisation {
    std::array<float, kSliceChannels> scale{};
    std::array<float, kSliceChannels> offset{};
};

/// Features of a width × height region.
///
///   row y:   [block 0][block 1] ... [block ceil(width/64) - 1]
///   block:   [channels 0-3: 64 words][channels 4-7: 64 words][channels 8-11: 64 words][channels 12-15: 64 words]
///   word:    four channels of one pixel, one byte each, the lowest channel first
///
/// A word has the place and the size of the pixel's RGBX word, so that a kernel multiplies and adds along the word and
/// never shuffles. The last block of a row is padded with zeros. Frozen once filled; crosses threads as
/// shared_ptr<const SliceTile>.
class SliceTile {
public:
    SliceTile() = default;
    SliceTile(int width, int height, const SliceQuantisation& quantisation)
        : width_(width),
          height_(height),
          blocksPerRow_((width + kBlockPixels - 1) / kBlockPixels),
          quantisation_(quantisation),
          bytes_(static_cast<std::size_t>(height) * static_cast<std::size_t>(blocksPerRow_) * kBlockBytes +
                 kAlignment) {}

    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] int height() const { return height_; }
    [[nodiscard]] int blocksPerRow() const { return blocksPerRow_; }
    [[nodiscard]] const SliceQuantisation& quantisation() const { return quantisation_; }
    [[nodiscard]] std::size_t byteCount() const { return bytes_.size(); }

    /// The K × 64 bytes of one block, 64-byte aligned.
    [[nodiscard]] std::uint8_t* block(int row, int index) { return aligned() + offsetOf(row, index); }
    [[nodiscard]] const std::uint8_t* block(int row, int index) const {
        return const_cast<SliceTile*>(this)->aligned() + offsetOf(row, index);
    }

    /// One channel of one pixel, in feature units; for tests and slow paths.
    [[nodiscard]] float feature(int x, int y, int channel) const {
        const auto k = static_cast<std::size_t>(channel);
        const std::uint8_t q = block(y, x / kBlockPixels)[byteInBlock(x % kBlockPixels, channel)];
        return quantisation_.offset[k] + quantisation_.scale[k] * static_cast<float>(q);
    }

    /// Where in its block the byte of one channel of the block's pixel `x` (0..63) lies.
    [[nodiscard]] static constexpr std::size_t byteInBlock(int x, int channel) {
        return static_cast<std::size_t>((channel / kGroupChannels * kBlockPixels + x) * kGroupChannels +
                                        channel % kGroupChannels);
    }

private:
    static constexpr std::size_t kBlockBytes = static_cast<std::size_t>(kBlockPixels) * kSliceChannels;
    static constexpr std::size_t kAlignment = 64;

    [[nodiscard]] std::size_t offsetOf(int row, int index) const {
        return (static_cast<std::size_t>(row) * static_cast<std::size_t>(blocksPerRow_) +
                static_cast<std::size_t>(index)) *
               kBlockBytes;
    }
    [[nodiscard]] std::uint8_t* aligned() {
        const auto address = reinterpret_cast<std::uintptr_t>(bytes_.data());
        return bytes_.data() + (kAlignment - address % kAlignment) % kAlignment;
    }

    int width_ = 0;
    int height_ = 0;
    int blocksPerRow_ = 0;
    SliceQuantisation quantisation_;
    std::vector<std::uint8_t> bytes_;
};

}  // namespace glissade
