// Installs what was built into a prefix of its own and runs it from there; makes the Debian package and looks into it.
#include "support/photos.h"
#include "support/run_program.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace glissade {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

/// All that an installation must have, with and without the parts that a build may leave out.
std::vector<std::string> expectedFiles() {
    std::vector<std::string> files{"bin/glissade-cli",
                                   "lib/glissade/modules/libglissade_formats.so",
                                   "share/glissade/models/filters/pack.json",
                                   "share/glissade/models/filters/weights.safetensors",
                                   "share/glissade/models/restore/pack.json",
                                   "share/glissade/models/restore/weights.safetensors",
                                   "share/glissade/presets/pencil-sketch.glissade-preset.json",
                                   "share/applications/org.glissade.Glissade.desktop",
                                   "share/metainfo/org.glissade.Glissade.metainfo.xml",
                                   "share/mime/packages/glissade.xml",
                                   "share/thumbnailers/glissade.thumbnailer",
                                   "share/icons/hicolor/scalable/apps/glissade.svg",
                                   "share/bash-completion/completions/glissade-cli",
                                   "share/man/man1/glissade.1.gz",
                                   "share/man/man1/glissade-cli.1.gz",
                                   "share/doc/glissade/copyright"};
    if (!std::string(GLISSADE_EDITOR).empty()) files.emplace_back("bin/glissade");
    return files;
}

class Install : public testing::Test {
protected:
    void SetUp() override {
        // A space, since a prefix may have one.
        prefix = folder.path() / "the prefix";
        const test::Ended ended = test::runProgram(GLISSADE_CMAKE, {"--install", GLISSADE_BUILD, "--prefix", prefix});
        ASSERT_EQ(ended.exitCode, 0) << ended.err << ended.out;
        test::writePhoto(folder.path() / "photo.png", test::photoOf<std::uint8_t>(test::syntheticPhoto(96, 72, 1)), {});
    }
    [[nodiscard]] test::Ended apply(const std::string& result) const {
        return test::runProgram(prefix / "bin/glissade-cli",
                                {"apply", folder.path() / "photo.png", "-o", folder.path() / result, "--step", "wls"},
                                {"GLISSADE_MODELS=", "GLISSADE_MODULE="});
    }

    test::TemporaryFolder folder;
    fs::path prefix;
};

TEST_F(Install, HasEveryPart) {
    for (const std::string& file : expectedFiles()) EXPECT_TRUE(fs::is_regular_file(prefix / file)) << file;
    const test::Ended mime = test::runProgram("/usr/bin/update-mime-database", {prefix / "share/mime"});
    EXPECT_EQ(mime.exitCode, 0) << mime.err;
    EXPECT_TRUE(fs::is_regular_file(prefix / "share/mime/application/x-glissade-edit+json.xml"));
}

#ifdef GLISSADE_PACKAGED
TEST_F(Install, RunsWithItsOwnModulesAndPacks) {
    const test::Ended ended = apply("result.png");
    EXPECT_EQ(ended.exitCode, 0) << ended.err;
    EXPECT_EQ(test::readWorking(folder.path() / "result.png").size(), (Size{96, 72}));
    // TIFF comes from the other module.
    EXPECT_EQ(apply("result.tif").exitCode, 0);
}

TEST_F(Install, MissesPacksThatAreNotThereByTheNameOfTheirPlace) {
    fs::rename(prefix / "share/glissade/models", prefix / "share/elsewhere");
    const test::Ended ended = apply("result.png");
    EXPECT_EQ(ended.exitCode, 1);
    EXPECT_THAT(ended.err, HasSubstr((prefix / "share/glissade/models/filters").string()));
    EXPECT_FALSE(fs::exists(folder.path() / "result.png"));
}

TEST_F(Install, MissesTheModuleThatIsNotThere) {
    fs::remove(prefix / "lib/glissade/modules/libglissade_inference.so");
    const test::Ended ended = apply("result.png");
    EXPECT_EQ(ended.exitCode, 1);
    EXPECT_THAT(ended.err, HasSubstr((prefix / "lib/glissade/modules/libglissade_inference.so").string()));
}

/// Makes the package of the build under test.
test::Ended makePackage(const fs::path& folder, const std::vector<std::string>& options) {
    std::vector<std::string> call{"-G", "DEB", "--config", GLISSADE_BUILD "/CPackConfig.cmake", "-B", folder};
    call.insert(call.end(), options.begin(), options.end());
    return test::runProgram(GLISSADE_CPACK, call);
}

#if GLISSADE_FORTIFY_LEVEL < 3
TEST(DebianPackage, IsNotMadeFromABuildThatIsNotHardened) {
    const test::TemporaryFolder folder;
    const test::Ended made = makePackage(folder.path(), {});
    EXPECT_NE(made.exitCode, 0);
    EXPECT_THAT(made.err, HasSubstr("packaging/deb"));
    EXPECT_TRUE(fs::is_empty(folder.path()));
}
#endif

TEST(DebianPackage, IsWholeDependsOnWhatItLinksAndPleasesLintian) {
    const test::TemporaryFolder folder;
    // Of the build under test, since that is what is there; the package of the preset hardened needs no leave.
    std::vector<std::string> options;
    if (GLISSADE_FORTIFY_LEVEL < 3) options = {"-D", "GLISSADE_PACKAGE_ANY_BUILD=ON"};
    const test::Ended made = makePackage(folder.path(), options);
    ASSERT_EQ(made.exitCode, 0) << made.err << made.out;
    fs::path package;
    for (const auto& entry : fs::directory_iterator(folder.path()))
        if (entry.path().extension() == ".deb") package = entry.path();
    ASSERT_FALSE(package.empty());
    EXPECT_THAT(package.filename().string(), testing::StartsWith("glissade_" GLISSADE_VERSION "-1_"));

    const std::string depends = test::runProgram("/usr/bin/dpkg-deb", {"-f", package, "Depends"}).out;
    for (const char* library :
         {"libc6", "libqt6widgets6", "libqt6svg6", "libtorch1.13", "libopenimageio2.4", "libexiv2"})
        EXPECT_THAT(depends, HasSubstr(library));

    const test::Ended unpacked = test::runProgram("/usr/bin/dpkg-deb", {"-x", package, folder.path() / "root"});
    ASSERT_EQ(unpacked.exitCode, 0) << unpacked.err;
    for (const std::string& file : expectedFiles())
        EXPECT_TRUE(fs::is_regular_file(folder.path() / "root/usr" / file)) << file;
    const test::Ended version = test::runProgram(folder.path() / "root/usr/bin/glissade-cli", {"--version"});
    EXPECT_EQ(version.out, "glissade-cli " GLISSADE_VERSION "\n");

    // No script of the package runs as root: there is nothing to do when it is installed.
    const test::Ended control = test::runProgram("/usr/bin/dpkg-deb", {"-e", package, folder.path() / "control"});
    ASSERT_EQ(control.exitCode, 0) << control.err;
    for (const char* script : {"preinst", "postinst", "prerm", "postrm"})
        EXPECT_FALSE(fs::exists(folder.path() / "control" / script)) << script;

    // That it closes no bug of Debian's is all that may be said of a package that is not in Debian.
    const test::Ended judged =
        test::runProgram("/usr/bin/lintian",
                         {"--fail-on", "error,warning", "--suppress-tags", "initial-upload-closes-no-bugs", package});
    EXPECT_EQ(judged.exitCode, 0) << judged.out << judged.err;
}
#endif

}  // namespace
}  // namespace glissade
