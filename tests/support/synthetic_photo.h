// Pictures that look a little like photos, made from a seed.
#pragma once

#include "image/image.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

namespace glissade::test {

/// Smooth shading, flat discs with sharp edges, stripes and grain; RGB in [0, 1]. The picture depends on `seed` and its
/// size.
inline Image<float> syntheticPhoto(int width, int height, std::uint32_t seed, float grain = 0.02F) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> unit(0, 1);
    Image<float> photo(width, height, 3);
    struct Disc {
        float x, y, radius, color[3];
    };
    std::vector<Disc> discs(12);
    for (Disc& disc : discs)
        disc = {unit(random) * static_cast<float>(width),
                unit(random) * static_cast<float>(height),
                (0.05F + 0.15F * unit(random)) * static_cast<float>(std::max(width, height)),
                {unit(random), unit(random), unit(random)}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const float u = static_cast<float>(x) / static_cast<float>(width);
            const float v = static_cast<float>(y) / static_cast<float>(height);
            float color[3] = {0.2F + 0.6F * u, 0.3F + 0.4F * v, 0.5F + 0.3F * std::sin(3 * u + 5 * v)};
            for (const Disc& disc : discs) {
                const float dx = static_cast<float>(x) - disc.x;
                const float dy = static_cast<float>(y) - disc.y;
                if (dx * dx + dy * dy < disc.radius * disc.radius) std::copy_n(disc.color, 3, color);
            }
            const float stripes = v > 0.5F ? 0.06F * std::sin(static_cast<float>(x) * 0.9F) : 0.0F;
            for (int c = 0; c < 3; ++c)
                photo.at(x, y, c) = std::clamp(color[c] + stripes + grain * (unit(random) - 0.5F), 0.0F, 1.0F);
        }
    }
    return photo;
}

/// PSNR in dB with peak 1; infinity for equal pictures.
inline double psnr(const Image<float>& a, const Image<float>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.samples().size(); ++i) {
        const double difference = static_cast<double>(a.data()[i]) - static_cast<double>(b.data()[i]);
        sum += difference * difference;
    }
    return 10 * std::log10(static_cast<double>(a.samples().size()) / sum);
}

inline bool identical(const Image<float>& a, const Image<float>& b) {
    return a.size() == b.size() && a.channels() == b.channels() && std::ranges::equal(a.samples(), b.samples());
}

}  // namespace glissade::test
