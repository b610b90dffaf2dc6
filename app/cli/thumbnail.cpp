// glissade-cli thumbnail: a small picture of a saved edit, for file managers.
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/interruption.h"
#include "exit_code.h"
#include "image/resample.h"
#include "io/decode.h"
#include "pipeline/render.h"
#include "recipe/recipe_json.h"
#include "recipe/sidecar.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <system_error>

namespace glissade::cli {

namespace {

namespace fs = std::filesystem;

struct ThumbnailOptions {
    std::string edit;
    std::string output;
    int size = 256;
};

constexpr int kSmallest = 16;
constexpr int kLargest = 1024;
// The photo is made as small as this before the edit is applied: what a thumbnail costs has a bound.
constexpr int kWorkSide = 1024;
constexpr std::uint64_t kMostPixels = 200'000'000;
constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 30U;
constexpr int kBandRows = 64;

int longSide(Size size) { return std::max(size.width, size.height); }

/// The photo that a sidecar lies beside: its own name without what sidecarBeside adds.
Result<fs::path> photoOf(const fs::path& edit) {
    const std::string suffix = sidecarBeside("").string();
    const std::string name = edit.string();
    const fs::path photo = name.ends_with(suffix) ? name.substr(0, name.size() - suffix.size()) : std::string();
    std::error_code ignored;
    if (photo.empty() || photo.filename().empty() || !fs::is_regular_file(photo, ignored))
        return fail(ErrorCode::NotFound, edit, "the photo of this edit is not beside it");
    return photo;
}

/// As sRGB, long side at most kWorkSide, without metadata. Band by band: the whole as float would take more memory than
/// the photo.
Photo reduced(const Photo& photo, ThreadPool& pool) {
    const Size whole = photo.size();
    const Size size = longSide(whole) > kWorkSide ? sizeWithLongEdge(whole, kWorkSide) : whole;
    const Resampler resampler(whole, size);
    Image<float> pixels(size.width, size.height, 3);
    for (int top = 0; top < size.height; top += kBandRows) {
        Image<float> band(size.width, std::min(kBandRows, size.height - top), 3);
        const auto [first, last] = resampler.inputRows(top, top + band.height());
        resampler.rows(photo.working({0, first, whole.width, last - first}), first, top, band, pool);
        std::ranges::copy(band.samples(), pixels.row(top));
    }
    Photo result;
    result.info.path = photo.info.path;
    result.info.size = size;
    result.pixels = std::move(pixels);
    if (photo.alpha) result.alpha = resampler.whole(*photo.alpha, pool);
    result.turn = photo.turn;
    return result;
}

/// The same steps for the smaller photo: each at the level that is as coarse against the picture, as far as there is
/// one.
Recipe recipeFor(Recipe recipe, Size whole, Size size) {
    for (Edit& edit : recipe.edits) {
        const int side = longSide(whole) >> edit.scale.levelFor(whole);
        edit.scale.level = 0;
        while (edit.scale.level < 3 && longSide(size) >> (edit.scale.level + 1) >= side) ++edit.scale.level;
    }
    return recipe;
}

Result<Written> write(const ThumbnailOptions& options, const std::stop_token& stop) {
    const Cancel cancel(stop);
    TRY(const RecipeFile document, readRecipeFile(options.edit));
    TRY(const fs::path file, photoOf(options.edit));
    std::error_code ignored;
    if (fs::equivalent(options.output, options.edit, ignored))
        return fail(ErrorCode::BadArgument, options.output, "is the edit itself");
    Limits limits;
    limits.maxPixels = kMostPixels;
    limits.maxBytes = std::min(limits.maxBytes, kMostBytes);
    ThreadPool pool;
    Size whole;
    const auto decodeSmall = [&]() -> Result<Photo> {
        TRY(const std::shared_ptr<const Photo> photo, decodePhoto(file, limits, cancel));
        whole = photo->size();
        return reduced(*photo, pool);
    };
    TRY(const Photo small, decodeSmall());
    const auto networks = makeNetworkSource(findModelsFolder());
    ExportRequest request;
    request.target = options.output;
    request.recipe = recipeFor(document.recipe, whole, small.size());
    const int after = longSide(sizeAfter(request.recipe, request.recipe.turn.of(small.size())));
    if (after > options.size) request.longEdge = options.size;
    request.encode.format = "png";
    request.encode.metadata = MetadataPolicy::None;
    request.encode.onConflict = OnConflict::Overwrite;  // who asks has made the file to find a name for it
    request.keepSourceProfile = false;
    return exportPhoto(small, request, {pool, *networks, cancel});
}

int runThumbnail(const ThumbnailOptions& options) {
    const auto written = write(options, stopOnSignals());
    if (written) return kExitDone;
    if (written.error().code == ErrorCode::Cancelled) {
        printNote("interrupted");
        return kExitInterrupted;
    }
    printError(options.edit, written.error());
    return kExitFailed;
}

}  // namespace

Command addThumbnail(CLI::App& program) {
    CLI::App* app = program.add_subcommand("thumbnail", "Write a small picture of a saved edit");
    const auto options = std::make_shared<ThumbnailOptions>();
    app->add_option("EDIT", options->edit, "The edit, beside its photo: PHOTO.glissade.json")
        ->required()
        ->type_name("");
    app->add_option("-o,--output", options->output, "The PNG to write; one that is there is replaced")
        ->required()
        ->type_name("FILE");
    app->add_option("--size",
                    options->size,
                    "Long edge in pixels, " + std::to_string(kSmallest) + " to " + std::to_string(kLargest) +
                        "; 256 if not given")
        ->type_name("N");
    return {app, [options]() -> Result<std::function<int()>> {
                if (options->size < kSmallest || options->size > kLargest)
                    return fail(ErrorCode::BadArgument,
                                "--size: '" + std::to_string(options->size) + "' must be a whole number from " +
                                    std::to_string(kSmallest) + " to " + std::to_string(kLargest));
                return std::function<int()>([options] { return runThumbnail(*options); });
            }};
}

}  // namespace glissade::cli
