#include "base/user_folders.h"

#include <cstdlib>

namespace glissade {

namespace {

/// The rules say that a relative path is to be ignored.
std::filesystem::path absoluteFrom(const char* variable) {
    const char* value = std::getenv(variable);
    if (value == nullptr || *value != '/') return {};
    return value;
}

std::filesystem::path folder(const char* variable, const char* belowHome) {
    if (const auto chosen = absoluteFrom(variable); !chosen.empty()) return chosen / "glissade";
    if (const auto home = absoluteFrom("HOME"); !home.empty()) return home / belowHome / "glissade";
    return {};
}

}  // namespace

std::filesystem::path userDataFolder() { return folder("XDG_DATA_HOME", ".local/share"); }

std::filesystem::path userStateFolder() { return folder("XDG_STATE_HOME", ".local/state"); }

}  // namespace glissade
