// glissade-cli apply: steps on photos, one after the other; what the editor's export does, without the editor.
#include "cli/apply_options.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/interruption.h"
#include "cli/progress_line.h"
#include "cli/streams.h"
#include "exit_code.h"
#include "io/decode.h"
#include "pipeline/render.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <memory>

namespace glissade::cli {

namespace {

using Json = nlohmann::ordered_json;

/// What became of one input.
struct Outcome {
    Written written;
    double seconds = 0;
};

class ApplyRun {
public:
    ApplyRun(const ApplyOptions& options, ApplyPlan plan, std::stop_token stop)
        : options_(options),
          plan_(std::move(plan)),
          stop_(std::move(stop)),
          pool_(static_cast<unsigned>(options.threads)),
          networks_(makeNetworkSource(findModelsFolder(), {.threads = options.threads})),
          progress_(!options.quiet) {}

    int run() {
        for (const std::string& input : options_.inputs) {
            if (stop_.stop_requested()) break;
            one(input);
        }
        progress_.clear();
        if (options_.json) {
            const std::string text = report_.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
            if (!printResult(text)) ++failures_;
        }
        if (interrupted_ || (stop_.stop_requested() && done_ + failures_ < options_.inputs.size())) {
            printNote("interrupted");
            return kExitInterrupted;
        }
        if (failures_ > 0 && options_.verbose)
            printNote(std::to_string(failures_) + " of " + std::to_string(options_.inputs.size()) + " failed");
        return failures_ > 0 ? kExitFailed : kExitDone;
    }

private:
    void one(const std::string& name) {
        const auto start = std::chrono::steady_clock::now();
        Result<Outcome> outcome = options_.dryRun ? rehearse(name) : process(name);
        progress_.clear();
        if (!outcome) {
            if (outcome.error().code == ErrorCode::Cancelled) {
                interrupted_ = true;
                return;
            }
            ++failures_;
            printError(name, outcome.error());
            report_.push_back({{"input", name},
                               {"output", nullptr},
                               {"status", "failed"},
                               {"error", reasonText(name, outcome.error())}});
            return;
        }
        ++done_;
        outcome->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        tell(name, *outcome);
    }

    void tell(const std::string& name, const Outcome& outcome) {
        const char* status = outcome.written.skipped ? "skipped" : options_.dryRun ? "planned" : "written";
        const std::string output = outcome.written.path.string();
        if (!options_.quiet)
            for (const std::string& warning : outcome.written.warnings) printWarning(name, warning);
        report_.push_back({{"input", name},
                           {"output", output},
                           {"status", status},
                           {"warnings", outcome.written.warnings},
                           {"seconds", outcome.seconds}});
        std::string line = name + " -> " + output;
        if (outcome.written.skipped) line += " (skipped: it exists)";
        if (options_.dryRun && !options_.json) {
            if (!printResult(printable(line) + "\n")) ++failures_;
        } else if (options_.verbose) {
            std::array<char, 32> seconds{};
            std::snprintf(seconds.data(), seconds.size(), ", %.2f s", outcome.seconds);
            printNote(line + seconds.data());
        }
    }

    [[nodiscard]] EncodeOptions encodeFor(const PhotoInfo& info, const WritableFormat& format) const {
        EncodeOptions encode = plan_.encode;
        encode.format = format.name;
        encode.depth = options_.depth;
        if (encode.depth == 0) {
            // 16-bit and float photos stay above 8 bits to the end, where the format can.
            const auto has = [&](int depth) { return std::ranges::find(format.depths, depth) != format.depths.end(); };
            encode.depth = info.isFloat && has(32) ? 32 : info.bitDepth > 8 && has(16) ? 16 : 8;
        }
        return encode;
    }

    Result<Outcome> process(const std::string& name) {
        TRY(const InputFile input, InputFile::open(name, stop_));
        const Cancel whole(stop_, progress_.reportFor(name));
        auto photo = decodePhoto(input.path(), plan_.limits, whole.part(0, 0.1));
        if (!photo) return fail(input.named(std::move(photo).error()));
        const PhotoInfo& info = (*photo)->info;
        if (info.damage && !options_.allowDamaged)
            return fail(ErrorCode::Corrupt, *info.damage + "; with --allow-damaged the rest is written");
        const WritableFormat& format = plan_.targets.formatFor(info);
        ExportRequest request;
        TRY(request.recipe, recipeFor(**photo));
        request.longEdge = options_.longEdge;
        request.encode = encodeFor(info, format);
        request.keepSourceProfile = plan_.keepSourceProfile;
        TRY(Outcome outcome, write(**photo, name, format, std::move(request), whole.part(0.1, 1)));
        outcome.written.warnings.insert(outcome.written.warnings.begin(), info.notices.begin(), info.notices.end());
        return outcome;
    }

