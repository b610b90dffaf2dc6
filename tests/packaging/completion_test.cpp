// What bash offers for a line of glissade-cli, asked of the installed completion with a bash of its own.
#include "operators/registry.h"
#include "support/run_program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>
#include <string>

namespace glissade {
namespace {

using testing::Contains;
using testing::IsSupersetOf;
using testing::Not;
using Words = std::set<std::string>;

/// What is offered with the cursor at the end of "glissade-cli LINE".
Words offered(const std::string& line) {
    const std::string script =
        "source \"$1\"; COMP_LINE=\"$2 $3\"; COMP_POINT=${#COMP_LINE}; COMP_WORDS=(\"$2\"); _glissade_cli; "
        "[[ ${#COMPREPLY[@]} == 0 ]] || printf '%s\\n' \"${COMPREPLY[@]}\"";
    const test::Ended ended = test::runProgram(
        "/bin/bash",
        {"--norc", "-c", script, "bash", GLISSADE_SOURCE "/packaging/linux/glissade-cli.bash", GLISSADE_CLI, line});
    EXPECT_EQ(ended.exitCode, 0) << ended.err;
    EXPECT_EQ(ended.err, "");
    Words words;
    std::istringstream in(ended.out);
    for (std::string word; std::getline(in, word);) words.insert(word);
    return words;
}

TEST(Completion, OffersTheCommands) {
    EXPECT_EQ(offered(""), (Words{"apply", "info", "operators", "thumbnail"}));
    EXPECT_EQ(offered("op"), Words{"operators"});
    EXPECT_EQ(offered("--ver"), Words{"--version"});
}

TEST(Completion, OffersTheOptionsOfTheCommand) {
    EXPECT_THAT(offered("apply --"), IsSupersetOf({"--output", "--step", "--on-conflict", "--threads", "--json"}));
    EXPECT_EQ(offered("info --j"), Words{"--json"});
    EXPECT_THAT(offered("info --"), Not(Contains("--step")));
    EXPECT_THAT(offered("thumbnail --"), IsSupersetOf({"--output", "--size"}));
}

TEST(Completion, OffersOperatorsAndTheirParametersAfterStep) {
    const Words operators = offered("apply a.jpg --step ");
    for (const OperatorSpec* spec : allOperators()) {
        const std::string id(spec->id);
        EXPECT_THAT(operators, Contains(id));
        Words expected{"amount=", "scale=", "exact="};
        for (const ParamSpec& param : spec->params) expected.insert(std::string(param.id) + "=");
        EXPECT_EQ(offered("apply a.jpg --step " + id + ":"), expected) << id;
    }
    // Only what follows the last : or = is replaced in the line.
    EXPECT_EQ(offered("apply --step l0:lam"), Words{"lambda="});
    EXPECT_EQ(offered("apply --step l0:lambda=0.05,am"), Words{"0.05,amount="});
    EXPECT_EQ(offered("apply --step l0:scale=n"), Words{"native"});
    EXPECT_EQ(offered("apply --step=l0:lam"), Words{"lambda="});
}

TEST(Completion, OffersTheWordsOfOptionsAndLeavesFilesToBash) {
    EXPECT_EQ(offered("apply --metadata "), (Words{"all", "no-location", "copyright", "none"}));
    EXPECT_EQ(offered("apply --on-conflict=o"), Words{"overwrite"});
    EXPECT_EQ(offered("apply --memory 2"), Words{"2G"});
    EXPECT_EQ(offered("apply --tile 5"), Words{"512"});
    EXPECT_EQ(offered("apply --edit a"), Words{});
    EXPECT_EQ(offered("apply --profile d"), Words{"display-p3"});
    EXPECT_EQ(offered("apply -o "), Words{});
    EXPECT_EQ(offered("apply pho"), Words{});
}

}  // namespace
}  // namespace glissade
