#include "pipeline/render.h"

#include <cstdlib>
#include <system_error>

namespace glissade {

std::filesystem::path findModelsFolder() {
    if (const char* chosen = std::getenv("GLISSADE_MODELS"); chosen && *chosen) return chosen;
    std::error_code ignored;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
    const std::filesystem::path installed = (program / "../share/glissade/models").lexically_normal();
    // The programs and the tests of a build tree lie two folders below it: build/PRESET/bin/glissade-cli.
    const std::filesystem::path built = (program / "../../../models").lexically_normal();
    return !std::filesystem::is_directory(installed, ignored) && std::filesystem::is_directory(built, ignored)
               ? built
               : installed;
}

}  // namespace glissade
