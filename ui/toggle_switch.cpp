#include "ui/toggle_switch.h"

#include <QPainter>

namespace glissade {
namespace {

constexpr QSize kSwitch(34, 18);

}  // namespace

void paintSwitch(QPainter& painter, const QRectF& track, const QPalette& palette, bool knobRight, bool on) {
    const double radius = track.height() / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette.color(on ? QPalette::Highlight : QPalette::Mid));
    painter.drawRoundedRect(track, radius, radius);
    const QPointF knob(knobRight ? track.right() - radius : track.left() + radius, track.center().y());
    const double gap = track.height() / 6;
    painter.setBrush(palette.color(on ? QPalette::HighlightedText : QPalette::Light));
    painter.drawEllipse(knob, radius - gap, radius - gap);
}

ToggleSwitch::ToggleSwitch(QWidget* parent) : QCheckBox(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize ToggleSwitch::sizeHint() const { return kSwitch + QSize(4, 4); }

bool ToggleSwitch::hitButton(const QPoint& point) const { return rect().contains(point); }

void ToggleSwitch::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF track(
        (width() - kSwitch.width()) / 2.0, (height() - kSwitch.height()) / 2.0, kSwitch.width(), kSwitch.height());
    paintSwitch(painter, track, palette(), isChecked() != (layoutDirection() == Qt::RightToLeft), isChecked());
    if (!hasFocus()) return;
    painter.setPen(QPen(palette().color(QPalette::Text), 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(track, track.height() / 2, track.height() / 2);
}

}  // namespace glissade
