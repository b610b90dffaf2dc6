#include "inputs/broken_photos.h"

#include "inputs/input_walk.h"

#include <span>

namespace glissade {
namespace {

class BrokenPhotos : public test::InputWalk {
protected:
    void expectFate(const test::BrokenPhoto& photo, bool opened) {
        if (photo.fate != test::Fate::Either) {
            EXPECT_EQ(opened, photo.fate == test::Fate::Opens);
        }
        ++(opened ? opened_ : refused_)[photo.kind];
    }

    /// A result is a whole picture; where the file had to open, of the right size.
    static void expectWhole(const test::BrokenPhoto& photo, const std::filesystem::path& result) {
        const auto got = decodePhoto(result);
        ASSERT_TRUE(got) << got.error().message();
        if (photo.fate != test::Fate::Opens) return;
        EXPECT_EQ((*got)->size(), (Size{test::kBrokenWidth, test::kBrokenHeight}));
    }

    void walkThroughInfo(const std::vector<test::BrokenPhoto>& photos) const {
        for (const test::BrokenPhoto& photo : photos) {
            SCOPED_TRACE(photo.kind + ": " + photo.name.native());
            const std::string file = (in() / photo.name).native();
            const bool opened = endedWell(limited({"info", file}), file);
            if (photo.fate == test::Fate::Opens) {
                EXPECT_TRUE(opened);
            }
        }
    }

    void applyAlone(const test::BrokenPhoto& photo) {
        const std::string file = (in() / photo.name).native();
        const test::Ended ended = limited({"apply", file, "-o", path("out.png"), "--threads", "1"});
        const bool opened = endedWell(ended, file);
        expectFate(photo, opened);
        EXPECT_EQ(std::filesystem::exists(path("out.png")), opened);
        if (opened) expectWhole(photo, path("out.png"));
        std::filesystem::remove(path("out.png"));
    }

    /// Through `apply`, one process for some of them, so that the libraries of TIFF are loaded once: a bad file costs
    /// only itself. Where the process does not end well, each alone, which says whose fault it is.
    void walkThroughApply(std::span<const test::BrokenPhoto> photos, std::size_t atOnce) {
        const auto before = snapshot();
        for (std::size_t first = 0; first < photos.size(); first += atOnce)
            applyTogether(photos.subspan(first, std::min(atOnce, photos.size() - first)));
        EXPECT_EQ(snapshot(), before);
    }

    void applyTogether(std::span<const test::BrokenPhoto> photos) {
        std::vector<std::string> line{"apply", "-o", path("out") + "/", "--format", "png", "--on-conflict", "number"};
        line.insert(line.end(), {"--json", "--threads", "1"});
        for (const test::BrokenPhoto& photo : photos) line.push_back((in() / photo.name).native());
        const test::Ended ended = limited(line);
        const nlohmann::json report = nlohmann::json::parse(ended.out, nullptr, false);
        EXPECT_EQ(report.size(), photos.size()) << ended.exitCode << " " << ended.signal << " " << ended.err;
        if (report.size() != photos.size()) {
            for (const test::BrokenPhoto& photo : photos) {
                SCOPED_TRACE("alone: " + photo.kind + ": " + photo.name.native());
                applyAlone(photo);
            }
            return;
        }
        bool allOpened = true;
        for (std::size_t i = 0; i < photos.size(); ++i) {
            SCOPED_TRACE(photos[i].kind + ": " + photos[i].name.native());
            const bool opened = report[i]["status"] == "written";
            allOpened = allOpened && opened;
            expectFate(photos[i], opened);
            const std::string message = "glissade-cli: error: " + (in() / photos[i].name).native() + ": ";
            EXPECT_EQ(ended.err.find(message) == std::string::npos, opened) << report[i].dump();
            if (opened) expectWhole(photos[i], report[i]["output"].get<std::string>());
        }
        EXPECT_EQ(ended.exitCode, allOpened ? 0 : 1) << ended.err;
        std::filesystem::remove_all(path("out"));
    }

    void TearDown() override {
        std::map<std::string, std::pair<int, int>> kinds;
        for (const auto& [kind, count] : refused_) kinds[kind].first = count;
        for (const auto& [kind, count] : opened_) kinds[kind].second = count;
        for (const auto& [kind, counts] : kinds)
            std::printf("| %s | %d | %d refused, %d opened |\n",
                        kind.c_str(),
                        counts.first + counts.second,
                        counts.first,
                        counts.second);
    }

    std::map<std::string, int> refused_;
    std::map<std::string, int> opened_;
};

TEST_F(BrokenPhotos, AreRefusedByNameOrOpenedWhole) {
    const auto photos = test::writeBrokenPhotos(in());
    walkThroughApply(photos, 10);
    walkThroughInfo(photos);
}

TEST_F(BrokenPhotos, HostileMetadataNeverDecideWhetherThePixelsOpen) {
    const auto photos = test::writeHostileMetadata(in());
    walkThroughApply(photos, 20);
    walkThroughInfo(photos);
}

class HeaderBytes : public BrokenPhotos, public testing::WithParamInterface<std::size_t> {};

TEST_P(HeaderBytes, SetToNoneOrAllNeverEndTheProgram) {
    const auto whole = test::writeWholePhotos(folder.path());
    ASSERT_EQ(whole.size(), test::kWholeFormats);
    const auto photos = test::writeHeaderBytes(in(), whole[GetParam()], 128);
    walkThroughApply(photos, 64);
}

INSTANTIATE_TEST_SUITE_P(Formats, HeaderBytes, testing::Range(std::size_t{0}, test::kWholeFormats));

}  // namespace
}  // namespace glissade
