#include "bench/benchmarks.h"
#include "bench/latencies.h"
#include "bench/yardsticks.h"
#include "tail/tail_kernel.h"

#include <benchmark/benchmark.h>

#include <memory>
#include <random>
#include <string>
#include <vector>

namespace glissade::bench {

namespace {

constexpr int kMoves = 1000;
constexpr std::size_t kGrainRows = 16;  // as the preview
constexpr Size kSizes[] = {{1280, 720}, {1920, 1080}};

TailWeights randomWeights(std::mt19937& random) {
    std::normal_distribution<float> normal;
    TailWeights weights;
    for (float& a : weights.a) a = normal(random);
    for (float& b : weights.b) b = normal(random);
    for (auto& row : weights.w)
        for (float& w : row) w = 0.1F * normal(random);
    for (auto& row : weights.m)
        for (float& m : row) m = 0.1F * normal(random);
    for (float& c : weights.c) c = 0.05F * normal(random);
    return weights;
}

/// A photo and its slice, filled with seeded noise.
struct TailScene {
    explicit TailScene(Size size)
        : slice(size.width, size.height, quantisation()),
          photo(size.width, size.height, 4),
          out(size.width, size.height, 4) {
        std::mt19937 random(1);
        for (int y = 0; y < size.height; ++y)
            for (int i = 0; i < slice.blocksPerRow(); ++i)
                for (std::size_t byte = 0; byte < std::size_t{kBlockPixels} * kSliceChannels; ++byte)
                    slice.block(y, i)[byte] = static_cast<std::uint8_t>(random());
        for (std::uint8_t& sample : photo.samples()) sample = static_cast<std::uint8_t>(random());
        for (int i = 0; i < kMoves; ++i) moves.push_back(randomWeights(random));
    }
    static SliceQuantisation quantisation() {
        SliceQuantisation quantisation;
        quantisation.scale.fill(4.0F / 255.0F);
        quantisation.offset.fill(-2.0F);
        return quantisation;
    }
    void move(int i, ThreadPool& pool, TailTarget target) {
        const TailWeights& weights = moves[static_cast<std::size_t>(i % kMoves)];
        pool.forRanges(static_cast<std::size_t>(slice.height()), kGrainRows, [&](std::size_t begin, std::size_t end) {
            evaluateTail(slice, photo, weights, 1.0F, static_cast<int>(begin), static_cast<int>(end), out, target);
        });
    }

    SliceTile slice;
    Image<std::uint8_t> photo;
    Image<std::uint8_t> out;
    std::vector<TailWeights> moves;
};

/// Google Benchmark calls a function several times: the scene is kept until another size is asked for.
TailScene& sceneOf(Size size) {
    static std::unique_ptr<TailScene> scene;
    if (!scene || scene->photo.size() != size) {
        scene.reset();
        scene = std::make_unique<TailScene>(size);
    }
    return *scene;
}

void benchTail(benchmark::State& state, Size size, TailTarget target, int moves) {
    TailScene& scene = sceneOf(size);
    ThreadPool pool(0, LanePriority::Normal, LaneRest::LookOut);  // as the preview's
    Latencies times;
    Latencies stream;
    for (int i = 0; i < 10; ++i) scene.move(i, pool, target);
    while (state.KeepRunningBatch(moves)) {
        for (int i = 0; i < moves; ++i) {
            times.add(millisecondsOf([&] { scene.move(i, pool, target); }));
            if (i % 4 != 0) continue;
            // In turn with the moves, so that what disturbs one disturbs the other.
            state.PauseTiming();
            stream.add(millisecondsOf([&] { streamPass(scene.slice, scene.photo, scene.out, pool); }));
            state.ResumeTiming();
        }
    }
    state.counters["p50_ms"] = times.percentile(50);
    state.counters["p99_ms"] = times.percentile(99);
    state.counters["stream_bound_ms"] = stream.percentile(50);
    state.counters["ratio"] = times.percentile(50) / stream.percentile(50);
    state.counters["lanes"] = pool.lanes();
    state.SetLabel(std::string(name(target)));
}

}  // namespace

void registerTail() {
    for (const Size size : kSizes) {
        const std::string base = "BM_Tail/" + std::to_string(size.width) + "x" + std::to_string(size.height);
        const auto add = [&](const std::string& title, TailTarget target, int moves) {
            benchmark::RegisterBenchmark(title.c_str(), [=](benchmark::State& state) {
                benchTail(state, size, target, moves);
            })->Unit(benchmark::kMillisecond);
        };
        add(base, currentTailTarget(), kMoves);
        // Plain C++ takes fifty times as long as the best vectors.
        for (const TailTarget target : availableTailTargets())
            add(base + "/" + std::string(name(target)), target, target == TailTarget::Portable ? 20 : 200);
    }
}

}  // namespace glissade::bench
