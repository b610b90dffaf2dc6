// ToggleSwitch: an on/off box drawn as a switch.
#pragma once

#include <QCheckBox>

namespace glissade {

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
