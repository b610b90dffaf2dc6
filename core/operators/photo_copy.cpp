#include "operators/photo_copy.h"

#include <algorithm>

namespace glissade {

float ToneGrid::greyOf(std::size_t index) const {
    float sum = 0;
    const auto tones = cell(index);
    for (std::size_t t = 0; t < kTones; ++t) sum += static_cast<float>(tones[t]) * static_cast<float>(t);
    return sum / (65535.0F * (kTones - 1));
}

int ToneGrid::levelFor(Size photo) {
    int level = 0;
    while ((std::max(photo.width, photo.height) - 1) >> level >= kLongestSide) ++level;
    return level;
}

}  // namespace glissade
