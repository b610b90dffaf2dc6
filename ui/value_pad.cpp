#include "ui/value_pad.h"

#include "ui/metrics.h"
#include "ui/number_field.h"
#include "ui/texts.h"
#include "ui/value_pad_accessible.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

constexpr int kHandle = 14;  // diameter, as the sliders'
constexpr int kMargin = kHandle / 2 + 3;
constexpr int kLargestSide = 288;

QString textOf(const ParamSpec& spec, double value) {
    return numberText(value, texts::ofOperators(spec.unit), spec.decimals);
}

double shareOf(const ParamSpec& spec, double value) { return (spec.normalise(value) + 1) / 2; }

double valueAt(const ParamSpec& spec, double share) {
    return spec.clamped(spec.denormalise(std::clamp(2 * share - 1, -1.0, 1.0)));
}

double stepFactor(Qt::KeyboardModifiers modifiers) {
    if (modifiers.testFlag(Qt::ShiftModifier)) return 10;
    return modifiers.testFlag(Qt::ControlModifier) ? 0.1 : 1;
}

}  // namespace

ValuePad::ValuePad(const ParamSpec& across, const ParamSpec& upwards, QWidget* parent)
    : QWidget(parent),
      across_{across, across.defaultValue, across.defaultValue},
      upwards_{upwards, upwards.defaultValue, upwards.defaultValue} {
    registerValuePadAccessible();
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(label());
    setToolTip(tr("%1 across, %2 upwards: drag, or use the arrow keys.")
                   .arg(texts::ofOperators(across.label), texts::ofOperators(upwards.label)));
    setWhatsThis(toolTip());
}

QString ValuePad::label() const {
    return tr("%1 and %2").arg(texts::ofOperators(across_.spec.label), texts::ofOperators(upwards_.spec.label));
}

QString ValuePad::valueText() const {
    return tr("%1 %2, %3 %4")
        .arg(texts::ofOperators(across_.spec.label),
             textOf(across_.spec, across_.value),
             texts::ofOperators(upwards_.spec.label),
             textOf(upwards_.spec, upwards_.value));
}

QSize ValuePad::sizeHint() const { return {kLargestSide, kLargestSide}; }

QSize ValuePad::minimumSizeHint() const { return {120, 120}; }

int ValuePad::heightForWidth(int width) const { return std::min(width, kLargestSide); }

QRectF ValuePad::square() const {
    const double side = std::min(width(), height()) - 2 * kMargin;
    const QRectF all(rect());
    return {all.center() - QPointF(side, side) / 2, QSizeF(side, side)};
}

QPointF ValuePad::placeOf(double across, double upwards) const {
    const QRectF area = square();
    const double x = shareOf(across_.spec, across);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    return {area.left() + (mirrored ? 1 - x : x) * area.width(),
            area.bottom() - shareOf(upwards_.spec, upwards) * area.height()};
}

void ValuePad::setValues(double across, double upwards) {
    if (!dragging_) show(across, upwards);
}

void ValuePad::show(double across, double upwards) {
    if (across == across_.value && upwards == upwards_.value) return;
    across_.value = across;
    upwards_.value = upwards;
    update();
    QAccessibleValueChangeEvent change(this, across);
    QAccessible::updateAccessibility(&change);
}

void ValuePad::change(double across, double upwards, Gesture gesture) {
    if (across == across_.value && upwards == upwards_.value) return;
    show(across, upwards);
    Q_EMIT committed(across, upwards, gesture);
}

void ValuePad::reset() {
    change(across_.spec.clamped(across_.spec.defaultValue),
           upwards_.spec.clamped(upwards_.spec.defaultValue),
           Gesture::Entry);
}

void ValuePad::step(double acrossSteps, double upwardsSteps) {
    const auto stepped = [](const Axis& axis, double steps) {
        return steps == 0 ? axis.value : ParameterSlider::stepped(axis.spec, axis.value, steps);
    };
    change(stepped(across_, acrossSteps), stepped(upwards_, upwardsSteps), Gesture::Step);
}

void ValuePad::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = square();
    const QRectF ground = area.adjusted(-kMargin + 1, -kMargin + 1, kMargin - 1, kMargin - 1);
    paintGround(painter, area, ground);
    paintGuides(painter, area);
    paintNames(painter, ground);
    paintHandle(painter);
}

// Lines at the quarters, and the defaults.
void ValuePad::paintGround(QPainter& painter, const QRectF& area, const QRectF& ground) const {
    painter.setPen(QPen(palette().color(hasFocus() ? QPalette::Highlight : QPalette::Mid), 1));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(ground, 5, 5);
    painter.setPen(QPen(palette().color(QPalette::Midlight), 1));
    for (const double share : {0.25, 0.5, 0.75}) {
        const double x = std::round(area.left() + share * area.width()) + 0.5;
        const double y = std::round(area.top() + share * area.height()) + 0.5;
        painter.drawLine(QPointF(x, ground.top() + 1), QPointF(x, ground.bottom() - 1));
        painter.drawLine(QPointF(ground.left() + 1, y), QPointF(ground.right() - 1, y));
    }
    const QPointF usual = placeOf(across_.spec.defaultValue, upwards_.spec.defaultValue);
    painter.setPen(QPen(palette().color(QPalette::PlaceholderText), 2));
    painter.drawLine(usual - QPointF(4, 0), usual + QPointF(4, 0));
    painter.drawLine(usual - QPointF(0, 4), usual + QPointF(0, 4));
}

