#include "engine/executor.h"

#include <sys/resource.h>

namespace glissade {

namespace {
constexpr int kBackgroundNice = 5;
}

ThreadExecutor::~ThreadExecutor() { stop(); }

void ThreadExecutor::start(Loop& loop) {
    running_.push_back({&loop, std::jthread([&loop](const std::stop_token& stop) {
                            // On Linux the nice value is per thread; a refusal is harmless.
                            if (loop.isBackground()) setpriority(PRIO_PROCESS, 0, kBackgroundNice);
                            while (!stop.stop_requested()) {
                                // Read before the step: what is put while it runs must wake the wait.
                                const std::uint32_t seen = loop.wake().count();
                                if (loop.step()) continue;
                                if (!stop.stop_requested()) loop.wake().wait(seen);
                            }
                        })});
}

void ThreadExecutor::stop() {
    for (Running& running : running_) {
        running.thread.request_stop();
        running.loop->wake().notify();
    }
    running_.clear();  // joins
}

bool ManualExecutor::step(std::string_view name) {
    for (Loop* loop : loops_) {
        if (loop->name() == name) return loop->step();
    }
    return false;
}

int ManualExecutor::drain(std::string_view name, int limit) {
    int steps = 0;
    while (steps < limit && step(name)) ++steps;
    return steps;
}

void ManualExecutor::drainAll(int limit) {
    for (int round = 0; round < limit; ++round) {
        bool worked = false;
        for (Loop* loop : loops_) worked = loop->step() || worked;
        if (!worked) return;
    }
}

}  // namespace glissade
