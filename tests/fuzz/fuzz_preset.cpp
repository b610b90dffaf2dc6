// Bytes → preset, sidecar, recovery file: none may crash, what is accepted reads back the same, and what is not is
// still there, in its place or moved aside.
#include "base/atomic_file.h"
#include "base/check.h"
#include "recipe/preset_store.h"
#include "recipe/recovery.h"
#include "recipe/sidecar.h"
#include "support/temporary_folder.h"

#include <fstream>
#include <string_view>

using namespace glissade;

namespace {

namespace fs = std::filesystem;

void checkText(std::string_view text) {
    const auto document = parseRecipeJson(text);
    if (!document) {
        CHECK(document.error().code == ErrorCode::Corrupt || document.error().code == ErrorCode::Unsupported);
        CHECK(!document.error().reason.empty());
        return;
    }
    CHECK(checkRecipe(document->recipe).has_value());
    const auto again = recipeJson(*document);
    CHECK(again.has_value());
    // Pretty-printing may make a text too large to be read again.
    if (again->size() > kMaxRecipeBytes) return;
    const auto read = parseRecipeJson(*again);
    CHECK(read.has_value() && read->recipe == document->recipe && read->name == document->name);
}

class Folder {
public:
    fs::path write(const std::string& name, std::string_view bytes) const {
        std::ofstream(path() / name, std::ios::binary) << bytes;
        return path() / name;
    }
    /// Removes all, and says how many files there were.
    int clear() const {
        int count = 0;
        for (const auto& entry : fs::directory_iterator(path())) count += fs::remove(entry.path()) ? 1 : 0;
        return count;
    }
    [[nodiscard]] const fs::path& path() const { return folder_.path(); }

private:
    test::TemporaryFolder folder_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Folder folder;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    checkText(bytes);

    folder.write("p.glissade-preset.json", bytes);
    const PresetStore store(folder.path(), {});
    const auto listing = store.list();
    CHECK(listing.presets.size() + listing.notices.size() == 1);
    if (!listing.presets.empty()) CHECK(store.find(listing.presets.front().name).has_value());
    CHECK(folder.clear() == 1);

    const fs::path sidecar = folder.write("a.jpg.glissade.json", bytes);
    const auto found = loadSidecar(folder.path() / "a.jpg", {});
    CHECK(found ? found->has_value() && (*found)->file == sidecar : found.error().path == sidecar);
    CHECK(folder.clear() == 1);

    const fs::path record = folder.write("1-0-0.glissade-recovery.json", bytes);
    const LostEdits lost = findLostEdits(folder.path());
    CHECK(lost.edits.size() + lost.notices.size() == 1);
    for (const LostEdit& edit : lost.edits) {
        CHECK(edit.file == record && edit.photo.is_absolute() && edit.attempts < kMostRecoveryAttempts);
        CHECK(checkRecipe(edit.recipe).has_value());
    }
    CHECK(folder.clear() == 1);
    return 0;
}
