// Canvas: what pointer, wheel, touchpad and keys do to it.
#include "ui/canvas.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QWheelEvent>

#include <cmath>
#include <utility>

namespace glissade {
namespace {

constexpr double kWheelZoom = 1.2;    // a notch
constexpr double kKeyPanShare = 0.1;  // of the viewport, an arrow key

}  // namespace

void Canvas::mousePressEvent(QMouseEvent* event) {
    const bool pans = event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && panByLeft_);
    if (!pans) return QWidget::mousePressEvent(event);
    panning_ = true;
    lastPan_ = event->position();
    updateCursor();
}

void Canvas::mouseMoveEvent(QMouseEvent* event) {
    pointer_ = event->position();
    if (!panning_) return tellReading();
    const QPointF delta = event->position() - std::exchange(lastPan_, event->position());
    setView(view_.panned(devicePoint(delta)));
}

void Canvas::mouseReleaseEvent(QMouseEvent* event) {
    if (event->buttons() != Qt::NoButton) return;
    panning_ = false;
    updateCursor();
}

void Canvas::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || panByLeft_) return mousePressEvent(event);
    if (view_.fits() && view_.scale() < 1)
        setView(view_.zoomed(1, inPane(event->position())));
    else
        fit();
}

// A mouse's wheel zooms, two fingers on a touchpad pan; with Ctrl both zoom.
void Canvas::wheelEvent(QWheelEvent* event) {
    event->accept();
    const bool touchpad = event->pointingDevice()->type() == QInputDevice::DeviceType::TouchPad;
    if (touchpad && !event->modifiers().testFlag(Qt::ControlModifier) && !event->pixelDelta().isNull()) {
        setView(view_.panned(devicePoint(event->pixelDelta())));
        return;
    }
    const double notches = event->angleDelta().y() / 120.0;
    if (notches != 0) setView(view_.zoomed(view_.scale() * std::pow(kWheelZoom, notches), inPane(event->position())));
}

void Canvas::keyPressEvent(QKeyEvent* event) {
    const double stepX = kKeyPanShare * view_.viewport().width;
    const double stepY = kKeyPanShare * view_.viewport().height;
    switch (event->key()) {
        case Qt::Key_Left:
            return setView(view_.panned({stepX, 0}));
        case Qt::Key_Right:
            return setView(view_.panned({-stepX, 0}));
        case Qt::Key_Up:
            return setView(view_.panned({0, stepY}));
        case Qt::Key_Down:
            return setView(view_.panned({0, -stepY}));
        default:
            QWidget::keyPressEvent(event);
    }
}

void Canvas::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    pointer_.reset();
    tellReading();
}

bool Canvas::event(QEvent* event) {
    if (event->type() == QEvent::FocusIn) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        focusByKey_ =
            reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
    }
    if (event->type() == QEvent::NativeGesture) {
        const auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            setView(view_.zoomed(view_.scale() * (1 + gesture->value()), inPane(gesture->position())));
            return true;
        }
    }
    return QWidget::event(event);
}

void Canvas::updateCursor() {
    if (panning_)
        setCursor(Qt::ClosedHandCursor);
    else if (panByLeft_)
        setCursor(Qt::OpenHandCursor);
    else
        unsetCursor();
}

}  // namespace glissade
