#include "ui/paint_hold.h"

#include <QCoreApplication>
#include <QEvent>
#include <QTimerEvent>
#include <QWidget>

#include <utility>

namespace glissade {

PaintHold::PaintHold(QWidget& window) : window_(window) { window.installEventFilter(this); }

void PaintHold::begin() {
    // A hold under way is not prolonged, so that a fast hand cannot keep the window from ever painting.
    if (!holds() && !owed_) timer_.start(kMostMs, Qt::PreciseTimer, this);
}

void PaintHold::end() {
    timer_.stop();
    if (!std::exchange(kept_, false)) return;
    owed_ = true;
    // As Qt posts it; it asks once only, until it has painted.
    QCoreApplication::postEvent(&window_, new QEvent(QEvent::UpdateRequest), Qt::LowEventPriority);
}

bool PaintHold::eventFilter(QObject* watched, QEvent* event) {
    if (watched != &window_ || event->type() != QEvent::UpdateRequest) return QObject::eventFilter(watched, event);
    kept_ = holds();
    if (!kept_) owed_ = false;
    return kept_;
}

void PaintHold::timerEvent(QTimerEvent* event) {
    if (event->timerId() == timer_.timerId()) end();
}

}  // namespace glissade
