// Deraining: streaks and the veil of falling rain. It has no parameter; its opacity is the slider.
#include "operators/operator.h"
#include "operators/restore/rain.h"

namespace glissade::operators {

namespace {

Result<Image<float>> degrade(const Image<float>& clean, std::span<const double>, const Degradation& how) {
    restore::Draw draw(how.seed);
    return restore::rained(clean, draw);
}

}  // namespace

extern const OperatorSpec derain;
constexpr OperatorSpec derain = {
    .id = "derain",
    .name = "Rain removal",
    .summary = "Takes away the bright streaks of falling rain.",
    .source = "Fan et al., A General Decoupled Learning Framework for Parameterized Image Operators, 2019, section 4.2",
    .pack = "restore",
    .params = {},
    .degrade = degrade,
    .nativeByDefault = true,
};

}  // namespace glissade::operators
