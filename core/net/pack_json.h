// pack.json as text: parsed strictly, written in a stable order.
#pragma once

#include "base/result.h"
#include "net/pack.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace glissade {

inline constexpr std::uint64_t kMaxPackJsonBytes = 1'000'000;
inline constexpr int kMaxPackJsonDepth = 32;

/// Which file holds the weights, and what it must be.
struct WeightsFile {
    std::string file;  ///< a plain name in the pack's folder
    std::uint64_t bytes = 0;
    std::string sha256;  ///< 64 lower-case hexadecimal digits
};

struct PackDescription {
    Pack pack;  ///< without tensors and weight networks
    WeightsFile weights;
};

/// Every field must be there, of the right type and in sane bounds; no other, and none twice; nesting at most
/// kMaxPackJsonDepth. Fails with BadPack, without a path, naming the field.
[[nodiscard]] Result<PackDescription> parsePackJson(std::string_view text);

/// Fails with BadPack where `provenance` is not a JSON object or a text is not UTF-8.
[[nodiscard]] Result<std::string> writePackJson(const PackDescription& description);

}  // namespace glissade
