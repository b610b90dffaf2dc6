// Strangers' files in the editor's window: right pixels on the canvas, or a message that names the file.
#include "inputs/broken_photos.h"
#include "inputs/expect_pixels.h"
#include "inputs/sanitized.h"
#include "support/run_program.h"
#include "support/temporary_folder.h"
#include "unit/io/io_samples.h"

#include <nlohmann/json.hpp>

#include <map>
#include <sstream>

namespace glissade {
namespace {

namespace fs = std::filesystem;

/// How the editor took a file.
struct Taken {
    std::string outcome;   ///< "opened", "refused", "silent", or how the program died of it
    std::string messages;  ///< that were on show
};

class EditorWalk : public testing::Test {
protected:
    EditorWalk() {
        for (const fs::path& made : {in(), out(), home()}) fs::create_directories(made);
    }

    [[nodiscard]] fs::path in() const { return folder.path() / "in"; }
    [[nodiscard]] fs::path out() const { return folder.path() / "out"; }
    [[nodiscard]] fs::path home() const { return folder.path() / "home"; }

    /// All files in one program, so that it starts once; after a file that it dies of, another goes on.
    std::vector<Taken> walk(const std::vector<fs::path>& names) {
        const auto before = content(in());
        std::vector<Taken> taken;
        std::vector<fs::path> shown;
        while (taken.size() < names.size()) {
            const std::size_t first = taken.size();
            const test::Ended ended = run({names.begin() + static_cast<std::ptrdiff_t>(first), names.end()});
            for (const Taken& one : readOutput(ended.out)) {
                const fs::path picture = out() / (std::to_string(taken.size() - first) + ".png");
                if (one.outcome == "opened") fs::rename(picture, pictureOf(taken.size()));
                taken.push_back(one);
            }
            if (taken.size() < names.size())
                taken.push_back({"died, signal " + std::to_string(ended.signal) + ", exit code " +
                                     std::to_string(ended.exitCode) + ": " + ended.err,
                                 ""});
        }
        EXPECT_EQ(content(in()), before) << "sources are changed, or something is left beside them";
        return taken;
    }
    [[nodiscard]] fs::path pictureOf(std::size_t index) const {
        return folder.path() / ("shown" + std::to_string(index) + ".png");
    }

    test::TemporaryFolder folder;

private:
    /// 3 GB of addresses, which Qt's libraries take a part of, and no core file; the program itself allows each file 5
    /// s of a processor.
    [[nodiscard]] test::Ended run(const std::vector<fs::path>& names) const {
        std::vector<std::string> line{"-s", "KILL", "800", "/usr/bin/prlimit", "--core=0"};
        if (!test::kSanitized) line.emplace_back("--as=3000000000");
        line.insert(line.end(), {EDITOR_WALK, (home() / "state").string(), out().string()});
        for (const fs::path& name : names) line.push_back((in() / name).native());
        return test::runProgram("/usr/bin/timeout",
                                line,
                                {"QT_QPA_PLATFORM=offscreen",
                                 "GLISSADE_MODELS=" + (home() / "no-models").string(),
                                 "HOME=" + home().string(),
                                 "XDG_CONFIG_HOME=" + (home() / "config").string(),
                                 "XDG_DATA_HOME=" + (home() / "data").string(),
                                 "XDG_STATE_HOME=" + (home() / "state").string(),
                                 "XDG_CACHE_HOME=" + (home() / "cache").string()});
    }

    static std::vector<Taken> readOutput(const std::string& said) {
        std::vector<Taken> taken;
        std::istringstream lines(said);
        for (std::string text; std::getline(lines, text);) {
            const nlohmann::json line = nlohmann::json::parse(text, nullptr, false);
            if (line.is_object() && line.contains("outcome"))
                taken.push_back({line["outcome"].get<std::string>(), line["messages"].get<std::string>()});
        }
        return taken;
    }

