// Compares a result with what an odd photo must look like.
#pragma once

#include "inputs/odd_photos.h"
#include "support/photos.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace glissade::test {

/// @param rounding  what the file itself may add to the photo's tolerance
inline void expectPixels(const OddPhoto& photo, const std::filesystem::path& file, double rounding = 0) {
    const auto got = decodePhoto(file);
    ASSERT_TRUE(got) << got.error().message();
    ASSERT_EQ((*got)->size(), photo.expected.size());
    ASSERT_EQ((*got)->alpha.has_value(), photo.expected.channels() == 4);
    const Image<float> rgb = readWorking(file);
    double squares = 0;
    double worst = 0;
    for (int y = 0; y < rgb.height(); ++y)
        for (int x = 0; x < rgb.width(); ++x)
            for (int c = 0; c < photo.expected.channels(); ++c) {
                // No colour is seen where nothing is.
                if (c < 3 && photo.expected.channels() == 4 && photo.expected.at(x, y, 3) == 0) continue;
                const float sample = c == 3 ? (*got)->alpha->at(x, y) : rgb.at(x, y, c);
                // What a wide gamut holds beyond sRGB is kept, and expected as an sRGB screen would show it.
                const double seen = std::clamp(static_cast<double>(sample), 0.0, 1.0);
                const double off = std::abs(seen - photo.expected.at(x, y, c));
                worst = std::max(worst, off);
                squares += off * off;
            }
    if (photo.leastPsnr == 0)
        EXPECT_LT(worst, photo.tolerance + rounding);
    else
        EXPECT_GT(-10 * std::log10(squares / static_cast<double>(photo.expected.samples().size()) + 1e-12),
                  photo.leastPsnr);
}

}  // namespace glissade::test
