// Where the engine's loops run: on threads of their own, or stepped by hand in tests.
#pragma once

#include <memory>
#include <string_view>
#include <thread>
#include <vector>

#include "engine/mailbox.h"

namespace glissade {

/// Work that is done in short steps. A loop belongs to the one thread that steps it; others only put into its
/// mailboxes.
class Loop {
public:
    virtual ~Loop() = default;
    [[nodiscard]] virtual std::string_view name() const = 0;
    /// Whether a thread of this loop gives way to others.
    [[nodiscard]] virtual bool isBackground() const { return false; }
    /// One bounded piece of the most urgent work; false where nothing was left to do. Never throws.
    virtual bool step() noexcept = 0;
    [[nodiscard]] Wake& wake() { return wake_; }

private:
    Wake wake_;
};

class Executor {
public:
    virtual ~Executor() = default;
    /// Begins to step `loop`, which must stay alive until stop() has returned.
    virtual void start(Loop& loop) = 0;
    /// No loop is stepped any more when this returns.
    virtual void stop() = 0;
};

/// One std::jthread a loop; it sleeps while its loop has nothing to do.
class ThreadExecutor final : public Executor {
public:
    ~ThreadExecutor() override;
    void start(Loop& loop) override;
    void stop() override;

private:
    struct Running {
        Loop* loop;
        std::jthread thread;
    };
    std::vector<Running> running_;
};

/// Steps loops when told, on the caller's thread; for tests of order, staleness and cancellation without a clock.
class ManualExecutor final : public Executor {
public:
    void start(Loop& loop) override { loops_.push_back(&loop); }
    void stop() override { loops_.clear(); }

    /// One step of the loop of this name; false where it had nothing to do or is not there.
    bool step(std::string_view name);
    /// Steps the loop until it has nothing to do; returns how many steps did something. At most `limit`.
    int drain(std::string_view name, int limit = 10'000);
    /// Steps all loops in turn until none has anything to do.
    void drainAll(int limit = 10'000);

private:
    std::vector<Loop*> loops_;
};

}  // namespace glissade