    static std::map<std::string, std::string> content(const fs::path& below) {
        std::map<std::string, std::string> found;
        for (const auto& entry : fs::recursive_directory_iterator(below)) {
            std::string& bytes = found[entry.path().native()];
            if (entry.is_symlink() || !entry.is_regular_file()) continue;
            const auto read = test::readBytes(entry.path());
            bytes.assign(read.begin(), read.end());
        }
        return found;
    }
};

class OddPhotosInTheEditor : public EditorWalk, public testing::WithParamInterface<test::OddKinds> {};

TEST_P(OddPhotosInTheEditor, ShowTheirPixels) {
    constexpr double kShownIn8Bits = 0.51 / 255;
    const auto photos = test::writeOddPhotos(in(), GetParam());
    std::vector<fs::path> names;
    for (const test::OddPhoto& photo : photos) names.push_back(photo.name);
    const auto taken = walk(names);
    for (std::size_t i = 0; i < photos.size(); ++i) {
        SCOPED_TRACE(photos[i].kind + ": " + photos[i].name.native());
        EXPECT_EQ(taken[i].outcome, "opened") << taken[i].messages;
        if (taken[i].outcome == "opened") test::expectPixels(photos[i], pictureOf(i), kShownIn8Bits);
    }
    std::printf("| odd photos in the editor | %zu |\n", photos.size());
}

INSTANTIATE_TEST_SUITE_P(
    All,
    OddPhotosInTheEditor,
    testing::Values(test::OddKinds::Common, test::OddKinds::Tiffs, test::OddKinds::Formats, test::OddKinds::Profiles));

class BrokenPhotosInTheEditor : public EditorWalk {
protected:
    void expectTaken(const std::vector<test::BrokenPhoto>& photos) {
        std::vector<fs::path> names;
        for (const test::BrokenPhoto& photo : photos) names.push_back(photo.name);
        const auto taken = walk(names);
        int refused = 0;
        int damaged = 0;
        for (std::size_t i = 0; i < photos.size(); ++i) {
            SCOPED_TRACE(photos[i].kind + ": " + photos[i].name.native());
            const bool opened = taken[i].outcome == "opened";
            EXPECT_TRUE(opened || taken[i].outcome == "refused") << taken[i].outcome;
            if (photos[i].fate == test::Fate::Opens) {
                EXPECT_TRUE(opened) << taken[i].messages;
            }
            if (!opened) {
                // Title, and the reason with what to do.
                EXPECT_NE(taken[i].messages.find("“" + photos[i].name.filename().string() + "”"), std::string::npos)
                    << taken[i].messages;
                EXPECT_GT(taken[i].messages.size(), taken[i].messages.find('\n') + 20) << taken[i].messages;
            }
            // What is left of a damaged photo is shown, with a word about the rest.
            if (opened && photos[i].fate == test::Fate::Refused) {
                EXPECT_NE(taken[i].messages, "");
            }
            if (opened && photos[i].fate == test::Fate::Refused) ++damaged;
            if (!opened) ++refused;
        }
        std::printf("| broken photos in the editor | %zu | %d refused, %d shown as damaged, %zu opened |\n",
                    photos.size(),
                    refused,
                    damaged,
                    photos.size() - static_cast<std::size_t>(refused + damaged));
    }
};

TEST_F(BrokenPhotosInTheEditor, AreRefusedByNameOrShown) { expectTaken(test::writeBrokenPhotos(in())); }

TEST_F(BrokenPhotosInTheEditor, HostileMetadataDoNotKeepThemShut) { expectTaken(test::writeHostileMetadata(in())); }

class HeaderBytesInTheEditor : public BrokenPhotosInTheEditor, public testing::WithParamInterface<std::size_t> {};

TEST_P(HeaderBytesInTheEditor, SetToNoneOrAllNeverEndIt) {
    const fs::path whole = test::writeWholePhotos(folder.path())[GetParam()];
    expectTaken(test::writeHeaderBytes(in(), whole, 128));
}

INSTANTIATE_TEST_SUITE_P(Formats, HeaderBytesInTheEditor, testing::Range(std::size_t{0}, test::kWholeFormats));

}  // namespace
}  // namespace glissade
