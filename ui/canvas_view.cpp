#include "ui/canvas_view.h"

#include <algorithm>
#include <cmath>

namespace glissade {
namespace {

// What is shown leaves no gap at its edges where it is wider than the viewport, and stands in the middle where it is
// narrower. Lengths in photo pixels.
double centerWithin(double center, double first, double length, double viewport) {
    if (length <= viewport) return first + length / 2;
    return std::clamp(center, first + viewport / 2, first + length - viewport / 2);
}

}  // namespace

double CanvasView::fitScale() const {
    View fit = view_;
    fit.zoom = 0;
    return empty() ? 1 : fit.zoomFor({shown_.width, shown_.height});
}

View CanvasView::request() const {
    if (showsAll() || empty()) return view_;
    const QRectF seen = shownOnDevice().intersected(QRectF(0, 0, view_.viewport.width, view_.viewport.height));
    const QPointF middle = toPhoto(seen.center());
    const auto pixels = [](double length) { return std::max(1, static_cast<int>(std::ceil(length))); };
    return {.viewport = {pixels(seen.width()), pixels(seen.height())},
            .zoom = scale(),
            .centerX = middle.x() / photo_.width,
            .centerY = middle.y() / photo_.height};
}

double CanvasView::scale() const { return fits() ? fitScale() : view_.zoom; }

QPointF CanvasView::origin() const {
    const double s = scale();
    return {std::round(view_.viewport.width / 2.0 - view_.centerX * photo_.width * s),
            std::round(view_.viewport.height / 2.0 - view_.centerY * photo_.height * s)};
}

QRectF CanvasView::toDevice(Rect photoArea) const {
    const double s = scale();
    return {origin() + QPointF(photoArea.x, photoArea.y) * s, QSizeF(photoArea.width, photoArea.height) * s};
}

QPointF CanvasView::toPhoto(QPointF device) const { return (device - origin()) / scale(); }

CanvasView CanvasView::fitted() const {
    CanvasView next = *this;
    next.view_.zoom = 0;
    next.keepInside();
    return next;
}

CanvasView CanvasView::showing(Rect part) const {
    CanvasView next = *this;
    next.shown_ = part;
    next.keepInside();
    return next;
}

CanvasView CanvasView::zoomed(double zoom, QPointF anchor) const {
    if (empty()) return *this;
    const QPointF kept = toPhoto(anchor);
    CanvasView next = *this;
    next.view_.zoom = std::clamp(zoom, std::min(kMinZoom, fitScale()), kMaxZoom);
    const QPointF offCenter = (anchor - middle()) / next.view_.zoom;
    next.view_.centerX = (kept.x() - offCenter.x()) / photo_.width;
    next.view_.centerY = (kept.y() - offCenter.y()) / photo_.height;
    next.keepInside();
    return next;
}

CanvasView CanvasView::panned(QPointF delta) const {
    if (empty()) return *this;
    CanvasView next = *this;
    const double s = scale();
    next.view_.centerX -= delta.x() / (s * photo_.width);
    next.view_.centerY -= delta.y() / (s * photo_.height);
    next.keepInside();
    return next;
}

CanvasView CanvasView::resized(Size viewport) const {
    CanvasView next = *this;
    next.view_.viewport = viewport;
    next.keepInside();
    return next;
}

void CanvasView::keepInside() {
    if (empty()) return;
    const double s = scale();
    const auto share = [s](double center, int first, int length, int viewport, int whole) {
        return centerWithin(center * whole, first, length, viewport / s) / whole;
    };
    view_.centerX = share(view_.centerX, shown_.x, shown_.width, view_.viewport.width, photo_.width);
    view_.centerY = share(view_.centerY, shown_.y, shown_.height, view_.viewport.height, photo_.height);
}

}  // namespace glissade
