#include "image/crop_area.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace glissade {

namespace {

// What adding two shares may round up by: x = 1/3 and width = 2/3 end at 1.
constexpr double kRounding = 1e-12;

/// First pixel and number of pixels of a span of shares.
std::pair<int, int> pixelsOf(double from, double length, int whole) {
    const int first = std::clamp(static_cast<int>(std::lround(from * whole)), 0, whole - 1);
    const int end = std::clamp(static_cast<int>(std::lround((from + length) * whole)), first + 1, whole);
    return {first, end - first};
}

}  // namespace

bool CropArea::isValid() const {
    return x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 1 + kRounding && y + height <= 1 + kRounding;
}

Rect CropArea::of(Size picture) const {
    const auto [left, columns] = pixelsOf(x, width, picture.width);
    const auto [top, rows] = pixelsOf(y, height, picture.height);
    return {left, top, columns, rows};
}

CropArea CropArea::from(Rect area, Size picture) {
    const double w = picture.width;
    const double h = picture.height;
    return {area.x / w, area.y / h, area.width / w, area.height / h};
}

CropArea CropArea::turned(const Turn& by) const {
    CropArea area = *this;
    if (by.mirrored) area.x = std::max(0.0, 1 - area.x - area.width);
    for (int quarter = 0; quarter < by.quarters; ++quarter)  // clockwise: what was at the bottom is at the left
        area = {std::max(0.0, 1 - area.y - area.height), area.x, area.height, area.width};
    return area;
}

}  // namespace glissade
