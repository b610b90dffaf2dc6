#include "image/cover.h"

#include <algorithm>
#include <cstddef>

namespace glissade {

std::vector<Cover> covers(int count, double length, int spans) {
    std::vector<Cover> result(static_cast<std::size_t>(spans));
    for (int i = 0; i < spans; ++i) {
        const double from = i * length / spans;
        const double to = (i + 1) * length / spans;
        Cover& cover = result[static_cast<std::size_t>(i)];
        cover.first = std::min(static_cast<int>(from), count - 1);
        for (int j = cover.first; j < count && j < to; ++j) {
            const double overlap = std::min<double>(to, j + 1) - std::max<double>(from, j);
            if (overlap > 0) cover.weights.push_back(static_cast<float>(overlap / (to - from)));
        }
        if (cover.weights.empty()) cover.weights.push_back(1.0F);
    }
    return result;
}

}  // namespace glissade
