// glissade-bench: benchmarks, with Google Benchmark's options and a baseline to compare with; or one of two tables.
#include "bench/baseline.h"
#include "bench/benchmarks.h"
#include "bench/options.h"
#include "bench/tables.h"
#include "bench/yardsticks.h"
#include "net/process.h"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <filesystem>
#include <string>
#include <utility>
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

int runBenchmarks(std::vector<char*> arguments, const std::filesystem::path& baselineFile) {
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
    using namespace glissade::bench;
    std::vector<char*> arguments(argv, argv + argc);
    const auto options = takeOptions(arguments);
    if (!options) {
        std::fprintf(stderr, "glissade-bench: %s\n", options.error().message().c_str());
        return 2;
    }
    switch (options->mode) {
        case Options::Mode::Help:
            std::fputs(kUsage, stdout);
            benchmark::PrintDefaultHelp();
            return 0;
        case Options::Mode::SideBySide:
            return printSideBySide(options->size);
        case Options::Mode::Layers:
            return printLayers(options->size);
        case Options::Mode::Benchmarks:
            break;
    }
    registerTail();
    registerPipeline();
    registerEngine();
    registerExact();
#ifdef GLISSADE_BENCH_EDITOR
    registerEditor();
#endif
    return runBenchmarks(std::move(arguments), options->baseline);
}
