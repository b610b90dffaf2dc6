// Latencies: the times of many runs of one thing, and their percentiles.
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace glissade::bench {

/// Milliseconds that `body` takes.
template <typename Body>
double millisecondsOf(Body&& body) {
    const auto begin = std::chrono::steady_clock::now();
    std::forward<Body>(body)();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

class Latencies {
public:
    void add(double milliseconds) { times_.push_back(milliseconds); }
    [[nodiscard]] bool empty() const { return times_.empty(); }
    /// Nearest rank: the smallest time that at least `percent` of all do not exceed. Not empty.
    [[nodiscard]] double percentile(double percent) const {
        std::vector<double> sorted = times_;
        std::sort(sorted.begin(), sorted.end());
        const double rank = std::ceil(percent / 100.0 * static_cast<double>(sorted.size()));
        return sorted[static_cast<std::size_t>(std::max(1.0, rank)) - 1];
    }

private:
    std::vector<double> times_;
};

}  // namespace glissade::bench
