// Denoising: the noise of sensors and films, at a strength that the photo itself can tell.
#include "operators/operator.h"
#include "operators/restore/camera.h"
#include "operators/restore/noise_estimate.h"

#include <array>

namespace glissade::operators {

namespace {

double estimate(const Image<float>& rgb) { return restore::estimateNoise(rgb); }

// The paper's range is 10 to 70. From 0 here: a photo with less noise is what users have, and the least must do
// nothing.
constexpr std::array<ParamSpec, 1> kParams = {{{
    .id = "sigma",
    .label = "Noise σ",
    .unit = "",
    .hint =
        "How strong the noise is that is taken away, as a standard deviation on the scale to 255; more smooths more.",
    .min = 0,
    .max = 70,
    .defaultValue = 25,
    .decimals = 1,
    .scale = Scale::Linear,
    .testValues = {10, 15, 25, 50, 70},
    .estimate = estimate,
}}};

Result<Image<float>> degrade(const Image<float>& clean, std::span<const double> params, const Degradation& how) {
    restore::Draw draw(how.seed);
    if (how.natural && !how.grey && draw.chance(0.35)) return restore::cameraNoise(clean, params[0], draw);
    const auto sigma = static_cast<float>(params[0] / 255);
    Image<float> noisy = clean.clone();
    for (std::size_t i = 0; i < clean.size().area(); ++i) {
        const float shared = how.grey ? sigma * draw.normal() : 0.0F;
        for (std::size_t c = 0; c < 3; ++c) noisy.data()[3 * i + c] += how.grey ? shared : sigma * draw.normal();
    }
    return noisy;
}

}  // namespace

extern const OperatorSpec denoise;
constexpr OperatorSpec denoise = {
    .id = "denoise",
    .name = "Denoise",
    .summary = "Takes away the grain and colour noise of high sensitivities, and keeps the detail.",
    .source = "Fan et al., A General Decoupled Learning Framework for Parameterized Image Operators, 2019, section 4.2",
    .pack = "restore",
    .params = kParams,
    .degrade = degrade,
    .nativeByDefault = true,
    .idleAtLeast = true,
};

}  // namespace glissade::operators
