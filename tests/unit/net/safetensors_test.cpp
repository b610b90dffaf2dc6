#include "net/safetensors.h"

#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <fstream>
#include <limits>
#include <sstream>

namespace glissade {
namespace {

using ::testing::HasSubstr;
namespace fs = std::filesystem;

/// A file by hand: length, header, data.
std::string fileOf(const std::string& header, const std::string& data) {
    const std::uint64_t length = header.size();
    return std::string(reinterpret_cast<const char*>(&length), sizeof length) + header + data;
}

Result<TensorMap> parse(const std::string& file) { return parseSafetensors(std::as_bytes(std::span(file))); }

std::string entry(const std::string& name,
                  const std::string& dtype,
                  const std::string& shape,
                  const std::string& offsets) {
    std::ostringstream text;
    text << '"' << name << R"(":{"dtype":")" << dtype << R"(","shape":[)" << shape << R"(],"data_offsets":[)" << offsets
         << "]}";
    return text.str();
}

void expectCorrupt(const std::string& file, const std::string& reason) {
    const auto tensors = parse(file);
    ASSERT_FALSE(tensors) << "accepted, expected: " << reason;
    EXPECT_EQ(tensors.error().code, ErrorCode::Corrupt);
    EXPECT_THAT(tensors.error().reason, HasSubstr(reason));
}

TensorMap sample() {
    return {{"base.down0.weight", {{2, 3}, {1.0F, -2.5F, 0.0F, 3e-6F, 65504.0F, 0.1F}}},
            {"scalar", {{}, {42.0F}}},
            {"empty", {{4, 0}, {}}},
            {"vector", {{3}, {1.0F, 2.0F, 3.0F}}}};
}

void expectEqual(const TensorMap& got, const TensorMap& expected) {
    ASSERT_EQ(got.size(), expected.size());
    for (const auto& [name, tensor] : expected) {
        ASSERT_TRUE(got.contains(name)) << name;
        EXPECT_EQ(got.at(name).shape, tensor.shape) << name;
        EXPECT_EQ(got.at(name).values, tensor.values) << name;
    }
}

TEST(Safetensors, WrittenFileIsReadBackBitForBit) {
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "weights.safetensors";
    ASSERT_TRUE(writeSafetensors(file, sample()));
    const auto tensors = readSafetensors(file);
    ASSERT_TRUE(tensors) << tensors.error().message();
    expectEqual(*tensors, sample());
    EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1)
        << "a temporary file stayed";
}

TEST(Safetensors, NoTensorsAreAFileToo) {
    const auto bytes = encodeSafetensors({});
    ASSERT_TRUE(bytes);
    const auto tensors = parse(*bytes);
    ASSERT_TRUE(tensors) << tensors.error().message();
    EXPECT_TRUE(tensors->empty());
}

TEST(Safetensors, HeaderIsPaddedSoThatDataIsAligned) {
    const auto bytes = encodeSafetensors(sample());
    ASSERT_TRUE(bytes);
    std::uint64_t length = 0;
    std::memcpy(&length, bytes->data(), sizeof length);
    EXPECT_EQ(length % 8, 0U);
    EXPECT_EQ(bytes->size(), 8 + length + 4 * (6 + 1 + 0 + 3));
}

TEST(Safetensors, HalfFileHasTheValuesRoundedToHalf) {
    const auto bytes = encodeSafetensors(sample(), TensorType::F16);
    ASSERT_TRUE(bytes);
    const auto tensors = parse(*bytes);
    ASSERT_TRUE(tensors) << tensors.error().message();
    TensorMap expected = sample();
    expected["base.down0.weight"].values[3] = 50 * 0x1p-24F;    // 3e-6 in steps of 2^-24
    expected["base.down0.weight"].values[5] = 1638 * 0x1p-14F;  // 0.1 in steps of 2^-14
    expectEqual(*tensors, expected);
}

TEST(Safetensors, ReadsAllThreeTypes) {
    const std::string data("\x00\x00\x80\x3f\x00\x3c\x80\xbf", 8);
    const auto tensors = parse(fileOf("{" + entry("a", "F32", "1", "0,4") + "," + entry("b", "F16", "1", "4,6") + "," +
                                          entry("c", "BF16", "1", "6,8") + "}",
                                      data));
    ASSERT_TRUE(tensors) << tensors.error().message();
    EXPECT_EQ(tensors->at("a").values, std::vector<float>{1.0F});
    EXPECT_EQ(tensors->at("b").values, std::vector<float>{1.0F});
    EXPECT_EQ(tensors->at("c").values, std::vector<float>{-1.0F});
}

TEST(Safetensors, MetadataPaddingAndAnyOrderInTheHeaderAreAccepted) {
    const auto tensors =
        parse(fileOf("{\"__metadata__\":{\"format\":\"pt\",\"x\":\"\\u00e4\"}," + entry("b", "F16", "1", "2,4") + "," +
                         entry("a", "F16", "1", "0,2") + "}     ",
                     std::string("\x00\x3c\x00\x40", 4)));
    ASSERT_TRUE(tensors) << tensors.error().message();
    EXPECT_EQ(tensors->size(), 2U);
    EXPECT_EQ(tensors->at("a").values, std::vector<float>{1.0F});
    EXPECT_EQ(tensors->at("b").values, std::vector<float>{2.0F});
}

TEST(Safetensors, FileShorterThanItsLengthFieldIsCorrupt) {
    expectCorrupt("", "too short");
    expectCorrupt("1234567", "too short");
}

TEST(Safetensors, HeaderLengthBeyondTheFileIsCorrupt) {
    const std::uint64_t lengths[] = {3, 100'000'001, std::numeric_limits<std::uint64_t>::max()};
    for (const std::uint64_t length : lengths) {
        std::string file = fileOf("{}", "");
        std::memcpy(file.data(), &length, sizeof length);
        expectCorrupt(file, "the header is said to have " + std::to_string(length));
    }
}

TEST(Safetensors, HeaderBeyondTheLimitIsNotEvenParsed) {
    std::string header(kMaxSafetensorsHeaderBytes + 1, ' ');
    header.replace(0, 2, "{}");
    expectCorrupt(fileOf(header, ""), "the header is said to have 100000001");
}

TEST(Safetensors, EveryTruncationIsCorrupt) {
    const auto bytes = encodeSafetensors(sample());
    ASSERT_TRUE(bytes);
    for (std::size_t size = 0; size < bytes->size(); ++size) ASSERT_FALSE(parse(bytes->substr(0, size))) << size;
}

TEST(Safetensors, BytesAfterTheLastTensorAreCorrupt) {
    const auto bytes = encodeSafetensors(sample());
    ASSERT_TRUE(bytes);
    expectCorrupt(*bytes + "x", "after the last tensor");
    expectCorrupt(fileOf("{}", "x"), "after the last tensor");
}

TEST(Safetensors, HeaderThatIsNoJsonIsCorrupt) {
    expectCorrupt(fileOf("{\"a\":", ""), "not JSON");
    expectCorrupt(fileOf("{} {}", ""), "not JSON");
    expectCorrupt(fileOf("{\"\xff\":{}}", ""), "not JSON");
    expectCorrupt(fileOf(" {}", ""), "does not begin with '{'");
    expectCorrupt(fileOf("[]", ""), "does not begin with '{'");
    expectCorrupt(fileOf("", ""), "does not begin with '{'");
}

TEST(Safetensors, ThingsThatDoNotBelongInTheHeaderAreCorrupt) {
    expectCorrupt(fileOf("{\"a\":null}", ""), "a null");
    expectCorrupt(fileOf("{\"a\":3}", ""), "a number");
    expectCorrupt(fileOf("{\"a\":\"text\"}", ""), "a text");
    expectCorrupt(fileOf("{\"a\":[]}", ""), "a list");
    expectCorrupt(fileOf("{\"a\":{\"shape\":{}}}", ""), "an object");
    expectCorrupt(fileOf("{\"a\":{\"dtype\":true}}", ""), "true or false");
    expectCorrupt(fileOf("{\"a\":{\"colour\":1}}", ""), "unknown field 'colour'");
    expectCorrupt(fileOf("{\"__metadata__\":{\"a\":1}}", ""), "a number");
    expectCorrupt(fileOf("{\"__metadata__\":{\"a\":{}}}", ""), "an object");
    expectCorrupt(fileOf("{\"__metadata__\":[]}", ""), "a list");
}

TEST(Safetensors, DeepNestingIsCorruptWithoutHarm) {
    std::string deep = "{\"a\":{\"shape\":";
    deep.append(1'000'000, '[');
    expectCorrupt(fileOf(deep, ""), "a list");
}

TEST(Safetensors, UnknownTypeIsCorrupt) {
    for (const char* type : {"F64", "I64", "U8", "f32", ""}) {
        const std::string tensor = entry("a", type, "1", "0,4");
        expectCorrupt(fileOf("{" + tensor + "}", "1234"), "only F32, F16 and BF16");
    }
}

TEST(Safetensors, MissingAndDoubledFieldsAreCorrupt) {
    expectCorrupt(fileOf("{\"a\":{}}", ""), "lacks dtype");
    expectCorrupt(fileOf("{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}", "1234"), "lacks dtype");
    expectCorrupt(fileOf("{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F16\"}}", ""), "twice");
    expectCorrupt(fileOf("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}", "1234"),
                  "not two data_offsets");
    expectCorrupt(fileOf("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4,4]}}", "1234"), "a number");
}

TEST(Safetensors, NameTwiceIsCorrupt) {
    expectCorrupt(fileOf("{" + entry("a", "F32", "1", "0,4") + "," + entry("a", "F32", "1", "4,8") + "}", "12345678"),
                  "twice");
    expectCorrupt(fileOf("{\"__metadata__\":{},\"__metadata__\":{}}", ""), "twice");
}

TEST(Safetensors, EmptyAndEndlessNamesAreCorrupt) {
    expectCorrupt(fileOf("{" + entry("", "F32", "1", "0,4") + "}", "1234"), "name is empty or too long");
    expectCorrupt(fileOf("{" + entry(std::string(257, 'x'), "F32", "1", "0,4") + "}", "1234"),
                  "name is empty or too long");
}

TEST(Safetensors, NumbersThatAreNotWholeAndPositiveAreCorrupt) {
    expectCorrupt(fileOf("{" + entry("a", "F32", "-1", "0,4") + "}", "1234"), "a negative number");
    expectCorrupt(fileOf("{" + entry("a", "F32", "1.0", "0,4") + "}", "1234"), "not whole");
    expectCorrupt(fileOf("{" + entry("a", "F32", "1", "0,4e0") + "}", "1234"), "not whole");
    expectCorrupt(fileOf("{" + entry("a", "F32", "18446744073709551615", "0,4") + "}", "1234"), "a huge number");
    expectCorrupt(fileOf("{" + entry("a", "F32", "99999999999999999999", "0,4") + "}", "1234"), "not whole");
}

TEST(Safetensors, ShapeThatIsNotItsBytesIsCorrupt) {
    expectCorrupt(fileOf("{" + entry("a", "F32", "2", "0,4") + "}", "1234"), "does not make up its bytes");
    expectCorrupt(fileOf("{" + entry("a", "F16", "1", "0,4") + "}", "1234"), "does not make up its bytes");
    expectCorrupt(fileOf("{" + entry("a", "F32", "0", "0,4") + "}", "1234"), "does not make up its bytes");
}

TEST(Safetensors, ShapeWhoseProductOverflowsIsCorrupt) {
    // 2^62 · 4 bytes wraps to 0; 2^32 · 2^32 as well.
    expectCorrupt(fileOf("{" + entry("a", "F32", "4611686018427387904", "0,0") + "}", ""),
                  "does not make up its bytes");
    expectCorrupt(fileOf("{" + entry("a", "F32", "4294967296,4294967296", "0,0") + "}", ""),
                  "does not make up its bytes");
    expectCorrupt(fileOf("{" + entry("a", "F32", "1,1,1,1,1,1,1,1,1", "0,4") + "}", "1234"), "more dimensions");
}

TEST(Safetensors, OffsetsOutsideTheDataAreCorrupt) {
    expectCorrupt(fileOf("{" + entry("a", "F32", "2", "0,8") + "}", "1234"), "outside the file's data");
    expectCorrupt(fileOf("{" + entry("a", "F32", "1", "4,0") + "}", "1234"), "outside the file's data");
    expectCorrupt(fileOf("{" + entry("a", "F32", "1", "18446744073709551612,0") + "}", ""), "outside the file's data");
}

TEST(Safetensors, OverlapAndHoleAreCorrupt) {
    expectCorrupt(fileOf("{" + entry("a", "F32", "1", "0,4") + "," + entry("b", "F32", "1", "0,4") + "}", "1234"),
                  "overlaps");
    expectCorrupt(fileOf("{" + entry("a", "F32", "2", "0,8") + "," + entry("b", "F32", "1", "4,8") + "}", "12345678"),
                  "overlaps");
    expectCorrupt(
        fileOf("{" + entry("a", "F32", "1", "0,4") + "," + entry("b", "F32", "1", "8,12") + "}", "123412341234"),
        "unused bytes before");
    expectCorrupt(fileOf("{" + entry("a", "F32", "1", "4,8") + "}", "12345678"), "unused bytes before");
}

TEST(Safetensors, ValuesThatAreNotFiniteAreCorrupt) {
    expectCorrupt(fileOf("{" + entry("a", "F32", "1", "0,4") + "}", std::string("\x00\x00\xc0\x7f", 4)),
                  "not a finite number");
    expectCorrupt(fileOf("{" + entry("a", "F16", "1", "0,2") + "}", std::string("\x00\x7c", 2)), "not a finite number");
    expectCorrupt(fileOf("{" + entry("a", "BF16", "1", "0,2") + "}", std::string("\x80\xff", 2)),
                  "not a finite number");
}

TEST(Safetensors, MessagesShowControlCharactersOfAFileAsQuestionMarks) {
    expectCorrupt(fileOf("{" + entry("a\\u001b[2Jb", "F64", "1", "0,4") + "}", "1234"), "'a?[2Jb'");
}

TEST(Safetensors, MissingFileIsNotFoundAndErrorsNameTheFile) {
    const auto missing = readSafetensors("/nonexistent/weights.safetensors");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::NotFound);

