// A disk that fills up, or fails, at any byte and at any step: the destination is the old file or the whole new one,
// nothing else is left, and the message names the file and the system's reason.
#include "base/atomic_file.h"
#include "faults/failing_calls.h"
#include "operators/registry.h"
#include "recipe/preset_store.h"
#include "recipe/recovery.h"
#include "recipe/sidecar.h"
#include "support/photos.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

namespace glissade {
namespace {

namespace fs = std::filesystem;

std::string contentOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void writeText(const fs::path& file, const std::string& text) { std::ofstream(file, std::ios::binary) << text; }

std::set<std::string> namesIn(const fs::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
    return names;
}

constexpr const char* kOld = "the old file";

/// One photo, exported again and again under one name.
class DiskFull : public testing::TestWithParam<const char*> {
protected:
    DiskFull() {
        writePhotoFile();
        const auto photo = decodePhoto(source());
        EXPECT_TRUE(photo);
        photo_ = *photo;
        sourceBytes_ = contentOf(source());
        EXPECT_TRUE(exported());
        whole_ = test::readWorking(target());
        fs::remove(target());
    }

    void writePhotoFile() const {
        test::writePhoto(source(), test::photoOf<std::uint8_t>(test::syntheticPhoto(120, 90, 3)));
    }
    [[nodiscard]] fs::path source() const { return folder_.path() / "source.png"; }
    [[nodiscard]] fs::path target() const { return folder_.path() / ("out." + std::string(GetParam())); }

    [[nodiscard]] Result<Written> exported() const {
        EncodeOptions options;
        options.onConflict = OnConflict::Overwrite;
        const auto rows = [&](int firstRow, Image<float>& band) -> Result<void> {
            band = photo_->working({0, firstRow, band.width(), band.height()});
            return {};
        };
        return encodePhoto(target(), photo_->size(), *photo_, nullptr, options, rows);
    }

    /// Exports with calls that fail; an old file is there in every second round.
    Result<Written> attempt(const test::FailingCalls& plan) {
        old_ = ++round_ % 2 == 0;
        fs::remove(target());
        if (old_) writeText(target(), kOld);
        Result<Written> written = [&] {
            const test::CallsThatFail failing(plan);
            return exported();
        }();
        expectPromises(written.has_value());
        return written;
    }

    void expectPromises(bool success) const {
        EXPECT_EQ(contentOf(source()), sourceBytes_);
        std::set<std::string> expected{"source.png"};
        if (success || old_) expected.insert(target().filename().string());
        EXPECT_EQ(namesIn(folder_.path()), expected);
        if (success) {
            EXPECT_EQ(test::readWorking(target()).size(), whole_.size());
        } else if (old_) {
            EXPECT_EQ(contentOf(target()), kOld);
        }
    }

    void expectFailure(const test::FailingCalls& plan) {
        const auto written = attempt(plan);
        ASSERT_FALSE(written);
        EXPECT_EQ(name(written.error().code), "WriteFailed") << written.error().message();
        EXPECT_EQ(written.error().path, target());
        EXPECT_NE(written.error().reason.find(systemErrorText(plan.error)), std::string::npos)
            << written.error().reason;
    }

    [[nodiscard]] test::CallCounts countedExport() {
        const test::CallsThatFail counting({});
        EXPECT_TRUE(exported());
        return counting.counts();
    }

