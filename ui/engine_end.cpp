#include "ui/engine_end.h"

#include <QCoreApplication>

#include <atomic>
#include <list>
#include <system_error>
#include <thread>
#include <utility>

namespace glissade {
namespace {

struct Ending {
    std::unique_ptr<EnginePort> engine;
    std::unique_ptr<EngineObserver> observer;
    std::atomic<bool> done{false};
    std::thread thread;

    Ending() = default;
    Ending(const Ending&) = delete;
    Ending& operator=(const Ending&) = delete;
    ~Ending() {
        if (thread.joinable()) thread.join();
    }
    void carryOut() {
        engine.reset();
        observer.reset();
        done = true;
    }
};

// What the application's end does not empty (a program may leave without destroying it) waits as the process ends.
std::list<Ending>& endings() {
    static std::list<Ending> list;
    return list;
}

void waitForAll() { endings().clear(); }

void forgetThoseDone() {
    endings().remove_if([](const Ending& each) { return each.done.load(); });
}

}  // namespace

void endInBackground(std::unique_ptr<EnginePort> engine, std::unique_ptr<EngineObserver> observer) {
    forgetThoseDone();
    if (endings().empty()) {
        qRemovePostRoutine(waitForAll);
        qAddPostRoutine(waitForAll);
    }
    Ending& ending = endings().emplace_back();
    ending.engine = std::move(engine);
    ending.observer = std::move(observer);
    try {
        ending.thread = std::thread([&ending] { ending.carryOut(); });
    } catch (const std::system_error&) {  // no thread is to be had: then here
        ending.carryOut();
        endings().pop_back();
    }
}

}  // namespace glissade
