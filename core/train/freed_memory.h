// What the process does with memory that it frees.
#pragma once

#include <malloc.h>

#include <limits>

namespace glissade::train {

/// A step takes and gives back gigabytes in blocks that malloc would fetch from and return to the system each time:
/// clearing their pages took a sixth of the time.
/// @param onGpu  the processor only draws batches, in many threads.
inline void keepFreedMemory(bool onGpu) {
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
    mallopt(M_TOP_PAD, 256 << 20);
    if (!onGpu) mallopt(M_ARENA_MAX, 1);  // other arenas give their memory back in pieces of 64 MiB
}

}  // namespace glissade::train
