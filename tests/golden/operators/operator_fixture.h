// What the tests of single operators share: running one, and pictures whose samples are exact 8-bit values.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <stop_token>
#include <string_view>

#include "operators/registry.h"
#include "support/synthetic_photo.h"

namespace glissade::test {

/// The exact operator with these parameters, on two lanes. A failure fails the test and gives an empty image.
inline Image<float> runExact(std::string_view id, const Image<float>& rgb, const Params& params, unsigned lanes = 2) {
    const OperatorSpec* spec = findOperator(id);
    EXPECT_NE(spec, nullptr) << id;
    if (!spec) return {};
    ThreadPool pool(lanes);
    auto result = applyExact(*spec, rgb, params, {pool, {}});
    EXPECT_TRUE(result.has_value()) << id << ": " << result.error().message();
    return result ? std::move(*result) : Image<float>();
}

/// The same picture rounded to 8 bit.
inline Image<float> eightBit(Image<float> rgb) {
    for (float& sample : rgb.samples()) sample = std::round(sample * 255.0F) / 255.0F;
    return rgb;
}

/// Independent 8-bit samples from `low` to 255: the hardest neighbours.
inline Image<float> noise(int width, int height, unsigned seed, int low = 0) {
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> level(low, 255);
    Image<float> rgb(width, height, 3);
    for (float& sample : rgb.samples()) sample = static_cast<float>(level(random)) / 255.0F;
    return rgb;
}

/// The sample as the definitions mean it.
inline double definition(float sample) { return std::round(static_cast<double>(sample) * 255.0) / 255.0; }

inline double largestDifference(const Image<float>& a, const Image<float>& b) {
    double largest = 0.0;
    for (std::size_t i = 0; i < a.samples().size(); ++i)
        largest = std::max(largest, std::abs(static_cast<double>(a.data()[i]) - static_cast<double>(b.data()[i])));
    return a.samples().size() == b.samples().size() ? largest : INFINITY;
}

}  // namespace glissade::test
