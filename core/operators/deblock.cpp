// Deblocking: what strong JPEG compression leaves.
#include "operators/operator.h"
#include "operators/restore/jpeg_round_trip.h"
#include "operators/restore/random_draw.h"

#include <array>
#include <cmath>

namespace glissade::operators {

namespace {

// The paper has 10 to 20; photos out there are saved better than that, so this goes on to 60.
constexpr std::array<ParamSpec, 1> kParams = {{{
    .id = "quality",
    .label = "JPEG quality",
    .unit = "",
    .hint = "The quality that the photo was saved with; a lower one smooths blocks and rings more.",
    .min = 10,
    .max = 60,
    .defaultValue = 10,
    .decimals = 0,
    .scale = Scale::Linear,
    .testValues = {10, 20, 30, 40, 60},
}}};

Result<Image<float>> degrade(const Image<float>& clean, std::span<const double> params, const Degradation& how) {
    restore::Draw draw(how.seed);
    // The published measurement is on grey pictures; colour photos out there are mostly 4:2:0.
    const bool subsampled = !how.natural || draw.chance(0.7);
    return restore::jpegRoundTrip(clean, static_cast<int>(std::lround(params[0])), how.grey, subsampled);
}

}  // namespace

extern const OperatorSpec deblock;
constexpr OperatorSpec deblock = {
    .id = "deblock",
    .name = "Deblock",
    .summary = "Smooths the blocks, rings and blotches that strong JPEG compression leaves.",
    .source = "Fan et al., A General Decoupled Learning Framework for Parameterized Image Operators, 2019, section 4.2",
    .pack = "restore",
    .params = kParams,
    .degrade = degrade,
    .nativeByDefault = true,
};

}  // namespace glissade::operators
