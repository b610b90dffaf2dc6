// Yardsticks: what this machine's memory and cores do in this run, so that times can be compared as ratios.
#pragma once

#include "base/thread_pool.h"
#include "image/image.h"
#include "tail/slice_tile.h"

#include <cstdint>

namespace glissade::bench {

/// What the tail reads and writes, and nothing else: one pass reads the slice and the photo and writes the output.
/// Rows are shared among the lanes as the tail's are.
void streamPass(const SliceTile& slice, const Image<std::uint8_t>& photo, Image<std::uint8_t>& out, ThreadPool& pool);

/// Milliseconds, median: a stream pass at 1920×1080; a fixed number of float multiplications and additions in
/// registers.
struct Yardsticks {
    double streamMs = 0;
    double computeMs = 0;
};
[[nodiscard]] Yardsticks measureYardsticks(ThreadPool& pool);

}  // namespace glissade::bench
