#include "recipe/preset_store.h"

#include "operators/registry.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace glissade {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using enum PresetStore::IfThere;

class Presets : public testing::Test {
protected:
    Presets() : own(folder.path() / "own"), shipped(folder.path() / "shipped"), store(own, shipped) {
        fs::create_directory(shipped);
        write(shipped / "soft.glissade-preset.json", "Soft", "wls");
    }
    static Recipe recipe(const char* id) { return {{makeEdit(*findOperator(id))}}; }
    static void write(const fs::path& file, const std::string& name, const char* id) {
        std::ofstream(file) << *recipeJson({.name = name, .program = {}, .recipe = recipe(id)});
    }
    static std::string content(const fs::path& file) {
        std::ifstream in(file);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> all;
        for (const Preset& preset : store.list().presets) all.push_back(preset.name);
        return all;
    }

    const test::TemporaryFolder folder;
    const fs::path own;
    const fs::path shipped;
    const PresetStore store;
};

TEST_F(Presets, AreTheOwnOnesByNameAndThenTheShipped) {
    EXPECT_THAT(names(), ElementsAre("Soft"));
    ASSERT_TRUE(store.save("b", recipe("l0"), Fail));
    ASSERT_TRUE(store.save("a/..%/é", recipe("rtv"), Fail));
    EXPECT_THAT(names(), ElementsAre("a/..%/é", "b", "Soft"));
    EXPECT_EQ(store.find("a/..%/é")->recipe, recipe("rtv"));
    EXPECT_EQ(store.find("a/..%/é")->file.parent_path(), own);
    EXPECT_TRUE(store.find("Soft")->shipped);
    EXPECT_TRUE(store.list().notices.empty());
}

TEST_F(Presets, AnUnknownNameGetsAHint) {
    const auto found = store.find("Sofd");
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, ErrorCode::NotFound);
    EXPECT_THAT(found.error().reason, HasSubstr("did you mean 'Soft'?"));
}

TEST_F(Presets, AreReplacedOnlyWhenAsked) {
    ASSERT_TRUE(store.save("a", recipe("l0"), Fail));
    EXPECT_EQ(store.save("a", recipe("wls"), Fail).error().code, ErrorCode::Exists);
    EXPECT_EQ(store.find("a")->recipe, recipe("l0"));
    ASSERT_TRUE(store.save("a", recipe("wls"), Replace));
    EXPECT_EQ(store.find("a")->recipe, recipe("wls"));
    EXPECT_EQ(store.save("", recipe("l0"), Fail).error().code, ErrorCode::BadArgument);
    EXPECT_EQ(store.save("x", {{Edit{"none", {}, {}, 1.0, true, false}}}, Fail).error().code, ErrorCode::BadArgument);
    EXPECT_EQ(PresetStore({}, {}).save("a", recipe("l0"), Fail).error().code, ErrorCode::WriteFailed);
}

TEST_F(Presets, AnOwnOneHidesAShippedOneUntilItIsRemoved) {
    ASSERT_TRUE(store.save("Soft", recipe("rtv"), Fail));
    EXPECT_THAT(names(), ElementsAre("Soft"));
    EXPECT_EQ(store.find("Soft")->recipe, recipe("rtv"));
    ASSERT_TRUE(store.remove("Soft"));
    EXPECT_EQ(store.find("Soft")->recipe, recipe("wls"));
    EXPECT_EQ(store.remove("Soft").error().code, ErrorCode::NotFound);
    EXPECT_EQ(store.rename("Soft", "Mine").error().code, ErrorCode::NotFound);
}

TEST_F(Presets, AreRenamed) {
    ASSERT_TRUE(store.save("a", recipe("l0"), Fail));
    ASSERT_TRUE(store.save("b", recipe("wls"), Fail));
    EXPECT_EQ(store.rename("a", "b").error().code, ErrorCode::Exists);
    EXPECT_THAT(names(), ElementsAre("a", "b", "Soft"));
    ASSERT_TRUE(store.rename("a", "c"));
    EXPECT_THAT(names(), ElementsAre("b", "c", "Soft"));
    EXPECT_EQ(store.find("c")->recipe, recipe("l0"));
}

TEST_F(Presets, GoOutAndComeIn) {
    const fs::path file = folder.path() / "out.json";
    ASSERT_TRUE(store.exportTo("Soft", file, Fail));
    EXPECT_EQ(store.exportTo("Soft", file, Fail).error().code, ErrorCode::Exists);
    ASSERT_TRUE(store.exportTo("Soft", file, Replace));
    const auto imported = store.import(file, Fail);
    ASSERT_TRUE(imported) << imported.error().message();
    EXPECT_EQ(imported->name, "Soft");
    EXPECT_FALSE(imported->shipped);
    EXPECT_EQ(store.import(file, Fail).error().code, ErrorCode::Exists);

    const fs::path sidecar = folder.path() / "beach.jpg.glissade.json";
    write(sidecar, "", "llf");
    EXPECT_EQ(store.import(sidecar, Fail)->name, "beach.jpg");

    std::ofstream(file)
        << R"({"format":"glissade-edit","version":1,"program":"x","name":"n","edits":[{"operator":"future"}]})";
    const auto refused = store.import(file, Replace);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Unsupported);
    EXPECT_EQ(store.find("n").error().code, ErrorCode::NotFound);
}

TEST_F(Presets, ADamagedOneIsMovedAsideWithANotice) {
    ASSERT_TRUE(store.save("good", recipe("l0"), Fail));
    const fs::path bad = own / "bad.glissade-preset.json";
    std::ofstream(bad) << "no json";
    const auto listing = store.list();
    ASSERT_EQ(listing.notices.size(), 1U);
    EXPECT_THAT(listing.notices[0], testing::AllOf(HasSubstr(bad.string()), HasSubstr("broken-1")));
    EXPECT_EQ(listing.presets.size(), 2U);
    EXPECT_EQ(content(bad.string() + ".broken-1"), "no json");
    EXPECT_FALSE(fs::exists(bad));
    EXPECT_TRUE(store.list().notices.empty());
}

TEST_F(Presets, OneOfANewerVersionAndADamagedShippedOneStay) {
    fs::create_directory(own);
    const fs::path newer = own / "n.glissade-preset.json";
    const fs::path damaged = shipped / "d.glissade-preset.json";
    std::ofstream(newer) << R"({"format":"glissade-edit","version":99})";
    std::ofstream(damaged) << "{";
    EXPECT_EQ(store.list().notices.size(), 2U);
    EXPECT_TRUE(fs::exists(newer));
    EXPECT_TRUE(fs::exists(damaged));
    // The newer one's place is taken: a preset that would get its file is refused, not written over it.
    EXPECT_EQ(store.save("n", recipe("l0"), Replace).error().code, ErrorCode::Exists);
    EXPECT_THAT(content(newer), HasSubstr("\"version\":99"));
}

TEST(ShippedPresets, AreAllReadAndHaveNamesOfTheirOwn) {
    const auto listing = PresetStore({}, GLISSADE_SHIPPED_PRESETS).list();
    EXPECT_THAT(listing.notices, ElementsAre());
    EXPECT_GE(listing.presets.size(), 5U);
    for (const Preset& preset : listing.presets) EXPECT_FALSE(preset.recipe.edits.empty()) << preset.name;
    EXPECT_EQ(fs::path(GLISSADE_SHIPPED_PRESETS), findShippedPresets());
}

}  // namespace
}  // namespace glissade
