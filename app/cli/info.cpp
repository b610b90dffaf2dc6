// glissade-cli info: what a photo's header says.
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/interruption.h"
#include "cli/streams.h"
#include "exit_code.h"
#include "io/decode.h"

#include <nlohmann/json.hpp>

#include <memory>

namespace glissade::cli {

namespace {

struct InfoOptions {
    std::string file;
    bool json = false;
};

std::string infoJson(const PhotoInfo& info) {
    nlohmann::ordered_json object{{"width", info.size.width},
                                  {"height", info.size.height},
                                  {"bit_depth", info.bitDepth},
                                  {"channels", info.channels},
                                  {"alpha", info.hasAlpha},
                                  {"format", info.format},
                                  {"orientation", info.orientation},
                                  {"icc", nullptr}};
    if (info.iccDescription) object["icc"] = *info.iccDescription;
    // A profile's description is a stranger's text and may not be UTF-8.
    return object.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string infoText(const PhotoInfo& info) {
    std::string text;
    const auto line = [&](const char* name, const std::string& value) {
        text += std::string(name) + printable(value) + "\n";
    };
    line("format       ", info.format);
    line("size         ", std::to_string(info.size.width) + " x " + std::to_string(info.size.height));
    line("bit depth    ", std::to_string(info.bitDepth) + (info.isFloat ? " (float)" : ""));
    line("channels     ", std::to_string(info.channels));
    line("alpha        ", info.hasAlpha ? "yes" : "no");
    line("orientation  ", std::to_string(info.orientation));
    line("icc          ", info.iccDescription.value_or("none"));
    return text;
}

int runInfo(const InfoOptions& options) {
    // Standard input lies in a temporary file meanwhile, which an interrupt must not leave behind.
    const auto input = InputFile::open(options.file, options.file == "-" ? stopOnSignals() : std::stop_token());
    if (!input && input.error().code == ErrorCode::Cancelled) {
        printNote("interrupted");
        return kExitInterrupted;
    }
    const auto info = input ? readPhotoInfo(input->path()) : Result<PhotoInfo>(fail(input.error()));
    if (!info) {
        printError(options.file, input ? input->named(info.error()) : info.error());
        return kExitFailed;
    }
    for (const std::string& notice : info->notices) printWarning(options.file, notice);
    return printResult(options.json ? infoJson(*info) : infoText(*info)) ? kExitDone : kExitFailed;
}

}  // namespace

Command addInfo(CLI::App& program) {
    CLI::App* app = program.add_subcommand("info", "Print what a photo's header says");
    const auto options = std::make_shared<InfoOptions>();
    app->add_option("FILE", options->file, "The photo; - reads standard input")->required()->type_name("");
    app->add_flag("--json", options->json, "Print JSON");
    return {app, [options] { return std::function<int()>([options] { return runInfo(*options); }); }};
}

}  // namespace glissade::cli
