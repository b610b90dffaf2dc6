// Compute lanes with LibTorch inside: each lane works in one thread.
#pragma once

#include "base/thread_pool.h"

#include "net/torch/libtorch.h"

namespace glissade::train {

/// ThreadPool::forEach, with LibTorch's own threads (a setting of each thread) held back while it lasts: inside the
/// small layers of a training step they leave half of a second core idle.
template <typename Body>
void forEachInLanes(ThreadPool& lanes, std::size_t count, const Body& body) {
    const int before = at::get_num_threads();
    lanes.forEach(count, [&](std::size_t i) {
        at::set_num_threads(1);
        body(i);
    });
    at::set_num_threads(before);
}

}  // namespace glissade::train
