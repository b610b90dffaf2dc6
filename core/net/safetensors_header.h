// The JSON header of a safetensors file: which tensors stand where.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace glissade {

enum class StoredType { F32, F16, Bf16 };
[[nodiscard]] constexpr std::uint64_t byteSize(StoredType type) { return type == StoredType::F32 ? 4 : 2; }

/// One tensor of the header, checked: `end - begin` is the product of `shape` times the type's size.
struct StoredTensor {
    std::string name;
    StoredType type = StoredType::F32;
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0;  ///< bytes from the start of the data
    std::uint64_t end = 0;
};

/// Parses and checks the header's JSON text against `dataBytes`, the number of bytes that follow it. The tensors come
/// in the order of their data, which they cover from first to last byte. Memory grows with valid tensors only: the text
/// is refused at the first thing that does not belong there. Fails with Corrupt, without a path.
[[nodiscard]] Result<std::vector<StoredTensor>> parseSafetensorsHeader(std::string_view json, std::uint64_t dataBytes);

}  // namespace glissade
