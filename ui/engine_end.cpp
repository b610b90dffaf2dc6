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

    void carryOut() {
        engine.reset();
        observer.reset();
        done = true;
    }
};

std::list<Ending>& endings() {
    static std::list<Ending> list;
    return list;
}

void waitForAll() {
    for (Ending& each : endings()) each.thread.join();
    endings().clear();
}

void forgetThoseDone() {
    endings().remove_if([](Ending& each) {
        if (!each.done) return false;
        each.thread.join();
        return true;
    });
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
