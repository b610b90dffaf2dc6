// Parts of images: a rectangle of one, its colours without their alpha, as bytes or as numbers.
#pragma once

#include "base/thread_pool.h"
#include "image/image.h"

#include <algorithm>
#include <cstdint>

namespace glissade {

/// A copy of part of an image, which must lie within it.
template <typename T>
[[nodiscard]] Image<T> crop(const Image<T>& image, Rect part) {
    Image<T> out(part.width, part.height, image.channels());
    for (int y = 0; y < part.height; ++y) {
        const T* from =
            image.row(part.y + y) + static_cast<std::size_t>(part.x) * static_cast<std::size_t>(image.channels());
        std::copy(from, from + out.rowSamples(), out.row(y));
    }
    return out;
}

/// The first three of the four channels.
[[nodiscard]] inline Image<std::uint8_t> withoutAlpha(const Image<std::uint8_t>& rgba) {
    Image<std::uint8_t> rgb(rgba.width(), rgba.height(), 3);
    const std::uint8_t* from = rgba.data();
    for (std::uint8_t* to = rgb.data(); to != rgb.data() + rgb.samples().size(); to += 3, from += 4)
        std::copy_n(from, 3, to);
    return rgb;
}

/// The first three of the four channels, 0 to 255, as numbers in [0, 1].
[[nodiscard]] inline Image<float> floatColours(const Image<std::uint8_t>& rgba, ThreadPool& pool) {
    constexpr std::size_t kGrainRows = 32;
    Image<float> rgb(rgba.width(), rgba.height(), 3);
    pool.forRanges(static_cast<std::size_t>(rgba.height()), kGrainRows, [&](std::size_t begin, std::size_t end) {
        const std::uint8_t* from = rgba.row(static_cast<int>(begin));
        float* to = rgb.row(static_cast<int>(begin));
        for (std::size_t left = (end - begin) * static_cast<std::size_t>(rgba.width()); left > 0; --left) {
            for (int c = 0; c < 3; ++c) to[c] = static_cast<float>(from[c]) / 255.0F;
            from += 4;
            to += 3;
        }
    });
    return rgb;
}

}  // namespace glissade
