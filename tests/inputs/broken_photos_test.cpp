#include "inputs/broken_photos.h"

#include "inputs/input_walk.h"

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
    const auto before = snapshot();
    for (const test::BrokenPhoto& photo : photos) {
        SCOPED_TRACE(photo.kind + ": " + photo.name.native());
        const std::string file = (in() / photo.name).native();
        endedWell(limited({"info", file}), file);
        const test::Ended ended = limited({"apply", file, "-o", path("out.png"), "--threads", "1"});
        const bool opened = endedWell(ended, file);
        expectFate(photo, opened);
        EXPECT_EQ(std::filesystem::exists(path("out.png")), opened);
        if (opened) expectWhole(photo, path("out.png"));
        std::filesystem::remove(path("out.png"));
    }
    EXPECT_EQ(snapshot(), before);
}

/// One process reads them all, so that the libraries of TIFF are loaded once: a bad file costs only itself.
class HeaderBytes : public BrokenPhotos, public testing::WithParamInterface<std::size_t> {};

TEST_P(HeaderBytes, SetToNoneOrAllNeverEndTheProgram) {
    const std::filesystem::path whole = test::writeWholePhotos(folder.path())[GetParam()];
    const auto photos = test::writeHeaderBytes(in(), whole, 128);
    const auto before = snapshot();
    std::vector<std::string> line{"apply", "-o", path("out") + "/", "--format", "png", "--json", "--threads", "1"};
    for (const test::BrokenPhoto& photo : photos) line.push_back((in() / photo.name).native());
    const test::Ended ended = limited(line);
    EXPECT_EQ(ended.exitCode, 1) << ended.err;
    const nlohmann::json report = nlohmann::json::parse(ended.out, nullptr, false);
    ASSERT_EQ(report.size(), photos.size()) << ended.err;
    for (std::size_t i = 0; i < photos.size(); ++i) {
        SCOPED_TRACE(photos[i].name.native());
        const bool opened = report[i]["status"] == "written";
        expectFate(photos[i], opened);
        const std::string message = "glissade-cli: error: " + (in() / photos[i].name).native() + ": ";
        EXPECT_EQ(ended.err.find(message) == std::string::npos, opened);
        if (opened) expectWhole(photos[i], report[i]["output"].get<std::string>());
    }
    std::filesystem::remove_all(path("out"));
    EXPECT_EQ(snapshot(), before);
}

INSTANTIATE_TEST_SUITE_P(Formats, HeaderBytes, testing::Values(std::size_t{0}, std::size_t{1}));

}  // namespace
}  // namespace glissade
