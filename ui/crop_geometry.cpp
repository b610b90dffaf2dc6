#include "ui/crop_geometry.h"

#include <QRectF>

#include <algorithm>
#include <cmath>

namespace glissade {
namespace {

double shortest(int side) { return std::min(kShortestCropSide, side); }

// The size with a ratio that is as large as both lengths allow.
QSizeF withinLengths(QSizeF size, QSizeF most, CropRatio ratio) {
    if (ratio <= 0) return size.boundedTo(most);
    const double width = std::min({size.width(), most.width(), most.height() * ratio});
    return {width, width / ratio};
}

// The smallest size with a ratio whose sides are both long enough, where one is too short.
QSizeF atLeastShortest(QSizeF size, Size photo, CropRatio ratio) {
    const QSizeF least(shortest(photo.width), shortest(photo.height));
    if (ratio <= 0) return size.expandedTo(least);
    const double width = std::max({size.width(), least.width(), least.height() * ratio});
    return {width, width / ratio};
}

// Whole pixels within the photo.
Rect rounded(const QRectF& area, Size photo) {
    const auto span = [](double from, double length, int whole) {
        const int pixels = std::clamp(static_cast<int>(std::lround(length)), 1, whole);
        return std::pair(std::clamp(static_cast<int>(std::lround(from)), 0, whole - pixels), pixels);
    };
    const auto [x, width] = span(area.x(), area.width(), photo.width);
    const auto [y, height] = span(area.y(), area.height(), photo.height);
    return {x, y, width, height};
}

Rect aroundMiddle(QPointF middle, QSizeF size, Size photo, CropRatio ratio) {
    size = withinLengths(atLeastShortest(size, photo, ratio), QSizeF(photo.width, photo.height), ratio);
    return rounded({middle - QPointF(size.width() / 2, size.height() / 2), size}, photo);
}

QPointF middleOf(Rect area) { return {area.x + area.width / 2.0, area.y + area.height / 2.0}; }

Rect moved(Rect area, QPointF delta, Size photo) {
    return rounded(
        {area.x + delta.x(), area.y + delta.y(), static_cast<double>(area.width), static_cast<double>(area.height)},
        photo);
}

// One axis of a rectangle whose sides are dragged: where the side that stays lies, and to which side the others lie.
struct Axis {
    double anchor;  // of the middle, where no side of this axis is dragged
    double length;
    double room;  // how long it may become
    int direction;
};

Axis axisOf(double first, double length, bool before, bool after, double delta, double whole) {
    if (before) return {first + length, length - delta, first + length, -1};
    if (after) return {first, length + delta, whole - first, 1};
    const double middle = first + length / 2;
    return {middle, length, 2 * std::min(middle, whole - middle), 0};
}

double startOf(const Axis& axis, double length) {
    return axis.direction > 0 ? axis.anchor : axis.direction < 0 ? axis.anchor - length : axis.anchor - length / 2;
}

}  // namespace

Rect cropDragged(Rect area, CropSides sides, QPointF delta, Size photo, CropRatio ratio) {
    if (!sides) return moved(area, delta, photo);
    const Axis x = axisOf(
        area.x, area.width, sides.testFlag(CropSide::Left), sides.testFlag(CropSide::Right), delta.x(), photo.width);
    const Axis y = axisOf(
        area.y, area.height, sides.testFlag(CropSide::Top), sides.testFlag(CropSide::Bottom), delta.y(), photo.height);
    QSizeF size(std::max(0.0, x.length), std::max(0.0, y.length));
    if (ratio > 0) {
        const bool byHeight = x.direction == 0 || (y.direction != 0 && size.height() * ratio > size.width());
        if (byHeight) size.setWidth(size.height() * ratio);
    }
    const QSizeF room(x.room, y.room);
    size = withinLengths(atLeastShortest(size, photo, ratio), room.expandedTo(QSizeF(1, 1)), ratio);
    return rounded({{startOf(x, size.width()), startOf(y, size.height())}, size}, photo);
}

Rect cropSpanned(QPointF from, QPointF to, Size photo, CropRatio ratio) {
    const auto inside = [](double at, int whole) { return std::clamp(at, 0.0, static_cast<double>(whole)); };
    const QPointF start(inside(from.x(), photo.width), inside(from.y(), photo.height));
    const QPointF delta = to - start;
    const CropSides sides =
        (delta.x() < 0 ? CropSide::Left : CropSide::Right) | (delta.y() < 0 ? CropSide::Top : CropSide::Bottom);
    // What is too close to an edge for the shortest crop begins a little further in.
    const auto anchor = [](double at, bool back, int whole) {
        const double least = shortest(whole);
        return static_cast<int>(std::lround(back ? std::max(at, least) : std::min(at, whole - least)));
    };
    const Rect empty{
        anchor(start.x(), delta.x() < 0, photo.width), anchor(start.y(), delta.y() < 0, photo.height), 0, 0};
    return cropDragged(empty, sides, delta, photo, ratio);
}

Rect cropWithRatio(Rect area, Size photo, CropRatio ratio) {
    if (ratio <= 0) return area;
    const double pixels = static_cast<double>(area.width) * area.height;
    const double width = std::sqrt(pixels * ratio);
    return aroundMiddle(middleOf(area), {width, width / ratio}, photo, ratio);
}

Rect cropWithWidth(Rect area, int width, Size photo, CropRatio ratio) {
    const double height = ratio > 0 ? width / ratio : area.height;
    return aroundMiddle(middleOf(area), {static_cast<double>(width), height}, photo, ratio);
}

Rect cropWithHeight(Rect area, int height, Size photo, CropRatio ratio) {
    const double width = ratio > 0 ? height * ratio : area.width;
    return aroundMiddle(middleOf(area), {width, static_cast<double>(height)}, photo, ratio);
}

}  // namespace glissade
