// JSON of strangers, parsed without what nlohmann's parser lets pass. Internal: it names a library's type.
#pragma once

#include "base/result.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace glissade {

/// Ordered, so that files read in the order in which they are written.
using Json = nlohmann::ordered_json;

/// What a text may be at most.
struct JsonLimits {
    std::uint64_t bytes = 0;
    int depth = 0;
};

/// Fails with Corrupt, without a path: no JSON, no UTF-8, too large, nested too deeply, or a key twice in one object.
[[nodiscard]] Result<Json> parseStrictly(std::string_view text, const JsonLimits& limits);

/// Corrupt unless `json` is an object with this "format" and a whole "version" from 1; Unsupported where the version is
/// above `version`.
[[nodiscard]] Result<void> checkFormat(const Json& json, std::string_view format, int version);

/// Corrupt, naming `where`, unless `json` is an object whose keys are all among `known`.
[[nodiscard]] Result<void> checkKeys(const Json& json,
                                     const std::string& where,
                                     std::initializer_list<std::string_view> known);

/// The text in a field; Corrupt, naming it, where there is none.
[[nodiscard]] Result<std::string> textOf(const Json& json, const std::string& where, const char* key);

/// "where.key", or the key alone in the outermost object.
[[nodiscard]] std::string fieldName(const std::string& where, const std::string& key);

/// Corrupt with "where: why".
[[nodiscard]] Failure corruptField(const std::string& where, const std::string& why);

}  // namespace glissade
