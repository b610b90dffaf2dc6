// The tables that glissade-bench prints in place of benchmarks.
#pragma once

#include "image/image.h"

namespace glissade::bench {

/// Tail, base with tail, exact operators, OpenCV's filters and the context aggregation network of 2017, each on the
/// same picture of this size, and how many times the tail's time each takes. Returns the exit code: 1 where a row is
/// missing.
[[nodiscard]] int printSideBySide(Size size);
/// Time, work and share of the peak for each operation of the base network. Returns the exit code.
[[nodiscard]] int printLayers(Size size);

}  // namespace glissade::bench
