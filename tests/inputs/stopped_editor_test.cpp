// The editor, asked by a signal to end: it ends by itself, in time, and leaves nothing beside the photo.
#include "inputs/sanitized.h"
#include "support/photos.h"
#include "support/run_program.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <csignal>
#include <thread>

namespace glissade {
namespace {

namespace fs = std::filesystem;

TEST(StoppedEditor, EndsWith130WithinTwoSeconds) {
    const test::TemporaryFolder folder;
    const fs::path home = folder.path() / "home";
    const fs::path photo = folder.path() / "photos/a.png";
    for (const fs::path& made : {home, photo.parent_path()}) fs::create_directories(made);
    test::writePhoto(photo, test::photoOf<std::uint8_t>(test::syntheticPhoto(300, 200, 1)));
    const std::vector<std::string> environment{"QT_QPA_PLATFORM=offscreen",
                                               "HOME=" + home.string(),
                                               "XDG_CONFIG_HOME=" + (home / "config").string(),
                                               "XDG_DATA_HOME=" + (home / "data").string(),
                                               "XDG_STATE_HOME=" + (home / "state").string(),
                                               "XDG_CACHE_HOME=" + (home / "cache").string()};
    for (const int signal : {SIGTERM, SIGINT})
        for (const int milliseconds : {0, 300, 1500}) {
            SCOPED_TRACE(milliseconds);
            test::RunningProgram program(GLISSADE_EDITOR, {"--new-instance", photo.string()}, environment);
            ASSERT_TRUE(program.waitUntilHandled(signal));
            std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
            const auto start = std::chrono::steady_clock::now();
            program.send(signal);
            const test::Ended ended = program.wait();
            const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
            EXPECT_EQ(ended.signal, 0) << ended.err;
            EXPECT_EQ(ended.exitCode, 130) << ended.err;
            // Two seconds, and what a machine with much other work adds.
            EXPECT_LT(took.count(), test::kSanitized ? 30 : 15);
            EXPECT_EQ(std::distance(fs::directory_iterator(photo.parent_path()), {}), 1);
        }
}

}  // namespace
}  // namespace glissade
