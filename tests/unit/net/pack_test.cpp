#include "net/pack.h"

#include "net/sha256.h"
#include "pack_samples.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <iterator>

namespace glissade {
namespace {

using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;
namespace fs = std::filesystem;

std::string readText(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void writeText(const fs::path& file, const std::string& text) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
}

/// A saved pack in a folder of its own, of which a test spoils one part.
class PackTest : public ::testing::Test {
protected:
    void save(const Pack& pack) {
        const auto saved = savePack(folder(), pack);
        ASSERT_TRUE(saved) << saved.error().message();
    }
    [[nodiscard]] fs::path folder() const { return temporary_.path() / "filters"; }
    [[nodiscard]] fs::path description() const { return folder() / "pack.json"; }
    [[nodiscard]] fs::path weights() const { return folder() / "weights.safetensors"; }

    void expectRefused(ErrorCode code, const fs::path& file, const std::string& reason) const {
        const auto pack = loadPack(folder());
        ASSERT_FALSE(pack) << "accepted, expected: " << reason;
        EXPECT_EQ(pack.error().code, code) << pack.error().message();
        EXPECT_EQ(pack.error().path, file);
        EXPECT_THAT(pack.error().reason, HasSubstr(reason));
    }

private:
    test::TemporaryFolder temporary_;
};

TEST_F(PackTest, SavedPackIsLoadedBack) {
    const Pack original = test::samplePack();
    save(original);
    const auto loaded = loadPack(folder());
    ASSERT_TRUE(loaded) << loaded.error().message();
    const Pack& pack = **loaded;
    EXPECT_EQ(pack.name, original.name);
    EXPECT_EQ(pack.shape, original.shape);
    EXPECT_EQ(pack.provenance, original.provenance);
    EXPECT_EQ(pack.weightNetworks.size(), original.operators.size());
    ASSERT_EQ(pack.tensors.size(), original.tensors.size());
    for (const auto& [name, tensor] : original.tensors) {
        EXPECT_EQ(pack.tensors.at(name).shape, tensor.shape) << name;
        EXPECT_EQ(pack.tensors.at(name).values, tensor.values) << name;
    }
}

TEST_F(PackTest, SavingLeavesTheTwoFilesOnly) {
    save(test::samplePack());
    save(test::samplePack());
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder())) files.push_back(entry.path().filename());
    EXPECT_THAT(files, UnorderedElementsAre("pack.json", "weights.safetensors"));
}

TEST_F(PackTest, SavingTwiceGivesTheSameBytes) {
    save(test::samplePack());
    const std::string text = readText(description());
    const std::string bytes = readText(weights());
    save(test::samplePack());
    EXPECT_EQ(readText(description()), text);
    EXPECT_EQ(readText(weights()), bytes);
}

TEST_F(PackTest, IndexIsThatOfTheOperatorOrMinusOne) {
    const Pack pack = test::samplePack();
    EXPECT_EQ(pack.indexOf(pack.operators[1].id), 1);
    EXPECT_EQ(pack.indexOf("no-such-operator"), -1);
}

TEST_F(PackTest, TailWeightsComeFromTheNormalisedParameters) {
    save(test::samplePack());
    const auto loaded = loadPack(folder());
    ASSERT_TRUE(loaded);
    const OperatorSpec& spec = *allOperators()[1];
    const GlobalVector global{{0.5F, -0.25F, 0.75F}, {}};
    const auto network = WeightLearningNetwork::fromTensors(
        (*loaded)->tensors, std::string(spec.id), static_cast<int>(spec.params.size()), 3, 7);
    ASSERT_TRUE(network);
    // At the lower end all positions are -1 and at the upper end +1, whatever the scale.
    for (const bool upper : {false, true}) {
        Params params;
        for (const ParamSpec& param : spec.params) params.push_back(upper ? param.max : param.min);
        const std::vector<float> positions(spec.params.size(), upper ? 1.0F : -1.0F);
        const TailWeights got = (*loaded)->tailWeights(1, spec, params, global);
        const TailWeights expected = network->evaluate(positions, global.learnt);
        EXPECT_EQ(got.a, expected.a);
        EXPECT_EQ(got.w, expected.w);
        EXPECT_EQ(got.c, expected.c);
    }
}

TEST_F(PackTest, MissingFilesAreNotFound) {
    expectRefused(ErrorCode::NotFound, description(), "No such file");
    save(test::samplePack());
    fs::remove(weights());
    expectRefused(ErrorCode::NotFound, weights(), "No such file");
}

TEST_F(PackTest, FolderInThePlaceOfAFileIsUnreadable) {
    save(test::samplePack());
    fs::remove(weights());
    fs::create_directory(weights());
    expectRefused(ErrorCode::Unreadable, weights(), "not a regular file");
}

