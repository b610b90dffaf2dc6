#include "base/atomic_file.h"

#include "support/temporary_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <set>

#include <gtest/gtest.h>

namespace glissade {
namespace {

namespace fs = std::filesystem;

std::string textOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::set<std::string> namesIn(const fs::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
    return names;
}

class AtomicFileTest : public testing::Test {
protected:
    test::TemporaryFolder folder_;
    const fs::path target_ = folder_.path() / "target.bin";
};

TEST_F(AtomicFileTest, writesTheWholeFileUnderTheTargetsNameAndNothingElse) {
    ASSERT_TRUE(writeFileAtomically(target_, std::string_view("new")));
    EXPECT_EQ(textOf(target_), "new");
    EXPECT_EQ(namesIn(folder_.path()), std::set<std::string>{"target.bin"});
}

TEST_F(AtomicFileTest, targetIsUntouchedUntilCommit) {
    ASSERT_TRUE(writeFileAtomically(target_, std::string_view("old")));
    auto file = AtomicFile::create(target_);
    ASSERT_TRUE(file);
    ASSERT_TRUE(file->write(std::vector<std::uint8_t>{'n', 'e', 'w'}));
    EXPECT_EQ(textOf(target_), "old");
    ASSERT_TRUE(file->commit(Replace::Yes));
    EXPECT_EQ(textOf(target_), "new");
}

TEST_F(AtomicFileTest, droppedFileLeavesNothingBehind) {
    {
        auto file = AtomicFile::create(target_);
        ASSERT_TRUE(file);
        ASSERT_TRUE(file->write(std::vector<std::uint8_t>(1000, 7)));
        ASSERT_EQ(namesIn(folder_.path()).size(), 1U);
    }
    EXPECT_TRUE(namesIn(folder_.path()).empty());
}

TEST_F(AtomicFileTest, withoutReplaceAnExistingTargetIsKept) {
    ASSERT_TRUE(writeFileAtomically(target_, std::string_view("old")));
    const auto written = writeFileAtomically(target_, std::string_view("new"), Replace::No);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::Exists);
    EXPECT_EQ(written.error().path, target_);
    EXPECT_EQ(textOf(target_), "old");
    EXPECT_EQ(namesIn(folder_.path()).size(), 1U);
}

TEST_F(AtomicFileTest, targetThatAppearsMeanwhileIsKept) {
    auto file = AtomicFile::create(target_);
    ASSERT_TRUE(file);
    std::ofstream(target_) << "other";
    const auto done = file->commit(Replace::No);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::Exists);
    EXPECT_EQ(textOf(target_), "other");
    EXPECT_EQ(namesIn(folder_.path()).size(), 1U);
}

TEST_F(AtomicFileTest, danglingLinkCountsAsExisting) {
    fs::create_symlink(folder_.path() / "nowhere", target_);
    const auto written = writeFileAtomically(target_, std::string_view("new"), Replace::No);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::Exists);
}

TEST_F(AtomicFileTest, replacesALinkAndNotWhatItPointsAt) {
    const fs::path master = folder_.path() / "master";
    std::ofstream(master) << "master";
    fs::create_symlink(master, target_);
    ASSERT_TRUE(writeFileAtomically(target_, std::string_view("new")));
    EXPECT_EQ(textOf(master), "master");
    EXPECT_EQ(textOf(target_), "new");
    EXPECT_FALSE(fs::is_symlink(target_));
}

TEST_F(AtomicFileTest, afterExistsTheNextNameMayBeTried) {
    std::ofstream(target_) << "old";
    auto file = AtomicFile::create(target_);
    ASSERT_TRUE(file);
    ASSERT_TRUE(file->write(std::vector<std::uint8_t>{'x'}));
    EXPECT_FALSE(file->commitAs(target_, Replace::No));
    ASSERT_TRUE(file->commitAs(folder_.path() / "target-1.bin", Replace::No));
    EXPECT_EQ(file->target(), folder_.path() / "target-1.bin");
    EXPECT_EQ(textOf(folder_.path() / "target-1.bin"), "x");
    EXPECT_EQ(namesIn(folder_.path()).size(), 2U);
}

TEST_F(AtomicFileTest, keepsThePermissionsOfAReplacedFile) {
    std::ofstream(target_) << "old";
    ASSERT_EQ(::chmod(target_.c_str(), 0640), 0);
    ASSERT_TRUE(writeFileAtomically(target_, std::string_view("new")));
    EXPECT_EQ(fs::status(target_).permissions(), fs::perms(0640));
}

TEST_F(AtomicFileTest, missingFolderAndFolderAsTargetAreNamed) {
    const auto missing = writeFileAtomically(folder_.path() / "no" / "file", std::string_view("x"));
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::WriteFailed);
    EXPECT_NE(missing.error().reason.find("No such file or directory"), std::string::npos) << missing.error().reason;
    fs::create_directory(target_);
    const auto folder = writeFileAtomically(target_, std::string_view("x"));
    ASSERT_FALSE(folder);
    EXPECT_EQ(folder.error().code, ErrorCode::WriteFailed);
    EXPECT_EQ(namesIn(folder_.path()), std::set<std::string>{"target.bin"});
}

TEST_F(AtomicFileTest, aFullDiskIsAFailureAndLeavesTheOldFile) {
    ASSERT_TRUE(writeFileAtomically(target_, std::string_view("old")));
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit small{1000, before.rlim_max};
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto written = writeFileAtomically(target_, std::vector<std::uint8_t>(5000, 1));
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::WriteFailed);
    EXPECT_NE(written.error().reason.find("File too large"), std::string::npos) << written.error().reason;
    EXPECT_EQ(textOf(target_), "old");
    EXPECT_EQ(namesIn(folder_.path()).size(), 1U);
}

TEST_F(AtomicFileTest, longestNameThatTheSystemTakesWorks) {
    const fs::path longest = folder_.path() / std::string(255, 'n');
    EXPECT_TRUE(writeFileAtomically(longest, std::string_view("x")));
    const auto longer = writeFileAtomically(folder_.path() / std::string(256, 'n'), std::string_view("x"));
    ASSERT_FALSE(longer);
    EXPECT_EQ(longer.error().code, ErrorCode::WriteFailed);
    EXPECT_EQ(namesIn(folder_.path()).size(), 1U);
}

TEST_F(AtomicFileTest, staleTemporariesGoAndLivingOnesStay) {
    const auto makeOld = [](const fs::path& file) {
        std::ofstream(file) << "x";
        fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(25));
    };
    makeOld(folder_.path() / ".glissade-1-0123456789abcdef.part");
    makeOld(folder_.path() / ".glissade-2-0123456789abcdef.part");
    makeOld(folder_.path() / "photo.part");
    std::ofstream(folder_.path() / ".glissade-3-0123456789abcdef.part") << "young";
    const int held = ::open((folder_.path() / ".glissade-2-0123456789abcdef.part").c_str(), O_RDONLY | O_CLOEXEC);
    ASSERT_EQ(::flock(held, LOCK_EX | LOCK_NB), 0);
    EXPECT_EQ(removeStaleTemporaries(folder_.path()), 1);
    ::close(held);
    EXPECT_EQ(namesIn(folder_.path()),
              (std::set<std::string>{".glissade-2-0123456789abcdef.part", ".glissade-3-0123456789abcdef.part", "photo.part"}));
}

}  // namespace
}  // namespace glissade
