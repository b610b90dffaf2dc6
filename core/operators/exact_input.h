// Exact input: the float samples of a picture as the doubles that the operators' definitions speak of.
#pragma once

#include "image/image.h"

namespace glissade {

/// The sample on the scale 0..255 in double. Most pictures were 8 bit once, and the definitions (thresholds, ties,
/// logarithms of 0) are about the exact values k/255, which a float misses by up to 3e-8: a sample within 1e-6 of k/255
/// gives exactly k. Any other sample, such as a 16-bit one (whose steps are 1.5e-5), is only widened.
[[nodiscard]] double exactLevel(float sample);

/// exactLevel / 255: the sample in [0, 1], exactly k/255 where it stands for an 8-bit value.
[[nodiscard]] double exactSample(float sample);

/// One channel of `rgb` as a one-channel image of exact samples.
[[nodiscard]] Image<double> exactChannel(const Image<float>& rgb, int channel);

/// All channels of `rgb`, interleaved as there.
[[nodiscard]] Image<double> exactInput(const Image<float>& rgb);

/// Writes a one-channel image of the same size into one channel of `rgb`.
void storeChannel(const Image<double>& plane, int channel, Image<float>& rgb);

}  // namespace glissade
