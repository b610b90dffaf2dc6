// The scripts of packaging/ and tests/, with programs in place of dpkg-query, apt-get, cmake, cpack and ctest that only
// write down how they are called: what a script would build, from which preset, is seen without a build.
#include "support/run_program.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
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
    EXPECT_EQ(run("packaging/install-deps", {"--fuzz"}).exitCode, 0);
    EXPECT_THAT(called(), IsEmpty());
    noPackageIsThere();
    EXPECT_EQ(run("packaging/install-deps").exitCode, 0);
    EXPECT_THAT(installed(), IsSupersetOf({"g++", "libtorch-dev"}));
    EXPECT_THAT(installed(), Not(Contains("clang")));
    EXPECT_EQ(run("packaging/install-deps", {"--clang"}).exitCode, 2);
}

TEST_F(Scripts, TheFuzzersCompilerIsInstalledForItsPreset) {
    noPackageIsThere();
    EXPECT_EQ(run("packaging/install-deps", {"--fuzz"}).exitCode, 0);
    EXPECT_THAT(installed(), IsSupersetOf({"g++", "clang", "libclang-rt-dev", "llvm"}));
}

TEST_F(Scripts, TheSanitizersNeedNothingThatABuildDoesNot) {
    noPackageIsThere();
    ASSERT_EQ(run("packaging/install-deps").exitCode, 0);
    const Lines wanted = installed();
    fs::remove(calls);
    ASSERT_EQ(run("tests/sanitizers/run").exitCode, 0);
    EXPECT_THAT(called(), Contains(testing::EndsWith(" " + wanted.back())));
    EXPECT_THAT(called(), Not(Contains(HasSubstr("clang"))));
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

/// A bundle as packaging/gpu-bundle lays it out, whose compiler makes programs that write down how they are called.
class GpuBundle : public Scripts {
protected:
    GpuBundle() {
        for (const char* part : {"bin", "lib", "include"}) fs::create_directories(bundle / part);
        fs::create_symlink(GLISSADE_SOURCE, bundle / "src");
        fs::copy_file(fs::path(GLISSADE_SOURCE) / "packaging/gpu-train", bundle / "train");
        for (const char* library : {"fftw3f", "jpeg", "lcms2", "hwy", "crypto"})
            std::ofstream(bundle / "lib" / (std::string("lib") + library + ".so.1"));
        fs::create_directories(folder.path() / "torch" / "lib");
        fs::create_directories(folder.path() / "photos");
        const std::string written = "#!/bin/bash\necho \"${0##*/} $*\" >>\"$CALLS\"\n";
        std::ofstream(bundle / "bin/glissade-dataset") << written;
        fs::permissions(bundle / "bin/glissade-dataset", fs::perms::owner_all);
        std::ofstream(folder.path() / "program") << written;
        // What comes after -o is the program, or an object that nobody runs.
        program("g++",
                "echo \"g++ $*\" >>\"$CALLS\"; while [[ $1 != -o ]]; do shift; done; cp '" +
                    (folder.path() / "program").string() + "' \"$2\"; chmod +x \"$2\"");
    }
    [[nodiscard]] test::Ended train(const Lines& arguments) const {
        return test::runProgram(bundle / "train",
                                arguments,
                                {"PATH=" + programs.string() + ":" + std::getenv("PATH"), "CALLS=" + calls.string()});
    }
    [[nodiscard]] Lines arguments(const std::string& pack) const {
        return {folder.path() / "torch", pack, folder.path() / "photos", folder.path() / "run"};
    }

    const fs::path bundle = folder.path() / "bundle";
};

TEST_F(GpuBundle, BuildsEverySourceThatIncludesLibTorchAndOnlyOnce) {
    const test::Ended ended = train(arguments("restore"));
    ASSERT_EQ(ended.exitCode, 0) << ended.err;
    std::string compiled;
    for (const std::string& line : called())
        if (line.starts_with("g++ ")) compiled += line + '\n';
    for (const char* level : {"core/net/torch", "core/train"}) {
        for (const auto& file : fs::directory_iterator(fs::path(GLISSADE_SOURCE) / level)) {
            if (file.path().extension() != ".cpp") continue;
            const std::string source = std::string(level) + '/' + file.path().filename().string();
            const bool other = source == "core/net/torch/inference_module.cpp" || source == "core/train/dataset.cpp" ||
                               source.starts_with("core/train/shard") || source == "core/train/variation.cpp";
            EXPECT_EQ(compiled.find("-c " + source + ' ') != std::string::npos, !other) << source;
        }
    }
    fs::remove(calls);
    EXPECT_EQ(train(arguments("restore")).exitCode, 0);
    for (const std::string& line : called()) EXPECT_FALSE(line.starts_with("g++ ")) << line;
}

TEST_F(GpuBundle, TrainsOnPhotosItPreparedFirst) {
    Lines all = arguments("filters");
    all.insert(all.end(), {"--minutes", "9"});
    const fs::path run = folder.path() / "run";
    for (const char* pack : {"pack", "heads/pack"}) fs::create_directories(run / pack);
    for (const char* file : {"pack.json", "weights.safetensors"})
        std::ofstream(run / "heads/pack" / file) << "of heads";
    const test::Ended ended = train(all);
    ASSERT_EQ(ended.exitCode, 0) << ended.err;
    const Lines lines = called();
    const auto first =
        std::ranges::find_if(lines, [](const auto& line) { return line.starts_with("glissade-dataset"); });
    const auto training =
        std::ranges::find_if(lines, [](const auto& line) { return line.starts_with("glissade-train"); });
    ASSERT_LT(first, training);
    ASSERT_NE(training, lines.end());
    EXPECT_THAT(*training, HasSubstr("--from " + (bundle / "models/filters").string()));
    EXPECT_THAT(*training, HasSubstr("--minutes 9"));
    const auto heads =
        std::find_if(training + 1, lines.end(), [](const auto& line) { return line.starts_with("glissade-train"); });
    ASSERT_NE(heads, lines.end());
    EXPECT_THAT(*heads, HasSubstr("--from " + (run / "pack").string()));
    EXPECT_THAT(*heads, HasSubstr("--heads-only"));
    EXPECT_EQ(fs::file_size(run / "pack/weights.safetensors"), std::string("of heads").size());
}

TEST_F(GpuBundle, RefusesWhatItCannotTrain) {
    EXPECT_EQ(train(arguments("others")).exitCode, 2);
    EXPECT_EQ(train({}).exitCode, 2);
    EXPECT_EQ(run("packaging/gpu-bundle").exitCode, 2);
    EXPECT_THAT(called(), IsEmpty());
}

}  // namespace
}  // namespace glissade
