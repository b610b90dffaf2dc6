#include "ui/value_slider.h"

#include "ui/value_slider_accessible.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QWheelEvent>

#include <cmath>
#include <cstdlib>

namespace glissade {
namespace {

constexpr int kHandle = 14;  // diameter
constexpr int kTrack = 4;    // thickness
constexpr int kMargin = kHandle / 2 + 2;

double stepFactor(Qt::KeyboardModifiers modifiers) {
    if (modifiers.testFlag(Qt::ShiftModifier)) return 10;
    return modifiers.testFlag(Qt::ControlModifier) ? 0.1 : 1;
}

}  // namespace

ValueSlider::ValueSlider(int positions, QWidget* parent) : QSlider(Qt::Horizontal, parent) {
    registerValueSliderAccessible();
    setRange(0, positions);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ValueSlider::setDefaultPosition(int position) {
    defaultPosition_ = position;
    update();
}

void ValueSlider::place(int position) {
    setValue(position);
    update();
}

// QSlider tells of new positions, but a value may change by less than a position, and a drag moves the handle first.
void ValueSlider::setMeaning(const Meaning& meaning) {
    if (meaning == meaning_) return;
    meaning_ = meaning;
    QAccessibleValueChangeEvent change(this, meaning_.value);
    QAccessible::updateAccessibility(&change);
}

QSize ValueSlider::sizeHint() const { return {160, kHandle + 8}; }

QSize ValueSlider::minimumSizeHint() const { return {80, kHandle + 8}; }

int ValueSlider::centerFor(int position) const {
    const int along = QStyle::sliderPositionFromValue(
        minimum(), maximum(), position, width() - 2 * kMargin, layoutDirection() == Qt::RightToLeft);
    return kMargin + along;
}

int ValueSlider::positionAt(int x) const {
    return QStyle::sliderValueFromPosition(
        minimum(), maximum(), x - kMargin, width() - 2 * kMargin, layoutDirection() == Qt::RightToLeft);
}

void ValueSlider::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const auto& colors = palette();
    const auto group = isEnabled() ? QPalette::Active : QPalette::Disabled;
    const double middle = height() / 2.0;
    const double center = centerFor(value());
    const double start = centerFor(minimum());

    const QRectF track(kMargin - kTrack / 2.0, middle - kTrack / 2.0, width() - 2 * kMargin + kTrack, kTrack);
    painter.setBrush(colors.color(group, QPalette::Mid));
    painter.drawRoundedRect(track, kTrack / 2.0, kTrack / 2.0);
    if (defaultPosition_ >= 0) {
        painter.setBrush(colors.color(group, QPalette::PlaceholderText));
        painter.drawRoundedRect(QRectF(centerFor(defaultPosition_) - 1.0, middle - 5, 2, 10), 1, 1);
    }
    painter.setBrush(colors.color(group, QPalette::Highlight));
    painter.drawRoundedRect(
        QRectF(std::min(start, center), track.y(), std::abs(center - start), kTrack), kTrack / 2.0, kTrack / 2.0);

    if (hasFocus()) {
        QColor halo = colors.color(QPalette::Highlight);
        halo.setAlphaF(0.35F);
        painter.setBrush(halo);
        painter.drawEllipse(QPointF(center, middle), kHandle / 2.0 + 3.5, kHandle / 2.0 + 3.5);
    }
    painter.setPen(QPen(colors.color(group, QPalette::Highlight), 2));
    painter.setBrush(colors.color(group, isSliderDown() ? QPalette::Highlight : QPalette::Light));
    painter.drawEllipse(QPointF(center, middle), kHandle / 2.0 - 1, kHandle / 2.0 - 1);
}

void ValueSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return event->ignore();
    const int x = qRound(event->position().x());
    const int offset = x - centerFor(value());
    const bool onHandle = std::abs(offset) <= kHandle / 2 + 1;
    grabOffset_ = onHandle ? offset : 0;
    dragMoved_ = false;
    setSliderDown(true);
    if (!onHandle) dragTo(x);
    update();
}

void ValueSlider::mouseMoveEvent(QMouseEvent* event) {
    if (isSliderDown()) dragTo(qRound(event->position().x()));
}

void ValueSlider::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !isSliderDown()) return event->ignore();
    setSliderDown(false);
    update();
    if (dragMoved_) Q_EMIT dragEnded();
}

void ValueSlider::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return event->ignore();
    setSliderDown(false);
    Q_EMIT resetRequested();
}

void ValueSlider::dragTo(int x) {
    const int position = positionAt(x - grabOffset_);
    if (position == value()) return;
    dragMoved_ = true;
    place(position);
    Q_EMIT dragMoved(position);
}

// Without the focus the wheel belongs to the panel, which scrolls, if the user has not chosen otherwise.
void ValueSlider::wheelEvent(QWheelEvent* event) {
    if (wheelNeedsFocus_ && !hasFocus()) return event->ignore();
    event->accept();
    wheelRest_ += event->angleDelta().y() + event->angleDelta().x();
    const int notches = wheelRest_ / 120;
    wheelRest_ -= notches * 120;
    if (notches != 0) Q_EMIT stepped(notches * stepFactor(event->modifiers()));
}

bool ValueSlider::handleAbortKey(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape || !isSliderDown()) return false;
    setSliderDown(false);
    update();
    Q_EMIT dragAborted();
    return true;
}

void ValueSlider::keyPressEvent(QKeyEvent* event) {
    if (handleAbortKey(event)) return;
    const double step = stepFactor(event->modifiers());
    const double towardsRight = layoutDirection() == Qt::RightToLeft ? -step : step;
    switch (event->key()) {
        case Qt::Key_Right:
            return Q_EMIT stepped(towardsRight);
        case Qt::Key_Left:
            return Q_EMIT stepped(-towardsRight);
        case Qt::Key_Up:
            return Q_EMIT stepped(step);
        case Qt::Key_Down:
            return Q_EMIT stepped(-step);
        case Qt::Key_PageUp:
            return Q_EMIT stepped(10 * step);
        case Qt::Key_PageDown:
            return Q_EMIT stepped(-10 * step);
        case Qt::Key_Home:
            return Q_EMIT jumpedToEnd(false);
        case Qt::Key_End:
            return Q_EMIT jumpedToEnd(true);
        case Qt::Key_Backspace:
            return Q_EMIT resetRequested();
        default:
            event->ignore();
    }
}

}  // namespace glissade
