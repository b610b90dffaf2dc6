// Activity: what the worker is busy with, told to the observer in whole percent.
#pragma once

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "base/cancel.h"
#include "engine/observer.h"

namespace glissade {

/// A progress receiver that hears each whole percent under 100 once. Any thread.
[[nodiscard]] inline Cancel::Report everyPercent(std::function<void(double)> tell) {
    return [tell = std::move(tell), told = std::make_shared<std::atomic<int>>(0)](double done) {
        const int percent = std::min(99, static_cast<int>(done * 100));
        int last = told->load(std::memory_order_relaxed);
        if (percent > last && told->compare_exchange_strong(last, percent)) tell(percent / 100.0);
    };
}

/// Thread: the worker's; the reports of its Cancels may come from compute lanes.
class Activity {
public:
    explicit Activity(EngineObserver& observer) : observer_(observer) {}

    /// A Cancel whose progress 0..1 is told as from..to of `what`. Ends another activity.
    [[nodiscard]] Cancel begin(const char* what, double from, double to, std::stop_token stop) {
        if (what_ != what) {
            end();
            what_ = what;
            report_ =
                everyPercent([&observer = observer_, name = what_](double done) { observer.workProgress(name, done); });
            observer_.workProgress(what_, 0);
        }
        return Cancel(std::move(stop), report_).part(from, to);
    }
    /// Tells that nothing is under way any more.
    void end() {
        if (what_.empty()) return;
        observer_.workProgress(what_, 1);
        what_.clear();
    }

private:
    EngineObserver& observer_;
    std::string what_;
    Cancel::Report report_;
};

}  // namespace glissade
