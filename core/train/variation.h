// Variations: other photos made from a photo, before the exact operators see them.
#pragma once

#include "image/image.h"

#include <cstdint>

namespace glissade::train {

/// A random window of a photo (each side half to all of the photo's), every second time with other tones: brighter or
/// darker, softer or harder, of another colour of light and saturation. Everything follows from `seed`.
///
/// Operators that look at the whole picture (`style`, `pencil`) meet as many whole pictures as there are shards, which
/// is far fewer than crops: turning a crop (drawBatch) shows them nothing new, a window with its own histogram does.
/// @param photo  H×W×3 sRGB in [0, 1]; the result, H'×W'×3, too. No side falls under 16 px where the photo's does not.
[[nodiscard]] Image<float> variationOf(const Image<float>& photo, std::uint64_t seed);

}  // namespace glissade::train
