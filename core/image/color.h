// Colour profiles and conversion to and from the working space: sRGB primaries, sRGB transfer curve, float, unbounded
// (colours outside sRGB lie outside [0, 1] and survive the way there and back).
#pragma once

#include "base/result.h"
#include "image/image.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace glissade {

/// An ICC profile. Frozen, cheap to copy. RGB, grey and CMYK profiles can be sources; RGB ones can be destinations.
class ColorProfile {
public:
    enum class Space { Rgb, Grey, Cmyk };

    /// Checks and opens an embedded profile; Corrupt or Unsupported with the reason otherwise.
    [[nodiscard]] static Result<ColorProfile> fromIcc(std::span<const std::uint8_t> bytes);
    [[nodiscard]] static ColorProfile sRgb();
    [[nodiscard]] static ColorProfile displayP3();
    [[nodiscard]] static ColorProfile adobeRgb();
    /// sRGB primaries, no curve: what HDR formats hold.
    [[nodiscard]] static ColorProfile linearSrgb();
    /// An RGB profile whose equal channels look as `grey` does, so that expanding grey to RGB loses nothing.
    [[nodiscard]] static Result<ColorProfile> rgbOfGrey(const ColorProfile& grey);

    [[nodiscard]] const std::string& description() const;
    [[nodiscard]] const std::vector<std::uint8_t>& icc() const;
    [[nodiscard]] Space space() const;
    /// True where converting to the working space changes nothing but the number type.
    [[nodiscard]] bool isSrgb() const;
    /// Whether a photo written for this profile depends on the rendering intent: where it has tables of its own for
    /// several. Profiles of curves and a matrix, such as the built-in ones, convert one way.
    [[nodiscard]] bool intentsDiffer() const;

private:
    struct Data;
    std::shared_ptr<const Data> data_;
    friend class ColorTransform;
};

/// How colours are carried into a profile that cannot hold or show them all, ICC.1:2010, 0.6.
enum class RenderingIntent { Perceptual, RelativeColorimetric, Saturation, AbsoluteColorimetric };

/// Converts rows of pixels between a profile and the working space. Frozen; any thread.
class ColorTransform {
public:
    [[nodiscard]] static Result<ColorTransform> toWorking(const ColorProfile& from);
    [[nodiscard]] static Result<ColorTransform> fromWorking(
        const ColorProfile& to, RenderingIntent intent = RenderingIntent::RelativeColorimetric);

    /// float samples, `pixels` × channels of the source → `pixels` × channels of the destination (RGB: 3). May be in place
    /// where both have three channels. CMYK counts ink: 0 none, 1 full.
    void run(const float* in, float* out, std::size_t pixels) const;

private:
    struct Data;
    std::shared_ptr<const Data> data_;
};

}  // namespace glissade
