// Numbers as text, the same in every locale, and their ranges.
#pragma once

#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace glissade {

/// The shortest text that reads back as the same number: "0.02", "1e-05".
[[nodiscard]] std::string numberText(double value);

/// A finite number that fills the whole text, with a point whatever the locale; nothing otherwise.
[[nodiscard]] std::optional<double> readNumber(std::string_view text);

/// BadArgument naming operator, value and range, unless min ≤ value ≤ max.
[[nodiscard]] Result<void> checkRange(
    const std::string& operatorId, const std::string& name, double value, double min, double max);

}  // namespace glissade
