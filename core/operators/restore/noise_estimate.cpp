#include "operators/restore/noise_estimate.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace glissade::restore {

namespace {

constexpr int kBlock = 16;  // px
// The variance of the flattest tenth of the blocks stands for the noise's. Of pure noise the flattest tenth has
// kFlatShare of the whole's standard deviation, which is taken back.
constexpr double kFlattest = 0.1;
constexpr double kFlatShare = 0.885;
constexpr float kClipped = 1.5F / 255;  // at the ends of the range noise is cut off and would be underrated

float response(const Image<float>& rgb, int x, int y, int c) {
    const auto at = [&](int dx, int dy) { return rgb.at(x + dx, y + dy, c); };
    return at(-1, -1) - 2 * at(0, -1) + at(1, -1) - 2 * at(-1, 0) + 4 * at(0, 0) - 2 * at(1, 0) + at(-1, 1) -
           2 * at(0, 1) + at(1, 1);
}

/// Mean squared response of a block, its share of noise; negative where most of it is clipped.
double energyOf(const Image<float>& rgb, int left, int top, int c) {
    double sum = 0;
    int count = 0;
    for (int y = top; y < std::min(top + kBlock, rgb.height() - 1); ++y) {
        for (int x = left; x < std::min(left + kBlock, rgb.width() - 1); ++x) {
            const float value = rgb.at(x, y, c);
            if (value < kClipped || value > 1 - kClipped) continue;
            const double r = response(rgb, x, y, c);
            sum += r * r;
            ++count;
        }
    }
    return 2 * count < kBlock * kBlock ? -1 : sum / count / 36;  // 36: the sum of the mask's squares
}

}  // namespace

double estimateNoise(const Image<float>& rgb) {
    if (rgb.width() < 3 || rgb.height() < 3) return 0;
    double sum = 0;
    for (int c = 0; c < 3; ++c) {
        std::vector<double> energies;
        for (int y = 1; y < rgb.height() - 1; y += kBlock)
            for (int x = 1; x < rgb.width() - 1; x += kBlock)
                if (const double energy = energyOf(rgb, x, y, c); energy >= 0) energies.push_back(energy);
        if (energies.empty()) continue;
        const std::size_t flat =
            std::max<std::size_t>(1, static_cast<std::size_t>(kFlattest * static_cast<double>(energies.size())));
        std::nth_element(energies.begin(), energies.begin() + static_cast<std::ptrdiff_t>(flat - 1), energies.end());
        double mean = 0;
        for (std::size_t i = 0; i < flat; ++i) mean += energies[i];
        sum += std::sqrt(mean / static_cast<double>(flat)) / kFlatShare;
    }
    return 255 * sum / 3;
}

}  // namespace glissade::restore
