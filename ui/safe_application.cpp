#include "ui/safe_application.h"

#include <cstdio>
#include <exception>
#include <new>

namespace glissade {

// The last net: slots, event handlers and timers have their own catches where they can fail.
bool SafeApplication::notify(QObject* receiver, QEvent* event) {
    try {
        return QApplication::notify(receiver, event);
    } catch (const std::bad_alloc&) {
        tell("not enough memory");
    } catch (const std::exception& thrown) {
        tell(thrown.what());
    } catch (...) {
        tell("unknown failure");
    }
    return false;
}

void SafeApplication::tell(const char* reason) noexcept {
    std::fprintf(stderr, "glissade: error: %s\n", reason);
    try {
        const QString text = QString::fromUtf8(reason);
        QMetaObject::invokeMethod(
            this, [this, text] { Q_EMIT failed(text); }, Qt::QueuedConnection);
    } catch (...) {  // without memory to say it in the window
    }
}

}  // namespace glissade
