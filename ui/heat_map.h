// Two pictures held against each other: differences as colours from black over purple and orange to yellow, and blends.
#pragma once

#include "image/image.h"

#include <QImage>
#include <QRgb>

#include <cstdint>

namespace glissade {

/// The colour of a share 0..1 (clamped); each is brighter than the one before, so that it reads also without colours.
[[nodiscard]] QRgb heatColor(double share);

/// A picture of differences (1 channel, 0..255), `gain` times enlarged; what is then 255 or more is the brightest.
[[nodiscard]] QImage heatMap(const Image<std::uint8_t>& differences, int gain);

/// Of each pixel of two pictures of one size (RGBA), the difference of the channel that is farthest off; not of alpha.
[[nodiscard]] Image<std::uint8_t> largestDifferences(const Image<std::uint8_t>& first,
                                                     const Image<std::uint8_t>& second);

/// Two pictures of one size and format (4 bytes a pixel), mixed: `share` (0..1) of the second.
[[nodiscard]] QImage blended(const QImage& first, const QImage& second, double share);

}  // namespace glissade
