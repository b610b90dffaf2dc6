#include "ui/background.h"

namespace glissade {

Background::Background(QObject* parent) : QObject(parent) {
    thread_.setMaxThreadCount(1);  // in the order of the calls
}

Background::~Background() { thread_.waitForDone(); }

void Background::start(std::function<void()> job) { thread_.start(std::move(job)); }

}  // namespace glissade
