// The safetensors format, read and written strictly: data that cannot carry code.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace glissade {

/// One tensor, row-major float32 (F16 and BF16 files are widened on reading).
struct Tensor {
    std::vector<std::int64_t> shape;
    std::vector<float> values;
};
using TensorMap = std::map<std::string, Tensor>;

/// Reads a whole file after checking: header length ≤ 100 MB and ≤ the file, JSON depth bounded, dtypes known, shape × type = bytes
/// (overflow checked), offsets in order without overlap or hole, all values finite. Fails with NotFound, Unreadable or Corrupt.
[[nodiscard]] Result<TensorMap> readSafetensors(const std::filesystem::path& file);

enum class TensorType { F32, F16 };

/// Writes to a temporary file beside `file`, then renames.
[[nodiscard]] Result<void> writeSafetensors(const std::filesystem::path& file, const TensorMap& tensors,
                                            TensorType type = TensorType::F32);

}  // namespace glissade
