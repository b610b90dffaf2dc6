#include "net/pack_json.h"

#include "pack_samples.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace glissade {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

const WeightsFile kWeights{"weights.safetensors", 1234, std::string(64, 'a')};

/// A valid file of one operator, in which each test breaks one thing.
std::string valid() {
    const std::string sixteen = "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]";
    return R"({"format":"glissade-pack","version":2,"name":"filters",)"
           R"("network":{"widths":[32,48,64,96],"blocks":[1,2,3,2],"up_blocks":[1,2],"fuse":40,"features":48,"global_size":32,"hidden":64,"overview":0},)"
           R"("operators":[{"id":"op","params":[{"id":"lambda","min":0.002,"max":0.2,"default":0.02,"scale":"log"}],)"
           R"("quantisation":{"scale":)" +
           sixteen + R"(,"offset":)" + sixteen +
           R"(},"psnr":30.5,"ssim":0.9}],)"
           R"("weights":{"file":"weights.safetensors","bytes":10,"sha256":")" +
           std::string(64, '0') +
           R"("},)"
           R"("provenance":{"photos":{"train":120}}})";
}

/// valid() with the one place that reads `from` replaced.
std::string with(const std::string& from, const std::string& to) {
    std::string text = valid();
    const std::size_t place = text.find(from);
    EXPECT_NE(place, std::string::npos) << from;
    return text.replace(place, from.size(), to);
}

void expectRefused(const std::string& text, const std::string& reason) {
    const auto description = parsePackJson(text);
    ASSERT_FALSE(description) << "accepted, expected: " << reason;
    EXPECT_EQ(description.error().code, ErrorCode::BadPack);
    EXPECT_THAT(description.error().reason, HasSubstr(reason));
}

TEST(PackJson, ValidFileIsReadWhole) {
    const auto description = parsePackJson(valid());
    ASSERT_TRUE(description) << description.error().message();
    const Pack& pack = description->pack;
    EXPECT_EQ(pack.name, "filters");
    EXPECT_EQ(pack.shape, (NetworkShape{{32, 48, 64, 96}, {1, 2, 3, 2}, {1, 2}, 40, 48, 32, 64}));
    ASSERT_EQ(pack.operators.size(), 1U);
    EXPECT_EQ(pack.operators[0].params[0].min, 0.002);
    EXPECT_EQ(pack.operators[0].params[0].scale, Scale::Logarithmic);
    EXPECT_EQ(pack.operators[0].psnr, 30.5);
    EXPECT_EQ(pack.provenance, R"({"photos":{"train":120}})");
    EXPECT_EQ(description->weights.bytes, 10U);
}

TEST(PackJson, WrittenTextIsReadBackExactly) {
    const Pack pack = test::samplePack();
    const auto text = writePackJson({test::samplePack(), kWeights});
    ASSERT_TRUE(text) << text.error().message();
    const auto description = parsePackJson(*text);
    ASSERT_TRUE(description) << description.error().message();
    EXPECT_EQ(description->pack.name, pack.name);
    EXPECT_EQ(description->pack.shape, pack.shape);
    EXPECT_EQ(description->pack.provenance, pack.provenance);
    EXPECT_EQ(description->weights.sha256, kWeights.sha256);
    ASSERT_EQ(description->pack.operators.size(), pack.operators.size());
    for (std::size_t i = 0; i < pack.operators.size(); ++i) {
        const PackOperator& got = description->pack.operators[i];
        const PackOperator& expected = pack.operators[i];
        EXPECT_EQ(got.id, expected.id);
        EXPECT_EQ(got.quantisation.scale, expected.quantisation.scale);
        EXPECT_EQ(got.quantisation.offset, expected.quantisation.offset);
        EXPECT_EQ(got.psnr, expected.psnr);
        EXPECT_EQ(got.ssim, expected.ssim);
        ASSERT_EQ(got.params.size(), expected.params.size());
        for (std::size_t p = 0; p < expected.params.size(); ++p) {
            EXPECT_EQ(got.params[p].id, expected.params[p].id);
            EXPECT_EQ(got.params[p].min, expected.params[p].min);
            EXPECT_EQ(got.params[p].max, expected.params[p].max);
            EXPECT_EQ(got.params[p].defaultValue, expected.params[p].defaultValue);
            EXPECT_EQ(got.params[p].scale, expected.params[p].scale);
        }
    }
}

