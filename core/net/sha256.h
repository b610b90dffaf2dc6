// SHA-256 of bytes in memory.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace glissade {

/// 64 lower-case hexadecimal digits. Throws std::runtime_error where the crypto library refuses (no memory, or a policy
/// that forbids the digest).
[[nodiscard]] std::string sha256Hex(std::span<const std::byte> bytes);

}  // namespace glissade
