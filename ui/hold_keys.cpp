#include "ui/hold_keys.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QWidget>

#include <utility>

namespace glissade {

HoldKeys::HoldKeys(QWidget* window, QWidget* canvas) : QObject(window), window_(window), canvas_(canvas) {
    qApp->installEventFilter(this);
}

bool HoldKeys::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ApplicationDeactivate ||
        (event->type() == QEvent::WindowDeactivate && watched == window_))
        releaseAll();
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::KeyRelease) return false;
    const auto* widget = qobject_cast<QWidget*>(watched);
    if (!widget || widget->window() != window_) return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    if (event->type() == QEvent::KeyRelease) return !key->isAutoRepeat() && release(key->key());
    if (qobject_cast<QLineEdit*>(QApplication::focusWidget())) return false;
    return press(key->key());
}

bool HoldKeys::press(int key) {
    if (key == Qt::Key_Backslash) {
        if (!std::exchange(original_, true)) Q_EMIT originalHeld(true);
        return true;
    }
    if (key == Qt::Key_Space && (pan_ || canvas_->underMouse())) {
        if (!std::exchange(pan_, true)) Q_EMIT panHeld(true);
        return true;
    }
    return false;
}

bool HoldKeys::release(int key) {
    if (key == Qt::Key_Backslash && std::exchange(original_, false)) {
        Q_EMIT originalHeld(false);
        return true;
    }
    if (key == Qt::Key_Space && std::exchange(pan_, false)) {
        Q_EMIT panHeld(false);
        return true;
    }
    return false;
}

void HoldKeys::releaseAll() {
    if (std::exchange(original_, false)) Q_EMIT originalHeld(false);
    if (std::exchange(pan_, false)) Q_EMIT panHeld(false);
}

}  // namespace glissade
