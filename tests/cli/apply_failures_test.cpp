#include "cli/cli.h"

#include <gmock/gmock.h>

#include <csignal>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace glissade {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::StartsWith;

class ApplyFailures : public test::Cli {
protected:
    /// Exit 1 and one line on stderr: the file, then something of the reason.
    void fails(std::vector<std::string> arguments, const std::string& file, const std::string& reason) const {
        arguments.insert(arguments.begin(), "apply");
        const test::Ended ended = run(arguments);
        EXPECT_EQ(ended.exitCode, 1) << ended.err;
        EXPECT_EQ(ended.signal, 0);
        EXPECT_EQ(lines(ended.err), 1U) << ended.err;
        EXPECT_THAT(ended.err, StartsWith("glissade-cli: error: " + file + ": "));
        EXPECT_THAT(ended.err, HasSubstr(reason));
    }
};

TEST_F(ApplyFailures, BadInputsLeaveNothing) {
    text("words.png", "these are words");
    text("empty.jpg", "");
    photo("whole.jpg", 300, 200);
    text("cut.jpg", content("whole.jpg").substr(0, content("whole.jpg").size() / 2));
    std::filesystem::create_directory(path("folder.png"));
    ::mkfifo(path("fifo.png").c_str(), 0600);
    const auto before = files();
    for (const std::string name : {"missing.png", "words.png", "empty.jpg", "cut.jpg", "folder.png", "fifo.png"}) {
        fails({path(name), "-o", path("out.png"), "--step", "wls:exact=1"}, path(name), "");
        EXPECT_EQ(files(), before) << name;
    }
}

TEST_F(ApplyFailures, ADamagedPhotoIsAFailureUnlessAllowed) {
    const Image<float> whole = photo("whole.jpg", 300, 200);
    text("cut.jpg", content("whole.jpg").substr(0, content("whole.jpg").size() / 2));
    fails({path("cut.jpg"), "-o", path("out.png")}, path("cut.jpg"), "--allow-damaged");
    EXPECT_FALSE(std::filesystem::exists(path("out.png")));
    const test::Ended ended = run({"apply", path("cut.jpg"), "-o", path("out.png"), "--allow-damaged"});
    EXPECT_EQ(ended.exitCode, 0) << ended.err;
    EXPECT_EQ(lines(ended.err), 1U) << ended.err;
    EXPECT_THAT(ended.err, StartsWith("glissade-cli: warning: " + path("cut.jpg") + ": the JPEG is cut off from about row "));
    EXPECT_EQ(test::readWorking(path("out.png")).size(), whole.size());
}

TEST_F(ApplyFailures, OneBadInputCostsOnlyItself) {
    photo("a.png");
    text("bad.png", "words");
    photo("c.png");
    const test::Ended ended = run({"apply",
                                   path("a.png"),
                                   path("bad.png"),
                                   path("c.png"),
                                   "-o",
                                   path("out") + "/",
                                   "--step",
                                   "wls:exact=1",
                                   "--json"});
    EXPECT_EQ(ended.exitCode, 1);
    EXPECT_EQ(lines(ended.err), 1U) << ended.err;
    EXPECT_THAT(ended.err, StartsWith("glissade-cli: error: " + path("bad.png") + ": "));
    const auto left = files();
    EXPECT_TRUE(left.contains("out/a.png") && left.contains("out/c.png"));
    EXPECT_EQ(left.size(), 5U);
    const json report = json::parse(ended.out);
    ASSERT_EQ(report.size(), 3U);
    EXPECT_EQ(report[1]["status"], "failed");
    EXPECT_TRUE(report[1]["output"].is_null());
    EXPECT_NE(report[1]["error"], "");
}

TEST_F(ApplyFailures, AnExistingTargetIsNeverReplacedUnasked) {
    photo("a.png");
    text("b.png", "mine");
    fails({path("a.png"), "-o", path("b.png")}, path("a.png"), path("b.png"));
    EXPECT_EQ(content("b.png"), "mine");
    EXPECT_EQ(files().size(), 2U);
}

TEST_F(ApplyFailures, ThePhotoItselfIsNeverTheTarget) {
    photo("a.png");
    const std::string before = content("a.png");
    std::filesystem::create_hard_link(path("a.png"), path("hard.png"));
    std::filesystem::create_symlink(path("a.png"), path("soft.png"));
    for (const char* target : {"a.png", "hard.png", "soft.png"})
        fails({path("a.png"), "-o", path(target), "--on-conflict", "overwrite", "--step", "wls:exact=1"},
              path("a.png"),
              path(target));
    EXPECT_EQ(content("a.png"), before);
    EXPECT_TRUE(std::filesystem::is_symlink(path("soft.png")));
}