TEST(PackJson, OddNumbersSurviveExactly) {
    Pack pack = test::samplePack();
    pack.operators[0].params[0] = {"p", 0.1, 1.0 / 3.0 + 1e-16, 0.1 + 0.2 - 0.05, Scale::Linear};
    pack.operators[0].quantisation.scale[0] = 1e-38F;
    pack.operators[0].quantisation.offset[0] = 0.1F;
    const PackOperator expected = pack.operators[0];
    const auto text = writePackJson({std::move(pack), kWeights});
    ASSERT_TRUE(text);
    const auto description = parsePackJson(*text);
    ASSERT_TRUE(description) << description.error().message();
    const PackOperator& got = description->pack.operators[0];
    EXPECT_EQ(got.params[0].max, expected.params[0].max);
    EXPECT_EQ(got.params[0].defaultValue, expected.params[0].defaultValue);
    EXPECT_EQ(got.quantisation.scale[0], expected.quantisation.scale[0]);
    EXPECT_EQ(got.quantisation.offset[0], expected.quantisation.offset[0]);
}

TEST(PackJson, TextIsTheSameEveryTimeAndBeginsWithTheFormat) {
    const auto one = writePackJson({test::samplePack(), kWeights});
    const auto two = writePackJson({test::samplePack(), kWeights});
    ASSERT_TRUE(one);
    EXPECT_EQ(*one, *two);
    EXPECT_THAT(*one, StartsWith("{\n  \"format\": \"glissade-pack\",\n  \"version\": 2,\n"));
}

TEST(PackJson, ProvenanceThatIsNoObjectIsNotWrittenSilently) {
    Pack pack = test::samplePack();
    pack.provenance = "not JSON";
    EXPECT_FALSE(writePackJson({std::move(pack), kWeights}));
}

TEST(PackJson, UnknownVersionAndFormatAreRefused) {
    expectRefused(with("\"version\":2", "\"version\":1"), "version: is 1; this program reads version 2");
    expectRefused(with("\"version\":2", "\"version\":2.0"), "version");
    expectRefused(with("\"version\":2", "\"version\":\"2\""), "version");
    expectRefused(with("glissade-pack", "other"), "format");
    expectRefused("[]", "format");
    expectRefused("{}", "format");
}

TEST(PackJson, MissingFieldIsNamed) {
    expectRefused(with(R"("name":"filters",)", ""), "the field 'name' is missing");
    expectRefused(with(R"("features":48,)", ""), "network: the field 'features' is missing");
    expectRefused(with(R"("min":0.002,)", ""), "operators[0].params[0]: the field 'min' is missing");
    expectRefused(with(R"(,"ssim":0.9)", ""), "operators[0]: the field 'ssim' is missing");
    expectRefused(with(R"("bytes":10,)", ""), "weights: the field 'bytes' is missing");
    expectRefused(with(R"(,"provenance":{"photos":{"train":120}})", ""), "the field 'provenance' is missing");
}

TEST(PackJson, EdgesAreMarkedWhereTheFileSaysSo) {
    const auto marked = parsePackJson(with(R"("overview":0})", R"("overview":0,"marks_edges":true})"));
    ASSERT_TRUE(marked) << marked.error().message();
    EXPECT_TRUE(marked->pack.shape.marksEdges);
    const auto unmarked = parsePackJson(with(R"("overview":0})", R"("overview":0,"marks_edges":false})"));
    ASSERT_TRUE(unmarked) << unmarked.error().message();
    EXPECT_FALSE(unmarked->pack.shape.marksEdges);
}

