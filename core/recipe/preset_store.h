// Presets: named recipes, shipped with the program or the user's own; one file each.
#pragma once

#include "recipe/recipe_json.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace glissade {

struct Preset {
    std::string name;
    Recipe recipe;         ///< without a turn
    bool shipped = false;  ///< cannot be renamed or removed; an own one of the same name hides it
    std::filesystem::path file;
};

/// The presets of two folders. It keeps nothing in memory, so that several windows and programs may share the folders;
/// one thread at a time.
class PresetStore {
public:
    /// @param own      the user's, made when the first preset is saved; empty: there are none and none can be saved.
    /// @param shipped  the program's, only read.
    PresetStore(std::filesystem::path own, std::filesystem::path shipped);

    struct Listing {
        std::vector<Preset> presets;       ///< own ones first, each by name
        std::vector<std::string> notices;  ///< files that are not among them, and why
    };
    /// All presets. A damaged own file is moved aside (NAME.broken-N) with a notice; one of a newer version stays, with
    /// a notice.
    [[nodiscard]] Listing list() const;
    /// NotFound, with the nearest name, where there is none of this name.
    [[nodiscard]] Result<Preset> find(std::string_view name) const;

    enum class IfThere { Fail, Replace };
    /// Saves the recipe's steps, without its turn, as an own preset. Fails with Exists, with BadArgument (the name or
    /// the recipe) or with WriteFailed.
    [[nodiscard]] Result<Preset> save(const std::string& name, const Recipe& recipe, IfThere ifThere) const;
    /// Fails with NotFound where `name` is no own preset, with Exists where `newName` is one, or as save.
    [[nodiscard]] Result<Preset> rename(const std::string& name, const std::string& newName) const;
    /// Fails with NotFound where it is no own preset, or with WriteFailed.
    [[nodiscard]] Result<void> remove(const std::string& name) const;
    /// Takes over a preset's file, or a sidecar under its file's name. Fails as readRecipeFile and save.
    [[nodiscard]] Result<Preset> import(const std::filesystem::path& file, IfThere ifThere) const;
    /// Writes a preset to a file elsewhere. Fails as find, with Exists, or with WriteFailed.
    [[nodiscard]] Result<void> exportTo(const std::string& name,
                                        const std::filesystem::path& file,
                                        IfThere ifThere) const;

private:
    [[nodiscard]] Result<Preset> findOwn(std::string_view name) const;

    std::filesystem::path own_;
    std::filesystem::path shipped_;
};

/// Where the shipped presets are: GLISSADE_PRESETS, else beside the program (../share/glissade/presets,
/// ../../../resources/presets in a build tree).
[[nodiscard]] std::filesystem::path findShippedPresets();

/// The store of the user's data folder and the shipped presets.
[[nodiscard]] PresetStore userPresets();

}  // namespace glissade
