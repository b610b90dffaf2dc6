#include "recipe/recipe_json.h"

#include "operators/registry.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace glissade {
namespace {

using testing::HasSubstr;

std::string valid() {
    return R"({"format":"glissade-edit","version":1,"program":"Glissade 0.1.0","edits":[)"
           R"({"operator":"l0","params":{"lambda":0.05},"scale":"2","amount":0.5,"on":false,"exact":true,"model":"filters"}]})";
}

/// valid() with the one place that reads `from` replaced.
std::string with(const std::string& from, const std::string& to) {
    std::string text = valid();
    const std::size_t place = text.find(from);
    EXPECT_NE(place, std::string::npos) << from;
    return text.replace(place, from.size(), to);
}

void expectRefused(const std::string& text, ErrorCode code, const std::string& reason) {
    const auto document = parseRecipeJson(text);
    ASSERT_FALSE(document) << "accepted, expected: " << reason;
    EXPECT_EQ(document.error().code, code) << document.error().reason;
    EXPECT_THAT(document.error().reason, HasSubstr(reason));
}

TEST(RecipeJson, EveryFieldIsRead) {
    const auto document = parseRecipeJson(valid());
    ASSERT_TRUE(document) << document.error().message();
    EXPECT_EQ(document->program, "Glissade 0.1.0");
    const Edit expected{"l0", {0.05}, EffectScale{1}, 0.5, false, true};
    EXPECT_EQ(document->recipe, (Recipe{{expected}}));
}

TEST(RecipeJson, EveryOperatorAndEverySettingComesBack) {
    Recipe recipe;
    for (const OperatorSpec* spec : allOperators()) {
        Edit edit = makeEdit(*spec);
        for (std::size_t i = 0; i < edit.params.size(); ++i) edit.params[i] = spec->params[i].denormalise(0.3);
        edit.scale.level = static_cast<int>(recipe.edits.size() % 5) - 1;
        edit.amount = 1.0 / 3;
        edit.on = recipe.edits.size() % 2 == 0;
        edit.exact = spec->apply && recipe.edits.size() % 3 == 0;
        recipe.edits.push_back(edit);
    }
    const auto text = recipeJson({.name = "Größer", .program = {}, .recipe = recipe});
    ASSERT_TRUE(text) << text.error().message();
    const auto again = parseRecipeJson(*text);
    ASSERT_TRUE(again) << again.error().message();
    EXPECT_EQ(again->recipe, recipe);
    EXPECT_EQ(again->name, "Größer");
    EXPECT_EQ(again->program, "Glissade " GLISSADE_VERSION);
    EXPECT_EQ(*recipeJson(*again), *text);
}

TEST(RecipeJson, AnAbsentParameterOrSettingHasItsDefault) {
    const auto document = parseRecipeJson(
        R"({"format":"glissade-edit","version":1,"program":"x","edits":[{"operator":"wls","params":{}},)"
        R"({"operator":"rtv"}]})");
    ASSERT_TRUE(document) << document.error().message();
    EXPECT_EQ(document->recipe, (Recipe{{makeEdit(*findOperator("wls")), makeEdit(*findOperator("rtv"))}}));
}

TEST(RecipeJson, ANewerVersionIsToldFromADamagedFile) {
    expectRefused(with("\"version\":1", "\"version\":4,\"more\":1"), ErrorCode::Unsupported, "newer Glissade");
    expectRefused(with("\"version\":1", "\"version\":0"), ErrorCode::Corrupt, "version");
    expectRefused(with("\"version\":1", "\"version\":\"1\""), ErrorCode::Corrupt, "version");
    expectRefused(with("glissade-edit", "glissade-pack"), ErrorCode::Corrupt, "this is not a glissade-edit");
}

TEST(RecipeJson, ATurnComesBackAndNeedsTheNewerVersion) {
    for (const Turn& turn : {kRotatedRight, kRotatedLeft, kFlippedHorizontally, kFlippedVertically, Turn{3, true}}) {
        const Recipe recipe{{makeEdit(*findOperator("l0"))}, turn};
        const auto text = recipeJson({.name = {}, .program = {}, .recipe = recipe});
        ASSERT_TRUE(text) << text.error().message();
        EXPECT_THAT(*text, HasSubstr("\"version\": 2"));
        const auto again = parseRecipeJson(*text);
        ASSERT_TRUE(again) << again.error().message();
        EXPECT_EQ(again->recipe, recipe);
    }
    // A program from before the turn reads everything else.
    EXPECT_THAT(*recipeJson({.name = {}, .program = {}, .recipe = {}}), HasSubstr("\"version\": 1"));
    const std::string turned = with("\"version\":1", "\"version\":2,\"turn\":{\"rotate\":90}");
    EXPECT_EQ(parseRecipeJson(turned)->recipe.turn, kRotatedRight);
}

TEST(RecipeJson, ATurnThatIsNoneIsRefused) {
    const auto turn = [](const std::string& text) { return with("\"version\":1", "\"version\":2,\"turn\":" + text); };
    expectRefused(turn("{\"rotate\":45}"), ErrorCode::Unsupported, "turn.rotate: is 45");
    expectRefused(turn("{\"rotate\":360}"), ErrorCode::Unsupported, "turn.rotate");
    expectRefused(turn("{\"rotate\":18446744073709551615}"), ErrorCode::Unsupported, "turn.rotate");
    expectRefused(turn("{\"rotate\":-90}"), ErrorCode::Corrupt, "turn.rotate");
    expectRefused(turn("{\"rotate\":90.5}"), ErrorCode::Corrupt, "turn.rotate");
    expectRefused(turn("{\"mirror\":1}"), ErrorCode::Corrupt, "turn.mirror");
    expectRefused(turn("{\"crop\":1}"), ErrorCode::Corrupt, "unknown field 'crop'");
    expectRefused(turn("90"), ErrorCode::Corrupt, "turn: must be an object");
    expectRefused(with("\"version\":1", "\"version\":1,\"turn\":{}"), ErrorCode::Corrupt, "unknown field");
    EXPECT_EQ(recipeJson({.name = {}, .program = {}, .recipe = {{}, {4, false}}}).error().code, ErrorCode::BadArgument);
}

TEST(RecipeJson, ACropComesBackAndNeedsTheNewestVersion) {
    const CropArea area = CropArea::from({7, 30, 101, 200}, {997, 640});
    for (const Turn& turn : {Turn{}, kRotatedLeft}) {
        const Recipe recipe{{makeEdit(*findOperator("l0"))}, turn, area};
        const auto text = recipeJson({.name = {}, .program = {}, .recipe = recipe});
        ASSERT_TRUE(text) << text.error().message();
        EXPECT_THAT(*text, HasSubstr("\"version\": 3"));
        const auto again = parseRecipeJson(*text);
        ASSERT_TRUE(again) << again.error().message();
        EXPECT_EQ(again->recipe, recipe);
    }
}

TEST(RecipeJson, ACropThatIsNoneIsRefused) {
    const auto crop = [](const std::string& text) { return with("\"version\":1", "\"version\":3,\"crop\":" + text); };
    EXPECT_TRUE(parseRecipeJson(crop("{\"x\":0.5,\"y\":0,\"width\":0.5,\"height\":1}")));
    expectRefused(crop("{\"x\":0.6,\"y\":0,\"width\":0.5,\"height\":1}"), ErrorCode::Unsupported, "crop: does not lie");
    expectRefused(crop("{\"x\":0,\"y\":0,\"width\":0,\"height\":1}"), ErrorCode::Unsupported, "crop: does not lie");
    expectRefused(crop("{\"x\":-1,\"y\":0,\"width\":1,\"height\":1}"), ErrorCode::Unsupported, "crop.x: is -1");
    expectRefused(crop("{\"x\":0,\"y\":0,\"width\":1}"), ErrorCode::Corrupt, "crop.height: is missing");
    expectRefused(crop("{\"x\":\"0\",\"y\":0,\"width\":1,\"height\":1}"), ErrorCode::Corrupt, "crop.x");
    expectRefused(crop("{\"x\":0,\"y\":0,\"width\":1,\"height\":1,\"angle\":3}"), ErrorCode::Corrupt, "'angle'");
    expectRefused(crop("[0,0,1,1]"), ErrorCode::Corrupt, "crop: must be an object");
    expectRefused(with("\"version\":1", "\"version\":2,\"crop\":{}"), ErrorCode::Corrupt, "unknown field");
    const Recipe beyond{.edits = {}, .turn = {}, .crop = {0.5, 0, 1, 1}};
    EXPECT_EQ(recipeJson({.name = {}, .program = {}, .recipe = beyond}).error().code, ErrorCode::BadArgument);
}

TEST(RecipeJson, WhatThisProgramHasNotIsNamed) {
    expectRefused(with("\"l0\"", "\"l1\""), ErrorCode::Unsupported, "no operator 'l1'");
    expectRefused(with("lambda", "sigma"), ErrorCode::Unsupported, "l0 has no parameter 'sigma'");
    expectRefused(
        with("0.05", "7"), ErrorCode::Unsupported, "edits[0].params.lambda: is 7, but must be from 0.002 to 0.2");
    expectRefused(with("\"scale\":\"2\"", "\"scale\":\"3\""), ErrorCode::Unsupported, "no scale '3'");
    expectRefused(with("\"amount\":0.5", "\"amount\":-0.5"), ErrorCode::Unsupported, "edits[0].amount");
}

TEST(RecipeJson, DamageIsNamed) {
    expectRefused("", ErrorCode::Corrupt, "not JSON");
    expectRefused(valid() + "x", ErrorCode::Corrupt, "not JSON");
    for (std::size_t cut = 1; cut < valid().size(); cut += 7)
        expectRefused(valid().substr(0, cut), ErrorCode::Corrupt, "not JSON");
    expectRefused("[]", ErrorCode::Corrupt, "format");
    expectRefused(with("\"on\":false", "\"on\":0"), ErrorCode::Corrupt, "edits[0].on");
    expectRefused(with("\"on\":false", "\"off\":true"), ErrorCode::Corrupt, "unknown field 'off'");
    expectRefused(with("\"on\":false", "\"amount\":1"), ErrorCode::Corrupt, "twice");
    expectRefused(with("0.05", "\"0.05\""), ErrorCode::Corrupt, "must be a number");
    expectRefused(with("0.05", "1e999"), ErrorCode::Corrupt, "");
    expectRefused(with("{\"lambda\":0.05}", "[0.05]"), ErrorCode::Corrupt, "edits[0].params: must be an object");
    expectRefused(with("\"model\":\"filters\"", "\"model\":1"), ErrorCode::Corrupt, "edits[0].model");
    expectRefused(with("\"program\"", "\"name\":\"\",\"program\""), ErrorCode::Corrupt, "name");
    expectRefused(with("filters", "\xff"), ErrorCode::Corrupt, "not JSON");
}

TEST(RecipeJson, LimitsHoldBeforeAnythingIsBuilt) {
    expectRefused(with("{\"lambda\":0.05}", std::string(100'000, '[')), ErrorCode::Corrupt, "nested too deeply");
    expectRefused(std::string(kMaxRecipeBytes + 1, ' '), ErrorCode::Corrupt, "larger");
    std::string many = R"({"operator":"l0"})";
    for (std::size_t i = 0; i < kMaxRecipeEdits; ++i) many += R"(,{"operator":"l0"})";
    expectRefused(
        R"({"format":"glissade-edit","version":1,"program":"","edits":[)" + many + "]}", ErrorCode::Corrupt, "edits");
}

TEST(RecipeJson, OnlyWhatCanBeReadIsWritten) {
    EXPECT_EQ(recipeJson({.name = {}, .program = {}, .recipe = {{Edit{"l0", {}, {}, 1.0, true, false}}}}).error().code,
              ErrorCode::BadArgument);
    EXPECT_EQ(recipeJson({.name = " x", .program = {}, .recipe = {}}).error().code, ErrorCode::BadArgument);
    for (const std::string& name : {std::string(), std::string("a\nb"), std::string("\xff"), std::string(65, 'a')})
        EXPECT_FALSE(validRecipeName(name)) << name;
    EXPECT_TRUE(validRecipeName("Größer – 2/3 %"));
}

TEST(RecipeFile, FailuresNameTheFileAndLeaveItAlone) {
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "bad.json";
    std::ofstream(file) << "{";
    const auto document = readRecipeFile(file);
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().path, file);
    std::ifstream in(file);
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), "{");
    EXPECT_EQ(readRecipeFile(folder.path() / "none").error().code, ErrorCode::NotFound);
    EXPECT_EQ(readRecipeFile(folder.path()).error().code, ErrorCode::Unreadable);
}

}  // namespace
}  // namespace glissade
