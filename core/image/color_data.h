// What color.cpp and color_transform.cpp share: handles of Little CMS, profiles made from numbers, and what is behind a
// ColorProfile.
#pragma once

#include "image/color.h"

#include <lcms2.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace glissade {

// Larger profiles exist only by mistake; the largest printer profiles have about 4 MB.
inline constexpr std::size_t kMaxProfileBytes = 32U << 20;

struct ProfileCloser {
    void operator()(void* profile) const { cmsCloseProfile(profile); }
};
using ProfileHandle = std::unique_ptr<void, ProfileCloser>;

/// Of all our calls. lcms prints nothing by itself, but its default context is shared: ours has a handler that stays silent.
[[nodiscard]] cmsContext silentContext();
/// Null where lcms cannot read it.
[[nodiscard]] ProfileHandle openProfile(const std::vector<std::uint8_t>& icc);

inline constexpr cmsCIExyYTRIPLE kSrgbPrimaries = {{0.64, 0.33, 1.0}, {0.30, 0.60, 1.0}, {0.15, 0.06, 1.0}};
/// Parameters of lcms's curve of type 4.
inline std::vector<double> srgbCurve() { return {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045}; }

/// A matrix profile of D65 with one curve for all three channels. `curve` may also be one that a profile owns.
[[nodiscard]] std::vector<std::uint8_t> makeProfile(const cmsCIExyYTRIPLE& primaries,
                                                    const cmsToneCurve* curve,
                                                    const std::string& description);
/// The same with one of lcms's parametric curves.
[[nodiscard]] std::vector<std::uint8_t> makeProfile(const cmsCIExyYTRIPLE& primaries,
                                                    int type,
                                                    std::vector<double> parameters,
                                                    const std::string& description);

struct ColorProfile::Data {
    std::vector<std::uint8_t> icc;
    std::string description;
    Space space = Space::Rgb;
    bool srgb = false;
    bool intentsDiffer = false;
    std::optional<ColorTransform> toWorking;  // made with the profile, since every tile of a photo asks for it
};

}  // namespace glissade
