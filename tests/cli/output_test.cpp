// Standard output that takes nothing: a full disk, a pipe that nobody reads. The programs say so and end with 1.
#include "cli/cli.h"

#include <gmock/gmock.h>

#include <csignal>

namespace glissade {
namespace {

using testing::HasSubstr;

class Output : public test::Cli {
protected:
    void SetUp() override { photo("a.png"); }
    /// Runs the program with its standard output as the shell's words say; the program and its arguments are "$@".
    [[nodiscard]] test::Ended runWith(const std::string& words,
                                      const std::string& program,
                                      const std::vector<std::string>& arguments) const {
        std::vector<std::string> call{"-c", words, "bash", program};
        call.insert(call.end(), arguments.begin(), arguments.end());
        std::vector<std::string> variables = environment();
        variables.insert(variables.end(), {"LC_ALL=C.UTF-8", "QT_QPA_PLATFORM=offscreen"});
        return test::runProgram("/bin/bash", call, variables);
    }
    void expectFailure(const std::string& name,
                       const std::string& program,
                       const std::vector<std::string>& arguments) const {
        SCOPED_TRACE(name + " " + arguments.front());
        const test::Ended full = runWith("exec \"$@\" >/dev/full", program, arguments);
        EXPECT_EQ(full.exitCode, 1) << full.signal;
        EXPECT_THAT(full.err, HasSubstr(name + ": error: "));
        EXPECT_THAT(full.err, HasSubstr("No space left on device"));
        // The reader is gone before the program starts. The shell, which a test's own may have told to ignore the
        // signal, starts it as a terminal would.
        const test::Ended closed =
            runWith("exec 3> >(:); wait $!; exec env --default-signal=PIPE \"$@\" >&3", program, arguments);
        EXPECT_EQ(closed.signal, 0);
        EXPECT_EQ(closed.exitCode, 1);
        EXPECT_THAT(closed.err, HasSubstr("Broken pipe"));
    }
};

TEST_F(Output, ThatTakesNothingIsAnErrorWithAMessage) {
    for (const std::vector<std::string>& arguments : {std::vector<std::string>{"--version"},
                                                      {"--help"},
                                                      {"apply", "--help"},
                                                      {"operators"},
                                                      {"operators", "--json"},
                                                      {"info", path("a.png")},
                                                      {"apply", path("a.png"), "-o", "-", "--format", "png"},
                                                      {"apply", path("a.png"), "-o", path("new.png"), "--dry-run"}})
        expectFailure("glissade-cli", GLISSADE_CLI, arguments);
}

TEST_F(Output, OfABatchIsOneOfItsFailures) {
    // The photo is done all the same.
    const test::Ended ended =
        runWith("exec \"$@\" >/dev/full", GLISSADE_CLI, {"apply", path("a.png"), "-o", path("b.png"), "--json"});
    EXPECT_EQ(ended.exitCode, 1);
    EXPECT_THAT(ended.err, HasSubstr("standard output"));
    EXPECT_EQ(test::readWorking(path("b.png")).size(), (Size{96, 72}));
}

TEST_F(Output, AFileBeyondTheUsersLimitIsAnErrorWithAMessage) {
    const test::Ended ended = runWith("ulimit -f 1; exec env --default-signal=XFSZ \"$@\"",
                                      GLISSADE_CLI,
                                      {"apply", path("a.png"), "-o", path("b.tif"), "--step", "wls:exact=1"});
    EXPECT_EQ(ended.signal, 0);
    EXPECT_EQ(ended.exitCode, 1);
    EXPECT_THAT(ended.err, HasSubstr("File too large"));
    EXPECT_EQ(files(), std::set<std::string>{"a.png"});
}

#ifdef GLISSADE_EDITOR
TEST_F(Output, OfTheEditorThatTakesNothingIsAnErrorWithAMessage) {
    expectFailure("glissade", GLISSADE_EDITOR, {"--version"});
    expectFailure("glissade", GLISSADE_EDITOR, {"--help"});
}

TEST_F(Output, TheEditorIsNotEndedByAFailedWrite) {
    std::vector<std::string> variables = environment();
    for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"})
        variables.push_back(std::string(name) + "=" + path("home"));
    variables.emplace_back("QT_QPA_PLATFORM=offscreen");
    const test::RunningProgram editor(
        "/usr/bin/env", {"--default-signal=PIPE,XFSZ", GLISSADE_EDITOR, path("a.png")}, variables);
    EXPECT_TRUE(editor.waitUntilIgnored(SIGPIPE));
    EXPECT_TRUE(editor.waitUntilIgnored(SIGXFSZ));
}
#endif

}  // namespace
}  // namespace glissade