TEST_F(ApplyFailures, APhotoOfTheSameRunIsNoTargetEither) {
    std::filesystem::create_directory(path("x"));
    photo("x/a.png", 32, 32, 1);
    photo("a.png", 32, 32, 2);
    const std::string before = content("a.png");
    const test::Ended ended =
        run({"apply", path("x/a.png"), path("a.png"), "-o", folder.path().string(), "--on-conflict", "overwrite"});
    EXPECT_EQ(ended.exitCode, 1);
    EXPECT_EQ(lines(ended.err), 2U) << ended.err;
    EXPECT_EQ(content("a.png"), before);
}

TEST_F(ApplyFailures, TwoInputsWithOneTargetAreNotMergedSilently) {
    std::filesystem::create_directory(path("x"));
    std::filesystem::create_directory(path("y"));
    const Image<float> first = photo("x/a.png", 32, 32, 1);
    photo("y/a.png", 32, 32, 2);
    fails({path("x/a.png"), path("y/a.png"), "-o", path("out") + "/", "--on-conflict", "overwrite"},
          path("y/a.png"),
          path("out/a.png"));
    EXPECT_TRUE(test::identical(test::readWorking(folder.path() / "out/a.png"), first));
}

TEST_F(ApplyFailures, AMissingPackIsNamedAndNothingIsWritten) {
    photo("a.png");
    fails({path("a.png"), "-o", path("b.png"), "--step", "l0"}, path("a.png"), path("no-models/filters"));
    EXPECT_EQ(files(), std::set<std::string>{"a.png"});
}

TEST_F(ApplyFailures, ADamagedPackIsNamedAndNothingIsWritten) {
    photo("a.png");
    std::filesystem::create_directories(path("no-models/filters"));
    text("no-models/filters/pack.json", "{]");
    fails({path("a.png"), "-o", path("b.png"), "--step", "l0"}, path("a.png"), path("no-models/filters/pack.json"));
    EXPECT_FALSE(files().contains("b.png"));
}

TEST_F(ApplyFailures, AFolderThatCannotBeWrittenIsNamed) {
    photo("a.png");
    text("file", "not a folder");
    fails({path("a.png"), "-o", path("missing/b.png")}, path("a.png"), path("missing"));
    fails({path("a.png"), "-o", path("file/sub") + "/"}, path("a.png"), path("file/sub"));
    EXPECT_EQ(files(), (std::set<std::string>{"a.png", "file"}));
}

class ApplyInterrupted : public test::Cli, public testing::WithParamInterface<int> {};

TEST_P(ApplyInterrupted, EndsSoonWith130AndLeavesNothing) {
    photo("a.png", 1600, 1200);
    test::RunningProgram program(GLISSADE_CLI,
                                 {"apply",
                                  path("a.png"),
                                  "-o",
                                  path("out.png"),
                                  "--step",
                                  "l0:exact=1,scale=native",
                                  "--step",
                                  "rtv:exact=1,scale=native"},
                                 environment());
    ASSERT_TRUE(program.waitUntilHandled(GetParam()));
    program.send(GetParam());
    const test::Ended ended = program.wait();
    EXPECT_EQ(ended.exitCode, 130) << ended.err;
    EXPECT_EQ(ended.signal, 0);
    EXPECT_EQ(files(), std::set<std::string>{"a.png"});
}

TEST_P(ApplyInterrupted, EndsThoughStandardInputNeverDoes) {
    std::filesystem::create_directory(path("tmp"));
    std::vector<std::string> variables = environment();
    variables.push_back("TMPDIR=" + path("tmp"));
    // Held open at both ends by this test: nothing ever comes, and it does not end.
    ::mkfifo(path("silent").c_str(), 0600);
    const int held = ::open(path("silent").c_str(), O_RDWR | O_CLOEXEC);
    ASSERT_GE(held, 0);
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"apply", "-", "-o", path("out.png")}, {"info", "-"}}) {
        test::RunningProgram program(GLISSADE_CLI, arguments, variables, path("silent"));
        ASSERT_TRUE(program.waitUntilHandled(GetParam()));
        program.send(GetParam());
        const test::Ended ended = program.wait();
        EXPECT_EQ(ended.exitCode, 130) << arguments.front() << ": " << ended.err;
        EXPECT_TRUE(std::filesystem::is_empty(path("tmp"))) << arguments.front();
        EXPECT_FALSE(files().contains("out.png"));
    }
    ::close(held);
}

INSTANTIATE_TEST_SUITE_P(Signals, ApplyInterrupted, testing::Values(SIGINT, SIGTERM));

}  // namespace
}  // namespace glissade