    /// The steps with what this photo tells of their parameters, and what of it is kept.
    [[nodiscard]] Result<Recipe> recipeFor(const Photo& photo) const {
        Recipe recipe = plan_.recipe;
        if (plan_.crop) {
            const Size lying = recipe.turn.of(photo.size());
            const Rect& area = *plan_.crop;
            if (area.width > lying.width - area.x || area.height > lying.height - area.y)
                return fail(ErrorCode::BadArgument,
                            "--crop " + options_.crop + " does not lie within its " + std::to_string(lying.width) +
                                " × " + std::to_string(lying.height) + " pixels");
            recipe.crop = CropArea::from(area, lying);
        }
        if (plan_.estimated.empty()) return recipe;
        const Image<float> rgb = photo.working(estimateArea(photo.size()));
        for (const auto& [step, params] : plan_.estimated) {
            estimateParams(rgb, params, recipe.edits[step]);
            if (options_.verbose) printNote("step " + stepText(recipe.edits[step]));
        }
        return recipe;
    }

    Result<Outcome> write(const Photo& photo,
                          const std::string& name,
                          const WritableFormat& format,
                          ExportRequest request,
                          const Cancel& cancel) {
        RenderContext context{pool_, *networks_, cancel};
        if (options_.tile > 0) context.tiles = {.wholePixels = 0, .tileSide = options_.tile};
        Outcome outcome;
        if (plan_.targets.toStandardOutput()) {
            TRY(const TemporaryFolder folder, TemporaryFolder::make());
            request.target = folder.path() / ("out." + format.suffixes.front());
            TRY(outcome.written, exportPhoto(photo, request, context));
            TRY_VOID(copyToStandardOutput(outcome.written.path, stop_));
            outcome.written.path = "-";
            return outcome;
        }
        request.target = plan_.targets.targetFor(name, format);
        TRY_VOID(plan_.targets.check(request.target, request.encode.onConflict));
        TRY_VOID(plan_.targets.makeFolder());
        TRY(outcome.written, exportPhoto(photo, request, context));
        if (!outcome.written.skipped) plan_.targets.markWritten(outcome.written.path);
        return outcome;
    }

    /// Everything short of decoding and writing.
    Result<Outcome> rehearse(const std::string& name) {
        TRY(const InputFile input, InputFile::open(name, stop_));
        auto info = readPhotoInfo(input.path());
        if (!info) return fail(input.named(std::move(info).error()));
        Outcome outcome;
        outcome.written.warnings = info->notices;
        outcome.written.path = "-";
        if (plan_.targets.toStandardOutput()) return outcome;
        outcome.written.path = plan_.targets.targetFor(name, plan_.targets.formatFor(*info));
        const OnConflict onConflict = plan_.encode.onConflict;
        TRY_VOID(plan_.targets.check(outcome.written.path, onConflict));
        std::error_code ignored;
        const bool exists = std::filesystem::exists(outcome.written.path, ignored);
        if (exists && onConflict == OnConflict::Fail)
            return fail(ErrorCode::Exists, outcome.written.path, "exists already");
        outcome.written.skipped = exists && onConflict == OnConflict::Skip;
        plan_.targets.markWritten(outcome.written.path);
        return outcome;
    }

    const ApplyOptions& options_;
    ApplyPlan plan_;
    std::stop_token stop_;
    ThreadPool pool_;
    std::unique_ptr<NetworkSource> networks_;
    ProgressLine progress_;
    Json report_ = Json::array();
    std::size_t done_ = 0;
    std::size_t failures_ = 0;
    bool interrupted_ = false;
};

/// Checks the options; the work shares them with the parser.
Result<std::function<int()>> prepareApply(const std::shared_ptr<const ApplyOptions>& options) {
    TRY(ApplyPlan plan, checkApplyOptions(*options));
    return std::function<int()>(
        [options, plan = std::move(plan)] { return ApplyRun(*options, plan, stopOnSignals()).run(); });
}

}  // namespace

Command addApply(CLI::App& program) {
    CLI::App* app = program.add_subcommand("apply", "Apply steps to photos and write the results");
    const auto options = std::make_shared<ApplyOptions>();
    addApplyOptions(*app, *options);
    return {app, [options] { return prepareApply(options); }};
}

}  // namespace glissade::cli
