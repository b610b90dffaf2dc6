// A whole file in memory, for files whose size has a stated limit.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace glissade {

/// Reads a regular file of at most `limit` bytes. A FIFO, device or folder is refused at once.
/// Fails with NotFound, Unreadable, TooLarge or OutOfMemory.
[[nodiscard]] Result<std::vector<std::byte>> readFileBytes(const std::filesystem::path& file, std::uint64_t limit);

}  // namespace glissade
