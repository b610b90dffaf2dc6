// The libraries under the networks when memory or threads run out: they spin, wait or end the program where they can; the
// built program ends in time, with a message or without need of one, and leaves nothing behind.
#include "inputs/input_walk.h"

#include <gmock/gmock.h>

#include <csignal>
#include <thread>

namespace glissade {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class LibraryRoom : public test::InputWalk {
protected:
    LibraryRoom() {
        photo("in/a.png", 320, 240);
        source_ = content("in/a.png");
    }
    void TearDown() override {
        EXPECT_EQ(content("in/a.png"), source_);
        for (const std::string& name : files()) EXPECT_FALSE(name.ends_with(".part")) << name;
    }

    [[nodiscard]] std::vector<std::string> apply() const {
        return {GLISSADE_CLI, "apply", path("in/a.png"), "-o", path("b.png"), "--step", "l0", "--quiet"};
    }
    [[nodiscard]] static std::vector<std::string> withModels(std::vector<std::string> more = {}) {
        more.push_back("GLISSADE_MODELS=" GLISSADE_SHIPPED_MODELS);
        return more;
    }
    /// Whether there is a temporary file of the program's.
    [[nodiscard]] bool writing() const {
        const auto names = files();
        return std::ranges::any_of(names, [](const std::string& name) { return name.ends_with(".part"); });
    }
    /// One run that `limit` bounds, ended after a minute. Says whether it was done.
    bool endsWell(std::vector<std::string> limit, const std::vector<std::string>& environment) {
        limit.insert(limit.begin(), {"-s", "KILL", "60"});
        const auto line = apply();
        limit.insert(limit.end(), line.begin(), line.end());
        const test::Ended ended = test::runProgram("/usr/bin/timeout", limit, withModels(environment));
        const bool done = endedWell(ended, path("in/a.png"));
        EXPECT_EQ(fs::exists(path("b.png")), done);
        fs::remove(path("b.png"));
        if (!done) refusals_.insert(ended.err);
        return done;
    }

    std::string source_;
    std::set<std::string> refusals_;
};

#ifdef GLISSADE_WITH_TORCH

/// OpenBLAS asks for its buffer without end where there are no more addresses.
TEST_F(LibraryRoom, AnyAmountOfMemoryIsEnoughOrSaidNotToBe) {
    if (test::kSanitized) GTEST_SKIP() << "a sanitizer reserves addresses without end";
    // What the program takes before it reads its arguments; under that the system does not start it.
    std::uint64_t megabytes = 8;
    const auto bytes = [&] { return "--as=" + std::to_string(megabytes << 20); };
    while (test::runProgram("/usr/bin/prlimit", {"--core=0", bytes(), GLISSADE_CLI, "--version"}).exitCode != 0)
        megabytes += 8;
    int refused = 0;
    // Less than the buffer from one to the next.
    for (megabytes += 100;; megabytes += 100) {
        SCOPED_TRACE(bytes());
        ASSERT_LT(megabytes, 4000U);
        const bool done = endsWell({"/usr/bin/prlimit", "--core=0", bytes()}, {});
        if (done || HasFailure()) break;
        ++refused;
    }
    EXPECT_GT(refused, 0);
    for (const std::string& message : refusals_)
        EXPECT_THAT(message, testing::ContainsRegex("memory|map|alloc")) << message;
    std::printf("| memory: a network step under ulimit -v | %d | %d refused, 1 done |\n", refused + 1, refused);
}

/// OpenMP ends the program, pthreadpool waits without end.
TEST_F(LibraryRoom, AnyNumberOfThreadsIsEnoughOrSaidNotToBe) {
    if (test::kSanitized) GTEST_SKIP() << "a sanitizer is not preloaded with others";
    int refused = 0;
    int doneInARow = 0;
    int granted = 0;
    for (; doneInARow < 2; ++granted) {
        SCOPED_TRACE(granted);
        ASSERT_LT(granted, 400);
        const bool done = endsWell({"/usr/bin/env",
                                    "LD_PRELOAD=" REFUSED_THREADS,
                                    "MOST_THREADS=" + std::to_string(granted)},
                                   {});
        if (HasFailure()) break;
        doneInARow = done ? doneInARow + 1 : 0;
        if (!done) ++refused;
    }
    EXPECT_GT(refused, 0);
    std::printf("| threads: the system refuses more than N | %d | %d refused, 2 done |\n", granted, refused);
}

#endif

TEST_F(LibraryRoom, StuckInALibraryTheProgramEndsWithinTwoSecondsOfASignal) {
    fs::create_directory(path("tmp"));
    for (const int signal : {SIGINT, SIGTERM}) {
        auto line = apply();
        line.erase(line.begin());
        // From standard input, so that there is a temporary folder too.
        line[1] = "-";
        test::RunningProgram program(GLISSADE_CLI,
                                     line,
                                     withModels({"GLISSADE_MODULE=" STUCK_MODULE, "TMPDIR=" + path("tmp")}),
                                     path("in/a.png"));
        while (program.running() && !writing()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
        EXPECT_FALSE(fs::is_empty(path("tmp")));
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        const auto start = std::chrono::steady_clock::now();
        program.send(signal);
        const test::Ended ended = program.wait();
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        EXPECT_EQ(ended.exitCode, 130) << ended.signal << ended.err;
        EXPECT_EQ(ended.err, "glissade-cli: interrupted\n");
        EXPECT_LT(took.count(), 2.0);
        EXPECT_FALSE(writing());
        EXPECT_TRUE(fs::is_empty(path("tmp")));
        EXPECT_FALSE(fs::exists(path("b.png")));
    }
    std::printf("| library: stuck; SIGINT, SIGTERM | 2 | exit 130 within 2 s, nothing left |\n");
}

TEST_F(LibraryRoom, ALibraryThatEndsTheProgramLeavesNothing) {
    auto line = apply();
    line.erase(line.begin());
    const test::Ended ended =
        test::runProgram(GLISSADE_CLI, line, withModels({"GLISSADE_MODULE=" EXITING_MODULE}));
    EXPECT_EQ(ended.exitCode, 1);
    EXPECT_FALSE(writing());
    EXPECT_FALSE(fs::exists(path("b.png")));
    std::printf("| library: ends the program | 1 | nothing left |\n");
}

}  // namespace
}  // namespace glissade
