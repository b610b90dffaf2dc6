#include "recipe/preset_store.h"

#include "base/atomic_file.h"
#include "base/quoted_text.h"
#include "base/user_folders.h"
#include "recipe/broken_file.h"
#include "recipe/nearest.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>

namespace glissade {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kSuffix = ".glissade-preset.json";

/// The name with what a file's name cannot or should not have as %XX.
std::string fileNameFor(std::string_view name) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string result;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '/' || c == '%' || (c == '.' && result.empty())) {
            result.append("%").append(1, kHex[byte >> 4]).append(1, kHex[byte & 15]);
        } else {
            result.push_back(c);
        }
    }
    return result.append(kSuffix);
}

/// In the order of their names, so that every listing is the same.
std::vector<fs::path> presetFiles(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (it->path().filename().string().ends_with(kSuffix)) files.push_back(it->path());
    std::ranges::sort(files);
    return files;
}

std::string refusalOf(const Error& error, const fs::path& file, bool shipped) {
    if (shipped || error.code != ErrorCode::Corrupt) return error.message();
    const auto aside = moveBrokenAside(file);
    return error.message() + (aside ? "; it was moved to " + aside->filename().string() : "; " + aside.error().reason);
}

void addPresets(const fs::path& folder, bool shipped, PresetStore::Listing& listing) {
    const auto first = static_cast<std::ptrdiff_t>(listing.presets.size());
    for (const fs::path& file : presetFiles(folder)) {
        auto document = readRecipeFile(file);
        if (document && document->name.empty())
            document = fail(ErrorCode::Corrupt, file, "name: a preset must have one");
        if (!document) {
            listing.notices.push_back(refusalOf(document.error(), file, shipped));
            continue;
        }
        const auto same = std::ranges::find(listing.presets, document->name, &Preset::name);
        if (same == listing.presets.end())
            listing.presets.push_back({document->name, {std::move(document->recipe.edits)}, shipped, file});
        else if (same->shipped == shipped)
            listing.notices.push_back(file.string() + ": has the same name as " + same->file.filename().string());
    }
    std::sort(listing.presets.begin() + first, listing.presets.end(), [](const Preset& a, const Preset& b) {
        return a.name < b.name;
    });
}

Failure noPreset(std::string_view name, const std::vector<Preset>& presets) {
    std::vector<std::string> known;
    for (const Preset& preset : presets) known.push_back(preset.name);
    const std::string meant = nearest(name, known);
    return fail(
        ErrorCode::NotFound,
        "there is no preset " + quotedText(name) + (meant.empty() ? "" : ", did you mean " + quotedText(meant) + "?"));
}

}  // namespace

PresetStore::PresetStore(fs::path own, fs::path shipped) : own_(std::move(own)), shipped_(std::move(shipped)) {}

PresetStore::Listing PresetStore::list() const {
    Listing listing;
    if (!own_.empty()) addPresets(own_, false, listing);
    if (!shipped_.empty()) addPresets(shipped_, true, listing);
    return listing;
}

Result<Preset> PresetStore::find(std::string_view name) const {
    Listing listing = list();
    const auto found = std::ranges::find(listing.presets, name, &Preset::name);
    if (found == listing.presets.end()) return noPreset(name, listing.presets);
    return std::move(*found);
}

Result<Preset> PresetStore::findOwn(std::string_view name) const {
    TRY(Preset preset, find(name));
    if (preset.shipped)
        return fail(ErrorCode::NotFound, quotedText(name) + " is a shipped preset, which stays as it is");
    return preset;
}

Result<Preset> PresetStore::save(const std::string& name, const Recipe& recipe, IfThere ifThere) const {
    if (!validRecipeName(name)) return fail(ErrorCode::BadArgument, quotedText(name) + " is no name for a preset");
    if (own_.empty()) return fail(ErrorCode::WriteFailed, "the user's data folder is not known (HOME is not set)");
    // How a photo lies is the photo's own affair.
    TRY(const std::string text, recipeJson({.name = name, .program = {}, .recipe = {recipe.edits}}));
    const auto old = findOwn(name);
    if (old && ifThere == IfThere::Fail) return fail(ErrorCode::Exists, old->file, "there is a preset of this name");
    std::error_code error;
    fs::create_directories(own_, error);
    if (error) return fail(ErrorCode::WriteFailed, own_, error.message());
    const fs::path file = old ? old->file : own_ / fileNameFor(name);
    // A file in the way that is no preset of this name (of a newer version, say) is never replaced.
    TRY_VOID(writeFileAtomically(file, text, old ? Replace::Yes : Replace::No));
    return Preset{name, {recipe.edits}, false, file};
}

Result<Preset> PresetStore::rename(const std::string& name, const std::string& newName) const {
    TRY(const Preset preset, findOwn(name));
    if (name == newName) return preset;
    TRY(Preset renamed, save(newName, preset.recipe, IfThere::Fail));
    std::error_code error;
    fs::remove(preset.file, error);
    if (error) return fail(ErrorCode::WriteFailed, preset.file, error.message());
    return renamed;
}

Result<void> PresetStore::remove(const std::string& name) const {
    TRY(const Preset preset, findOwn(name));
    std::error_code error;
    fs::remove(preset.file, error);
    if (error) return fail(ErrorCode::WriteFailed, preset.file, error.message());
    return {};
}

Result<Preset> PresetStore::import(const fs::path& file, IfThere ifThere) const {
    TRY(RecipeFile document, readRecipeFile(file));
    if (document.name.empty()) {
        const std::string whole = file.filename().string();
        document.name = whole.substr(0, std::min(whole.find(".glissade"), kMaxRecipeName));
    }
    return save(document.name, document.recipe, ifThere);
}

Result<void> PresetStore::exportTo(const std::string& name, const fs::path& file, IfThere ifThere) const {
    TRY(const Preset preset, find(name));
    TRY(const std::string text, recipeJson({.name = preset.name, .program = {}, .recipe = preset.recipe}));
    return writeFileAtomically(file, text, ifThere == IfThere::Replace ? Replace::Yes : Replace::No);
}

fs::path findShippedPresets() {
    if (const char* chosen = std::getenv("GLISSADE_PRESETS"); chosen && *chosen) return chosen;
    std::error_code ignored;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored).parent_path();
    const fs::path installed = (program / "../share/glissade/presets").lexically_normal();
    // As with the packs: the programs of a build tree lie two folders below it.
    const fs::path built = (program / "../../../resources/presets").lexically_normal();
    return !fs::is_directory(installed, ignored) && fs::is_directory(built, ignored) ? built : installed;
}

PresetStore userPresets() {
    const fs::path data = userDataFolder();
    return {data.empty() ? data : data / "presets", findShippedPresets()};
}

}  // namespace glissade
