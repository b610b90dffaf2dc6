// The safetensors format, read and written strictly: data that cannot carry code.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace glissade {

/// One tensor, row-major float32 (F16 and BF16 files are widened on reading).
struct Tensor {
    std::vector<std::int64_t> shape;
    std::vector<float> values;
};
using TensorMap = std::map<std::string, Tensor>;

/// Limits of what is read; a file beyond them is refused before anything of its size is allocated.
inline constexpr std::uint64_t kMaxSafetensorsHeaderBytes = 100'000'000;
inline constexpr std::uint64_t kMaxSafetensorsFileBytes = std::uint64_t{1} << 30;
inline constexpr std::size_t kMaxSafetensorsTensors = 65'536;
inline constexpr std::size_t kMaxSafetensorsNameBytes = 256;
inline constexpr std::size_t kMaxSafetensorsRank = 8;

/// Reads a whole file after checking: header length ≤ 100 MB and ≤ the file, JSON depth bounded, dtypes known (F32,
/// F16, BF16), no name twice, shape × type = bytes (overflow checked), offsets without overlap or hole up to the end of
/// the file, all values finite. "__metadata__" (a map of strings) is checked and skipped. Fails with NotFound,
/// Unreadable, TooLarge or Corrupt.
[[nodiscard]] Result<TensorMap> readSafetensors(const std::filesystem::path& file);

/// The same from memory. The error has no path.
[[nodiscard]] Result<TensorMap> parseSafetensors(std::span<const std::byte> bytes);

enum class TensorType { F32, F16 };

/// The bytes of a file: tensors in the order of their names, data aligned to 8 bytes.
/// Fails with BadArgument where a tensor's shape is not that of its values, a value is not finite or too large for the
/// type, or a name is not of 1 to 256 printable ASCII characters without quote and backslash.
[[nodiscard]] Result<std::string> encodeSafetensors(const TensorMap& tensors, TensorType type = TensorType::F32);

/// Writes to a temporary file beside `file`, then renames.
[[nodiscard]] Result<void> writeSafetensors(const std::filesystem::path& file,
                                            const TensorMap& tensors,
                                            TensorType type = TensorType::F32);

}  // namespace glissade
