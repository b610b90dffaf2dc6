#include "cli/cli.h"
#include "image/parts.h"
#include "operators/registry.h"
#include "recipe/preset_store.h"
#include "recipe/sidecar.h"

#include <gmock/gmock.h>

namespace glissade {
namespace {

using testing::HasSubstr;

/// Sidecars and presets on the command line. The exact operators run, since there is no pack.
class ApplyRecipeFiles : public test::Cli {
protected:
    ApplyRecipeFiles() { photo("a.png", 64, 48); }

    [[nodiscard]] test::Ended apply(const std::string& result, std::vector<std::string> more) const {
        std::vector<std::string> arguments{"apply", path("a.png"), "-o", path(result)};
        arguments.insert(arguments.end(), more.begin(), more.end());
        std::vector<std::string> with = environment();
        with.push_back("XDG_DATA_HOME=" + path("data"));
        return test::runProgram(GLISSADE_CLI, arguments, with);
    }
    [[nodiscard]] Image<float> pixels(const std::string& result, const std::vector<std::string>& more) const {
        const test::Ended ended = apply(result, more);
        EXPECT_EQ(ended.exitCode, 0) << ended.err;
        EXPECT_EQ(ended.err, "");
        return test::readWorking(folder.path() / result);
    }
    void refused(const std::vector<std::string>& more, const std::string& hint) const {
        const test::Ended ended = apply("refused.png", more);
        EXPECT_EQ(ended.exitCode, 2);
        EXPECT_EQ(ended.out, "");
        EXPECT_THAT(ended.err, HasSubstr(hint));
        EXPECT_EQ(lines(ended.err), 1U) << ended.err;
        EXPECT_FALSE(files().contains("refused.png"));
    }
    [[nodiscard]] static Edit exact(const char* id, double amount = 1) {
        Edit edit = makeEdit(*findOperator(id));
        edit.exact = true;
        edit.amount = amount;
        return edit;
    }