TEST_F(PackTest, EmptyFilesAreBad) {
    save(test::samplePack());
    writeText(weights(), "");
    expectRefused(ErrorCode::BadPack, weights(), "the file has 0 bytes, but pack.json says");
    writeText(description(), "");
    expectRefused(ErrorCode::BadPack, description(), "not JSON");
}

TEST_F(PackTest, HugeDescriptionIsBad) {
    save(test::samplePack());
    writeText(description(), std::string(1'000'001, ' '));
    expectRefused(ErrorCode::BadPack, description(), "more than the 1000000 that are accepted");
}

TEST_F(PackTest, EveryTurnedOverBitOfTheWeightsIsNoticed) {
    save(test::samplePack());
    const std::string good = readText(weights());
    for (std::size_t i = 0; i < 50; ++i) {
        std::string bytes = good;
        char& byte = bytes[i * (bytes.size() - 1) / 49];
        byte = static_cast<char>(byte ^ (1 << (i % 8)));
        writeText(weights(), bytes);
        expectRefused(ErrorCode::BadPack, weights(), "SHA-256");
    }
}

TEST_F(PackTest, WeightsCutAtTenPointsAreNoticed) {
    save(test::samplePack());
    const std::string good = readText(weights());
    for (std::size_t i = 0; i < 10; ++i) {
        writeText(weights(), good.substr(0, i * good.size() / 10));
        expectRefused(ErrorCode::BadPack, weights(), "bytes, but pack.json says");
    }
}

TEST_F(PackTest, CorruptWeightsWithTheRightHashAreBad) {
    save(test::samplePack());
    std::string bytes = readText(weights());
    const std::string before = sha256Hex(std::as_bytes(std::span(bytes)));
    bytes[8] = '[';
    writeText(weights(), bytes);
    std::string text = readText(description());
    const std::size_t place = text.find(before);
    ASSERT_NE(place, std::string::npos);
    writeText(description(), text.replace(place, 64, sha256Hex(std::as_bytes(std::span(bytes)))));
    expectRefused(ErrorCode::BadPack, weights(), "does not begin with '{'");
}

TEST_F(PackTest, UnknownOperatorIsBad) {
    Pack pack = test::samplePack();
    std::mt19937 random(1);
    pack.operators[0].id = "unknown";
    std::erase_if(pack.tensors, [](const auto& entry) { return entry.first.starts_with("operators."); });
    for (const PackOperator& op : pack.operators)
        test::addOperatorTensors(pack.tensors, op.id, static_cast<int>(op.params.size()) + 3, pack.shape, random);
    save(pack);
    expectRefused(ErrorCode::BadPack, description(), "the operator 'unknown' is not known");
}

TEST_F(PackTest, AnyDifferenceFromTheRegistryIsBadAndBothAreNamed) {
    const ParamSpec& known = allOperators()[0]->params[0];
    const auto expectBad = [&](auto change, const std::string& reason) {
        Pack pack = test::samplePack();
        change(pack.operators[0].params[0]);
        save(pack);
        expectRefused(ErrorCode::BadPack, description(), reason);
    };
    const double step = (known.max - known.min) / 64;
    expectBad([&](auto& param) { param.max = known.max + 1; }, "; this program has ");
    expectBad([&](auto& param) { param.max = std::nextafter(known.max, 1e9); }, "was trained with ");
    expectBad([&](auto& param) { param.min = known.min + (known.defaultValue > known.min ? 1e-9 : -1e-9); },
              "this program has");
    expectBad(
        [&](auto& param) {
            param.defaultValue = known.defaultValue + (known.defaultValue + step > known.max ? -step : step);
        },
        "default ");
    expectBad(
        [&](auto& param) {
            param.scale = known.scale == Scale::Linear ? Scale::Logarithmic : Scale::Linear;
            param.min = std::max(param.min, 1e-9);
        },
        "this program has");
    expectBad([&](auto& param) { param.id = "other"; },
              "has the parameter other where this program's has " + std::string(known.id));
}

TEST_F(PackTest, OtherCoarseResultsThanTheRegistrysAreBad) {
    const OperatorSpec& spec = *allOperators()[0];
    ASSERT_GT(spec.coarse.count, 0);
    const std::string tensor = "operators." + std::string(spec.id) + ".coarse.0.weight";
    Pack pack = test::samplePack();
    PackOperator& op = pack.operators[0];
    pack.tensors[tensor] = {{1}, {0.5F}};
    const auto saved = savePack(folder(), pack);
    ASSERT_FALSE(saved) << "a tensor of an operator that was told of nothing";
    EXPECT_THAT(saved.error().reason, HasSubstr("belongs to no network"));

    op.coarse = spec.coarse.id;
    op.coarseCount = spec.coarse.count;
    save(pack);
    const auto loaded = loadPack(folder());
    ASSERT_TRUE(loaded) << loaded.error().message();
    EXPECT_EQ((*loaded)->operators[0].coarse, spec.coarse.id);
    EXPECT_EQ((*loaded)->tensors.count(tensor), 1U);

    ++op.coarseCount;
    save(pack);
    expectRefused(ErrorCode::BadPack, description(), "other coarse results of " + std::string(spec.id));
    op.coarseCount = spec.coarse.count;
    op.coarse = "of another kind";
    save(pack);
    expectRefused(ErrorCode::BadPack, description(), "(of another kind)");
}

