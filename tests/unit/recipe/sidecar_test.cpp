#include "recipe/sidecar.h"

#include "operators/registry.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <iterator>

namespace glissade {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class Sidecar : public testing::Test {
protected:
    Sidecar() : photo(folder.path() / "photos" / "a.b.jpg"), data(folder.path() / "data") {
        fs::create_directory(photo.parent_path());
        write(photo, "pixels");
    }
    static void write(const fs::path& file, const std::string& text) { std::ofstream(file) << text; }
    static std::string content(const fs::path& file) {
        std::ifstream in(file);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    static Recipe recipe(const char* id) { return {{makeEdit(*findOperator(id))}}; }
    [[nodiscard]] Recipe loaded() const {
        const auto found = loadSidecar(photo, data);
        EXPECT_TRUE(found && *found);
        return found && *found ? (*found)->document.recipe : Recipe{};
    }

    const test::TemporaryFolder folder;
    const fs::path photo;
    const fs::path data;
};

TEST_F(Sidecar, IsBesideThePhotoUnderANameOfItsOwn) {
    EXPECT_EQ(sidecarBeside("/p/a.jpg"), "/p/a.jpg.glissade.json");
    const auto saved = saveSidecar(photo, data, recipe("l0"));
    ASSERT_TRUE(saved) << saved.error().message();
    EXPECT_EQ(saved->file, sidecarBeside(photo));
    EXPECT_TRUE(saved->notices.empty());
    EXPECT_EQ(loaded(), recipe("l0"));
    EXPECT_EQ(content(photo), "pixels");
    ASSERT_TRUE(saveSidecar(photo, data, recipe("wls")));
    EXPECT_EQ(loaded(), recipe("wls"));
    EXPECT_FALSE(fs::exists(data));
}

TEST_F(Sidecar, IsNothingWhereThereIsNone) {
    const auto found = loadSidecar(photo, data);
    ASSERT_TRUE(found);
    EXPECT_FALSE(found->has_value());
    EXPECT_FALSE(loadSidecar(photo, {})->has_value());
}

TEST_F(Sidecar, IsInTheDataFolderWhereNothingCanBeWrittenBesideThePhoto) {
    // A photo in a folder that is none: the same refusal for root and for everybody else.
    const fs::path unwritable = photo / "inside.jpg";
    const auto saved = saveSidecar(unwritable, data, recipe("rtv"));
    ASSERT_TRUE(saved) << saved.error().message();
    EXPECT_EQ(saved->file, sidecarInFolder(data, unwritable));
    EXPECT_EQ(saved->file.parent_path(), data / "edits");
    ASSERT_EQ(saved->notices.size(), 1U);
    EXPECT_THAT(saved->notices[0], HasSubstr(saved->file.string()));
    const auto found = loadSidecar(unwritable, data);
    ASSERT_TRUE(found && *found);
    EXPECT_EQ((*found)->document.recipe, recipe("rtv"));
    EXPECT_EQ(saveSidecar(unwritable, {}, recipe("rtv")).error().code, ErrorCode::WriteFailed);
}

TEST_F(Sidecar, OfPhotosOfOneNameAreApartAndOfLongNamesShort) {
    EXPECT_NE(sidecarInFolder(data, "/a/x.jpg"), sidecarInFolder(data, "/b/x.jpg"));
    EXPECT_EQ(sidecarInFolder(data, "/a/x.jpg"), sidecarInFolder(data, "/a/b/../x.jpg"));
    const fs::path longest = photo.parent_path() / (std::string(251, 'n') + ".jpg");
    const auto saved = saveSidecar(longest, data, recipe("l0"));
    ASSERT_TRUE(saved) << saved.error().message();
    EXPECT_EQ(saved->file, sidecarInFolder(data, longest));
    EXPECT_TRUE(*loadSidecar(longest, data));
}

TEST_F(Sidecar, TheLaterOfTwoCountsAndSavingLeavesOne) {
    ASSERT_TRUE(saveSidecar(photo, data, recipe("l0")));
    fs::create_directories(data / "edits");
    const fs::path other = sidecarInFolder(data, photo);
    write(other, *recipeJson({.name = {}, .program = {}, .recipe = recipe("wls")}));
    fs::last_write_time(other, fs::last_write_time(sidecarBeside(photo)) + std::chrono::seconds(5));
    EXPECT_EQ(loaded(), recipe("wls"));
    fs::last_write_time(other, fs::last_write_time(sidecarBeside(photo)) - std::chrono::seconds(5));
    EXPECT_EQ(loaded(), recipe("l0"));
    ASSERT_TRUE(saveSidecar(photo, data, recipe("rtv")));
    EXPECT_FALSE(fs::exists(other));
}

TEST_F(Sidecar, ADamagedOneIsReportedAndMovedAsideWhenSaving) {
    const fs::path file = sidecarBeside(photo);
    for (const int n : {1, 2}) {
        const std::string damage = "damage " + std::to_string(n);
        write(file, damage);
        const auto found = loadSidecar(photo, data);
        ASSERT_FALSE(found);
        EXPECT_EQ(found.error().code, ErrorCode::Corrupt);
        EXPECT_EQ(found.error().path, file);
        EXPECT_EQ(content(file), damage);
        const auto saved = saveSidecar(photo, data, recipe("l0"));
        ASSERT_TRUE(saved) << saved.error().message();
        ASSERT_EQ(saved->notices.size(), 1U);
        EXPECT_THAT(saved->notices[0], HasSubstr("a.b.jpg.glissade.json.broken-" + std::to_string(n)));
        EXPECT_EQ(content(file.string() + ".broken-" + std::to_string(n)), damage);
        EXPECT_EQ(loaded(), recipe("l0"));
    }
}

TEST_F(Sidecar, OneOfANewerVersionIsReportedAndKept) {
    const std::string newer = R"({"format":"glissade-edit","version":9,"masks":[]})";
    write(sidecarBeside(photo), newer);
    EXPECT_EQ(loadSidecar(photo, data).error().code, ErrorCode::Unsupported);
    const auto saved = saveSidecar(photo, data, recipe("l0"));
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.error().code, ErrorCode::Exists);
    EXPECT_EQ(saved.error().path, sidecarBeside(photo));
    EXPECT_EQ(content(sidecarBeside(photo)), newer);
    EXPECT_FALSE(fs::exists(data));
}

TEST_F(Sidecar, AnEditIsSavedUnderAnotherNameInPlaceOfAnEarlierEditOnly) {
    const fs::path file = photo.parent_path() / "mine.glissade.json";
    ASSERT_TRUE(saveEditAs(file, recipe("l0")));
    ASSERT_TRUE(saveEditAs(file, recipe("wls")));
    EXPECT_EQ(readRecipeFile(file)->recipe, recipe("wls"));
    write(photo, "pixels");
    const auto refused = saveEditAs(photo, recipe("l0"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Exists);
    EXPECT_EQ(refused.error().path, photo);
    EXPECT_EQ(content(photo), "pixels");
    EXPECT_EQ(saveEditAs(photo / "inside.json", recipe("l0")).error().code, ErrorCode::WriteFailed);
}

}  // namespace
}  // namespace glissade
