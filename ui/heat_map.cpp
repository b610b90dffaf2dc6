#include "ui/heat_map.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace glissade {
namespace {

// Points of the colour map "inferno" (Smith and van der Walt, matplotlib, CC0), evenly spaced.
constexpr std::array<std::array<int, 3>, 9> kStops{{{0, 0, 4},
                                                    {31, 12, 72},
                                                    {85, 15, 109},
                                                    {136, 34, 106},
                                                    {186, 54, 85},
                                                    {227, 89, 51},
                                                    {249, 140, 10},
                                                    {249, 201, 50},
                                                    {252, 255, 164}}};

}  // namespace

QRgb heatColor(double share) {
    const double at = std::clamp(share, 0.0, 1.0) * (kStops.size() - 1);
    const auto stop = std::min(static_cast<std::size_t>(at), kStops.size() - 2);
    const double rest = at - static_cast<double>(stop);
    const auto mixed = [&](std::size_t c) {
        return static_cast<int>(kStops[stop][c] + rest * (kStops[stop + 1][c] - kStops[stop][c]) + 0.5);
    };
    return qRgb(mixed(0), mixed(1), mixed(2));
}

QImage heatMap(const Image<std::uint8_t>& differences, int gain) {
    std::array<QRgb, 256> colors{};
    for (int value = 0; value < 256; ++value) colors[static_cast<std::size_t>(value)] = heatColor(value * gain / 255.0);
    QImage map(differences.width(), differences.height(), QImage::Format_RGB32);
    for (int y = 0; y < differences.height(); ++y) {
        auto* to = reinterpret_cast<QRgb*>(map.scanLine(y));
        std::transform(differences.row(y), differences.row(y) + differences.width(), to, [&](std::uint8_t value) {
            return colors[value];
        });
    }
    return map;
}

Image<std::uint8_t> largestDifferences(const Image<std::uint8_t>& first, const Image<std::uint8_t>& second) {
    CHECK(first.size() == second.size() && first.channels() == 4 && second.channels() == 4);
    Image<std::uint8_t> differences(first.width(), first.height(), 1);
    const std::uint8_t* a = first.data();
    const std::uint8_t* b = second.data();
    for (std::uint8_t& difference : differences.samples()) {
        const int farthest = std::max({std::abs(a[0] - b[0]), std::abs(a[1] - b[1]), std::abs(a[2] - b[2])});
        difference = static_cast<std::uint8_t>(farthest);
        a += 4;
        b += 4;
    }
    return differences;
}

QImage blended(const QImage& first, const QImage& second, double share) {
    CHECK(first.size() == second.size() && first.format() == second.format() && first.depth() == 32);
    const int weight = static_cast<int>(std::clamp(share, 0.0, 1.0) * 256 + 0.5);
    QImage mixed(first.size(), first.format());
    for (int y = 0; y < mixed.height(); ++y) {
        const std::uint8_t* a = first.constScanLine(y);
        const std::uint8_t* b = second.constScanLine(y);
        std::uint8_t* to = mixed.scanLine(y);
        for (int i = 0; i < 4 * mixed.width(); ++i)
            to[i] = static_cast<std::uint8_t>((a[i] * (256 - weight) + b[i] * weight + 128) >> 8);
    }
    return mixed;
}

}  // namespace glissade
