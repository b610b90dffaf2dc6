#include "cli/arguments.h"

#include "cli/commands.h"
#include "cli/console.h"
#include "exit_code.h"
#include "recipe/nearest.h"

#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace glissade::cli {

namespace {

/// What the user meant by an argument that nothing took.
std::string unexpected(const CLI::App& program, const CLI::App& command, const std::string& argument) {
    std::vector<std::string> known;
    for (const CLI::Option* option : command.get_options())
        for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
    if (&program == &command)
        for (const CLI::App* sub : program.get_subcommands([](const CLI::App*) { return true; }))
            known.push_back(sub->get_name());
    const bool isOption = argument.starts_with('-');
    std::string text = (isOption               ? "unknown option "
                        : &program == &command ? "unknown command "
                                               : "unexpected argument ") +
                       argument;
    const std::string meant = nearest(argument.substr(0, argument.find('=')), known);
    return meant.empty() ? text : text + ", did you mean " + meant + "?";
}

/// The first argument that nothing took, or nothing; CLI11 counts the "--" that ends the options among them.
std::optional<std::string> firstExtra(const CLI::App& command) {
    for (const std::string& argument : command.remaining())
        if (argument != "--") return argument;
    return std::nullopt;
}

int usageError(const CLI::App& program, const std::string& text) {
    std::string help = program.get_name();
    for (const CLI::App* command : program.get_subcommands()) help += " " + command->get_name();
    printError(text + " (see " + help + " --help)");
    return kExitUsage;
}

}  // namespace

Call readArguments(int argc, const char* const* argv) {
    CLI::App program{"Parameterised image operators on photos.", "glissade-cli"};
    program.set_version_flag("--version", "glissade-cli " GLISSADE_VERSION, "Print the version");
    program.set_help_flag("-h,--help", "Print this help");
    program.require_subcommand(0, 1);
    program.allow_extras();
    program.get_formatter()->column_width(28);
    const std::vector<Command> commands{addApply(program), addInfo(program), addOperators(program), addThumbnail(program)};
    program.footer("Exit codes: 0 all done, 1 some inputs failed, 2 wrong usage, 130 interrupted.");
    for (const Command& command : commands) command.app->allow_extras();
    try {
        program.parse(argc, argv);
    } catch (const CLI::Success& asked) {
        std::ostringstream text;  // --help and --version
        program.exit(asked, text, text);
        return {{}, printResult(text.str()) ? kExitDone : kExitFailed};
    } catch (const CLI::ParseError& error) {
        return {{}, usageError(program, error.what())};
    }
    for (const Command& command : commands) {
        if (!command.app->parsed()) continue;
        if (const auto extra = firstExtra(*command.app))
            return {{}, usageError(program, unexpected(program, *command.app, *extra))};
        auto work = command.prepare();
        if (work) return {std::move(*work), kExitDone};
        printError(work.error().reason);
        return {{}, kExitUsage};
    }
    const auto extra = firstExtra(program);
    return {{},
            usageError(program,
                       extra ? unexpected(program, program, *extra) : "needs a command: apply, info, operators or thumbnail")};
}

}  // namespace glissade::cli
