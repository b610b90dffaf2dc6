// The commands of glissade-cli: each adds its subcommand and says how to run it.
#pragma once

#include <CLI/CLI.hpp>

#include <functional>

namespace glissade::cli {

/// A subcommand, and what runs it once the arguments are read; returns the exit code.
struct Command {
    CLI::App* app = nullptr;
    std::function<int()> run;
};

/// operators [--json]
[[nodiscard]] Command addOperators(CLI::App& program);
/// info FILE [--json]
[[nodiscard]] Command addInfo(CLI::App& program);
/// apply INPUT... -o FILE|DIR --step OP[:NAME=VALUE,...]...
[[nodiscard]] Command addApply(CLI::App& program);

}  // namespace glissade::cli
