// IconLabel: an icon in a label.
#pragma once

#include <QIcon>
#include <QLabel>

namespace glissade {

/// Shows one of the interface's icons, and keeps its colour and sharpness when theme or screen change.
class IconLabel final : public QLabel {
    Q_OBJECT

public:
    /// @param side  in device-independent pixels.
    IconLabel(const QString& name, int side, QWidget* parent, QIcon::Mode mode = QIcon::Normal);

protected:
    void changeEvent(QEvent* event) override;

private:
    void draw();

    QIcon icon_;
    int side_;
    QIcon::Mode mode_;
};

}  // namespace glissade
