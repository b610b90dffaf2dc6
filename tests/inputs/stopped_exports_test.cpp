// An export that is stopped at any moment: by a signal that asks, and by one that does not.
#include "inputs/input_walk.h"

#include <csignal>
#include <random>
#include <thread>

namespace glissade {
namespace {

using Seconds = std::chrono::duration<double>;

class StoppedExports : public test::InputWalk {
protected:
    StoppedExports() {
        Image<std::uint8_t> pixels(kWidth, kHeight, 3);
        for (std::size_t i = 0; i < pixels.samples().size(); ++i)
            pixels.data()[i] = static_cast<std::uint8_t>(i * i / 977 + i / 3 % kWidth);
        Photo made;
        made.info.size = pixels.size();
        made.pixels = std::move(pixels);
        test::writePhoto(in() / "a.jpg", made);
        source_ = content("in/a.jpg");
    }

    [[nodiscard]] std::vector<std::string> exportTo(const std::string& name) const {
        return {"apply", path("in/a.jpg"), "-o", path(name), "--on-conflict", "overwrite", "--threads", "1"};
    }

    /// How long one export takes here and now; its result is the whole file that all others are compared with.
    Seconds reference() {
        const test::Ended ended = test::runProgram(GLISSADE_CLI, exportTo("whole.png"), environment());
        EXPECT_EQ(ended.exitCode, 0) << ended.err;
        whole_ = test::readWorking(path("whole.png"));
        return ended.elapsed;
    }

    static constexpr int kWidth = 2400;
    static constexpr int kHeight = 1800;
    std::string source_;
    Image<float> whole_;
};

TEST_F(StoppedExports, AskedToEndTheyEndWith130AndLeaveNothing) {
    const Seconds whole = reference();
    const auto before = snapshot();
    int stopped = 0;
    for (int moment = 0; moment < 10; ++moment) {
        const int signal = moment % 2 == 0 ? SIGINT : SIGTERM;
        SCOPED_TRACE(moment);
        test::RunningProgram program(GLISSADE_CLI, exportTo("out.png"), environment());
        ASSERT_TRUE(program.waitUntilHandled(signal));
        std::this_thread::sleep_for(whole * moment / 12);
        const auto start = std::chrono::steady_clock::now();
        program.send(signal);
        const test::Ended ended = program.wait();
        const Seconds took = std::chrono::steady_clock::now() - start;
        EXPECT_EQ(ended.signal, 0);
        EXPECT_TRUE(ended.exitCode == 130 || ended.exitCode == 0) << ended.exitCode << ended.err;
        if (ended.exitCode == 0) {
            // It was faster than the signal: then the file is there, whole.
            EXPECT_TRUE(test::identical(test::readWorking(path("out.png")), whole_));
            std::filesystem::remove(path("out.png"));
        } else {
            ++stopped;
            // Two seconds, on a machine that may have other work.
            EXPECT_LT(took.count(), 2.0);
        }
        EXPECT_EQ(snapshot(), before);
    }
    EXPECT_GE(stopped, 5);
    std::printf("| SIGINT, SIGTERM while exporting | 10 | %d ended with 130, %d were done |\n", stopped, 10 - stopped);
}

TEST_F(StoppedExports, KilledTheyLeaveTheOldFileOrTheWholeNewOne) {
    const Seconds whole = reference();
    std::mt19937 random(11);
    std::uniform_real_distribution<double> moment(0, 1.05);
    int old = 0;
    int absent = 0;
    int fresh = 0;
    for (int round = 0; round < 20; ++round) {
        SCOPED_TRACE(round);
        const std::string name = "out" + std::to_string(round) + ".png";
        if (round % 2 == 0) text(name, "the old file");
        test::RunningProgram program(GLISSADE_CLI, exportTo(name), environment());
        std::this_thread::sleep_for(whole * moment(random));
        program.send(SIGKILL);
        static_cast<void>(program.wait());
        EXPECT_EQ(content("in/a.jpg"), source_);
        if (!std::filesystem::exists(path(name))) {
            EXPECT_EQ(round % 2, 1);
            ++absent;
        } else if (content(name) == "the old file") {
            ++old;
        } else {
            EXPECT_TRUE(test::identical(test::readWorking(path(name)), whole_));
            ++fresh;
        }
    }
    // What the killed ones left hidden does not keep the next one from its work.
    EXPECT_EQ(test::runProgram(GLISSADE_CLI, exportTo("out0.png"), environment()).exitCode, 0);
    std::printf("| SIGKILL while exporting | 20 | %d old, %d absent, %d whole |\n", old, absent, fresh);
}

}  // namespace
}  // namespace glissade
