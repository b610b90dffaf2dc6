#include "cli/cli.h"
#include "operators/registry.h"

#include <gmock/gmock.h>

namespace glissade {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class Operators : public test::Cli {};
class Info : public test::Cli {};

std::set<std::string> keysOf(const json& object) {
    std::set<std::string> keys;
    for (const auto& [key, value] : object.items()) keys.insert(key);
    return keys;
}

TEST_F(Operators, JsonIsTheRegistry) {
    const test::Ended ended = run({"operators", "--json"});
    ASSERT_EQ(ended.exitCode, 0);
    EXPECT_EQ(ended.err, "");
    const json list = json::parse(ended.out);
    ASSERT_EQ(list.size(), allOperators().size());
    for (std::size_t i = 0; i < list.size(); ++i) {
        const OperatorSpec& spec = *allOperators()[i];
        EXPECT_EQ(keysOf(list[i]), (std::set<std::string>{"id", "name", "pack", "params"}));
        EXPECT_EQ(list[i]["id"], spec.id);
        EXPECT_EQ(list[i]["name"], spec.name);
        EXPECT_EQ(list[i]["pack"], spec.pack);
        ASSERT_EQ(list[i]["params"].size(), spec.params.size());
        for (std::size_t p = 0; p < spec.params.size(); ++p) {
            const json& param = list[i]["params"][p];
            EXPECT_EQ(keysOf(param), (std::set<std::string>{"id", "label", "unit", "min", "max", "default", "scale"}));
            EXPECT_EQ(param["id"], spec.params[p].id);
            EXPECT_EQ(param["min"], spec.params[p].min);
            EXPECT_EQ(param["max"], spec.params[p].max);
            EXPECT_EQ(param["default"], spec.params[p].defaultValue);
            EXPECT_EQ(param["scale"], spec.params[p].scale == Scale::Logarithmic ? "log" : "linear");
        }
    }
}

TEST_F(Operators, HasAllWithTheirParameters) {
    std::map<std::string, std::vector<std::string>> found;
    for (const json& entry : json::parse(run({"operators", "--json"}).out)) {
        auto& params = found[entry["id"]];
        for (const json& param : entry["params"]) params.push_back(param["id"]);
    }
    const std::map<std::string, std::vector<std::string>> expected{{"l0", {"lambda"}},
                                                                   {"wls", {"lambda"}},
                                                                   {"rtv", {"lambda", "sigma"}},
                                                                   {"rgf", {"sigma"}},
                                                                   {"wmf", {"radius", "sigma"}},
                                                                   {"llf", {"detail"}},
                                                                   {"llf-remap", {}},
                                                                   {"wls-enhance", {}},
                                                                   {"style", {}},
                                                                   {"pencil", {}},
                                                                   {"denoise", {"sigma"}},
                                                                   {"deblock", {"quality"}},
                                                                   {"derain", {}},
                                                                   {"sr", {"factor"}}};
    EXPECT_EQ(found, expected);
}

TEST_F(Operators, TheTableNamesEachWithItsRange) {
    const test::Ended ended = run({"operators"});
    EXPECT_EQ(ended.exitCode, 0);
    EXPECT_EQ(ended.err, "");
    for (const OperatorSpec* spec : allOperators()) EXPECT_THAT(ended.out, HasSubstr(std::string(spec->name)));
    EXPECT_THAT(ended.out, HasSubstr("0.002 to 0.2, default 0.02"));
}

TEST_F(Info, JsonSaysWhatTheHeaderSays) {
    photo("a.jpg", 97, 53);
    const test::Ended ended = run({"info", "--json", path("a.jpg")});
    ASSERT_EQ(ended.exitCode, 0) << ended.err;
    const json info = json::parse(ended.out);
    EXPECT_EQ(
        keysOf(info),
        (std::set<std::string>{"width", "height", "bit_depth", "channels", "alpha", "format", "orientation", "icc"}));
    EXPECT_EQ(info["width"], 97);
    EXPECT_EQ(info["height"], 53);
    EXPECT_EQ(info["bit_depth"], 8);
    EXPECT_EQ(info["channels"], 3);
    EXPECT_EQ(info["alpha"], false);
    EXPECT_EQ(info["format"], "jpeg");
    EXPECT_EQ(info["orientation"], 1);
    EXPECT_TRUE(info["icc"].is_string());
}

TEST_F(Info, TellsDepthAlphaAndTheFormatByContent) {
    Photo deep = test::photoOf<std::uint16_t>(test::syntheticPhoto(40, 30, 2));
    deep.info.hasAlpha = true;
    deep.alpha.emplace(40, 30, 1);
    test::writePhoto(folder.path() / "deep.png", deep);
    std::filesystem::rename(path("deep.png"), path("deep.jpg"));
    const json info = json::parse(run({"info", "--json", path("deep.jpg")}).out);
    EXPECT_EQ(info["bit_depth"], 16);
    EXPECT_EQ(info["channels"], 4);
    EXPECT_EQ(info["alpha"], true);
    EXPECT_EQ(info["format"], "png");
}

TEST_F(Info, TextHasALineForEach) {
    photo("a.png", 41, 31);
    const test::Ended ended = run({"info", path("a.png")});
    EXPECT_EQ(ended.exitCode, 0);
    EXPECT_THAT(ended.out, HasSubstr("41 x 31"));
    EXPECT_EQ(lines(ended.out), 7U);
}

TEST_F(Info, ReadsStandardInput) {
    photo("a.png", 41, 31);
    const test::Ended ended = run({"info", "--json", "-"}, folder.path() / "a.png");
    ASSERT_EQ(ended.exitCode, 0) << ended.err;
    EXPECT_EQ(json::parse(ended.out)["width"], 41);
}

TEST_F(Info, BadFilesAreNamedWithTheReason) {
    text("words.jpg", "these are words");
    text("empty.png", "");
    for (const std::string name : {"missing.jpg", "words.jpg", "empty.png", ""}) {
        const test::Ended ended = run({"info", path(name)});
        EXPECT_EQ(ended.exitCode, 1) << name;
        EXPECT_EQ(ended.out, "");
        EXPECT_THAT(ended.err, testing::StartsWith("glissade-cli: error: " + path(name) + ": "));
        EXPECT_EQ(lines(ended.err), 1U) << ended.err;
    }
}

}  // namespace
}  // namespace glissade
