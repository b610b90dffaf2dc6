// Pictures as shards hold them: 8-bit RGB, and back.
#pragma once

#include "image/eight_bit.h"
#include "image/image.h"

#include <algorithm>
#include <cstdint>
#include <span>

namespace glissade::train {

/// Every sample as eightBit() writes it.
[[nodiscard]] inline Image<std::uint8_t> toEightBit(const Image<float>& rgb) {
    Image<std::uint8_t> result(rgb.width(), rgb.height(), rgb.channels());
    std::ranges::transform(rgb.samples(), result.data(), eightBit);
    return result;
}

/// Interleaved 8-bit RGB, width · height · 3 samples, as an image of its own.
[[nodiscard]] inline Image<std::uint8_t> imageOf(std::span<const std::uint8_t> rgb, int width, int height) {
    Image<std::uint8_t> image(width, height, 3);
    std::ranges::copy(rgb, image.data());
    return image;
}

/// The same samples as numbers in [0, 1].
[[nodiscard]] inline Image<float> fromEightBit(std::span<const std::uint8_t> rgb, int width, int height) {
    Image<float> result(width, height, 3);
    std::ranges::transform(rgb, result.data(), [](std::uint8_t sample) { return static_cast<float>(sample) / 255.0F; });
    return result;
}

}  // namespace glissade::train
