// The programs and modules are hardened: at a random address, nothing to overwrite after the start, no stack that runs,
// calls that check their bounds.
#include "support/run_program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

namespace glissade {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

std::vector<std::string> listed(const std::string& names) {
    std::vector<std::string> list;
    std::istringstream in(names);
    for (std::string name; std::getline(in, name, '|');)
        if (!name.empty()) list.push_back(name);
    return list;
}

std::string readElf(const std::string& option, const std::string& file) {
    const test::Ended ended = test::runProgram("/usr/bin/readelf", {option, "-W", file}, {"LC_ALL=C"});
    EXPECT_EQ(ended.exitCode, 0) << file << ended.err;
    return ended.out;
}

class Hardening : public testing::TestWithParam<std::string> {};

TEST_P(Hardening, RelocationsAreReadOnlyFromTheStartOn) {
    EXPECT_THAT(readElf("-l", GetParam()), HasSubstr("GNU_RELRO"));
    EXPECT_THAT(readElf("-d", GetParam()), HasSubstr("NOW"));
}

TEST_P(Hardening, TheStackDoesNotRun) {
    EXPECT_THAT(readElf("-l", GetParam()),
                ContainsRegex("GNU_STACK +0x[0-9a-f]+ 0x[0-9a-f]+ 0x[0-9a-f]+ 0x[0-9a-f]+ 0x[0-9a-f]+ RW "));
}

TEST_P(Hardening, TheStackIsGuarded) { EXPECT_THAT(readElf("-s", GetParam()), HasSubstr("__stack_chk_fail")); }

TEST_P(Hardening, TheAddressIsRandom) { EXPECT_THAT(readElf("-h", GetParam()), ContainsRegex("Type: +DYN")); }

TEST_P(Hardening, NoLibraryIsLookedForWhereStrangersMayWrite) {
    EXPECT_THAT(readElf("-d", GetParam()), Not(ContainsRegex("(RPATH|RUNPATH).*(\\[:|::|:\\]|/tmp|\\[\\.)")));
}

INSTANTIATE_TEST_SUITE_P(Files, Hardening, testing::ValuesIn(listed(GLISSADE_FILES)));

#ifdef GLISSADE_FORTIFIED
TEST(Fortification, TheProgramsCallWhatChecksItsBounds) {
    for (const std::string& program : listed(GLISSADE_PROGRAMS))
        EXPECT_THAT(readElf("-s", program), ContainsRegex("__[a-z]+_chk@"));
}
#endif

}  // namespace
}  // namespace glissade
