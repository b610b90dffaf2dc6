// Recipe: the ordered list of edits of one photo, as plain values.
#pragma once

#include "base/result.h"
#include "image/image.h"
#include "operators/operator.h"

#include <string>
#include <vector>

namespace glissade {

/// The pyramid level an edit's operator is applied at: a number s (the photo downsampled 2^s times; 0 = native) or
/// auto.
struct EffectScale {
    static constexpr int kAuto = -1;
    int level = kAuto;

    /// Auto: the finest level whose long side is at most 2048 px. A level at which a side would fall under 16 px is
    /// raised to the coarsest that keeps it (native for small photos).
    [[nodiscard]] int levelFor(Size photo) const;
    bool operator==(const EffectScale&) const = default;
};

inline constexpr int kAutoScaleLongSide = 2048;

/// One step: an operator with its parameter values.
struct Edit {
    std::string operatorId;
    Params params;  ///< in the operator's own units
    EffectScale scale;
    double amount = 1.0;  ///< blend with the step's input, 0..1
    bool on = true;
    bool exact = false;  ///< the exact operator instead of the network
    bool operator==(const Edit&) const = default;
};

struct Recipe {
    std::vector<Edit> edits;
    bool operator==(const Recipe&) const = default;
};

/// An edit with the operator's defaults.
[[nodiscard]] Edit makeEdit(const OperatorSpec& spec);

/// Reads "OP[:NAME=VALUE,...]" as on the command line: parameter ids of the operator, and amount=0..1,
/// scale=auto|native|2|4|8, exact=0|1 for every operator. Fails with BadArgument, naming what is wrong and what is
/// allowed.
[[nodiscard]] Result<Edit> parseStep(std::string_view text);
/// The inverse: the shortest text that parseStep reads back as the same edit.
[[nodiscard]] std::string stepText(const Edit& edit);

/// Checks operators, parameter counts and ranges. BadArgument otherwise.
[[nodiscard]] Result<void> checkRecipe(const Recipe& recipe);

}  // namespace glissade
