#include "tail/tail_reference.h"

#include <algorithm>
#include <cmath>

namespace glissade {

std::array<double, 3> tailAtPixel(
    const SliceTile& tile, int x, int y, const std::array<double, 3>& rgb, const TailWeights& weights) {
    std::array<double, 3> result{};
    for (std::size_t i = 0; i < 3; ++i) {
        double sum = rgb[i] + static_cast<double>(weights.c[i]);
        for (std::size_t j = 0; j < 3; ++j) sum += static_cast<double>(weights.m[i][j]) * rgb[j];
        for (std::size_t k = 0; k < kSliceChannels; ++k) {
            const double f = static_cast<double>(tile.feature(x, y, static_cast<int>(k)));
            const double z = static_cast<double>(weights.a[k]) * f + static_cast<double>(weights.b[k]);
            sum += static_cast<double>(weights.w[i][k]) * std::max(0.0, z);
        }
        result[i] = sum;
    }
    return result;
}

Image<std::uint8_t> evaluateTailReference(const SliceTile& tile,
                                          const Image<std::uint8_t>& photo,
                                          const TailWeights& weights,
                                          double amount) {
    Image<std::uint8_t> out = photo.clone();
    for (int y = 0; y < tile.height(); ++y)
        for (int x = 0; x < tile.width(); ++x) {
            const std::array<double, 3> rgb{
                photo.at(x, y, 0) / 255.0, photo.at(x, y, 1) / 255.0, photo.at(x, y, 2) / 255.0};
            const auto result = tailAtPixel(tile, x, y, rgb, weights);
            for (std::size_t i = 0; i < 3; ++i) {
                const double blended = rgb[i] + amount * (std::clamp(result[i], 0.0, 1.0) - rgb[i]);
                out.at(x, y, static_cast<int>(i)) = static_cast<std::uint8_t>(std::floor(255.0 * blended + 0.5));
            }
        }
    return out;
}

Image<float> evaluateTailReference(const SliceTile& tile,
                                   const Image<float>& photo,
                                   const TailWeights& weights,
                                   double amount) {
    Image<float> out = photo.clone();
    for (int y = 0; y < tile.height(); ++y)
        for (int x = 0; x < tile.width(); ++x) {
            std::array<double, 3> rgb{};
            for (std::size_t i = 0; i < 3; ++i)
                rgb[i] = std::clamp(static_cast<double>(photo.at(x, y, static_cast<int>(i))), 0.0, 1.0);
            const auto result = tailAtPixel(tile, x, y, rgb, weights);
            for (std::size_t i = 0; i < 3; ++i)
                out.at(x, y, static_cast<int>(i)) +=
                    static_cast<float>(amount * (std::clamp(result[i], 0.0, 1.0) - rgb[i]));
        }
    return out;
}

}  // namespace glissade
