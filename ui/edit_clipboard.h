// An edit on the clipboard: as Glissade's own steps, and as the text that the command line reads.
#pragma once

#include "recipe/recipe.h"

class QMimeData;

namespace glissade {

/// For the clipboard, which takes it over. As plain text the steps that are on, one a line (see stepText); as
/// `application/x-glissade-edit` all of them, and the turn.
[[nodiscard]] QMimeData* clipboardForm(const Recipe& recipe);

/// Reads either form; plain text has no turn. Fails with BadArgument where there is none, or one that names no such
/// operator, parameter or value.
[[nodiscard]] Result<Recipe> recipeOf(const QMimeData& clipboard);
/// Whether it holds the form with the turn.
[[nodiscard]] bool saysTurn(const QMimeData& clipboard);

}  // namespace glissade
