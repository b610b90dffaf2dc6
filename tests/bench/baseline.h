// Baselines: a run compared with a stored one, in ratios to the yardsticks of each run, so that machines may differ.
#pragma once

#include "base/result.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace glissade::bench {

/// A run: what was measured, and the yardsticks it was measured beside. Milliseconds throughout.
struct Measurement {
    double streamMs = 0;
    double computeMs = 0;
    std::map<std::string, double> times;  ///< by benchmark name: p50_ms where it has one, else the time of an iteration
};

/// Reads what --benchmark_out=FILE wrote. NotFound or Corrupt, naming the file and the reason.
[[nodiscard]] Result<Measurement> readMeasurement(const std::filesystem::path& file);

struct Comparison {
    std::string name;
    double ratio = 1;  ///< (time / yardstick now) / (time / yardstick then): above 1 is slower
};

/// Benchmarks that are in both runs, in order of name. BM_Tail is held against the stream, all else against the
/// arithmetic.
[[nodiscard]] std::vector<Comparison> compareMeasurements(const Measurement& then, const Measurement& now);

/// More than this counts as slower: what the times of one machine vary by, and a little.
inline constexpr double kSlowerThan = 1.15;

}  // namespace glissade::bench
