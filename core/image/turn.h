// Turn: how a picture lies, in quarter turns and mirrored or not. Exact: pixels change their places and nothing else.
#pragma once

#include "image/image.h"

#include <algorithm>
#include <array>

namespace glissade {

/// One of the eight ways in which a rectangle of pixels can lie: mirrored left to right first, where `mirrored`, then
/// turned clockwise by so many quarters.
struct Turn {
    int quarters = 0;  ///< 0..3
    bool mirrored = false;
    bool operator==(const Turn&) const = default;

    /// Whether it leaves every picture as it is.
    [[nodiscard]] bool isNone() const { return *this == Turn{}; }
    /// This one first, then the other.
    [[nodiscard]] Turn then(const Turn& next) const;
    /// The one that takes it back.
    [[nodiscard]] Turn inverse() const;
    /// The size of a picture of size `before` afterwards.
    [[nodiscard]] Size of(Size before) const;
    /// Where the pixels of `area`, a rectangle of the picture afterwards, lie in the one before.
    [[nodiscard]] Rect sourceOf(Rect area, Size before) const;
    /// The same for one pixel: x and y.
    [[nodiscard]] std::array<int, 2> sourceOf(int x, int y, Size before) const;
};

inline constexpr Turn kRotatedRight{1, false};
inline constexpr Turn kRotatedLeft{3, false};
inline constexpr Turn kFlippedHorizontally{0, true};  ///< left and right change places
inline constexpr Turn kFlippedVertically{2, true};    ///< top and bottom change places

/// The picture turned.
template <typename T>
[[nodiscard]] Image<T> turned(const Image<T>& image, const Turn& turn) {
    const Size size = turn.of(image.size());
    Image<T> out(size.width, size.height, image.channels());
    const auto channels = static_cast<std::ptrdiff_t>(image.channels());
    // In squares, so that reading along columns stays within the cache.
    constexpr int kSide = 64;
    for (int top = 0; top < size.height; top += kSide) {
        for (int left = 0; left < size.width; left += kSide) {
            const int right = std::min(left + kSide, size.width);
            for (int y = top; y < std::min(top + kSide, size.height); ++y) {
                const auto [fromX, fromY] = turn.sourceOf(left, y, image.size());
                const auto [nextX, nextY] = turn.sourceOf(left + 1, y, image.size());
                const auto rowSamples = static_cast<std::ptrdiff_t>(image.rowSamples());
                const std::ptrdiff_t step = (nextX - fromX) * channels + (nextY - fromY) * rowSamples;
                std::ptrdiff_t from = fromX * channels + fromY * rowSamples;
                T* to = &out.at(left, y);
                for (int x = left; x < right; ++x, from += step, to += channels)
                    std::copy_n(image.data() + from, channels, to);
            }
        }
    }
    return out;
}

}  // namespace glissade
