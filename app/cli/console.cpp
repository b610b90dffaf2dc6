#include "cli/console.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace glissade::cli {

std::string printable(std::string_view text) {
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string shown;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\n') {
            shown += "\\n";
        } else if (c == '\t') {
            shown += "\\t";
        } else if (byte < 0x20 || byte == 0x7f) {
            shown += "\\x";
            shown += kHex[byte >> 4];
            shown += kHex[byte & 15];
        } else {
            shown += c;
        }
    }
    return shown;
}

void printNote(std::string_view text) { std::fprintf(stderr, "glissade-cli: %s\n", printable(text).c_str()); }

void printError(std::string_view text) { printNote("error: " + std::string(text)); }

std::string reasonText(const std::filesystem::path& file, const Error& error) {
    return error.path.empty() || error.path == file ? error.reason : error.path.string() + ": " + error.reason;
}

void printError(const std::filesystem::path& file, const Error& error) {
    printError(file.string() + ": " + reasonText(file, error));
}

void printWarning(const std::filesystem::path& file, std::string_view text) {
    printNote("warning: " + file.string() + ": " + std::string(text));
}

bool printResult(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return true;
    printError(std::string("standard output: ") + std::strerror(errno));
    return false;
}

}  // namespace glissade::cli
