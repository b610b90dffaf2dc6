// CanvasView: which part of the photo the canvas shows and where its pixels land. A value; all lengths in device
// pixels.
#pragma once

#include "engine/engine.h"

#include <QPointF>
#include <QRectF>

namespace glissade {

/// Zoom 1 means one photo pixel on one device pixel. `zoom` 0 fits what is shown of the photo into the viewport, never
/// above 1.
class CanvasView {
public:
    static constexpr double kMinZoom = 0.05;
    static constexpr double kMaxZoom = 16;
    static constexpr double kSmoothUpTo = 2;  ///< above this zoom pixels are painted unsmoothed

    CanvasView() = default;
    CanvasView(Size photo, Size viewport) : photo_(photo), shown_{0, 0, photo.width, photo.height} {
        view_.viewport = viewport;
    }

    [[nodiscard]] Size photo() const { return photo_; }
    [[nodiscard]] Size viewport() const { return view_.viewport; }
    /// The part of the photo that may be seen, photo pixels: what a crop leaves.
    [[nodiscard]] Rect shown() const { return shown_; }
    [[nodiscard]] bool showsAll() const { return shown_ == Rect{0, 0, photo_.width, photo_.height}; }
    [[nodiscard]] bool empty() const { return photo_.area() == 0 || view_.viewport.area() == 0; }
    [[nodiscard]] bool fits() const { return view_.zoom == 0; }
    [[nodiscard]] double scale() const;     ///< device pixels per photo pixel, in force
    [[nodiscard]] double fitScale() const;  ///< the scale that `fit` would give
    /// The request for the engine, which knows nothing of a crop: a smaller viewport, of what is seen of the photo.
    [[nodiscard]] View request() const;

    /// Where a photo rectangle lands in the viewport. The photo's origin lands on a whole device pixel.
    [[nodiscard]] QRectF toDevice(Rect photoArea) const;
    [[nodiscard]] QRectF photoOnDevice() const { return toDevice({0, 0, photo_.width, photo_.height}); }
    [[nodiscard]] QRectF shownOnDevice() const { return toDevice(shown_); }
    [[nodiscard]] QPointF toPhoto(QPointF device) const;

    [[nodiscard]] CanvasView fitted() const;
    /// Another zoom, the photo point under `anchor` kept in place as far as the photo's edges allow.
    [[nodiscard]] CanvasView zoomed(double zoom, QPointF anchor) const;
    [[nodiscard]] CanvasView panned(QPointF delta) const;
    [[nodiscard]] CanvasView resized(Size viewport) const;
    /// Another part of the photo is to be seen, which is not empty: fitted where the view was, else at the same zoom.
    [[nodiscard]] CanvasView showing(Rect part) const;
    [[nodiscard]] QPointF middle() const { return {view_.viewport.width / 2.0, view_.viewport.height / 2.0}; }

    bool operator==(const CanvasView&) const = default;

private:
    [[nodiscard]] QPointF origin() const;  // of the photo, in the viewport
    void keepInside();

    Size photo_;
    Rect shown_;
    View view_;
};

}  // namespace glissade