// From the axes to the handle.
void ValuePad::paintGuides(QPainter& painter, const QRectF& area) const {
    const QPointF center = placeOf(across_.value, upwards_.value);
    QColor faint = accent();
    faint.setAlphaF(0.5F);
    painter.setPen(QPen(faint, 1));
    painter.drawLine(QPointF(center.x(), area.bottom() + kMargin - 2), QPointF(center.x(), center.y()));
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    painter.drawLine(QPointF(mirrored ? area.right() + kMargin - 2 : area.left() - kMargin + 2, center.y()), center);
}

// What the axes are: on the ground's own colour, so that no line runs through a name.
void ValuePad::paintNames(QPainter& painter, const QRectF& ground) const {
    const auto paint = [&](Qt::Alignment place, const QString& text) {
        const QRectF within = ground.adjusted(metrics::kSmall, metrics::kTight, -metrics::kSmall, -metrics::kTight);
        const QRectF box = painter.boundingRect(within, place.toInt(), text);
        painter.fillRect(box.adjusted(-3, 0, 3, 0), palette().color(QPalette::Base));
        painter.drawText(within, place.toInt(), text);
    };
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const QString across = texts::ofOperators(across_.spec.label);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    paint(Qt::AlignBottom | Qt::AlignTrailing, mirrored ? u"← "_s + across : across + u" →"_s);
    paint(Qt::AlignTop | Qt::AlignLeading, u"↑ "_s + texts::ofOperators(upwards_.spec.label));
}

QColor ValuePad::accent() const {
    return palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::Highlight);
}

void ValuePad::paintHandle(QPainter& painter) const {
    const QPointF center = placeOf(across_.value, upwards_.value);
    if (hasFocus()) {
        QColor faint = accent();
        faint.setAlphaF(0.35F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(faint);
        painter.drawEllipse(center, kHandle / 2.0 + 3, kHandle / 2.0 + 3);
    }
    const auto group = isEnabled() ? QPalette::Active : QPalette::Disabled;
    painter.setPen(QPen(accent(), 2));
    painter.setBrush(palette().color(group, dragging_ ? QPalette::Highlight : QPalette::Light));
    painter.drawEllipse(center, kHandle / 2.0 - 1, kHandle / 2.0 - 1);
}

void ValuePad::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return event->ignore();
    const QPointF offset = event->position() - placeOf(across_.value, upwards_.value);
    const bool onHandle = std::hypot(offset.x(), offset.y()) <= kHandle / 2.0 + 2;
    grabOffset_ = onHandle ? offset : QPointF();
    across_.beforeDrag = across_.value;
    upwards_.beforeDrag = upwards_.value;
    dragging_ = true;
    dragTo(event->position());
    update();
}

void ValuePad::mouseMoveEvent(QMouseEvent* event) {
    if (dragging_) dragTo(event->position());
}

void ValuePad::dragTo(QPointF place) {
    const QRectF area = square();
    const QPointF at = place - grabOffset_ - area.topLeft();
    const double x = at.x() / area.width();
    const double across = valueAt(across_.spec, layoutDirection() == Qt::RightToLeft ? 1 - x : x);
    const double upwards = valueAt(upwards_.spec, 1 - at.y() / area.height());
    if (across == across_.value && upwards == upwards_.value) return;
    show(across, upwards);
    Q_EMIT moved(across, upwards);
}

void ValuePad::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !dragging_) return event->ignore();
    endDrag();
    const bool changed = across_.value != across_.beforeDrag || upwards_.value != upwards_.beforeDrag;
    if (changed) Q_EMIT committed(across_.value, upwards_.value, Gesture::Drag);
}

void ValuePad::endDrag() {
    dragging_ = false;
    update();
}

void ValuePad::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return event->ignore();
    reset();
}

// As on a slider.
void ValuePad::wheelEvent(QWheelEvent* event) {
    if (wheelNeedsFocus_ && !hasFocus()) return event->ignore();
    event->accept();
    wheelRest_ += event->angleDelta();
    const QPoint whole(wheelRest_.x() / 120, wheelRest_.y() / 120);
    wheelRest_ -= whole * 120;
    const double factor = stepFactor(event->modifiers());
    if (!whole.isNull()) step(whole.x() * factor, whole.y() * factor);
}

void ValuePad::keyPressEvent(QKeyEvent* event) {
    const double by = stepFactor(event->modifiers());
    const double right = layoutDirection() == Qt::RightToLeft ? -by : by;
    switch (event->key()) {
        case Qt::Key_Right:
            return step(right, 0);
        case Qt::Key_Left:
            return step(-right, 0);
        case Qt::Key_Up:
            return step(0, by);
        case Qt::Key_Down:
            return step(0, -by);
        case Qt::Key_PageUp:
            return step(0, 10 * by);
        case Qt::Key_PageDown:
            return step(0, -10 * by);
        case Qt::Key_Home:
            return change(across_.spec.min, upwards_.value, Gesture::Step);
        case Qt::Key_End:
            return change(across_.spec.max, upwards_.value, Gesture::Step);
        case Qt::Key_Backspace:
            return reset();
        case Qt::Key_Escape:
            if (!dragging_) break;
            endDrag();
            show(across_.beforeDrag, upwards_.beforeDrag);
            return Q_EMIT aborted();
        default:
            break;
    }
    event->ignore();
}

}  // namespace glissade
