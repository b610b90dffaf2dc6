// Places where nothing can be read or written, or where things change meanwhile: the built program says which file and
// why, does the others, and leaves nothing behind.
#include "inputs/input_walk.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <random>
#include <thread>

namespace glissade {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::StartsWith;

class Places : public test::InputWalk {
protected:
    Places() {
        photo("in/a.png");
        source_ = content("in/a.png");
    }
    void TearDown() override {
        if (fs::exists(path("in/a.png"))) {
            EXPECT_EQ(content("in/a.png"), source_);
        }
        for (const std::string& name : files()) EXPECT_FALSE(name.ends_with(".part")) << name;
    }

    /// Exit 1 and one line that names the file and holds the reason.
    static void expectRefusal(const test::Ended& ended, const std::string& file, const std::string& reason) {
        EXPECT_EQ(ended.exitCode, 1) << ended.signal << ended.err;
        EXPECT_THAT(ended.err, StartsWith("glissade-cli: error: " + file + ": "));
        EXPECT_THAT(ended.err, HasSubstr(reason));
    }

    /// As a user who is not root, whom no right keeps out.
    [[nodiscard]] test::Ended asNobody(const std::vector<std::string>& arguments) const {
        fs::permissions(folder.path(), fs::perms::all);
        if (::geteuid() != 0) return limited(arguments);
        std::vector<std::string> line{"--reuid=65534", "--regid=65534", "--clear-groups", GLISSADE_CLI};
        line.insert(line.end(), arguments.begin(), arguments.end());
        return test::runProgram("/usr/bin/setpriv", line, environment());
    }

