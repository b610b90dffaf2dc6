// Image<T>: a rectangle of interleaved pixels that owns its memory.
#pragma once

#include "base/check.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace glissade {

/// Width and height in pixels.
struct Size {
    int width = 0;
    int height = 0;
    bool operator==(const Size&) const = default;
    [[nodiscard]] std::size_t area() const { return static_cast<std::size_t>(width) * static_cast<std::size_t>(height); }
};

/// A rectangle in pixels; right and bottom are exclusive.
struct Rect {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    bool operator==(const Rect&) const = default;
    [[nodiscard]] bool empty() const { return width <= 0 || height <= 0; }
};

/// Interleaved pixels, rows from the top, no padding between rows: sample (x, y, c) is data()[(y·width + x)·channels + c].
/// Move-only; a copy is asked for by name: clone(). New pixels are zero.
template <typename T>
class Image {
public:
    Image() = default;
    Image(int width, int height, int channels)
        : width_(width), height_(height), channels_(channels), samples_(sampleCount(width, height, channels)) {}
    Image(Image&&) noexcept = default;
    Image& operator=(Image&&) noexcept = default;

    [[nodiscard]] Image clone() const {
        Image copy;
        copy.width_ = width_;
        copy.height_ = height_;
        copy.channels_ = channels_;
        copy.samples_ = samples_;
        return copy;
    }

    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] int height() const { return height_; }
    [[nodiscard]] int channels() const { return channels_; }
    [[nodiscard]] Size size() const { return {width_, height_}; }
    [[nodiscard]] bool empty() const { return samples_.empty(); }
    [[nodiscard]] std::size_t rowSamples() const { return static_cast<std::size_t>(width_) * static_cast<std::size_t>(channels_); }

    [[nodiscard]] T* row(int y) { return samples_.data() + static_cast<std::size_t>(y) * rowSamples(); }
    [[nodiscard]] const T* row(int y) const { return samples_.data() + static_cast<std::size_t>(y) * rowSamples(); }
    [[nodiscard]] T& at(int x, int y, int c = 0) { return row(y)[static_cast<std::size_t>(x) * static_cast<std::size_t>(channels_) + static_cast<std::size_t>(c)]; }
    [[nodiscard]] const T& at(int x, int y, int c = 0) const { return row(y)[static_cast<std::size_t>(x) * static_cast<std::size_t>(channels_) + static_cast<std::size_t>(c)]; }
    [[nodiscard]] T* data() { return samples_.data(); }
    [[nodiscard]] const T* data() const { return samples_.data(); }
    [[nodiscard]] std::span<T> samples() { return samples_; }
    [[nodiscard]] std::span<const T> samples() const { return samples_; }

private:
    static std::size_t sampleCount(int width, int height, int channels) {
        CHECK(width >= 0 && height >= 0 && channels >= 0 && channels <= 1024);
        return static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * static_cast<std::size_t>(channels);
    }

    int width_ = 0;
    int height_ = 0;
    int channels_ = 0;
    std::vector<T> samples_;
};

}  // namespace glissade
