// Tone curves of matrix profiles, evaluated in double and extended beyond [0, 1] so that nothing is clipped.
#pragma once

#include <cstdint>
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

}  // namespace glissade
