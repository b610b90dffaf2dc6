// Bytes, cut at each NUL → arguments of glissade-cli: read and checked, and nothing done. None may crash or throw.
#include "base/check.h"
#include "cli/arguments.h"
#include "exit_code.h"

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

using namespace glissade;

namespace {

/// No presets but the shipped ones' absence: what a developer has in his own folders is not the fuzzer's.
bool leaveTheUserAlone() {
    for (const char* name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"}) ::unsetenv(name);
    return ::setenv("GLISSADE_PRESETS", "/nonexistent", 1) == 0;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const bool alone = leaveTheUserAlone();
    CHECK(alone);
    std::vector<std::string> arguments{"glissade-cli"};
    for (std::size_t at = 0; at < size;) {
        const std::string argument(reinterpret_cast<const char*>(data) + at,
                                   ::strnlen(reinterpret_cast<const char*>(data) + at, size - at));
        at += argument.size() + 1;
        arguments.push_back(argument);
    }
    std::vector<const char*> argv;
    for (const std::string& argument : arguments) argv.push_back(argument.c_str());
    const cli::Call call = cli::readArguments(static_cast<int>(argv.size()), argv.data());
    CHECK(call.run || call.exitCode == kExitDone || call.exitCode == kExitUsage);
    return 0;
}
