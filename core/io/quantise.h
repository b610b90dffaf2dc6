// From working-space floats to the samples of a file. Internal to io.
#pragma once

#include "image/color.h"
#include "image/image.h"

#include <cstdint>
#include <vector>

namespace glissade {

/// Converts bands of rows to a profile and a depth: integers are clipped to [0, 1] and rounded half up, floats stay as they are.
/// NaN becomes 0.
class Quantiser {
public:
    /// @param depth  8, 16 or 32.
    Quantiser(int depth, ColorTransform transform);

    /// @param band   RGB, working space; is converted in place.
    /// @param alpha  of the whole picture, or null; `firstRow` is the band's row in it.
    /// @return interleaved rows of uint8, uint16 or float, 3 or 4 channels; valid until the next call.
    const void* run(Image<float>& band, const Image<float>* alpha, int firstRow);

private:
    template <typename T>
    const void* fill(const Image<float>& band, const Image<float>* alpha, int firstRow);

    int depth_ = 8;
    ColorTransform transform_;
    std::vector<std::uint8_t> bytes_;
};

}  // namespace glissade