TEST(PackJson, AnOperatorMayHaveBeenToldOfCoarseResults) {
    const auto told = [](const std::string& coarse) {
        return with(R"("ssim":0.9)", R"("ssim":0.9,"coarse":)" + coarse);
    };
    const auto description = parsePackJson(told(R"({"id":"128 px","count":3})"));
    ASSERT_TRUE(description) << description.error().message();
    EXPECT_EQ(description->pack.operators[0].coarse, "128 px");
    EXPECT_EQ(description->pack.operators[0].coarseCount, 3);
    const auto text = writePackJson({description->pack, kWeights});
    ASSERT_TRUE(text);
    const auto again = parsePackJson(*text);
    ASSERT_TRUE(again) << again.error().message();
    EXPECT_EQ(again->pack.operators[0].coarse, "128 px");
    EXPECT_EQ(again->pack.operators[0].coarseCount, 3);
    EXPECT_EQ(parsePackJson(valid())->pack.operators[0].coarseCount, 0);

    expectRefused(told(R"("128 px")"), "operators[0].coarse: must be an object");
    expectRefused(told(R"({"id":"","count":3})"), "operators[0].coarse.id: must not be empty");
    expectRefused(told(R"({"id":7,"count":3})"), "operators[0].coarse.id: must be a text");
    expectRefused(told(R"({"id":"x","count":0})"), "operators[0].coarse.count: is 0, but must be 1 to 8");
    expectRefused(told(R"({"id":"x","count":9})"), "operators[0].coarse.count: is 9");
    expectRefused(told(R"({"id":"x"})"), "operators[0].coarse: the field 'count' is missing");
}

TEST(PackJson, UnknownAndDoubledFieldsAreNamed) {
    expectRefused(with(R"("name":"filters",)", R"("name":"filters","colour":1,)"), "unknown field 'colour'");
    expectRefused(with(R"("bytes":10,)", R"("bytes":10,"url":"x",)"), "weights: unknown field 'url'");
    expectRefused(with(R"("name":"filters",)", R"("name":"filters","name":"other",)"),
                  "'name' stands in one object twice");
    expectRefused(with(R"("train":120)", R"("train":120,"train":121)"), "'train' stands in one object twice");
}

TEST(PackJson, FieldOfAnotherTypeIsNamed) {
    expectRefused(with(R"("name":"filters")", R"("name":7)"), "name: must be a text");
    expectRefused(with(R"("features":48)", R"("features":"48")"), "network.features: must be a whole number");
    expectRefused(with(R"("features":48)", R"("features":48.5)"), "network.features: must be a whole number");
    expectRefused(with(R"("max":0.2)", R"("max":null)"), "operators[0].params[0].max: must be a number");
    expectRefused(
        with(
            R"("network":{"widths":[32,48,64,96],"blocks":[1,2,3,2],"up_blocks":[1,2],"fuse":40,"features":48,"global_size":32,"hidden":64,"overview":0})",
            R"("network":[])"),
        "network: must be an object");
    expectRefused(with(R"("provenance":{"photos":{"train":120}})", R"("provenance":"text")"),
                  "provenance: must be an object");
    expectRefused(with("[1,2,3,2]", "[1,2,3,true]"), "network.blocks");
    expectRefused(with(R"("overview":0})", R"("overview":0,"marks_edges":1})"),
                  "network.marks_edges: must be true or false");
}

TEST(PackJson, NetworkOutsideItsBoundsIsRefused) {
    expectRefused(with("[32,48,64,96]", "[32,48,64,513]"), "network.widths: is 513, but must be 1 to 512");
    expectRefused(with("[32,48,64,96]", "[0,48,64,96]"), "network.widths: is 0");
    expectRefused(with("[32,48,64,96]", "[32,48,64]"), "network.widths: must be a list of 4");
    expectRefused(with("[1,2,3,2]", "[1,2,3,17]"), "network.blocks: is 17, but must be 0 to 16");
    expectRefused(with("[1,2,3,2]", "[1,2,3,-1]"), "network.blocks");
    expectRefused(with(R"("up_blocks":[1,2])", R"("up_blocks":[1,2,3])"), "network.up_blocks: must be a list of 2");
    expectRefused(with(R"("global_size":32)", R"("global_size":257)"), "network.global_size");
    expectRefused(with(R"("hidden":64)", R"("hidden":18446744073709551615)"), "network.hidden");
}

