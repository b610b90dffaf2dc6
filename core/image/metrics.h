// PSNR and SSIM as the paper's tables use them (operators.md, section 1).
#pragma once

#include "image/image.h"

#include <cstdint>

namespace glissade {

/// PSNR in dB on 8-bit RGB: one mean squared error over all pixels and channels, peak 255. Same sizes; 100 dB where equal.
[[nodiscard]] double psnr(const Image<std::uint8_t>& first, const Image<std::uint8_t>& second);
/// The same from the sum of the squared errors of 8-bit samples and their number.
[[nodiscard]] double psnr(double squares, double samples);

/// SSIM on 8-bit grey (BT.601 luma, rounded): 11×11 Gaussian window of σ 1.5, K1 = 0.01, K2 = 0.03, L = 255, mean of
/// the map where the window fits (Wang et al., 2004). Pictures smaller than the window count as one window.
[[nodiscard]] double ssim(const Image<std::uint8_t>& first, const Image<std::uint8_t>& second);

}  // namespace glissade
