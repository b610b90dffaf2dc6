// The commands of glissade-cli: each adds its subcommand and says how to run it.
#pragma once

#include "base/result.h"

#include <CLI/CLI.hpp>

#include <functional>

namespace glissade::cli {

/// A subcommand. Once the arguments are read, `prepare` checks what they say (BadArgument with one sentence for wrong
/// usage) and gives the work, which outlives the parser and returns the exit code.
struct Command {
    CLI::App* app = nullptr;
    std::function<Result<std::function<int()>>()> prepare;
};

/// operators [--json]
[[nodiscard]] Command addOperators(CLI::App& program);
/// info FILE [--json]
[[nodiscard]] Command addInfo(CLI::App& program);
/// apply INPUT... -o FILE|DIR --step OP[:NAME=VALUE,...]...
[[nodiscard]] Command addApply(CLI::App& program);

/// thumbnail EDIT -o FILE [--size N]
[[nodiscard]] Command addThumbnail(CLI::App& program);

}  // namespace glissade::cli
