#include "inputs/odd_photos.h"

#include "inputs/expect_pixels.h"
#include "inputs/input_walk.h"

#include <functional>
#include <span>

namespace glissade {
namespace {

class OddPhotos : public test::InputWalk {
protected:
    void expectInfo(const test::OddPhoto& photo) const {
        const test::Ended told = limited({"info", "--json", (in() / photo.name).native()});
        EXPECT_EQ(told.exitCode, 0) << told.err;
        const nlohmann::json info = nlohmann::json::parse(told.out, nullptr, false);
        ASSERT_TRUE(info.is_object()) << told.out;
        EXPECT_EQ(info["width"], photo.expected.width());
        EXPECT_EQ(info["height"], photo.expected.height());
    }

    /// One process for some of them, within the limits of one.
    void expectApplied(std::span<const test::OddPhoto> photos) const {
        const std::string out = path("out");
        std::vector<std::string> line{"apply", "-o", out + "/", "--format", "png", "--on-conflict", "number"};
        line.insert(line.end(), {"--json", "--threads", "1"});
        for (const test::OddPhoto& photo : photos) line.push_back((in() / photo.name).native());
        const test::Ended ended = limited(line);
        EXPECT_EQ(ended.exitCode, 0) << ended.err;
        const nlohmann::json report = nlohmann::json::parse(ended.out, nullptr, false);
        EXPECT_EQ(report.size(), photos.size()) << ended.err;
        for (std::size_t i = 0; i < std::min(photos.size(), report.size()); ++i) {
            SCOPED_TRACE(photos[i].kind + ": " + photos[i].name.native());
            EXPECT_EQ(report[i]["status"], "written") << report[i].dump();
            if (report[i]["status"] == "written") test::expectPixels(photos[i], report[i]["output"].get<std::string>());
        }
        // Whose fault it is.
        if (report.size() != photos.size())
            for (const test::OddPhoto& photo : photos) expectAppliedAlone(photo);
        std::filesystem::remove_all(out);
    }

    void expectAppliedAlone(const test::OddPhoto& photo) const {
        SCOPED_TRACE("alone: " + photo.kind + ": " + photo.name.native());
        const test::Ended ended =
            limited({"apply", (in() / photo.name).native(), "-o", path("out.png"), "--threads", "1"});
        EXPECT_EQ(ended.exitCode, 0) << ended.err;
        test::expectPixels(photo, path("out.png"));
        std::filesystem::remove(path("out.png"));
    }
};

class OddPhotosOfKinds : public OddPhotos, public testing::WithParamInterface<test::OddKinds> {};

TEST_P(OddPhotosOfKinds, GiveTheirPixelsAndKeepTheirBytes) {
    constexpr std::size_t kAtOnce = 20;
    auto photos = test::writeOddPhotos(in(), GetParam());
    const auto before = snapshot();
    std::map<std::string, int> kinds;
    for (const test::OddPhoto& photo : photos) {
        SCOPED_TRACE(photo.kind + ": " + photo.name.native());
        expectInfo(photo);
        ++kinds[photo.kind];
    }
    // A report as JSON cannot say every name.
    const auto isOddName = [](const test::OddPhoto& photo) { return photo.kind == "odd name"; };
    const auto named = std::ranges::stable_partition(photos, std::not_fn(isOddName));
    for (const test::OddPhoto& photo : named) expectAppliedAlone(photo);
    const std::span<const test::OddPhoto> all(photos.begin(), named.begin());
    for (std::size_t first = 0; first < all.size(); first += kAtOnce)
        expectApplied(all.subspan(first, std::min(kAtOnce, all.size() - first)));
    EXPECT_EQ(snapshot(), before);
    for (const auto& [kind, count] : kinds) std::printf("| %s | %d | right pixels |\n", kind.c_str(), count);
}

INSTANTIATE_TEST_SUITE_P(
    All,
    OddPhotosOfKinds,
    testing::Values(test::OddKinds::Common, test::OddKinds::Tiffs, test::OddKinds::Formats, test::OddKinds::Profiles));

TEST_F(OddPhotos, NamesThatLookLikeOptionsWorkBehindTwoDashes) {
    const auto photos = test::writeOddPhotos(in(), test::OddKinds::Common);
    std::filesystem::current_path(in());
    for (const char* name : {"-x.png", "--json.png"}) {
        const test::Ended told = limited({"info", "--", name});
        EXPECT_EQ(told.exitCode, 0) << told.err;
        const test::Ended ended = limited({"apply", "-o", path("out.png"), "--", name});
        EXPECT_EQ(ended.exitCode, 0) << ended.err;
        const auto photo = std::ranges::find(photos, std::filesystem::path(name), &test::OddPhoto::name);
        ASSERT_NE(photo, photos.end());
        test::expectPixels(*photo, path("out.png"));
        std::filesystem::remove(path("out.png"));
    }
    std::filesystem::current_path("/");
}

}  // namespace
}  // namespace glissade
