#include "ui/canvas_view.h"

#include <algorithm>
#include <cmath>

namespace glissade {
namespace {

// A photo wider than the viewport leaves no gap at its edges; a narrower one stands in the middle.
double centerWithin(double center, double photoLength, double viewportLength) {
    if (photoLength <= viewportLength) return 0.5;
    const double half = viewportLength / photoLength / 2;
    return std::clamp(center, half, 1 - half);
}

}  // namespace

double CanvasView::fitScale() const {
    View fit = view_;
    fit.zoom = 0;
    return empty() ? 1 : fit.zoomFor(photo_);
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

CanvasView CanvasView::fitted() const { return {photo_, view_.viewport}; }

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
    view_.centerX = centerWithin(view_.centerX, photo_.width * s, view_.viewport.width);
    view_.centerY = centerWithin(view_.centerY, photo_.height * s, view_.viewport.height);
}

}  // namespace glissade
