// Bytes → colour profile → conversions: no profile may crash, and colours of a picture never become NaN or infinite.
#include "base/check.h"
#include "image/color.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

using namespace glissade;

namespace {

// Black, grey steps, single channels, white; CMYK reads four numbers at a time.
const std::vector<float>& colours() {
    static const std::vector<float> list = [] {
        std::vector<float> made;
        for (int step = 0; step <= 16; ++step) made.insert(made.end(), 12, static_cast<float>(step) / 16.0F);
        for (std::size_t lit = 0; lit < 12; ++lit)
            for (std::size_t i = 0; i < 12; ++i) made.push_back(i == lit ? 1.0F : 0.0F);
        return made;
    }();
    return list;
}

std::vector<float> converted(const ColorTransform& transform, const std::vector<float>& in, std::size_t channels) {
    std::vector<float> out(in.size() / channels * 3);
    transform.run(in.data(), out.data(), in.size() / channels);
    for (const float value : out) CHECK(std::isfinite(value));
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto profile = ColorProfile::fromIcc({data, size});
    if (!profile) {
        CHECK(!profile.error().reason.empty());
        return 0;
    }
    CHECK(profile->icc().size() == size && !profile->description().empty());
    const auto toWorking = ColorTransform::toWorking(*profile);
    CHECK(toWorking.has_value());
    const bool rgb = profile->space() == ColorProfile::Space::Rgb;
    const bool cmyk = profile->space() == ColorProfile::Space::Cmyk;
    static_cast<void>(converted(*toWorking, colours(), rgb ? 3 : cmyk ? 4 : 1));
    if (rgb) {
        // May be refused: a profile of a scanner has no way back.
        const auto fromWorking = ColorTransform::fromWorking(*profile);
        if (fromWorking) static_cast<void>(converted(*fromWorking, colours(), 3));
    } else {
        CHECK(!ColorTransform::fromWorking(*profile));
        if (const auto wide = ColorProfile::rgbOfGrey(*profile)) CHECK(wide->space() == ColorProfile::Space::Rgb);
    }
    return 0;
}
