#include "bench/baseline.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>

namespace glissade::bench {

namespace {

double toMilliseconds(double time, const std::string& unit) {
    if (unit == "ns") return time / 1e6;
    if (unit == "us") return time / 1e3;
    return unit == "s" ? time * 1e3 : time;
}

bool usable(double milliseconds) { return std::isfinite(milliseconds) && milliseconds > 0; }

Result<Measurement> parseMeasurement(const std::filesystem::path& file, const nlohmann::json& json) {
    Measurement run;
    run.streamMs = std::stod(json.at("context").at("stream_ms").get<std::string>());
    run.computeMs = std::stod(json.at("context").at("compute_ms").get<std::string>());
    if (!usable(run.streamMs) || !usable(run.computeMs))
        return fail(ErrorCode::Corrupt, file, "its yardsticks are not times");
    for (const auto& entry : json.at("benchmarks")) {
        if (entry.value("error_occurred", false)) continue;
        const double time = entry.contains("p50_ms")
                                ? entry.at("p50_ms").get<double>()
                                : toMilliseconds(entry.at("real_time").get<double>(), entry.value("time_unit", "ms"));
        if (usable(time)) run.times[entry.at("run_name").get<std::string>()] = time;
    }
    return run;
}

}  // namespace

Result<Measurement> readMeasurement(const std::filesystem::path& file) {
    std::ifstream stream(file);
    if (!stream) return fail(ErrorCode::NotFound, file, "no such file, or not readable");
    return guarded(file, ErrorCode::Corrupt, [&]() -> Result<Measurement> {
        return parseMeasurement(file, nlohmann::json::parse(stream));
    });
}

std::vector<Comparison> compareMeasurements(const Measurement& then, const Measurement& now) {
    std::vector<Comparison> comparisons;
    for (const auto& [name, time] : now.times) {
        const auto before = then.times.find(name);
        if (before == then.times.end()) continue;
        const bool streams = name.starts_with("BM_Tail/");
        const double yardstick = streams ? now.streamMs / then.streamMs : now.computeMs / then.computeMs;
        comparisons.push_back({name, time / before->second / yardstick});
    }
    return comparisons;
}

}  // namespace glissade::bench
