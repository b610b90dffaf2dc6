// Super resolution: the detail that bicubic enlargement lacks. The photo is enlarged first, then the network sees it.
#include "operators/operator.h"
#include "operators/restore/bicubic.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace glissade::operators {

namespace {

constexpr std::array<ParamSpec, 1> kParams = {{{
    .id = "factor",
    .label = "Enlargement",
    .unit = "×",
    .hint = "How many times as wide and as high the photo becomes.",
    .min = 2,
    .max = 4,
    .defaultValue = 2,
    .decimals = 0,
    .scale = Scale::Linear,
    .testValues = {2, 2, 3, 4, 4},
}}};

Result<Image<float>> degrade(const Image<float>& clean, std::span<const double> params, const Degradation&) {
    const int factor = static_cast<int>(std::lround(params[0]));
    const Size small{std::max(1, clean.width() / factor), std::max(1, clean.height() / factor)};
    return restore::bicubic(restore::bicubic(clean, small), clean.size());
}

}  // namespace

extern const OperatorSpec sr;
constexpr OperatorSpec sr = {
    .id = "sr",
    .name = "Super resolution",
    .summary = "Enlarges the photo and sharpens what enlarging alone leaves soft.",
    .source = "Fan et al., A General Decoupled Learning Framework for Parameterized Image Operators, 2019, section 4.2",
    .pack = "restore",
    .params = kParams,
    .degrade = degrade,
    .nativeByDefault = true,
    .enlarges = true,
};

}  // namespace glissade::operators
