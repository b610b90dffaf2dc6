#include "inputs/odd_photos.h"

#include "inputs/input_walk.h"

namespace glissade {
namespace {

class OddPhotos : public test::InputWalk {
protected:
    static void expectPixels(const test::OddPhoto& photo, const std::filesystem::path& file) {
        const auto got = decodePhoto(file);
        ASSERT_TRUE(got) << got.error().message();
        ASSERT_EQ((*got)->size(), photo.expected.size());
        ASSERT_EQ((*got)->alpha.has_value(), photo.expected.channels() == 4);
        const Image<float> rgb = test::readWorking(file);
        double squares = 0;
        double worst = 0;
        for (int y = 0; y < rgb.height(); ++y)
            for (int x = 0; x < rgb.width(); ++x)
                for (int c = 0; c < photo.expected.channels(); ++c) {
                    const float sample = c == 3 ? (*got)->alpha->at(x, y) : rgb.at(x, y, c);
                    const double off = std::abs(static_cast<double>(sample) - photo.expected.at(x, y, c));
                    worst = std::max(worst, off);
                    squares += off * off;
                }
        if (photo.leastPsnr == 0)
            EXPECT_LT(worst, 1e-6);
        else
            EXPECT_GT(-10 * std::log10(squares / static_cast<double>(photo.expected.samples().size()) + 1e-12),
                      photo.leastPsnr);
    }
};

TEST_F(OddPhotos, GiveTheirPixelsAndKeepTheirBytes) {
    const auto photos = test::writeOddPhotos(in());
    const auto before = snapshot();
    std::map<std::string, int> kinds;
    for (const test::OddPhoto& photo : photos) {
        SCOPED_TRACE(photo.kind + ": " + photo.name.native());
        const std::string file = (in() / photo.name).native();
        const test::Ended told = limited({"info", "--json", file});
        EXPECT_EQ(told.exitCode, 0) << told.err;
        const nlohmann::json info = nlohmann::json::parse(told.out, nullptr, false);
        ASSERT_TRUE(info.is_object()) << told.out;
        EXPECT_EQ(info["width"], photo.expected.width());
        EXPECT_EQ(info["height"], photo.expected.height());
        const test::Ended ended = limited({"apply", file, "-o", path("out.png"), "--threads", "1"});
        EXPECT_EQ(ended.exitCode, 0) << ended.err;
        expectPixels(photo, path("out.png"));
        std::filesystem::remove(path("out.png"));
        ++kinds[photo.kind];
    }
    EXPECT_EQ(snapshot(), before);
    for (const auto& [kind, count] : kinds) std::printf("| %s | %d | right pixels |\n", kind.c_str(), count);
}

TEST_F(OddPhotos, NamesThatLookLikeOptionsWorkBehindTwoDashes) {
    const auto photos = test::writeOddPhotos(in());
    std::filesystem::current_path(in());
    for (const char* name : {"-x.png", "--json.png"}) {
        const test::Ended told = limited({"info", "--", name});
        EXPECT_EQ(told.exitCode, 0) << told.err;
        const test::Ended ended = limited({"apply", "-o", path("out.png"), "--", name});
        EXPECT_EQ(ended.exitCode, 0) << ended.err;
        const auto photo = std::ranges::find(photos, std::filesystem::path(name), &test::OddPhoto::name);
        ASSERT_NE(photo, photos.end());
        expectPixels(*photo, path("out.png"));
        std::filesystem::remove(path("out.png"));
    }
    std::filesystem::current_path("/");
}

}  // namespace
}  // namespace glissade
