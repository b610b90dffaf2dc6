// glissade-train's command line: what scripts give and what their callers add.
#include "exit_code.h"
#include "support/run_program.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace glissade::test {
namespace {

using testing::HasSubstr;

class TrainOptions : public testing::Test {
protected:
    /// `train` on folders without shards, where it ends as soon as it looks for them.
    [[nodiscard]] Ended train(std::vector<std::string> options) const {
        std::vector<std::string> arguments{"train", "-o", (temporary_.path() / "run").string(), "--steps", "1"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        return runProgram(GLISSADE_TRAIN, arguments);
    }
    [[nodiscard]] std::string folder(const char* name) const { return (temporary_.path() / name).string(); }

    TemporaryFolder temporary_;
};

TEST_F(TrainOptions, TheLastOfTheSameOptionsCounts) {
    const Ended ended = train({"-d", folder("shards"), "--crops", "4", "--widths", "1,2,3,4", "--crops", "8"});
    EXPECT_EQ(ended.exitCode, kExitFailed) << ended.err;
    EXPECT_THAT(ended.err, HasSubstr("shards"));
    EXPECT_EQ(train({"-d", folder("shards"), "--crops", "4", "--crops", "0"}).exitCode, kExitUsage);
}

TEST_F(TrainOptions, FoldersAddUp) {
    EXPECT_THAT(train({"-d", folder("one"), "-d", folder("two")}).err, HasSubstr("one"));
}

}  // namespace
}  // namespace glissade::test
