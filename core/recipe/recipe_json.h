// A recipe as a file: sidecars and presets share this versioned JSON text. It may come from a stranger, so it is read
// strictly.
#pragma once

#include "recipe/recipe.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace glissade {

inline constexpr std::uint64_t kMaxRecipeBytes = 1'000'000;
inline constexpr int kMaxRecipeDepth = 8;
inline constexpr std::size_t kMaxRecipeEdits = 200;
/// Of a preset's name, in bytes.
inline constexpr std::size_t kMaxRecipeName = 64;

/// What such a file holds.
struct RecipeFile {
    std::string name;     ///< of a preset; empty in a sidecar
    std::string program;  ///< which program wrote it, e.g. "Glissade 0.1.0"; set by writing
    Recipe recipe;
    bool operator==(const RecipeFile&) const = default;
};

/// Parameters go by their ids; one that the text has not gets its default, so that files outlive a new parameter.
/// Every other field must be known, of the right type and there at most once.
///
/// Fails without a path: Corrupt (no JSON, no recipe, a wrong type, beyond a limit) or Unsupported (a newer version,
/// an operator, parameter or value that this program has not); the reason names the field.
[[nodiscard]] Result<RecipeFile> parseRecipeJson(std::string_view text);

/// The text of a recipe that checkRecipe accepts, ending with a newline; the same recipe gives the same text.
/// Fails with BadArgument where it does not accept it, or where the name is no validRecipeName.
[[nodiscard]] Result<std::string> recipeJson(const RecipeFile& document);

/// Reads a file of at most kMaxRecipeBytes. Fails as parseRecipeJson with the file's path, or as readFileBytes.
[[nodiscard]] Result<RecipeFile> readRecipeFile(const std::filesystem::path& file);

/// UTF-8 of 1 to kMaxRecipeName bytes without control characters and without spaces at its ends.
[[nodiscard]] bool validRecipeName(std::string_view name);

}  // namespace glissade
