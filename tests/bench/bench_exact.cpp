#include "bench/benchmarks.h"
#include "operators/registry.h"
#include "support/synthetic_photo.h"

#include <benchmark/benchmark.h>

#include <string>

namespace glissade::bench {

namespace {

constexpr Size kSizes[] = {{640, 427}, {1920, 1080}};

void benchExact(benchmark::State& state, const OperatorSpec& spec, Size size) {
    const Image<float> photo = test::syntheticPhoto(size.width, size.height, 1);
    const Params params = spec.defaults();
    ThreadPool pool;
    for (auto _ : state) {
        const auto result = applyExact(spec, photo, params, {pool, {}});
        if (!result) {
            state.SkipWithError(result.error().message().c_str());
            return;
        }
        benchmark::DoNotOptimize(result->data());
    }
    state.counters["lanes"] = pool.lanes();
}

}  // namespace

void registerExact() {
    for (const Size size : kSizes)
        for (const OperatorSpec* spec : exactOperators()) {
            const std::string title = "BM_Exact/" + std::string(spec->id) + "/" + std::to_string(size.width) + "x" +
                                      std::to_string(size.height);
            benchmark::RegisterBenchmark(title.c_str(), [=](benchmark::State& state) {
                benchExact(state, *spec, size);
            })->Unit(benchmark::kMillisecond);
        }
}

}  // namespace glissade::bench
