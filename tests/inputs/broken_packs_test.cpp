// Packs of strangers: whatever is wrong with one, a message names its file and the program goes on.
#include "inputs/input_walk.h"
#include "net/sha256.h"
#include "unit/io/io_samples.h"

#include <functional>
#include <span>

namespace glissade {
namespace {

using Bytes = std::vector<std::uint8_t>;

class BrokenPacks : public test::InputWalk {
protected:
    BrokenPacks() {
        photo("in/a.png", 32, 24);
        std::filesystem::create_directories(pack());
        std::filesystem::copy_file(GLISSADE_PACK "/pack.json", description());
        std::filesystem::copy_file(GLISSADE_PACK "/weights.safetensors", weights());
    }

    [[nodiscard]] std::filesystem::path pack() const { return folder.path() / "no-models/filters"; }
    [[nodiscard]] std::filesystem::path description() const { return pack() / "pack.json"; }
    [[nodiscard]] std::filesystem::path weights() const { return pack() / "weights.safetensors"; }

    /// LibTorch and its libraries alone take 2 GB of addresses.
    [[nodiscard]] test::Ended apply() const {
        return limited({"apply", path("in/a.png"), "-o", path("out.png"), "--step", "l0", "--threads", "1"},
                       "6000000000");
    }

    void expectRefused(const std::string& what, const std::filesystem::path& named) {
        SCOPED_TRACE(what);
        const auto before = snapshot();
        const test::Ended ended = apply();
        EXPECT_FALSE(endedWell(ended, path("in/a.png")));
        EXPECT_NE(ended.err.find(named.native() + ": "), std::string::npos) << ended.err;
        EXPECT_EQ(lines(ended.err), 1U) << ended.err;
        EXPECT_EQ(snapshot(), before);
    }

    /// Puts the file back afterwards.
    void spoil(const std::string& what, const std::filesystem::path& file, const std::function<void(Bytes&)>& change) {
        const Bytes whole = test::readBytes(file);
        Bytes changed = whole;
        change(changed);
        test::writeBytes(file, changed);
        expectRefused(what, file);
        test::writeBytes(file, whole);
    }

    /// Makes pack.json vouch for the weights as they are.
    void vouch(const std::string& oldHash) const {
        const Bytes now = test::readBytes(weights());
        std::string text = content("no-models/filters/pack.json");
        text.replace(text.find(oldHash), oldHash.size(), sha256Hex(std::as_bytes(std::span(now))));
        test::writeText(description(), text);
    }

    [[nodiscard]] std::string hash() const {
        const Bytes now = test::readBytes(weights());
        return sha256Hex(std::as_bytes(std::span(now)));
    }
};

TEST_F(BrokenPacks, AWholeOneWorks) {
    const test::Ended ended = apply();
    EXPECT_EQ(ended.exitCode, 0) << ended.err;
    EXPECT_TRUE(decodePhoto(path("out.png")));
}

TEST_F(BrokenPacks, MissingFilesAreNamed) {
    std::filesystem::remove(weights());
    expectRefused("no weights", weights());
    std::filesystem::remove(description());
    expectRefused("no description", description());
    std::filesystem::create_directory(description());
    expectRefused("a folder", description());
    std::filesystem::remove_all(pack());
    expectRefused("no folder", description());
}

TEST_F(BrokenPacks, CutFilesAreNamed) {
    for (const auto& file : {description(), weights()})
        for (std::size_t i = 0; i < 10; ++i)
            spoil("cut " + std::to_string(i), file, [&](Bytes& bytes) { bytes.resize(bytes.size() * i / 10); });
}

TEST_F(BrokenPacks, TurnedBitsOfTheWeightsAreNoticed) {
    for (std::size_t i = 0; i < 10; ++i)
        spoil("bit " + std::to_string(i), weights(), [&](Bytes& bytes) {
            bytes[bytes.size() * i / 10] ^= static_cast<std::uint8_t>(1U << i % 8);
        });
}

TEST_F(BrokenPacks, TurnedHeadersAreRefusedThoughTheHashFits) {
    const std::string honest = hash();
    const Bytes whole = test::readBytes(weights());
    const std::string text = content("no-models/filters/pack.json");
    // The eight bytes of the header's length, and the first of its JSON.
    for (std::size_t at = 0; at < 9; ++at) {
        Bytes changed = whole;
        changed[at] ^= 0x80;
        test::writeBytes(weights(), changed);
        vouch(honest);
        expectRefused("byte " + std::to_string(at), weights());
        test::writeText(description(), text);
    }
}

TEST_F(BrokenPacks, WeightsThatAreNoNumbersAreRefusedThoughTheHashFits) {
    const std::string honest = hash();
    const Bytes whole = test::readBytes(weights());
    const std::string text = content("no-models/filters/pack.json");
    // All ones are not a number in half and in single precision; so the last two or four bytes of the last tensor.
    for (const std::size_t count : {2U, 4U, 4096U}) {
        Bytes changed = whole;
        std::fill(changed.end() - static_cast<std::ptrdiff_t>(count), changed.end(), std::uint8_t{0xff});
        test::writeBytes(weights(), changed);
        vouch(honest);
        expectRefused(std::to_string(count) + " bytes", weights());
        test::writeText(description(), text);
    }
}

TEST_F(BrokenPacks, NumbersOfTheDescriptionThatAreNoneAreRefused) {
    const std::string text = content("no-models/filters/pack.json");
    const std::size_t at = text.find("\"scale\": [") + 10;
    const std::size_t end = text.find(',', at);
    for (const char* number : {"NaN", "Infinity", "1e999", "-1", "0", "null", "[[[[1]]]]", "\"x\""})
        spoil(number, description(), [&](Bytes& bytes) {
            std::string changed = text;
            changed.replace(at, end - at, number);
            bytes.assign(changed.begin(), changed.end());
        });
    spoil("deep", description(), [](Bytes& bytes) { bytes.assign(1'000'000, '['); });
}

}  // namespace
}  // namespace glissade
