// What becomes of a file of ours that cannot be read.
#pragma once

#include "base/result.h"

#include <filesystem>

namespace glissade {

/// Renames `file` to NAME.broken-N, N the first number that is free, so that nothing is lost and its place is free.
/// Returns the new path. Fails with WriteFailed; the file is then where it was.
[[nodiscard]] Result<std::filesystem::path> moveBrokenAside(const std::filesystem::path& file);

}  // namespace glissade
