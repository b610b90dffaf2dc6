// Tone curves of matrix profiles, evaluated in double and extended beyond [0, 1] so that nothing is clipped.
#pragma once

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace glissade {

/// The transfer curve of sRGB (IEC 61966-2-1), odd below 0 and continued by its power above 1 as in scRGB and CSS Color 4:
/// a colour outside the gamut keeps its place there and back.
[[nodiscard]] double srgbToLinear(double encoded);
[[nodiscard]] double linearToSrgb(double linear);

/// The curve of one channel of a matrix profile: encoded [0, 1] → linear [0, 1], rising. Below 0 it is odd, above 1 a
/// formula goes on and a table is continued by a straight line.
class ToneCurve {
public:
    /// Reads an ICC `curv` or `para` tag (ICC.1:2010, 10.5 and 10.15); nothing where it is damaged or does not rise.
    [[nodiscard]] static std::optional<ToneCurve> fromTag(std::span<const std::uint8_t> tag);

    [[nodiscard]] double toLinear(double encoded) const;
    [[nodiscard]] double toEncoded(double linear) const;

private:
    [[nodiscard]] static std::optional<ToneCurve> fromTable(std::span<const std::uint8_t> tag, std::size_t entries);
    [[nodiscard]] static std::optional<ToneCurve> fromFormula(std::span<const std::uint8_t> tag);
    [[nodiscard]] double formula(double encoded) const;
    [[nodiscard]] double inverseFormula(double linear) const;
    [[nodiscard]] bool rises() const;

    // y = (a x + b)^g + c for x ≥ d, y = e x + f below (ICC's type 4, of which the others are cases).
    double g_ = 1, a_ = 1, b_ = 0, c_ = 0, d_ = 0, e_ = 0, f_ = 0;
    std::vector<double> table_;  // empty: the formula
};

/// As a float that is finite whatever the curves of a profile say: powers of 100 leave the numbers, and what is no number
/// counts as 0. Far beyond any colour.
[[nodiscard]] inline float finiteColour(double value) {
    constexpr double kLargest = 1e30;  // times a matrix it is a float still
    if (std::isnan(value)) return 0;
    return static_cast<float>(value < -kLargest ? -kLargest : value > kLargest ? kLargest : value);
}

/// An odd curve sampled densely enough to stand for the exact one: 1024 straight pieces an octave from 2^-14 to 4, the exact
/// function beyond. Relative error below 8e-7 for the powers that occur (h²/8 · g(g − 1) with h = 2^-10), 2e-7 at a corner. Frozen; any thread.
/// Cost: one table look-up where the exact curve takes a power.
class SampledCurve {
public:
    /// @param exact  for arguments ≥ 0.
    explicit SampledCurve(std::function<double(double)> exact);

    [[nodiscard]] float operator()(float x) const {
        const std::uint32_t bits = std::bit_cast<std::uint32_t>(x) & 0x7fffffffU;
        const std::uint32_t offset = bits - kFirst;
        float y = 0;
        if (offset < kSpan) {
            const std::size_t i = offset >> kShift;
            const float part = static_cast<float>(offset & ((1U << kShift) - 1)) * (1.0F / static_cast<float>(1U << kShift));
            y = samples_[i] + part * (samples_[i + 1] - samples_[i]);
        } else {
            // What is no number goes through as it is: who made it is to be told.
            const auto magnitude = std::bit_cast<float>(bits);
            const double exact = bits == 0 ? 0 : exact_(static_cast<double>(magnitude));
            y = bits == 0 ? zero_ : std::isfinite(magnitude) ? finiteColour(exact) : static_cast<float>(exact);
        }
        return std::copysign(y, x);
    }

private:
    static constexpr std::uint32_t kFirst = (127U - 14U) << 23;  // 2^-14 as the bits of a float
    static constexpr std::uint32_t kSpan = 16U << 23;            // 16 octaves
    static constexpr int kShift = 13;                            // 23 - 10 bits: 1024 pieces an octave
    std::function<double(double)> exact_;
    std::vector<float> samples_;
    float zero_ = 0;
};

}  // namespace glissade
