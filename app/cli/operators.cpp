// glissade-cli operators: the registry as a table or as JSON.
#include "cli/commands.h"
#include "cli/console.h"
#include "exit_code.h"
#include "operators/registry.h"
#include "recipe/numbers.h"

#include <nlohmann/json.hpp>

#include <memory>

namespace glissade::cli {

namespace {

nlohmann::ordered_json jsonOf(const ParamSpec& param) {
    return {{"id", param.id},
            {"label", param.label},
            {"unit", param.unit},
            {"min", param.min},
            {"max", param.max},
            {"default", param.defaultValue},
            {"scale", param.scale == Scale::Logarithmic ? "log" : "linear"}};
}

std::string operatorsJson() {
    auto list = nlohmann::ordered_json::array();
    for (const OperatorSpec* spec : allOperators()) {
        auto params = nlohmann::ordered_json::array();
        for (const ParamSpec& param : spec->params) params.push_back(jsonOf(param));
        list.push_back({{"id", spec->id}, {"name", spec->name}, {"pack", spec->pack}, {"params", params}});
    }
    return list.dump(2) + "\n";
}

std::string padded(std::string_view text, std::size_t width) {
    std::string cell(text);
    cell.resize(std::max(width, cell.size() + 1), ' ');
    return cell;
}

std::string operatorsTable() {
    std::string table;
    for (const OperatorSpec* spec : allOperators()) {
        table += padded(spec->id, 13) + std::string(spec->name) + "\n";
        for (const ParamSpec& param : spec->params) {
            table += "  " + padded(param.id, 11) + numberText(param.min) + " to " + numberText(param.max);
            if (!param.unit.empty()) table += " " + std::string(param.unit);
            table += ", default " + numberText(param.defaultValue) + "\n";
        }
    }
    return table;
}

}  // namespace

Command addOperators(CLI::App& program) {
    CLI::App* app = program.add_subcommand("operators", "List the operators and their parameters");
    const auto json = std::make_shared<bool>(false);
    app->add_flag("--json", *json, "Print JSON");
    const auto run = [json] {
        return printResult(*json ? operatorsJson() : operatorsTable()) ? kExitDone : kExitFailed;
    };
    return {app, [run] { return std::function<int()>(run); }};
}

}  // namespace glissade::cli
