// Compute lanes: a fixed set of threads that share the iterations of a loop.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace glissade {

enum class LanePriority { Normal, Low };

/// What a lane does between loops: sleep at once, or look for the next loop for some tens of microseconds first. Waking a
/// sleeping thread takes as long; worth it where loops of under a millisecond follow each other, as in a preview.
enum class LaneRest { Sleep, LookOut };

/// A pool of `lanes` compute lanes, the calling thread being one of them (lanes = 1 makes no thread).
///
/// `forEach` may be called from any thread, one loop at a time (a second caller waits). A loop started from inside
/// a loop runs serially in its lane. Results must not depend on the number of lanes: iterations only write what is theirs.
class ThreadPool {
public:
    /// @param lanes  0 takes std::thread::hardware_concurrency().
    explicit ThreadPool(unsigned lanes = 0, LanePriority priority = LanePriority::Normal, LaneRest rest = LaneRest::Sleep);
    ~ThreadPool();
    ThreadPool(const ThreadPool&) = delete;
    ThreadPool& operator=(const ThreadPool&) = delete;

    [[nodiscard]] unsigned lanes() const;

    /// Calls body(i) for i in [0, count) on all lanes; returns when all are done. An exception of a body is rethrown
    /// here after the loop has drained.
    void forEach(std::size_t count, const std::function<void(std::size_t)>& body);

    /// Wakes lanes that sleep, so that those that look out meet the next loop awake: called some tens of microseconds before
    /// it begins. Returns at once. Thread: any.
    void rouse();

    /// Cuts [0, count) into runs of at most `grain` and calls body(begin, end) for each.
    void forRanges(std::size_t count, std::size_t grain, const std::function<void(std::size_t, std::size_t)>& body);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace glissade
