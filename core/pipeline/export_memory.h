// What an export takes of the memory, asked before it begins.
#pragma once

#include "base/result.h"
#include "image/image.h"
#include "recipe/recipe.h"

#include <cstdint>

namespace glissade {

/// About how many bytes exporting a decoded photo of this size takes beyond the photo, at its most expensive step: the
/// working image, where it is not made in bands, what a step keeps beside it, and a network's tiles, which do not grow
/// with the photo.
[[nodiscard]] std::uint64_t exportMemory(const Recipe& recipe, Size photo);

/// Fails with OutOfMemory, with both numbers, where that is more than `available` bytes.
[[nodiscard]] Result<void> checkExportMemory(const Recipe& recipe, Size photo, std::uint64_t available);

}  // namespace glissade
