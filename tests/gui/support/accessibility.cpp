#include "gui/support/accessibility.h"

// Qt has no public way: a desktop's own message switches it on, and without a desktop none comes. Qt's tests do the same.
#include <private/qguiapplication_p.h>
#include <qpa/qplatformaccessibility.h>
#include <qpa/qplatformintegration.h>

namespace glissade::test {

void switchAccessibilityOn() { QGuiApplicationPrivate::platformIntegration()->accessibility()->setActive(true); }

}  // namespace glissade::test
