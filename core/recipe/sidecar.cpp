#include "recipe/sidecar.h"

#include "base/atomic_file.h"
#include "recipe/broken_file.h"

#include <array>
#include <cstdio>
#include <system_error>

namespace glissade {

namespace fs = std::filesystem;

namespace {

constexpr const char* kSuffix = ".glissade.json";

/// FNV-1a: tells photos of one name apart; not a defence against anybody.
std::uint64_t hashOf(const std::string& text) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return hash;
}

/// Makes room for a new sidecar where an old one is.
Result<void> clearPlace(const fs::path& file, std::vector<std::string>& notices) {
    std::error_code ignored;
    if (!fs::exists(fs::symlink_status(file, ignored))) return {};
    const auto old = readRecipeFile(file);
    if (old) return {};
    if (old.error().code == ErrorCode::Unsupported)
        return fail(
            ErrorCode::Exists, file, "is kept, because this program does not understand it: " + old.error().reason);
    TRY(const fs::path aside, moveBrokenAside(file));
    notices.push_back(file.string() + " could not be read (" + old.error().reason + ") and was moved to " +
                      aside.filename().string());
    return {};
}

Result<void> writeTo(const fs::path& file, const std::string& text, std::vector<std::string>& notices) {
    TRY_VOID(clearPlace(file, notices));
    return writeFileAtomically(file, text);
}

}  // namespace

fs::path sidecarBeside(const fs::path& photo) {
    fs::path file = photo;
    file += kSuffix;
    return file;
}

fs::path sidecarInFolder(const fs::path& dataFolder, const fs::path& photo) {
    std::error_code error;
    fs::path whole = fs::absolute(photo, error).lexically_normal();
    if (error) whole = photo;
    std::array<char, 20> hash{};
    std::snprintf(hash.data(), hash.size(), "-%016llx", static_cast<unsigned long long>(hashOf(whole.string())));
    // Cut, since the photo's own name may be as long as a name can be.
    return dataFolder / "edits" / (photo.filename().string().substr(0, 100) + hash.data() + kSuffix);
}

Result<std::optional<FoundSidecar>> loadSidecar(const fs::path& photo, const fs::path& dataFolder) {
    fs::path newest;
    fs::file_time_type when;
    for (const fs::path& file :
         {sidecarBeside(photo), dataFolder.empty() ? fs::path() : sidecarInFolder(dataFolder, photo)}) {
        std::error_code error;
        const auto written = file.empty() ? fs::file_time_type() : fs::last_write_time(file, error);
        if (file.empty() || error || (!newest.empty() && written <= when)) continue;
        newest = file;
        when = written;
    }
    if (newest.empty()) return std::optional<FoundSidecar>();
    TRY(RecipeFile document, readRecipeFile(newest));
    return std::optional<FoundSidecar>(FoundSidecar{newest, std::move(document)});
}

Result<SavedSidecar> saveSidecar(const fs::path& photo, const fs::path& dataFolder, const Recipe& recipe) {
    TRY(const std::string text, recipeJson({.name = {}, .program = {}, .recipe = recipe}));
    SavedSidecar saved{sidecarBeside(photo), {}};
    const auto beside = writeTo(saved.file, text, saved.notices);
    std::error_code ignored;
    if (beside) {
        // An older one would only confuse.
        if (!dataFolder.empty()) fs::remove(sidecarInFolder(dataFolder, photo), ignored);
        return saved;
    }
    if (beside.error().code != ErrorCode::WriteFailed || dataFolder.empty()) return fail(beside.error());
    saved.file = sidecarInFolder(dataFolder, photo);
    fs::create_directories(saved.file.parent_path(), ignored);
    const auto elsewhere = writeTo(saved.file, text, saved.notices);
    if (!elsewhere) return fail(elsewhere.error().code == ErrorCode::Exists ? elsewhere.error() : beside.error());
    saved.notices.push_back("the edit is kept in " + saved.file.string() +
                            ", since nothing can be written beside the photo: " + beside.error().reason);
    return saved;
}

Result<void> saveEditAs(const fs::path& file, const Recipe& recipe) {
    TRY(const std::string text, recipeJson({.name = {}, .program = {}, .recipe = recipe}));
    std::error_code ignored;
    const bool taken = fs::exists(fs::symlink_status(file, ignored));
    if (taken && !readRecipeFile(file)) return fail(ErrorCode::Exists, file, "is no edit that may be replaced");
    return writeFileAtomically(file, text, taken ? Replace::Yes : Replace::No);
}

}  // namespace glissade
