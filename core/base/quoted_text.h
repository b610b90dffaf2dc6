// Text of a stranger's file, made fit for a message.
#pragma once

#include <string>
#include <string_view>

namespace glissade {

/// In single quotes, at most 80 bytes, control characters shown as '?'.
[[nodiscard]] inline std::string quotedText(std::string_view text) {
    constexpr std::size_t kMost = 80;
    std::string result = "'";
    for (const char c : text.substr(0, kMost)) {
        const auto byte = static_cast<unsigned char>(c);
        result.push_back(byte < 0x20 || byte == 0x7F ? '?' : c);
    }
    if (text.size() > kMost) result += "...";
    return result + "'";
}

}  // namespace glissade
