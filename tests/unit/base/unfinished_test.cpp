#include "base/unfinished.h"

#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <utility>

namespace glissade {
namespace {

namespace fs = std::filesystem;

class UnfinishedFiles : public testing::Test {
protected:
    [[nodiscard]] fs::path at(const std::string& name) const { return folder_.path() / name; }
    [[nodiscard]] Unfinished file(const std::string& name) const {
        return Unfinished::make(at(name), [](const std::string& path) { return std::ofstream(path).good(); });
    }
    /// With a file in it.
    [[nodiscard]] Unfinished folder(const std::string& name) const {
        return Unfinished::make(at(name), [](const std::string& path) {
            fs::create_directory(path);
            return std::ofstream(fs::path(path) / "inside").good();
        });
    }
    test::TemporaryFolder folder_;
};

TEST_F(UnfinishedFiles, GoWithAProgramThatIsEndedNow) {
    EXPECT_EXIT(
        {
            const Unfinished one = file("one");
            const Unfinished two = folder("two");
            endProgramNow(7);
        },
        testing::ExitedWithCode(7),
        "");
    EXPECT_TRUE(fs::is_empty(folder_.path()));
}

TEST_F(UnfinishedFiles, GoWhereALibraryCallsExit) {
    EXPECT_EXIT(
        {
            const Unfinished one = file("one");
            const Unfinished two = folder("two");
            std::exit(3);
        },
        testing::ExitedWithCode(3),
        "");
    EXPECT_TRUE(fs::is_empty(folder_.path()));
}

TEST_F(UnfinishedFiles, StayOnceNobodyCallsThemUnfinished) {
    EXPECT_EXIT(
        {
            {
                const Unfinished done = file("done");
            }
            Unfinished replaced = file("replaced");
            replaced = file("later");
            const Unfinished moved = std::move(replaced);
            endProgramNow(0);
        },
        testing::ExitedWithCode(0),
        "");
    EXPECT_TRUE(fs::exists(at("done")));
    EXPECT_TRUE(fs::exists(at("replaced")));
    EXPECT_FALSE(fs::exists(at("later")));
}

TEST_F(UnfinishedFiles, AreNoneWhereNothingWasMade) {
    std::ofstream(at("theirs")).put('x');
    EXPECT_EXIT(
        {
            const Unfinished none = Unfinished::make(at("theirs"), [](const std::string&) { return false; });
            endProgramNow(none ? 1 : 0);
        },
        testing::ExitedWithCode(0),
        "");
    EXPECT_TRUE(fs::exists(at("theirs")));
}

TEST_F(UnfinishedFiles, AreKnownByTheNameThatTheyGot) {
    const Unfinished named = Unfinished::make(at("X"), [](std::string& path) {
        path.back() = 'a';
        return std::ofstream(path).good();
    });
    ASSERT_TRUE(named);
    EXPECT_EQ(named.path(), at("a"));
}

}  // namespace
}  // namespace glissade