    test::TemporaryFolder folder_;
    std::shared_ptr<const Photo> photo_;
    std::string sourceBytes_;
    Image<float> whole_;
    bool old_ = false;
    int round_ = 0;
};

TEST_P(DiskFull, AtAnyByteFailsWithTheReasonAndLeavesNothing) {
    const std::uint64_t total = countedExport().bytes;
    ASSERT_GT(total, 1000U);
    int points = 0;
    for (const int error : {ENOSPC, EIO, EDQUOT}) {
        // The file is written once by the encoder and once more with its metadata: both fall into the sweep.
        for (std::uint64_t at = 0; at < total; at += total / 40 + 1, ++points) {
            SCOPED_TRACE(std::to_string(error) + " at byte " + std::to_string(at) + " of " + std::to_string(total));
            expectFailure({.error = error, .writeAtByte = at});
        }
        expectFailure({.error = error, .writeAtByte = total - 1});
        ++points;
    }
    std::printf("| disk: write fails at a byte, %s | %d | refused |\n", GetParam(), points);
}

TEST_P(DiskFull, ShortWritesAreContinued) {
    int points = 0;
    for (const std::uint64_t most : {1U, 7U, 1000U}) {
        const auto written = attempt({.mostPerWrite = most});
        ASSERT_TRUE(written) << written.error().message();
        EXPECT_EQ(test::readWorking(target()).samples().size(), whole_.samples().size());
        const Image<float> got = test::readWorking(target());
        EXPECT_TRUE(std::ranges::equal(got.samples(), whole_.samples()));
        ++points;
    }
    std::printf("| disk: short writes, %s | %d | whole |\n", GetParam(), points);
}

TEST_P(DiskFull, EveryCloseFlushAndRenameMayFail) {
    const test::CallCounts counts = countedExport();
    ASSERT_GE(counts.closes, 2U);
    ASSERT_EQ(counts.renames, 1U);
    for (std::uint64_t i = 0; i < counts.fsyncsOfFiles; ++i) expectFailure({.error = EIO, .fsyncFile = i});
    expectFailure({.error = EIO, .rename = 0});
    expectFailure({.error = ENOSPC, .rename = 0});
    // The last file to close is the temporary one's own descriptor, which nothing was written through.
    for (std::uint64_t i = 0; i + 1 < counts.closes; ++i) {
        SCOPED_TRACE("close " + std::to_string(i) + " of " + std::to_string(counts.closes));
        expectFailure({.error = EIO, .close = i});
    }
    std::printf("| disk: fsync, close, rename fail, %s | %d | refused |\n",
                GetParam(),
                static_cast<int>(counts.fsyncsOfFiles + counts.closes + 1));
}

TEST_P(DiskFull, AFolderThatCannotBeFlushedIsAWarningSinceTheFileIsThere) {
    const auto written = attempt({.error = EIO, .fsyncFolder = 0});
    ASSERT_TRUE(written) << written.error().message();
    ASSERT_EQ(written->warnings.size(), 1U);
    EXPECT_NE(written->warnings[0].find(systemErrorText(EIO)), std::string::npos) << written->warnings[0];
    // What such a file system always says is no news.
    const auto again = attempt({.error = EINVAL, .fsyncFolder = 0});
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->warnings.empty());
}

INSTANTIATE_TEST_SUITE_P(Formats, DiskFull, testing::Values("jpg", "png", "tif", "webp"));

/// Sidecars, presets and recovery files go through the same writer.
class DiskFullOfEdits : public testing::Test {
protected:
    /// `save` writes one file into `folder`; until it succeeds, the folder stays as it was.
    template <typename Save>
    void sweep(const fs::path& folder, Save save) {
        const auto before = snapshot(folder);
        std::uint64_t total = 0;
        {
            const test::CallsThatFail counting({});
            ASSERT_TRUE(save());
            total = counting.counts().bytes;
        }
        const auto after = snapshot(folder);
        restore(folder, before);
        int points = 0;
        std::vector<test::FailingCalls> plans{{.error = EIO, .fsyncFile = 0}, {.error = EIO, .rename = 0}};
        for (std::uint64_t at = 0; at < total; at += total / 20 + 1)
            plans.push_back({.error = ENOSPC, .writeAtByte = at});
        for (const test::FailingCalls& plan : plans) {
            const bool saved = [&] {
                const test::CallsThatFail failing(plan);
                return save().has_value();
            }();
            EXPECT_FALSE(saved) << points;
            EXPECT_EQ(snapshot(folder), before) << points;
            ++points;
        }
        ASSERT_TRUE(save());
        EXPECT_EQ(snapshot(folder), after);
        points_ += points;
    }

    static std::map<std::string, std::string> snapshot(const fs::path& folder) {
        std::map<std::string, std::string> found;
        for (const std::string& name : namesIn(folder))
            if (!name.ends_with(".lock")) found[name] = contentOf(folder / name);
        return found;
    }
    static void restore(const fs::path& folder, const std::map<std::string, std::string>& files) {
        for (const std::string& name : namesIn(folder))
            if (!name.ends_with(".lock") && !files.contains(name)) fs::remove(folder / name);
        for (const auto& [name, content] : files) writeText(folder / name, content);
    }

    void TearDown() override {
        std::printf("| disk: sidecar, preset, recovery file | %d | refused, the old one stays |\n", points_);
    }

    static Recipe recipe(double amount) {
        Edit edit = makeEdit(*findOperator("l0"));
        edit.amount = amount;
        return {{edit}};
    }

    test::TemporaryFolder folder_;
    int points_ = 0;
};

TEST_F(DiskFullOfEdits, KeepsWhatWasThere) {
    const fs::path photo = folder_.path() / "a.jpg";
    sweep(folder_.path(), [&] { return saveSidecar(photo, {}, recipe(0.25)); });
    sweep(folder_.path(), [&] { return saveSidecar(photo, {}, recipe(0.5)); });
    const fs::path presets = folder_.path() / "presets";
    fs::create_directory(presets);
    const PresetStore store(presets, {});
    sweep(presets, [&] { return store.save("mine", recipe(0.25), PresetStore::IfThere::Replace); });
    sweep(presets, [&] { return store.save("mine", recipe(0.5), PresetStore::IfThere::Replace); });
    auto session = RecoverySession::begin(folder_.path() / "recovery");
    ASSERT_TRUE(session);
    sweep(folder_.path() / "recovery", [&] { return session->keep(photo, recipe(0.25)); });
    sweep(folder_.path() / "recovery", [&] { return session->keep(photo, recipe(0.5)); });
}

}  // namespace
}  // namespace glissade
