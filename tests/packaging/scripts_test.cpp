// The scripts of packaging/ and tests/, with programs in place of dpkg-query, apt-get, cmake, cpack and ctest that only
// write down how they are called: what a script would build, from which preset, is seen without a build.
#include "support/run_program.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

namespace glissade {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;
using Lines = std::vector<std::string>;

class Scripts : public testing::Test {
protected:
    Scripts() {
        fs::create_directories(programs);
        for (const char* name : {"cmake", "cpack", "ctest", "apt-get"})
            program(name, "echo \"" + std::string(name) + " $*\" >>\"$CALLS\"");
        program("sudo", "exec \"$@\"");
        allPackagesAreThere();
    }
    void program(const std::string& name, const std::string& line) const {
        std::ofstream(programs / name) << "#!/bin/bash\n" << line << '\n';
        fs::permissions(programs / name, fs::perms::owner_all);
    }
    void allPackagesAreThere() const { program("dpkg-query", "printf '%s installed\\n' \"${@:3}\""); }
    void noPackageIsThere() const { program("dpkg-query", "exit 1"); }
    [[nodiscard]] test::Ended run(const std::string& script, const Lines& arguments = {}) const {
        return test::runProgram(fs::path(GLISSADE_SOURCE) / script,
                                arguments,
                                {"PATH=" + programs.string() + ":" + std::getenv("PATH"), "CALLS=" + calls.string()});
    }
    [[nodiscard]] Lines called() const {
        std::ifstream in(calls);
        Lines lines;
        for (std::string line; std::getline(in, line);) lines.push_back(line);
        return lines;
    }
    /// The packages that apt-get was asked to install.
    [[nodiscard]] Lines installed() const {
        const Lines lines = called();
        if (lines.empty()) return {};
        std::istringstream words(lines.back());
        return {std::istream_iterator<std::string>(words), {}};
    }

    const test::TemporaryFolder folder;
    const fs::path programs = folder.path() / "programs";
    const fs::path calls = folder.path() / "calls";
};

TEST_F(Scripts, ThePackageIsMadeFromThePresetHardenedIntoTheFolderNamed) {
    const fs::path target = folder.path() / "the packages";
    const test::Ended ended = run("packaging/deb", {target});
    ASSERT_EQ(ended.exitCode, 0) << ended.err;
    EXPECT_THAT(
        called(),
        ElementsAre(
            "cmake --preset hardened",
            "cmake --build --preset hardened --target glissade glissade-cli glissade_inference glissade_formats "
            "glissade_documents",
            "cpack -G DEB --config build/hardened/CPackConfig.cmake -B " + target.string()));
}

TEST_F(Scripts, ThePackagesScriptTakesNoOptions) {
    EXPECT_EQ(run("packaging/deb", {"--help"}).exitCode, 2);
    EXPECT_EQ(run("packaging/deb", {folder.path(), "more"}).exitCode, 2);
    EXPECT_THAT(called(), IsEmpty());
}

TEST_F(Scripts, OnlyWhatIsMissingIsInstalled) {
    EXPECT_EQ(run("packaging/install-deps").exitCode, 0);
    EXPECT_EQ(run("packaging/install-deps", {"--sanitizers"}).exitCode, 0);
    EXPECT_THAT(called(), IsEmpty());
    noPackageIsThere();
    EXPECT_EQ(run("packaging/install-deps").exitCode, 0);
    EXPECT_THAT(installed(), IsSupersetOf({"g++", "libtorch-dev"}));
    EXPECT_THAT(installed(), Not(Contains("clang")));
    EXPECT_EQ(run("packaging/install-deps", {"--clang"}).exitCode, 2);
}

TEST_F(Scripts, TheSanitizersCompilerIsInstalledForTheirPresets) {
    noPackageIsThere();
    EXPECT_EQ(run("packaging/install-deps", {"--sanitizers"}).exitCode, 0);
    EXPECT_THAT(installed(), IsSupersetOf({"g++", "clang", "libclang-rt-dev", "llvm"}));
}

TEST_F(Scripts, ASanitizersTestsAreBuiltAndRunByOneCommand) {
    ASSERT_EQ(run("tests/sanitizers/run").exitCode, 0);
    EXPECT_THAT(called(),
                ElementsAre("cmake --preset asan",
                            "cmake --build --preset asan --target all",
                            testing::StartsWith("ctest --preset asan --parallel ")));
    fs::remove(calls);
    ASSERT_EQ(run("tests/sanitizers/run", {"tsan", "-R", "Engine"}).exitCode, 0);
    EXPECT_THAT(called(), Contains("cmake --preset tsan"));
    EXPECT_THAT(called().back(), HasSubstr(" -R Engine"));
    EXPECT_EQ(run("tests/sanitizers/run", {"msan"}).exitCode, 2);
}

}  // namespace
}  // namespace glissade
