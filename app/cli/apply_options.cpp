#include "cli/apply_options.h"

#include "recipe/preset_store.h"
#include "recipe/recipe_json.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

namespace glissade::cli {

namespace {

const std::map<std::string, MetadataPolicy> kMetadata{{"all", MetadataPolicy::All},
                                                      {"no-location", MetadataPolicy::NoLocation},
                                                      {"copyright", MetadataPolicy::CopyrightOnly},
                                                      {"none", MetadataPolicy::None}};
const std::map<std::string, OnConflict> kOnConflict{{"fail", OnConflict::Fail},
                                                    {"overwrite", OnConflict::Overwrite},
                                                    {"number", OnConflict::Number},
                                                    {"skip", OnConflict::Skip}};
const std::map<std::string, ColorProfile (*)()> kProfiles{{"keep", &ColorProfile::sRgb},
                                                          {"srgb", &ColorProfile::sRgb},
                                                          {"display-p3", &ColorProfile::displayP3},
                                                          {"adobe-rgb", &ColorProfile::adobeRgb}};
const std::map<std::string, RenderingIntent> kIntents{{"perceptual", RenderingIntent::Perceptual},
                                                      {"relative", RenderingIntent::RelativeColorimetric},
                                                      {"saturation", RenderingIntent::Saturation},
                                                      {"absolute", RenderingIntent::AbsoluteColorimetric}};

/// Smaller tiles are nearly all halo.
constexpr int kSmallestTile = 128;

/// The allowed words are in the help text; CLI11's own description of them would not fit the line.
template <typename T>
CLI::Validator oneOf(const std::map<std::string, T>& words) {
    std::vector<std::string> names;
    for (const auto& [word, value] : words) names.push_back(word);
    return CLI::Validator(
        [names](const std::string& given) {
            if (std::ranges::find(names, given) != names.end()) return std::string();
            std::string text = "'" + given + "' is none of";
            for (const std::string& word : names) text += " " + word;
            return text;
        },
        "");
}

CLI::Validator wholeNumber(int min, int max) {
    const std::string range = "must be a whole number from " + std::to_string(min) + " to " + std::to_string(max);
    return CLI::Validator(
        [=](const std::string& given) {
            int value = 0;
            const bool good = CLI::detail::lexical_cast(given, value) && value >= min && value <= max;
            return good ? std::string() : "'" + given + "' " + range;
        },
        "");
}

/// "500M" or "2G" as bytes; nothing where it is no such text or beyond what a machine has.
std::optional<std::uint64_t> bytesFrom(const std::string& text) {
    std::uint64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || end - rest != 1 || (*rest != 'M' && *rest != 'G')) return std::nullopt;
    constexpr std::uint64_t kMost = 1U << 20;
    if (number == 0 || number > kMost) return std::nullopt;
    return number << (*rest == 'M' ? 20U : 30U);
}

/// A preset by its name, or a file of one.
Result<Recipe> presetFrom(const std::string& text) {
    if (text.find('/') != std::string::npos || text.ends_with(".json")) {
        TRY(RecipeFile document, readRecipeFile(text));
        return std::move(document.recipe);
    }
    TRY(Preset preset, userPresets().find(text));
    return std::move(preset.recipe);
}

/// "X,Y,WIDTH,HEIGHT"; nothing where it is no such text.
std::optional<Rect> areaFrom(const std::string& text) {
    Rect area;
    const char* at = text.data();
    const char* const end = at + text.size();
    for (int* value : {&area.x, &area.y, &area.width, &area.height}) {
        if (value != &area.x && (at == end || *at++ != ',')) return std::nullopt;
        const auto [rest, error] = std::from_chars(at, end, *value);
        if (error != std::errc()) return std::nullopt;
        at = rest;
    }
    if (at != end || area.x < 0 || area.y < 0 || area.empty()) return std::nullopt;
    return area;
}

/// The edit's turn and steps, then the presets' steps, then the single ones.
Result<void> takeRecipe(const ApplyOptions& options, ApplyPlan& plan) {
    Recipe& recipe = plan.recipe;
    const auto append = [&recipe](const Recipe& more) {
        recipe.edits.insert(recipe.edits.end(), more.edits.begin(), more.edits.end());
    };
    if (!options.edit.empty()) {
        const auto document = readRecipeFile(options.edit);
        if (!document) return fail(ErrorCode::BadArgument, "--edit " + options.edit + ": " + document.error().reason);
        recipe = document->recipe;
    }
    for (const std::string& text : options.presets) {
        const auto preset = presetFrom(text);
        if (!preset) return fail(ErrorCode::BadArgument, "--preset " + text + ": " + preset.error().reason);
        append(*preset);
    }
    for (const std::string& text : options.steps) {
        std::vector<EstimatedParam> estimated;
        auto edit = parseStep(text, &estimated);
        if (!edit) return fail(ErrorCode::BadArgument, "--step " + text + ": " + edit.error().reason);
        if (!estimated.empty()) plan.estimated.emplace(recipe.edits.size(), std::move(estimated));
        recipe.edits.push_back(std::move(*edit));
    }
    return checkRecipe(recipe);
}

/// An option that may be repeated, one value each time.
void repeatable(CLI::Option& option) {
    option.expected(1)->allow_extra_args(false)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

/// What is done to the photos.
void addRecipeOptions(CLI::App& app, ApplyOptions& options) {
    app.add_option("--edit",
                   options.edit,
                   "The edit of a sidecar, NAME.glissade.json:\nits turn, its steps, which come first, and its crop")
        ->type_name("FILE");
    app.add_option("--crop",
                   options.crop,
                   "Keep these pixels of the photo, turned as the edit\nsays; steps still see all of it")
        ->type_name("X,Y,WIDTH,HEIGHT")
        ->check([](const std::string& given) {
            return areaFrom(given) ? std::string()
                                   : "'" + given + "' must be four whole numbers X,Y,WIDTH,HEIGHT, not negative";
        });
    repeatable(*app.add_option("--preset",
                               options.presets,
                               "The steps of a preset, repeatable; they come\nnext; a name with / or .json is a file")
                    ->type_name("NAME|FILE"));
    repeatable(*app.add_option("--step",
                               options.steps,
                               "OP[:NAME=VALUE,...], repeatable, in order;\nNAME is a parameter of OP, or "
                               "amount=0..1,\nscale=auto|native|2|4|8, exact=1;\ndenoise:sigma=auto measures the photo")
                    ->type_name("STEP"));
}

}  // namespace

void addApplyOptions(CLI::App& app, ApplyOptions& options) {
    app.add_option("INPUT", options.inputs, "Photos; - reads standard input")->required()->type_name("...");
    app.add_option("-o,--output", options.output, "File, or folder for several photos")
        ->required()
        ->type_name("FILE|DIR");
    addRecipeOptions(app, options);
    app.add_option("--format", options.format, "jpeg, png, tiff, webp, ...")->type_name("NAME");
    app.add_option("--quality", options.quality, "1 to 100, for lossy formats (92)")
        ->type_name("N")
        ->check(wholeNumber(1, 100));
    app.add_option("--depth", options.depth, "8 or 16 bits (the photo's)")
        ->type_name("N")
        ->check([](const std::string& given) {
            return given == "8" || given == "16" ? std::string() : "'" + given + "' must be 8 or 16";
        });
    app.add_option("--size", options.longEdge, "Long edge in pixels (the photo's)")
        ->type_name("N")
        ->check(wholeNumber(1, 65'535));
    app.add_option("--profile", options.profile, "keep, srgb, display-p3, adobe-rgb (keep)")
        ->type_name("NAME")
        ->check(oneOf(kProfiles));
    app.add_option("--intent",
                   options.intent,
                   "perceptual, relative, saturation, absolute\n(relative): for profiles with tables of their own")
        ->type_name("NAME")
        ->check(oneOf(kIntents));
    app.add_option("--metadata", options.metadata, "all, no-location, copyright, none (all)")
        ->type_name("NAME")
        ->check(oneOf(kMetadata));
    app.add_option("--on-conflict", options.onConflict, "overwrite, number, skip, fail (fail)")
        ->type_name("NAME")
        ->check(oneOf(kOnConflict));
    app.add_option("--threads", options.threads, "Compute threads (all cores)")
        ->type_name("N")
        ->check(wholeNumber(1, 1024));
    app.add_option("--memory", options.memory, "For a decoded photo, as 800M or 2G (half of\nwhat is free)")
        ->type_name("SIZE")
        ->check([](const std::string& given) {
            return bytesFrom(given) ? std::string() : "'" + given + "' must be a size such as 800M or 2G";
        });
    app.add_option(
           "--tile", options.tile, "Side of a network's tiles in pixels (1536);\nthe result does not depend on it")
        ->type_name("N")
        ->check(wholeNumber(kSmallestTile, 65'535));
    app.add_flag("--allow-damaged", options.allowDamaged, "Write what is left of damaged photos");
    app.add_flag("--dry-run", options.dryRun, "Check and print what would be written");
    app.add_flag("--json", options.json, "Print the results as JSON");
    app.add_flag("-q,--quiet", options.quiet, "Errors only");
    app.add_flag("-v,--verbose", options.verbose, "A line for each file");
}

Result<ApplyPlan> checkApplyOptions(const ApplyOptions& options) {
    ApplyPlan plan;
    TRY_VOID(takeRecipe(options, plan));
    plan.crop = areaFrom(options.crop);
    if (!options.memory.empty()) plan.limits.maxBytes = *bytesFrom(options.memory);
    TRY(plan.targets, Targets::plan(options.inputs, options.output, options.format));
    if (plan.targets.toStandardOutput() && options.json)
        return fail(ErrorCode::BadArgument, "--json and -o - would both write to standard output");
    if (plan.targets.toStandardOutput() && ::isatty(STDOUT_FILENO) == 1 && !options.dryRun)
        return fail(ErrorCode::BadArgument, "not writing a picture to a terminal");
    const WritableFormat* format = plan.targets.commonFormat();
    if (format && options.depth != 0 && std::ranges::find(format->depths, options.depth) == format->depths.end())
        return fail(ErrorCode::BadArgument,
                    "the format " + format->name + " has no " + std::to_string(options.depth) + " bits");
    plan.encode.quality = options.quality;
    plan.encode.profile = kProfiles.at(options.profile)();
    plan.encode.intent = kIntents.at(options.intent);
    plan.encode.metadata = kMetadata.at(options.metadata);
    plan.encode.onConflict = kOnConflict.at(options.onConflict);
    plan.keepSourceProfile = options.profile == "keep";
    return plan;
}

}  // namespace glissade::cli