TEST_F(PackTest, AnotherNumberOfParametersIsBad) {
    Pack pack = test::samplePack();
    std::mt19937 random(1);
    PackOperator& op = pack.operators[0];
    op.params.push_back({"extra", 0, 1, 0.5, Scale::Linear});
    test::addOperatorTensors(pack.tensors, op.id, static_cast<int>(op.params.size()) + 3, pack.shape, random);
    save(pack);
    expectRefused(ErrorCode::BadPack,
                  description(),
                  "has " + std::to_string(op.params.size()) + " parameters, this program's has");
}

TEST_F(PackTest, WhatWouldBeRefusedIsNotSaved) {
    const auto expectUnsaved = [&](auto change, const std::string& reason) {
        Pack pack = test::samplePack();
        change(pack);
        const auto saved = savePack(folder(), pack);
        ASSERT_FALSE(saved) << reason;
        EXPECT_EQ(saved.error().code, ErrorCode::BadPack);
        EXPECT_THAT(saved.error().reason, HasSubstr(reason));
        EXPECT_FALSE(fs::exists(folder()));
    };
    const std::string id(allOperators()[0]->id);
    const std::string prefix = "operators." + id + ".";
    expectUnsaved([&](Pack& pack) { pack.tensors.erase(prefix + "weights.1.bias"); },
                  "lack the tensor " + prefix + "weights.1.bias");
    expectUnsaved([&](Pack& pack) { pack.tensors.erase(prefix + "slice.bias"); },
                  "lack the tensor " + prefix + "slice.bias");
    expectUnsaved([&](Pack& pack) { pack.tensors[prefix + "weights.3.bias"] = {{1}, {0}}; }, "belongs to no network");
    expectUnsaved(
        [&](Pack& pack) {
            pack.tensors["operators.other.slice.bias"] = {{1}, {0}};
        },
        "belongs to no network");
    expectUnsaved([&](Pack& pack) { pack.tensors["extra"] = {{1}, {0}}; }, "belongs to no network");
    expectUnsaved([&](Pack& pack) { pack.tensors["overview.stem.bias"] = {{1}, {0}}; }, "belongs to no network");
    expectUnsaved([&](Pack& pack) { pack.tensors[prefix + "overview.weight"] = {{1}, {0}}; }, "belongs to no network");
    expectUnsaved([&](Pack& pack) { pack.tensors["base.x"] = {{2}, {0}}; }, "shape");
    expectUnsaved([&](Pack& pack) { pack.shape.hidden = 9; }, "expected 9 x");
    expectUnsaved([&](Pack& pack) { pack.shape.widths = {1}; }, "network.widths");
    expectUnsaved([&](Pack& pack) { pack.operators[0].quantisation.scale[3] = 0; }, "quantisation.scale");
    expectUnsaved([&](Pack& pack) { pack.name = "a/b"; }, "name");
    expectUnsaved([&](Pack& pack) { pack.provenance = "[1]"; }, "provenance");
}

TEST_F(PackTest, TensorThatBelongsToNoNetworkIsBadOnReading) {
    save(test::samplePack());
    TensorMap tensors = test::samplePack().tensors;
    tensors["base.down0.weight"].values[0] = 0;
    tensors["stranger"] = {{1}, {1.0F}};
    const auto bytes = encodeSafetensors(tensors);
    ASSERT_TRUE(bytes);
    std::string text = readText(description());
    const std::string oldBytes = std::to_string(fs::file_size(weights()));
    const std::string oldFile = readText(weights());
    const std::string oldHash = sha256Hex(std::as_bytes(std::span(oldFile)));
    text.replace(text.find(oldBytes), oldBytes.size(), std::to_string(bytes->size()));
    text.replace(text.find(oldHash), 64, sha256Hex(std::as_bytes(std::span(*bytes))));
    writeText(description(), text);
    writeText(weights(), *bytes);
    expectRefused(ErrorCode::BadPack, weights(), "'stranger', which belongs to no network");
}

TEST_F(PackTest, FolderThatCannotBeMadeIsAWriteFailure) {
    writeText(folder(), "a file where the folder should be");
    const auto saved = savePack(folder(), test::samplePack());
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.error().code, ErrorCode::WriteFailed);
}

}  // namespace
}  // namespace glissade
