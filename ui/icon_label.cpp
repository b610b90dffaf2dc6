#include "ui/icon_label.h"

#include "ui/icon.h"

#include <QEvent>

namespace glissade {

IconLabel::IconLabel(const QString& name, int side, QWidget* parent, QIcon::Mode mode)
    : QLabel(parent), icon_(themedIcon(name)), side_(side), mode_(mode) {
    draw();
}

void IconLabel::draw() { setPixmap(icon_.pixmap(QSize(side_, side_), devicePixelRatioF(), mode_)); }

void IconLabel::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) draw();
}

}  // namespace glissade
