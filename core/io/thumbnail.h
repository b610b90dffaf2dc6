// The small picture for the metadata, made while the rows of the large one pass. Internal to io.
#pragma once

#include "image/image.h"

#include <cstdint>
#include <vector>

namespace glissade {

/// Averages rows of the working space into at most 160 × 160 pixels, proportions kept; never larger than the picture. One thread.
class ThumbnailMaker {
public:
    explicit ThumbnailMaker(Size picture);

    /// Rows [firstRow, firstRow + band.height()) as RGB.
    void put(int firstRow, const Image<float>& band);
    /// After the last row: 8-bit sRGB.
    [[nodiscard]] Image<std::uint8_t> take() const;

private:
    Size picture_;
    Size size_;
    std::vector<double> sums_;
    std::vector<std::uint32_t> counts_;
};

}  // namespace glissade
