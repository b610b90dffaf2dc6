// ToggleSwitch: an on/off box drawn as a switch.
#pragma once

#include <QCheckBox>

class QPainter;

namespace glissade {

/// Draws a switch that fills `track`, its knob on the right or on the left; `on` is its colour.
void paintSwitch(QPainter& painter, const QRectF& track, const QPalette& palette, bool knobRight, bool on);

class ToggleSwitch final : public QCheckBox {
    Q_OBJECT

public:
    explicit ToggleSwitch(QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    [[nodiscard]] bool hitButton(const QPoint& point) const override;
};

}  // namespace glissade
