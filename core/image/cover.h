// Area averages along one axis: which samples a span covers, and by how much.
#pragma once

#include <vector>

namespace glissade {

/// Samples first, first + 1, … with weights of sum 1.
struct Cover {
    int first = 0;
    std::vector<float> weights;
};

/// `spans` equal spans of an axis of `count` samples, of which the last may be cut off: the axis is `length` samples
/// long, count − 1 < length ≤ count. A span shorter than a sample reads that sample, so that any axis can be enlarged,
/// too.
[[nodiscard]] std::vector<Cover> covers(int count, double length, int spans);

}  // namespace glissade
