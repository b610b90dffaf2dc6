#include "ui/background.h"

#include <sys/resource.h>

namespace glissade {
namespace {

// As the engine's worker: what counts or writes gives way to what answers a slider.
constexpr int kNice = 5;

}  // namespace

Background::Background(QObject* parent) : QObject(parent) {
    thread_.setMaxThreadCount(1);  // in the order of the calls
}

Background::~Background() { thread_.waitForDone(); }

void Background::start(std::function<void()> job) {
    thread_.start([job = std::move(job)] {
        // On Linux the nice value is per thread, and the pool has no others; a refusal is harmless.
        setpriority(PRIO_PROCESS, 0, kNice);
        job();
    });
}

}  // namespace glissade
