// What a line of arguments asks of glissade-cli: read and checked, nothing done yet.
#pragma once

#include <functional>

namespace glissade::cli {

/// The command that the arguments name, ready to run; where there is none (--help, --version, wrong usage, which have
/// been answered), the exit code to end with.
struct Call {
    std::function<int()> run;
    int exitCode = 0;
};

/// Reads the arguments, argv[0] being the program. Reads the presets and edits that they name and looks where results
/// would go, but reads no photo and writes nothing but messages.
[[nodiscard]] Call readArguments(int argc, const char* const* argv);

}  // namespace glissade::cli
