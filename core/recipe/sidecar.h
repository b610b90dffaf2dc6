// Sidecars: the edit of a photo, kept in a small file beside it, or in the user's data folder where that is not
// possible.
#pragma once

#include "recipe/recipe_json.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace glissade {

/// photo.jpg → photo.jpg.glissade.json: a name that no other editor uses.
[[nodiscard]] std::filesystem::path sidecarBeside(const std::filesystem::path& photo);

/// DATA/edits/NAME-HASH.glissade.json, HASH being that of the photo's absolute path.
[[nodiscard]] std::filesystem::path sidecarInFolder(const std::filesystem::path& dataFolder,
                                                    const std::filesystem::path& photo);

/// A photo's edit, and where it was found.
struct FoundSidecar {
    std::filesystem::path file;
    RecipeFile document;
};

/// The photo's sidecar: the later of the two where there are two, nothing where there is none.
/// Fails, with the sidecar's path, as readRecipeFile; the file stays as it is.
/// @param dataFolder  userDataFolder(); empty: only beside the photo.
[[nodiscard]] Result<std::optional<FoundSidecar>> loadSidecar(const std::filesystem::path& photo,
                                                              const std::filesystem::path& dataFolder);

struct SavedSidecar {
    std::filesystem::path file;
    std::vector<std::string> notices;  ///< what was moved aside, and why it is not beside the photo
};

/// Writes the sidecar whole or not at all, beside the photo, else in the data folder. A damaged one in its place is
/// moved aside; one that this program does not understand (of a newer version) is kept, and saving fails with Exists.
/// Fails with WriteFailed where neither place can be written, or as recipeJson.
[[nodiscard]] Result<SavedSidecar> saveSidecar(const std::filesystem::path& photo,
                                               const std::filesystem::path& dataFolder,
                                               const Recipe& recipe);

/// Writes an edit to a file of the user's choice, whole or not at all. Replaces an earlier edit at most: fails with
/// Exists where anything else (the photo itself, say) has the name, with WriteFailed, or as recipeJson.
[[nodiscard]] Result<void> saveEditAs(const std::filesystem::path& file, const Recipe& recipe);

}  // namespace glissade