    const PresetStore presets{folder.path() / "data" / "glissade" / "presets", {}};
};

TEST_F(ApplyRecipeFiles, AnEditIsAppliedWithEverythingInIt) {
    Edit off = exact("pencil");
    off.on = false;
    ASSERT_TRUE(saveSidecar(folder.path() / "a.png", {}, {{exact("wls", 0.5), off, exact("llf")}}));
    EXPECT_TRUE(test::identical(pixels("edit.png", {"--edit", path("a.png.glissade.json")}),
                                pixels("steps.png", {"--step", "wls:exact=1,amount=0.5", "--step", "llf:exact=1"})));
}

TEST_F(ApplyRecipeFiles, AnEditTurnsThePhotoBeforeItsSteps) {
    ASSERT_TRUE(saveSidecar(folder.path() / "a.png", {}, {{exact("wls")}, {1, true}}));
    const Image<float> turnedFirst = pixels("edit.png", {"--edit", path("a.png.glissade.json")});
    EXPECT_EQ(turnedFirst.size(), (Size{48, 64}));
    // By hand: turned without a step, then the step on what that gave.
    ASSERT_TRUE(saveEditAs(folder.path() / "turn.json", {{}, {1, true}}));
    const Image<float> onlyTurned = pixels("turned.png", {"--edit", path("turn.json")});
    EXPECT_TRUE(test::identical(onlyTurned, turned(test::readWorking(folder.path() / "a.png"), {1, true})));
    const test::Ended ended = run({"apply", path("turned.png"), "-o", path("step.png"), "--step", "wls:exact=1"});
    ASSERT_EQ(ended.exitCode, 0) << ended.err;
    EXPECT_TRUE(test::identical(turnedFirst, test::readWorking(folder.path() / "step.png")));
}

TEST_F(ApplyRecipeFiles, AnEditsCropIsKeptAndAnotherMayBeSaid) {
    const Image<float> whole = pixels("whole.png", {"--step", "wls:exact=1"});
    const CropArea area = CropArea::from({8, 4, 40, 30}, whole.size());
    ASSERT_TRUE(saveSidecar(folder.path() / "a.png", {}, {{exact("wls")}, {}, area}));
    EXPECT_TRUE(
        test::identical(pixels("edit.png", {"--edit", path("a.png.glissade.json")}), crop(whole, {8, 4, 40, 30})));
    EXPECT_TRUE(test::identical(pixels("other.png", {"--edit", path("a.png.glissade.json"), "--crop", "0,10,64,38"}),
                                crop(whole, {0, 10, 64, 38})));
    const test::Ended beyond = apply("refused.png", {"--crop", "0,10,64,39"});
    EXPECT_EQ(beyond.exitCode, 1);
    EXPECT_THAT(beyond.err, HasSubstr("--crop 0,10,64,39 does not lie within its 64 × 48 pixels"));
    EXPECT_FALSE(files().contains("refused.png"));
    for (const char* text : {"1,2,3", "1,2,3,4,5", "1,2,0,4", "-1,2,3,4", "1,2,3,x", "1;2;3;4", "99999999999,0,1,1"})
        refused({std::string("--crop=") + text}, "X,Y,WIDTH,HEIGHT");
}

TEST_F(ApplyRecipeFiles, PresetsGoByNameAndByFile) {
    ASSERT_TRUE(presets.save("My look", {{exact("wls")}}, PresetStore::IfThere::Fail));
    ASSERT_TRUE(presets.exportTo("My look", folder.path() / "look.json", PresetStore::IfThere::Fail));
    const Image<float> expected = pixels("step.png", {"--step", "wls:exact=1"});
    EXPECT_TRUE(test::identical(pixels("name.png", {"--preset", "My look"}), expected));
    EXPECT_TRUE(test::identical(pixels("file.png", {"--preset", path("look.json")}), expected));
}

TEST_F(ApplyRecipeFiles, TheEditComesFirstThenPresetsThenSteps) {
    ASSERT_TRUE(saveSidecar(folder.path() / "a.png", {}, {{exact("llf")}}));
    ASSERT_TRUE(presets.save("Smooth", {{exact("wls")}}, PresetStore::IfThere::Fail));
    EXPECT_TRUE(test::identical(
        pixels("mixed.png", {"--step", "rgf:exact=1", "--preset", "Smooth", "--edit", path("a.png.glissade.json")}),
        pixels("steps.png", {"--step", "llf:exact=1", "--step", "wls:exact=1", "--step", "rgf:exact=1"})));
}

TEST_F(ApplyRecipeFiles, ShippedPresetsAreThereByName) {
    const test::Ended ended = apply("b.png", {"--preset", "Pencil sketch", "--dry-run"});
    EXPECT_EQ(ended.exitCode, 0) << ended.err;
}

TEST_F(ApplyRecipeFiles, WhatCannotBeReadIsNamedAndNothingIsDone) {
    text("damaged.json", "{");
    text("newer.json", R"({"format":"glissade-edit","version":99})");
    refused({"--edit", path("none.json")}, path("none.json"));
    refused({"--edit", path("damaged.json")}, "not JSON");
    refused({"--preset", path("newer.json")}, "newer Glissade");
    refused({"--preset", "Pencil scetch"}, "did you mean 'Pencil sketch'?");
    refused({"--edit", folder.path().string()}, "not a regular file");
    EXPECT_EQ(content("damaged.json"), "{");
}

TEST_F(ApplyRecipeFiles, MemoryLimitsWhatAPhotoMayTake) {
    photo("large.png", 1200, 800);
    std::vector<std::string> arguments{"apply", path("large.png"), "-o", path("b.png"), "--memory", "1M"};
    const test::Ended refusedPhoto = run(arguments);
    EXPECT_EQ(refusedPhoto.exitCode, 1);
    EXPECT_THAT(refusedPhoto.err, HasSubstr(path("large.png")));
    EXPECT_FALSE(files().contains("b.png"));
    arguments.back() = "1G";
    EXPECT_EQ(run(arguments).exitCode, 0);
    for (const char* wrong : {"1", "x", "0M", "1T", "-1G", "99999999999999999999G", "1.5G"})
        refused({"--memory", wrong}, "800M or 2G");
}

}  // namespace
}  // namespace glissade
