#include "bench/yardsticks.h"

#include "bench/latencies.h"

#include <benchmark/benchmark.h>

#include <array>
#include <cstring>

namespace glissade::bench {

namespace {

constexpr std::size_t kGrainRows = 16;
constexpr std::size_t kSliceBytes = static_cast<std::size_t>(kBlockPixels) * kSliceChannels;
constexpr std::size_t kPixelBytes = 4;

/// Folds the slice words of a block into its pixels' words; `pixelBytes` is less than a block's in the last one.
void streamBlock(const std::uint8_t* slice, const std::uint8_t* photo, std::uint8_t* out, std::size_t pixelBytes) {
    std::array<std::uint8_t, kBlockPixels * kPixelBytes> words{};
    std::memcpy(words.data(), photo, pixelBytes);
    for (std::size_t group = 0; group < kSliceBytes; group += words.size())
        for (std::size_t i = 0; i < words.size(); ++i)
            words[i] = static_cast<std::uint8_t>(words[i] ^ slice[group + i]);
    std::memcpy(out, words.data(), pixelBytes);
}

void multiplyAdd() {
    std::array<float, 64> sums{};
    std::array<float, 64> factors{};
    factors.fill(0.999F);
    benchmark::DoNotOptimize(factors);
    for (int i = 0; i < 200'000; ++i)
        for (std::size_t k = 0; k < sums.size(); ++k) sums[k] = sums[k] * factors[k] + 1.0F;
    benchmark::DoNotOptimize(sums);
}

}  // namespace

void streamPass(const SliceTile& slice, const Image<std::uint8_t>& photo, Image<std::uint8_t>& out, ThreadPool& pool) {
    pool.forRanges(static_cast<std::size_t>(slice.height()), kGrainRows, [&](std::size_t begin, std::size_t end) {
        for (int y = static_cast<int>(begin); y < static_cast<int>(end); ++y)
            for (int i = 0; i < slice.blocksPerRow(); ++i) {
                const std::size_t at = static_cast<std::size_t>(i) * kBlockPixels * kPixelBytes;
                const std::size_t bytes = std::min(kBlockPixels * kPixelBytes, photo.rowSamples() - at);
                streamBlock(slice.block(y, i), photo.row(y) + at, out.row(y) + at, bytes);
            }
    });
}

Yardsticks measureYardsticks(ThreadPool& pool) {
    constexpr int kRuns = 31;
    const SliceTile slice(1920, 1080, SliceQuantisation{});
    const Image<std::uint8_t> photo(1920, 1080, 4);
    Image<std::uint8_t> out(1920, 1080, 4);
    Latencies stream;
    Latencies compute;
    // The system needs some tens of milliseconds to spread new threads over the cores and to raise the clock.
    for (int i = 0; i < 2 * kRuns; ++i) streamPass(slice, photo, out, pool);
    for (int i = 0; i < kRuns; ++i) stream.add(millisecondsOf([&] { streamPass(slice, photo, out, pool); }));
    for (int i = 0; i < kRuns; ++i)
        compute.add(millisecondsOf([&] { pool.forEach(pool.lanes(), [](std::size_t) { multiplyAdd(); }); }));
    return {stream.percentile(50), compute.percentile(50)};
}

}  // namespace glissade::bench
