#include "base/thread_pool.h"

#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace glissade {

namespace {
// Set while this thread runs an iteration, so that a nested loop runs serially instead of waiting for itself.
thread_local bool insideLoop = false;

// About 50 µs on a core of 2024 (a pause takes some 40 ns there).
constexpr int kLooks = 1200;

/// True as soon as `seen` is; false after a short while.
template <typename Seen>
bool lookOut(Seen seen) {
    for (int i = 0; i < kLooks; ++i) {
        if (seen()) return true;
#if defined(__x86_64__)
        __builtin_ia32_pause();
#endif
    }
    return false;
}
}  // namespace

struct ThreadPool::State {
    unsigned lanes = 1;
    std::vector<std::jthread> threads;
    std::mutex caller;  // one loop at a time
    std::mutex mutex;
    std::condition_variable wake;
    std::condition_variable finished;
    const std::function<void(std::size_t)>* body = nullptr;
    std::size_t count = 0;
    std::atomic<std::size_t> next{0};
    // Written under the mutex; read without it only to look out for a change.
    std::atomic<std::size_t> generation{0};
    std::atomic<unsigned> busy{0};
    std::size_t roused = 0;
    bool quit = false;
    std::exception_ptr thrown;

    void work(const std::function<void(std::size_t)>& run) {
        insideLoop = true;
        try {
            for (std::size_t i = next.fetch_add(1); i < count; i = next.fetch_add(1)) run(i);
        } catch (...) {
            next.store(count);
            const std::lock_guard lock(mutex);
            if (!thrown) thrown = std::current_exception();
        }
        insideLoop = false;
    }

    void lane(LanePriority priority, LaneRest rest) {
        // On Linux the nice value is per thread; -1 as an error is harmless here.
        if (priority == LanePriority::Low) setpriority(PRIO_PROCESS, 0, 5);
        std::size_t seen = 0;
        std::size_t seenRoused = 0;
        for (;;) {
            const std::function<void(std::size_t)>* run = nullptr;
            if (rest == LaneRest::LookOut) lookOut([&] { return generation.load(std::memory_order_relaxed) != seen; });
            {
                std::unique_lock lock(mutex);
                wake.wait(lock, [&] { return quit || generation != seen || roused != seenRoused; });
                if (quit) return;
                seenRoused = roused;
                if (generation == seen) continue;
                seen = generation;
                run = body;
                if (!run) continue;
                ++busy;
            }
            work(*run);
            {
                const std::lock_guard lock(mutex);
                if (--busy == 0) finished.notify_all();
            }
        }
    }
};

ThreadPool::ThreadPool(unsigned lanes, LanePriority priority, LaneRest rest)
    : state_(std::make_unique<State>()) {
    state_->lanes = lanes ? lanes : std::max(1U, std::thread::hardware_concurrency());
    for (unsigned i = 1; i < state_->lanes; ++i) {
        // A machine that refuses more threads, or has no memory for them, gets a slower pool, not a failure: that would
        // leave lanes behind that wait for work.
        try {
            state_->threads.emplace_back([state = state_.get(), priority, rest] { state->lane(priority, rest); });
        } catch (const std::exception&) {
            state_->lanes = i;
            break;
        }
    }
}

ThreadPool::~ThreadPool() {
    {
        const std::lock_guard lock(state_->mutex);
        state_->quit = true;
    }
    state_->wake.notify_all();
    state_->threads.clear();  // joins
}

unsigned ThreadPool::lanes() const { return state_->lanes; }

void ThreadPool::forEach(std::size_t count, const std::function<void(std::size_t)>& body) {
    if (count == 0) return;
    if (insideLoop || state_->lanes == 1 || count == 1) {
        for (std::size_t i = 0; i < count; ++i) body(i);
        return;
    }
    const std::lock_guard oneLoop(state_->caller);
    {
        const std::lock_guard lock(state_->mutex);
        state_->body = &body;
        state_->count = count;
        state_->next.store(0);
        state_->thrown = nullptr;
        ++state_->generation;
    }
    state_->wake.notify_all();
    state_->work(body);
    std::exception_ptr thrown;
    {
        const std::lock_guard lock(state_->mutex);
        state_->body = nullptr;  // a lane that wakes late finds nothing to do
    }
    // The other lanes are at their last iterations: mostly they are done before this thread could fall asleep.
    lookOut([&] { return state_->busy.load(std::memory_order_acquire) == 0; });
    {
        std::unique_lock lock(state_->mutex);
        state_->finished.wait(lock, [&] { return state_->busy == 0; });
        thrown = std::exchange(state_->thrown, nullptr);
    }
    if (thrown) std::rethrow_exception(thrown);
}

void ThreadPool::rouse() {
    if (state_->lanes == 1) return;
    {
        const std::lock_guard lock(state_->mutex);
        ++state_->roused;
    }
    state_->wake.notify_all();
}

void ThreadPool::forRanges(std::size_t count, std::size_t grain,
                           const std::function<void(std::size_t, std::size_t)>& body) {
    grain = std::max<std::size_t>(1, grain);
    forEach((count + grain - 1) / grain,
            [&](std::size_t i) { body(i * grain, std::min(count, (i + 1) * grain)); });
}

}  // namespace glissade
