#include "ui/toggle_switch.h"

#include <QPainter>

namespace glissade {
namespace {

constexpr QSize kSwitch(34, 18);

}  // namespace

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
    const double radius = track.height() / 2;
    painter.setPen(hasFocus() ? QPen(palette().color(QPalette::Text), 1.5) : QPen(Qt::NoPen));
    painter.setBrush(palette().color(isChecked() ? QPalette::Highlight : QPalette::Mid));
    painter.drawRoundedRect(track, radius, radius);
    const bool right = isChecked() != (layoutDirection() == Qt::RightToLeft);
    const QPointF knob(right ? track.right() - radius : track.left() + radius, track.center().y());
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(isChecked() ? QPalette::HighlightedText : QPalette::Light));
    painter.drawEllipse(knob, radius - 3, radius - 3);
}

}  // namespace glissade