    std::string source_;
};

TEST_F(Places, AFolderThatIsReadOnly) {
    fs::create_directory(path("locked"));
    fs::permissions(path("locked"), fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_exec);
    expectRefusal(
        asNobody({"apply", path("in/a.png"), "-o", path("locked/b.png")}), path("in/a.png"), "Permission denied");
    EXPECT_FALSE(fs::exists(path("locked/b.png")));
}

TEST_F(Places, AFolderThatIsNotThere) {
    expectRefusal(
        limited({"apply", path("in/a.png"), "-o", path("nowhere/b.png")}), path("in/a.png"), path("nowhere/b.png"));
    EXPECT_FALSE(fs::exists(path("nowhere")));
}

TEST_F(Places, AFileWithoutReadRight) {
    photo("secret.png");
    fs::permissions(path("secret.png"), fs::perms::none);
    expectRefusal(
        asNobody({"apply", path("secret.png"), "-o", path("b.png")}), path("secret.png"), "Permission denied");
    EXPECT_FALSE(fs::exists(path("b.png")));
}

TEST_F(Places, ANameThatIsTooLong) {
    const std::string name(300, 'n');
    expectRefusal(
        limited({"apply", path("in/a.png"), "-o", path(name + ".png")}), path("in/a.png"), "File name too long");
    expectRefusal(
        limited({"apply", path(name + ".png"), "-o", path("b.png")}), path(name + ".png"), "File name too long");
    std::string deep = folder.path().string();
    while (deep.size() < 5000) deep += "/d";
    expectRefusal(limited({"apply", path("in/a.png"), "-o", deep + "/b.png"}), path("in/a.png"), "File name too long");
}

TEST_F(Places, AFolderThatIsRemovedWhileExporting) {
    photo("in/big.png", 1200, 900);
    const auto whole = limited({"apply", path("in/big.png"), "-o", path("whole.png")}).elapsed;
    int refused = 0;
    for (int round = 0; round < 8; ++round) {
        SCOPED_TRACE(round);
        const std::string out = path("out" + std::to_string(round));
        fs::create_directory(out);
        test::RunningProgram program(GLISSADE_CLI, {"apply", path("in/big.png"), "-o", out + "/b.png"}, environment());
        std::this_thread::sleep_for(whole * round / 7);
        std::error_code ignored;
        fs::remove_all(out, ignored);
        const test::Ended ended = program.wait();
        EXPECT_EQ(ended.signal, 0);
        if (ended.exitCode == 0) continue;  // it was faster
        ++refused;
        expectRefusal(ended, path("in/big.png"), out + "/b.png");
        EXPECT_FALSE(fs::exists(out + "/b.png"));
    }
    std::printf(
        "| places: folder removed while exporting | 8 | %d refused, %d were done before |\n", refused, 8 - refused);
}

TEST_F(Places, ASourceThatIsRemovedOrChangedWhileItIsRead) {
    photo("in/big.png", 1200, 900);
    const auto whole = limited({"apply", path("in/big.png"), "-o", path("whole.png")}).elapsed;
    int refused = 0;
    int done = 0;
    for (int round = 0; round < 24; ++round) {
        SCOPED_TRACE(round);
        const std::string name = round % 3 == 0 ? "in/c.tif" : round % 3 == 1 ? "in/c.png" : "in/c.jpg";
        photo(name, 1200, 900);
        test::RunningProgram program(
            GLISSADE_CLI, {"apply", path(name), "-o", path("b.png"), "--on-conflict", "overwrite"}, environment());
        std::this_thread::sleep_for(whole * round / 23);
        if (round % 2 == 0) {
            fs::remove(path(name));
        } else {
            ASSERT_EQ(::truncate(path(name).c_str(), round % 4 == 1 ? 0 : 10'000), 0);
        }
        const test::Ended ended = program.wait();
        EXPECT_EQ(ended.signal, 0) << ended.err;
        if (ended.exitCode == 0) {
            ++done;
            EXPECT_EQ(test::readWorking(path("b.png")).size(), (Size{1200, 900}));
        } else {
            ++refused;
            expectRefusal(ended, path(name), "");
        }
        fs::remove(path("b.png"));
        fs::remove(path(name));
    }
    std::printf("| places: source removed or cut while it is read | 24 | %d refused, %d whole |\n", refused, done);
}

TEST_F(Places, TwoProgramsOnOneDestination) {
    photo("in/one.png", 600, 400, 1);
    photo("in/two.png", 600, 400, 2);
    const Image<float> one = test::readWorking(path("in/one.png"));
    const Image<float> two = test::readWorking(path("in/two.png"));
    for (int round = 0; round < 10; ++round) {
        SCOPED_TRACE(round);
        const bool overwrite = round % 2 == 0;
        const std::string conflict = overwrite ? "overwrite" : "fail";
        test::RunningProgram first(
            GLISSADE_CLI, {"apply", path("in/one.png"), "-o", path("b.png"), "--on-conflict", conflict}, environment());
        test::RunningProgram second(
            GLISSADE_CLI, {"apply", path("in/two.png"), "-o", path("b.png"), "--on-conflict", conflict}, environment());
        const test::Ended a = first.wait();
        const test::Ended b = second.wait();
        // Overwriting, both are done and the later one stays; else one of them is refused.
        EXPECT_EQ((a.exitCode == 0) + (b.exitCode == 0), overwrite ? 2 : 1) << a.err << b.err;
        const Image<float> got = test::readWorking(path("b.png"));
        const bool isOne = std::ranges::equal(got.samples(), one.samples());
        const bool isTwo = std::ranges::equal(got.samples(), two.samples());
        EXPECT_TRUE(isOne || isTwo);
        if (!overwrite) {
            EXPECT_EQ(isOne, a.exitCode == 0);
        }
        fs::remove(path("b.png"));
    }
    std::printf("| places: two programs, one destination | 10 | one whole file each time |\n");
}

/// A limit on the size of files is the one full disk that any user can have.
TEST_F(Places, FilesThatMayNotGrow) {
    photo("in/big.png", 600, 400);
    const std::size_t whole = content("in/big.png").size();
    int refused = 0;
    // The message too goes to a file.
    for (std::size_t limit = 4096; limit < whole; limit += whole / 20 + 1, ++refused) {
        const test::Ended ended = test::runProgram("/usr/bin/prlimit",
                                                   {"--core=0",
                                                    "--fsize=" + std::to_string(limit),
                                                    GLISSADE_CLI,
                                                    "apply",
                                                    path("in/big.png"),
                                                    "-o",
                                                    path("b.png")},
                                                   environment());
        EXPECT_EQ(ended.signal, 0) << limit;
        expectRefusal(ended, path("in/big.png"), "File too large");
        EXPECT_FALSE(fs::exists(path("b.png")));
    }
    std::printf("| disk: limit on the size of files | %d | refused |\n", refused);
}

TEST_F(Places, ADiskThatIsReallyFull) {
    fs::create_directory(path("disk"));
    photo("in/big.png", 900, 700);
    const std::string mount = "mount -t tmpfs -o size=256k none '" + path("disk") + "'";
    if (test::runProgram("/usr/bin/unshare", {"-rm", "/bin/sh", "-c", mount}).exitCode != 0)
        GTEST_SKIP() << "this system lets nobody mount a small disk";
    const std::string line = mount + " && echo old > '" + path("disk") + "/b.png' && { '" GLISSADE_CLI "' apply '" +
                             path("in/big.png") + "' -o '" + path("disk") +
                             "/b.png' --on-conflict overwrite; code=$?; cat '" + path("disk") + "/b.png'; ls -A '" +
                             path("disk") + "'; exit $code; }";
    const test::Ended ended = test::runProgram("/usr/bin/unshare", {"-rm", "/bin/sh", "-c", line}, environment());
    expectRefusal(ended, path("in/big.png"), "No space left on device");
    EXPECT_EQ(ended.out, "old\nb.png\n");
    std::printf("| disk: a tmpfs of 256 kB | 1 | refused, the old file stays |\n");
}

TEST_F(Places, MemoryThatIsNotThere) {
    if (test::kSanitized) GTEST_SKIP() << "a sanitizer reserves addresses without end";
    photo("in/big.jpg", 1600, 1200);
    photo("in/big.tif", 1600, 1200);
    // What the program takes before it does anything.
    std::uint64_t least = 8U << 20;
    const auto runs = [&](std::uint64_t bytes, std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {"--core=0", "--as=" + std::to_string(bytes), GLISSADE_CLI});
        return test::runProgram("/usr/bin/prlimit", arguments, environment());
    };
    while (runs(least, {"--version"}).exitCode != 0) least += 4U << 20;
    int refused = 0;
    int done = 0;
    for (const std::string name : {"in/big.jpg", "in/big.tif"})
        for (std::uint64_t more = 0; more < 400U << 20; more += 40U << 20) {
            SCOPED_TRACE(name + " with " + std::to_string((least + more) >> 20) + " MB");
            const test::Ended ended =
                runs(least + more, {"apply", path(name), "-o", path("b.png"), "--step", "rgf:exact=1,scale=native"});
            EXPECT_EQ(ended.signal, 0) << ended.err;
            EXPECT_EQ(fs::exists(path("b.png")), ended.exitCode == 0);
            ended.exitCode == 0 ? ++done : ++refused;
            if (ended.exitCode != 0) {
                EXPECT_EQ(ended.exitCode, 1);
                EXPECT_THAT(ended.err, HasSubstr("glissade-cli: error: "));
            }
            fs::remove(path("b.png"));
        }
    EXPECT_GT(refused, 0);
    EXPECT_GT(done, 0);
    std::printf("| memory: glissade-cli under ulimit -v | %d | %d refused, %d done |\n", refused + done, refused, done);
}

}  // namespace
}  // namespace glissade
