// What a recipe asks the engine for: steps that are carried out beforehand, and the step that the sliders move.
#pragma once

#include <optional>
#include <vector>

#include "recipe/recipe.h"

namespace glissade {

/// The steps of a recipe that do something. Steps that are off, or have amount 0, leave their input as it is and are
/// left out, except a last network step with amount 0: its slider is about to move. Steps that enlarge are left out, too:
/// a view shows the photo's own pixels, and what the enlarged ones hold beyond them is seen in the export.
struct Plan {
    std::vector<Edit> prefix;  ///< before the last step
    std::optional<Edit> last;
    bool operator==(const Plan&) const = default;
    [[nodiscard]] bool empty() const { return !last; }
};

[[nodiscard]] Plan planOf(const Recipe& recipe);

/// Whether the two edits are the same work but for the values of parameters and amount, so that features of one serve
/// the other.
[[nodiscard]] bool sameWork(const Edit& before, const Edit& after);

/// Whether rendering under way for `before` is worth nothing once `after` is asked for. Not so where only values of
/// network steps changed: what is rendered is shown meanwhile, and stopping it at every move of a slider would starve
/// the picture.
[[nodiscard]] bool supersedes(const Recipe& after, const Recipe& before);

}  // namespace glissade