    const test::TemporaryFolder folder;
    const auto file = folder.path() / "weights.safetensors";
    std::ofstream(file) << "short";
    const auto corrupt = readSafetensors(file);
    ASSERT_FALSE(corrupt);
    EXPECT_EQ(corrupt.error().code, ErrorCode::Corrupt);
    EXPECT_EQ(corrupt.error().path, file);
}

TEST(Safetensors, WhatCannotBeWrittenIsRefusedAndLeavesNoFile) {
    constexpr float nan = std::numeric_limits<float>::quiet_NaN();
    const TensorMap impossible[] = {{{"a", {{2}, {1.0F}}}},
                                    {{"a", {{-1}, {1.0F}}}},
                                    {{"a", {{1}, {nan}}}},
                                    {{"", {{1}, {1.0F}}}},
                                    {{"a\"b", {{1}, {1.0F}}}},
                                    {{"a\\b", {{1}, {1.0F}}}},
                                    {{"\n", {{1}, {1.0F}}}},
                                    {{"__metadata__", {{1}, {1.0F}}}}};
    const test::TemporaryFolder folder;
    for (const TensorMap& tensors : impossible) {
        const auto written = writeSafetensors(folder.path() / "file", tensors);
        ASSERT_FALSE(written) << tensors.begin()->first;
        EXPECT_EQ(written.error().code, ErrorCode::BadArgument);
    }
    EXPECT_TRUE(fs::is_empty(folder.path()));
    const TensorMap large{{"a", {{1}, {70000.0F}}}};
    EXPECT_TRUE(encodeSafetensors(large));
    EXPECT_FALSE(encodeSafetensors(large, TensorType::F16)) << "does not fit a half";
}

TEST(Safetensors, SeedsOfTheFuzzerAreJudgedAsTheirNamesSay) {
    int good = 0;
    int bad = 0;
    for (const auto& seed : fs::directory_iterator(GLISSADE_SEEDS)) {
        const std::string name = seed.path().filename().string();
        if (!name.starts_with("tensors-")) continue;
        const bool valid = name.starts_with("tensors-valid");
        ++(valid ? good : bad);
        const auto tensors = readSafetensors(seed.path());
        EXPECT_EQ(tensors.has_value(), valid) << name << ": " << (tensors ? "accepted" : tensors.error().reason);
    }
    EXPECT_GE(good, 3);
    EXPECT_GE(bad, 25);
}

}  // namespace
}  // namespace glissade
