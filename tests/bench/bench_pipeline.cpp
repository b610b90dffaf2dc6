#include "bench/benchmarks.h"
#include "bench/latencies.h"
#include "image/eight_bit.h"
#include "image/histogram.h"
#include "operators/registry.h"
#include "pipeline/render.h"
#include "support/synthetic_photo.h"
#include "support/temporary_folder.h"

#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <algorithm>
#include <string>
#include <vector>

namespace glissade::bench {

namespace {

constexpr Size kBaseSizes[] = {{1280, 720}, {1920, 1080}};
constexpr Size kExportSizes[] = {{6000, 4000}};

double peakMegabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

/// The first operator that a working pack (empty: any) has learnt, or why there is none.
Result<const OperatorSpec*> firstLearntOperator(NetworkSource& networks, std::string_view pack = {}) {
    Failure why = fail(ErrorCode::NotFound, findModelsFolder(), "no operators");
    for (const OperatorSpec* spec : allOperators()) {
        if (!pack.empty() && spec->pack != pack) continue;
        const auto loaded = networks.networkFor(*spec);
        if (loaded) return spec;
        why = fail(loaded.error());
    }
    return why;
}

Result<void> runBase(
    const FeatureNetwork& network, const Image<float>& photo, int operatorIndex, Latencies& base, Latencies& slice) {
    TRY(const GlobalVector global, network.globalVector(makeGlobalInput(photo)));
    Result<std::unique_ptr<BaseFeatures>> features = fail(ErrorCode::Internal, "not run");
    base.add(millisecondsOf([&] {
        features = network.runBase(photo, {0, 0, photo.width(), photo.height()}, global, {});
    }));
    if (!features) return fail(features.error());
    Result<SliceTile> tile = fail(ErrorCode::Internal, "not run");
    slice.add(millisecondsOf([&] {
        tile = network.slice(**features, operatorIndex, {0, 0, photo.width(), photo.height()}, {});
    }));
    if (!tile) return fail(tile.error());
    return {};
}

void benchBase(benchmark::State& state, std::string_view pack, Size size) {
    const auto networks = makeNetworkSource(findModelsFolder());
    const auto spec = firstLearntOperator(*networks, pack);
    if (!spec) return state.SkipWithError(spec.error().message().c_str());
    const auto loaded = networks->networkFor(**spec);
    const Image<float> photo = test::syntheticPhoto(size.width, size.height, 1);
    Latencies base;
    Latencies slice;
    for (auto _ : state) {
        const auto ran = runBase(*loaded->network, photo, loaded->operatorIndex, base, slice);
        if (!ran) return state.SkipWithError(ran.error().message().c_str());
    }
    state.counters["p50_ms"] = base.percentile(50);
    state.counters["slice_ms"] = slice.percentile(50);
}

Photo syntheticFile(Size size) {
    const Image<float> floats = test::syntheticPhoto(size.width, size.height, 1);
    Image<std::uint8_t> bytes(size.width, size.height, 3);
    std::ranges::transform(floats.samples(), bytes.data(), eightBit);
    Photo photo;
    photo.info.format = "jpeg";
    photo.info.size = size;
    photo.pixels = std::move(bytes);
    return photo;
}

void benchExport(benchmark::State& state, Size size, EffectScale scale) {
    const auto networks = makeNetworkSource(findModelsFolder());
    const auto spec = firstLearntOperator(*networks);
    if (!spec) return state.SkipWithError(spec.error().message().c_str());
    const Photo photo = syntheticFile(size);
    const test::TemporaryFolder folder;
    ThreadPool pool;
    ExportRequest request;
    request.target = folder.path() / "export.jpg";
    request.recipe.edits = {makeEdit(**spec)};
    request.recipe.edits[0].scale = scale;
    request.encode.onConflict = OnConflict::Overwrite;
    const double before = peakMegabytes();
    for (auto _ : state) {
        const auto written = exportPhoto(photo, request, {pool, *networks, {}});
        if (!written) return state.SkipWithError(written.error().message().c_str());
    }
    state.counters["peak_rise_mb"] = peakMegabytes() - before;
    state.counters["lanes"] = pool.lanes();
}

/// Of what the canvas shows (HistogramPanel counts at most every kRestMs).
void benchHistogram(benchmark::State& state, Size size) {
    const Image<float> photo = test::syntheticPhoto(size.width, size.height, 1);
    Image<std::uint8_t> screen(size.width, size.height, 4);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            for (int c = 0; c < 4; ++c) screen.at(x, y, c) = c < 3 ? eightBit(photo.at(x, y, c)) : 255;
    for (auto _ : state) benchmark::DoNotOptimize(histogramOf(screen));
}

template <typename Body>
void add(const std::string& title, Body body) {
    benchmark::RegisterBenchmark(title.c_str(), body)->Unit(benchmark::kMillisecond);
}

}  // namespace

void registerPipeline() {
    for (const Size size : kBaseSizes)
        add("BM_Base/" + std::to_string(size.width) + "x" + std::to_string(size.height),
            [=](benchmark::State& state) { benchBase(state, "filters", size); });
    for (const Size size : kBaseSizes)
        add("BM_Base/restore/" + std::to_string(size.width) + "x" + std::to_string(size.height),
            [=](benchmark::State& state) { benchBase(state, "restore", size); });
    add("BM_Histogram/1280x720", [](benchmark::State& state) { benchHistogram(state, {1280, 720}); });
    for (const Size size : kExportSizes) {
        const std::string title = "BM_Export/" + std::to_string(size.area() / 1'000'000);
        add(title, [=](benchmark::State& state) { benchExport(state, size, {}); });
        add(title + "/native", [=](benchmark::State& state) { benchExport(state, size, {0}); });
    }
}

}  // namespace glissade::bench