TEST(PackJson, NumbersThatMakeNoSenseAreRefused) {
    expectRefused(with(R"("max":0.2)", R"("max":1e999)"), "not JSON");
    expectRefused(with(R"("max":0.2)", R"("max":0.001)"), "not in order");
    expectRefused(with(R"("default":0.02)", R"("default":0.3)"), "not in order");
    expectRefused(with(R"("min":0.002)", R"("min":0)"), "must be above 0 on a log scale");
    expectRefused(with(R"("scale":"log")", R"("scale":"cubic")"), "must be 'log' or 'linear'");
    expectRefused(with("\"scale\":[1,", "\"scale\":[0,"), "quantisation.scale: must hold numbers above 0");
    expectRefused(with("\"scale\":[1,", "\"scale\":[-1,"), "quantisation.scale: must hold numbers above 0");
    expectRefused(with("\"scale\":[1,", "\"scale\":[1e300,"), "too large");
    expectRefused(with("\"scale\":[1,", "\"scale\":["), "must be a list of 16 numbers");
    expectRefused(with("\"offset\":[1,", "\"offset\":[\"1\","), "must hold numbers only");
    expectRefused(with(R"("psnr":30.5)", R"("psnr":-1)"), "not a possible measurement");
    expectRefused(with(R"("ssim":0.9)", R"("ssim":1.1)"), "not a possible measurement");
}

TEST(PackJson, WeightsNameCannotLeadOutOfTheFolder) {
    for (const char* name : {"../weights", "a/b", "/etc/passwd", "..", ".", "", ".hidden", "a\\\\b", "a\\u0000b"})
        expectRefused(with("weights.safetensors", name), "not a plain file name");
}

TEST(PackJson, HashOfAnotherFormIsRefused) {
    expectRefused(with(std::string(64, '0'), std::string(63, '0')), "64 lower-case");
    expectRefused(with(std::string(64, '0'), std::string(64, 'A')), "64 lower-case");
    expectRefused(with(R"("bytes":10)", R"("bytes":99999999999)"), "weights.bytes");
    expectRefused(with(R"("bytes":10)", R"("bytes":-10)"), "weights.bytes");
}

TEST(PackJson, IdsAreFitForNames) {
    expectRefused(with(R"("id":"op")", R"("id":"a.b")"), "operators[0].id");
    expectRefused(with(R"("id":"op")", R"("id":"")"), "operators[0].id");
    expectRefused(with(R"("name":"filters")", R"("name":"../filters")"), "name");
}

TEST(PackJson, OperatorsMustBeThereAndOnlyOnce) {
    const std::string text = valid();
    const std::size_t begin = text.find("{\"id\":\"op\"");
    const std::size_t end = text.find("],\"weights\"");
    const std::string op = text.substr(begin, end - begin);
    expectRefused(with(op, ""), "operators: must be a list of 1 to 64");
    expectRefused(with(op, op + "," + op), "'op' is there twice");
}

TEST(PackJson, DeepNestingIsRefusedEvenInProvenance) {
    const auto nested = [](std::size_t depth) {
        return with("120", std::string(depth, '[') + std::string(depth, ']'));
    };
    EXPECT_TRUE(parsePackJson(nested(20)));
    expectRefused(nested(40), "nested too deeply");
    expectRefused(nested(400'000), "nested too deeply");
}

TEST(PackJson, HugeTextIsRefused) {
    expectRefused(with("120", "\"" + std::string(1'000'000, 'x') + "\""), "larger than a pack.json may be");
}

TEST(PackJson, EveryTruncationIsRefused) {
    const std::string text = valid();
    for (std::size_t size = 0; size < text.size(); ++size) ASSERT_FALSE(parsePackJson(text.substr(0, size))) << size;
}

TEST(PackJson, SeedsOfTheFuzzerAreJudgedAsTheirNamesSay) {
    int good = 0;
    int bad = 0;
    for (const auto& seed : std::filesystem::directory_iterator(GLISSADE_SEEDS)) {
        const std::string name = seed.path().filename().string();
        if (!name.starts_with("pack-")) continue;
        const bool valid = name.starts_with("pack-valid");
        ++(valid ? good : bad);
        std::ifstream stream(seed.path(), std::ios::binary);
        const auto description = parsePackJson(std::string(std::istreambuf_iterator<char>(stream), {}));
        EXPECT_EQ(description.has_value(), valid)
            << name << ": " << (description ? "accepted" : description.error().reason);
    }
    EXPECT_GE(good, 2);
    EXPECT_GE(bad, 25);
}

}  // namespace
}  // namespace glissade
