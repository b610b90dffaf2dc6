// CropArea: which part of a picture is kept, as shares of its width and height.
#pragma once

#include "image/image.h"
#include "image/turn.h"

namespace glissade {

/// A rectangle within a picture whose width and height are both 1. Shares and not pixels, so that it holds for the same
/// picture at any size; a rectangle of pixels comes back from `of` as it went into `from`.
struct CropArea {
    double x = 0;
    double y = 0;
    double width = 1;
    double height = 1;
    bool operator==(const CropArea&) const = default;

    /// Whether all is kept.
    [[nodiscard]] bool isNone() const { return *this == CropArea{}; }
    /// Whether it lies within the picture and is not empty; false where a number is not finite.
    [[nodiscard]] bool isValid() const;
    /// In pixels of a picture, at least one each way. `picture` is not empty, this one valid.
    [[nodiscard]] Rect of(Size picture) const;
    /// Of a rectangle of a picture's pixels, which lies within it and is not empty.
    [[nodiscard]] static CropArea from(Rect area, Size picture);
    /// The same part of the picture after it has been turned.
    [[nodiscard]] CropArea turned(const Turn& by) const;
};

}  // namespace glissade
