// An edit's values that have a slider: the operator's parameters in their order, and last the opacity in percent.
#pragma once

#include "recipe/recipe.h"

namespace glissade {

/// The blend with the input, which every operator has.
extern const ParamSpec kOpacity;

[[nodiscard]] int valueCount(const OperatorSpec& spec);
[[nodiscard]] const ParamSpec& valueSpec(const OperatorSpec& spec, int index);
[[nodiscard]] double valueOf(const Edit& edit, int index);
[[nodiscard]] Edit withValue(Edit edit, int index, double value);

}  // namespace glissade
