// Crop geometry: what dragging and typing do to the rectangle that is kept of a photo. Values; lengths in photo pixels.
#pragma once

#include "image/image.h"

#include <QFlags>
#include <QPointF>

namespace glissade {

/// The sides of the rectangle that are being moved. None of them: all of it.
enum class CropSide { Left = 1, Top = 2, Right = 4, Bottom = 8 };
Q_DECLARE_FLAGS(CropSides, CropSide)
Q_DECLARE_OPERATORS_FOR_FLAGS(CropSides)

/// Width by height that a crop keeps to; 0: any.
using CropRatio = double;

/// No side of a crop is shorter, unless the photo's is.
inline constexpr int kShortestCropSide = 16;

/// The rectangle with the `sides` moved by `delta`. It stays within the photo. With a ratio, a corner keeps the
/// opposite one in place, and a side keeps its opposite one and the middle of the others.
[[nodiscard]] Rect cropDragged(Rect area, CropSides sides, QPointF delta, Size photo, CropRatio ratio);
/// From one point to another; with a ratio, from the first on.
[[nodiscard]] Rect cropSpanned(QPointF from, QPointF to, Size photo, CropRatio ratio);
/// Another ratio: as many pixels as before around the same middle, as far as the photo allows.
[[nodiscard]] Rect cropWithRatio(Rect area, Size photo, CropRatio ratio);
/// Another width or height around the same middle; with a ratio, the other side follows.
[[nodiscard]] Rect cropWithWidth(Rect area, int width, Size photo, CropRatio ratio);
[[nodiscard]] Rect cropWithHeight(Rect area, int height, Size photo, CropRatio ratio);

}  // namespace glissade
