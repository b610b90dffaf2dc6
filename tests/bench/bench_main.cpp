// glissade-bench: Google Benchmark's options, and --baseline FILE, a stored --benchmark_out=FILE to compare with.
#include "bench/baseline.h"
#include "bench/benchmarks.h"
#include "bench/yardsticks.h"
#include "net/process.h"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstring>
#include <iostream>
#include <string>
#include <vector>

namespace glissade::bench {

namespace {

/// The console table, and the numbers for the comparison and the last line.
class CollectingReporter final : public benchmark::ConsoleReporter {
public:
    CollectingReporter() : ConsoleReporter(OO_Tabular) {}
    void ReportRuns(const std::vector<Run>& runs) override {
        for (const Run& run : runs) {
            if (run.error_occurred) {
                ++failed;
                continue;
            }
            const auto p50 = run.counters.find("p50_ms");
            const double iteration = run.GetAdjustedRealTime() / benchmark::GetTimeUnitMultiplier(run.time_unit) * 1e3;
            measured.times[run.run_name.function_name + run.run_name.args] =
                p50 == run.counters.end() ? iteration : p50->second.value;
            if (run.run_name.function_name == "BM_Tail/1920x1080") headline = describe(run);
        }
        ConsoleReporter::ReportRuns(runs);
    }

    Measurement measured;
    int failed = 0;
    std::string headline;

private:
    static std::string describe(const Run& run) {
        const auto counter = [&](const char* name) { return run.counters.at(name).value; };
        char text[200];
        std::snprintf(text,
                      sizeof text,
                      "; tail at 1920x1080 with %s on %.0f lanes: median %.3f ms, p99 %.3f ms, %.2f x streaming bound",
                      run.report_label.c_str(),
                      counter("lanes"),
                      counter("p50_ms"),
                      counter("p99_ms"),
                      counter("ratio"));
        return text;
    }
};

/// Takes "--baseline FILE" or "--baseline=FILE" out of the arguments; empty where there is none.
std::string takeBaseline(std::vector<char*>& arguments) {
    constexpr const char* kOption = "--baseline";
    const std::size_t length = std::strlen(kOption);
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        if (std::strncmp(arguments[i], kOption, length) != 0) continue;
        const std::string text = arguments[i];
        const auto at = arguments.begin() + static_cast<std::ptrdiff_t>(i);
        if (text[length] == '=') {
            arguments.erase(at);
            return text.substr(length + 1);
        }
        if (text.size() != length || i + 1 >= arguments.size()) continue;
        std::string file = arguments[i + 1];
        arguments.erase(at, at + 2);
        return file;
    }
    return {};
}

/// How many benchmarks are slower than in the baseline; each is named.
int reportSlower(const Measurement& then, const Measurement& now) {
    int slower = 0;
    for (const Comparison& comparison : compareMeasurements(then, now)) {
        if (comparison.ratio <= kSlowerThan) continue;
        ++slower;
        std::printf("slower: %s takes %.2f x its share of the baseline\n", comparison.name.c_str(), comparison.ratio);
    }
    return slower;
}

int run(std::vector<char*> arguments) {
    const std::string baselineFile = takeBaseline(arguments);
    Measurement baseline;
    if (!baselineFile.empty()) {
        auto read = readMeasurement(baselineFile);
        if (!read) {
            std::fprintf(stderr, "glissade-bench: %s\n", read.error().message().c_str());
            return 2;
        }
        baseline = std::move(*read);
    }
    int count = static_cast<int>(arguments.size());
    arguments.push_back(nullptr);
    benchmark::Initialize(&count, arguments.data());
    if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) return 2;

    CollectingReporter reporter;
    ThreadPool pool(0, LanePriority::Normal, LaneRest::LookOut);
    const Yardsticks yardsticks = measureYardsticks(pool);
    reporter.measured.streamMs = yardsticks.streamMs;
    reporter.measured.computeMs = yardsticks.computeMs;
    benchmark::AddCustomContext("stream_ms", std::to_string(yardsticks.streamMs));
    benchmark::AddCustomContext("compute_ms", std::to_string(yardsticks.computeMs));
    benchmark::RunSpecifiedBenchmarks(&reporter);

    const int slower = baselineFile.empty() ? 0 : reportSlower(baseline, reporter.measured);
    std::printf("glissade-bench: %zu measured, %d not possible", reporter.measured.times.size(), reporter.failed);
    if (!baselineFile.empty()) std::printf(", %d slower than %s", slower, baselineFile.c_str());
    std::printf("%s\n", reporter.headline.c_str());
    return slower > 0 ? 1 : 0;
}

}  // namespace

}  // namespace glissade::bench

int main(int argc, char** argv) {
    glissade::prepareForNetworks();
    glissade::bench::registerTail();
    glissade::bench::registerPipeline();
    glissade::bench::registerEngine();
    glissade::bench::registerExact();
#ifdef GLISSADE_BENCH_EDITOR
    glissade::bench::registerEditor();
#endif
    return glissade::bench::run({argv, argv + argc});
}
