#include "ui/announce.h"

#include <QAccessible>
#include <QWidget>

namespace glissade {

void announce(QWidget& place, const QString& text) {
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent said(&place, text);
#else
    // There is no announcement yet: an alert, whose text is the place's name.
    if (place.accessibleName() != text) place.setAccessibleName(text);
    QAccessibleEvent said(&place, QAccessible::Alert);
#endif
    QAccessible::updateAccessibility(&said);
}

}  // namespace glissade
