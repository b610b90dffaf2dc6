// The tail on all lanes.
#pragma once

#include "base/thread_pool.h"
#include "tail/tail_kernel.h"

namespace glissade {

/// evaluateTail on rows [first, last) of a slice, cut into bands for the pool's lanes.
template <typename T>
void evaluateTailInBands(const SliceTile& slice,
                         const Image<T>& photo,
                         const TailWeights& weights,
                         float amount,
                         int first,
                         int last,
                         ThreadPool& pool,
                         Image<T>& out) {
    constexpr std::size_t kGrainRows = 16;
    pool.forRanges(static_cast<std::size_t>(last - first), kGrainRows, [&](std::size_t begin, std::size_t end) {
        evaluateTail(
            slice, photo, weights, amount, first + static_cast<int>(begin), first + static_cast<int>(end), out);
    });
}

}  // namespace glissade
