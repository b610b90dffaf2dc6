// What glissade-cli says: one line an error on stderr, results on stdout.
#pragma once

#include "base/error.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace glissade::cli {

/// The text as one line that a terminal shows safely: control characters as \n, \t or \xNN.
[[nodiscard]] std::string printable(std::string_view text);

/// "glissade-cli: error: TEXT" on stderr.
void printError(std::string_view text);
/// "glissade-cli: error: FILE: REASON"; the error's own path follows where it is another file (a pack, a target).
void printError(const std::filesystem::path& file, const Error& error);
/// The text of printError for one file, without the leading name of it: what JSON gives as "error".
[[nodiscard]] std::string reasonText(const std::filesystem::path& file, const Error& error);
/// "glissade-cli: warning: FILE: TEXT" on stderr.
void printWarning(const std::filesystem::path& file, std::string_view text);
/// "glissade-cli: TEXT" on stderr.
void printNote(std::string_view text);

/// Writes to stdout at once. False where that fails (a closed pipe, a full disk), which is then told on stderr.
[[nodiscard]] bool printResult(std::string_view text);

}  // namespace glissade::cli
