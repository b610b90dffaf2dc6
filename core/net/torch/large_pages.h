// Large tensors on large pages: the system then clears and maps two megabytes at a time, not four kilobytes.
#pragma once

namespace glissade::net {

/// From now on LibTorch's tensors in main memory are allocated so that the system may back those of several megabytes
/// by large pages (Linux, where transparent ones are not switched off; elsewhere nothing changes). A run of the base
/// network takes a fresh tensor for every layer, and took a sixth of its time to have their pages made, one by one.
/// Once, before the first tensor is made; for the whole process. What fails to be allocated fails as before.
void useLargePages();

}  // namespace glissade::net
