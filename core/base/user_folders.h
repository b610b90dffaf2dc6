// Where the user's own files are, by the XDG base directory rules. Nothing is made here.
#pragma once

#include <filesystem>

namespace glissade {

/// What the user made and wants to keep: $XDG_DATA_HOME/glissade, else ~/.local/share/glissade. Empty where neither
/// variable is an absolute path.
[[nodiscard]] std::filesystem::path userDataFolder();

/// What may go without harm but should survive a restart: $XDG_STATE_HOME/glissade, else ~/.local/state/glissade.
[[nodiscard]] std::filesystem::path userStateFolder();

}  // namespace glissade
