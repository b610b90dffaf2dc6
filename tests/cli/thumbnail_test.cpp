// glissade-cli thumbnail: what a file manager shows in place of a saved edit.
#include "cli/cli.h"
#include "recipe/sidecar.h"

#include <gmock/gmock.h>

namespace glissade {
namespace {

using testing::HasSubstr;

class Thumbnail : public test::Cli {
protected:
    /// The edit of a photo, beside it. Exact, so that no model is needed.
    void save(const std::string& name, const char* step, const Turn& turn = {}) const {
        auto edit = parseStep(step);
        ASSERT_TRUE(edit.has_value());
        ASSERT_TRUE(saveSidecar(folder.path() / name, {}, {{*edit}, turn}).has_value());
    }
    [[nodiscard]] test::Ended thumbnail(const std::string& edit, std::vector<std::string> more = {}) const {
        std::vector<std::string> call{"thumbnail", path(edit), "-o", path("small.png")};
        call.insert(call.end(), more.begin(), more.end());
        return run(call);
    }
    [[nodiscard]] Image<float> small() const { return test::readWorking(folder.path() / "small.png"); }
    void refused(const std::string& edit, const std::string& why) const {
        const std::set<std::string> before = files();
        const test::Ended ended = thumbnail(edit);
        EXPECT_EQ(ended.exitCode, 1);
        EXPECT_EQ(ended.out, "");
        EXPECT_EQ(lines(ended.err), 1U) << ended.err;
        EXPECT_THAT(ended.err, testing::AllOf(HasSubstr(path(edit)), HasSubstr(why)));
        EXPECT_EQ(files(), before);
    }
};

double difference(const Image<float>& a, const Image<float>& b) {
    EXPECT_EQ(a.size(), b.size());
    double sum = 0;
    for (std::size_t i = 0; i < a.samples().size(); ++i) sum += std::abs(double{a.data()[i]} - double{b.data()[i]});
    return sum / static_cast<double>(a.samples().size());
}

TEST_F(Thumbnail, ShowsThePhotoWithItsEdit) {
    photo("a.png", 96, 72);
    save("a.png", "l0:lambda=0.2,exact=1");
    const test::Ended ended = thumbnail("a.png.glissade.json");
    ASSERT_EQ(ended.exitCode, 0) << ended.err;
    EXPECT_EQ(ended.out + ended.err, "");
    // At the photo's own size it is what an export writes.
    ASSERT_EQ(run({"apply", path("a.png"), "-o", path("b.png"), "--edit", path("a.png.glissade.json")}).exitCode, 0);
    EXPECT_LT(difference(small(), test::readWorking(folder.path() / "b.png")), 0.5 / 255);
    EXPECT_GT(difference(small(), test::readWorking(folder.path() / "a.png")), 2.0 / 255);
}

TEST_F(Thumbnail, IsAsSmallAsAskedForAndTurned) {
    photo("a.jpg", 400, 200);
    save("a.jpg", "l0:exact=1", kRotatedRight);
    ASSERT_EQ(thumbnail("a.jpg.glissade.json", {"--size", "128"}).exitCode, 0);
    EXPECT_EQ(small().size(), (Size{64, 128}));
    ASSERT_EQ(thumbnail("a.jpg.glissade.json").exitCode, 0);
    EXPECT_EQ(small().size(), (Size{128, 256}));
    ASSERT_EQ(thumbnail("a.jpg.glissade.json", {"--size=1024"}).exitCode, 0);
    EXPECT_EQ(small().size(), (Size{200, 400})) << "a photo is not enlarged";
}

TEST_F(Thumbnail, ShowsWhatTheEditKeepsOfThePhotoAsItLies) {
    photo("a.png", 400, 200);
    const Size lying{200, 400};
    const Recipe kept{{}, kRotatedRight, CropArea::from({0, 100, 200, 60}, lying)};
    ASSERT_TRUE(saveSidecar(folder.path() / "a.png", {}, kept));
    ASSERT_EQ(thumbnail("a.png.glissade.json").exitCode, 0);
    EXPECT_EQ(small().size(), (Size{200, 60})) << "smaller than a thumbnail may be: not enlarged";
    ASSERT_EQ(thumbnail("a.png.glissade.json", {"--size", "100"}).exitCode, 0);
    EXPECT_EQ(small().size(), (Size{100, 30}));
}

TEST_F(Thumbnail, OfALargePhotoIsMadeSmallFirst) {
    photo("a.png", 2600, 40);
    save("a.png", "wls:exact=1,scale=native");
    ASSERT_EQ(thumbnail("a.png.glissade.json", {"--size", "1024"}).exitCode, 0);
    EXPECT_EQ(small().size(), (Size{1024, 16}));
}

TEST_F(Thumbnail, ReplacesAFileThatWasMadeForItsName) {
    photo("a.png");
    save("a.png", "l0:exact=1");
    text("small.png", "");
    EXPECT_EQ(thumbnail("a.png.glissade.json").exitCode, 0);
    EXPECT_EQ(small().size(), (Size{96, 72}));
}

TEST_F(Thumbnail, FailsWithoutAFile) {
    refused("missing.png.glissade.json", "");
    text("b.png.glissade.json", "{}");
    refused("b.png.glissade.json", "");
    photo("a.png");
    save("a.png", "l0:exact=1");
    std::filesystem::remove(folder.path() / "a.png");
    refused("a.png.glissade.json", "not beside it");
    text("a.png", "no photo");
    refused("a.png.glissade.json", "");
    photo("c.png");
    save("c.png", "l0");  // there is no model here
    refused("c.png.glissade.json", "no-models");
}

TEST_F(Thumbnail, LeavesPhotoAndEditAsTheyAre) {
    photo("a.png");
    save("a.png", "l0:exact=1");
    for (const std::string name : {"a.png", "a.png.glissade.json"}) {
        const std::string before = content(name);
        EXPECT_EQ(run({"thumbnail", path("a.png.glissade.json"), "-o", path(name)}).exitCode, 1) << name;
        EXPECT_EQ(content(name), before) << name;
    }
}

}  // namespace
}  // namespace glissade
