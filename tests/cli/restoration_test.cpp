// Restoration by the built program and the shipped models.
#include "cli/cli.h"
#include "operators/registry.h"

#include <gmock/gmock.h>

namespace glissade {
namespace {

using testing::HasSubstr;

class RestorationCli : public test::Cli {
protected:
    [[nodiscard]] test::Ended apply(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), "apply");
        return test::runProgram(GLISSADE_CLI, arguments, {"GLISSADE_MODELS=" GLISSADE_SHIPPED_MODELS}, {});
    }
    [[nodiscard]] Image<float> restored(const Image<float>& input, const std::string& step) const {
        EncodeOptions options;
        options.onConflict = OnConflict::Overwrite;
        test::writePhoto(folder.path() / "in.png", test::photoOf<std::uint8_t>(input), options);
        const test::Ended ended =
            apply({path("in.png"), "-o", path("out.png"), "--on-conflict", "overwrite", "--step", step});
        EXPECT_EQ(ended.exitCode, 0) << ended.err;
        return test::readWorking(folder.path() / "out.png");
    }
    static Image<float> spoilt(const Image<float>& clean, const std::string& id, const Params& params) {
        return std::move(*applyDegradation(*findOperator(id), clean, params, {17, false, false}));
    }
    /// A picture with smooth parts, edges and some texture.
    static Image<float> clean() {
        const Photo photo = test::photoOf<std::uint8_t>(test::syntheticPhoto(160, 120, 31));
        return photo.working({0, 0, 160, 120});
    }
};

TEST_F(RestorationCli, BringsASpoiltPhotoNearerToTheCleanOne) {
    const Image<float> photo = clean();
    const std::vector<std::pair<std::string, Params>> cases{
        {"denoise:sigma=25", {25}}, {"denoise:sigma=50", {50}}, {"deblock:quality=10", {10}}, {"derain", {}}};
    for (const auto& [step, params] : cases) {
        const Image<float> bad = spoilt(photo, step.substr(0, step.find(':')), params);
        EXPECT_GT(test::psnr(restored(bad, step), photo), test::psnr(bad, photo) + 0.3) << step;
    }
}

TEST_F(RestorationCli, AnAutomaticNoiseLevelIsMeasuredInEachPhotoAndTold) {
    const Image<float> photo = clean();
    const Image<float> bad = spoilt(photo, "denoise", {30});
    EXPECT_GT(test::psnr(restored(bad, "denoise:sigma=auto"), photo), test::psnr(bad, photo) + 4);
    const test::Ended told =
        apply({path("in.png"), "-o", path("b.png"), "-v", "--step", "denoise:sigma=auto*0.5,amount=0.9"});
    EXPECT_THAT(told.err, HasSubstr("step denoise:sigma=1"));
    EXPECT_THAT(told.err, HasSubstr(",amount=0.9"));
}

TEST_F(RestorationCli, ACleanPhotoIsKeptByTheAutomaticNoiseLevelAndLeftAloneByNone) {
    const Image<float> photo = clean();
    EXPECT_TRUE(test::identical(restored(photo, "denoise:sigma=0"), photo));
    EXPECT_GT(test::psnr(restored(photo, "denoise:sigma=auto"), photo), 36);
}

TEST_F(RestorationCli, SuperResolutionGivesAPhotoOfTheLargerSizeNearerThanEnlargingAlone) {
    const Image<float> photo = clean();
    Image<float> small(80, 60, 3);
    for (int y = 0; y < 60; ++y)
        for (int x = 0; x < 80; ++x)
            for (int c = 0; c < 3; ++c)
                small.at(x, y, c) = (photo.at(2 * x, 2 * y, c) + photo.at(2 * x + 1, 2 * y, c) +
                                     photo.at(2 * x, 2 * y + 1, c) + photo.at(2 * x + 1, 2 * y + 1, c)) /
                                    4;
    const Image<float> plain = restored(small, "sr:amount=0");
    const Image<float> sharp = restored(small, "sr:factor=2");
    ASSERT_EQ(sharp.size(), photo.size());
    EXPECT_GT(test::psnr(sharp, photo), test::psnr(plain, photo));
    EXPECT_EQ(restored(small, "sr:factor=3").size(), (Size{240, 180}));
}

TEST_F(RestorationCli, EnlargesAlphaWithThePhoto) {
    Photo photo = test::photoOf<std::uint8_t>(test::syntheticPhoto(40, 30, 5));
    photo.alpha = Image<float>(40, 30, 1);
    std::ranges::fill(photo.alpha->samples(), 0.5F);
    test::writePhoto(folder.path() / "a.png", photo);
    ASSERT_EQ(apply({path("a.png"), "-o", path("b.png"), "--step", "sr"}).exitCode, 0);
    const auto written = decodePhoto(folder.path() / "b.png");
    ASSERT_TRUE(written);
    EXPECT_EQ((*written)->size(), (Size{80, 60}));
    ASSERT_TRUE((*written)->alpha);
    EXPECT_NEAR((*written)->alpha->at(40, 30), 0.5, 0.01);
}

TEST_F(RestorationCli, WorksOnTheSmallestAndEmptiestPhotos) {
    for (const char* step : {"denoise", "denoise:sigma=auto", "deblock", "derain", "sr"}) {
        for (const auto& [width, height] : {std::pair{37, 1}, {1, 37}, {1, 1}}) {
            const int factor = std::string(step) == "sr" ? 2 : 1;
            const Image<float> result = restored(test::syntheticPhoto(width, height, 3), step);
            EXPECT_EQ(result.size(), (Size{factor * width, factor * height})) << step;
        }
        Image<float> flat(40, 30, 3);
        std::ranges::fill(flat.samples(), 0.4F);
        const Image<float> even = restored(flat, step);
        for (const float sample : even.samples()) ASSERT_NEAR(sample, 0.4F, 0.06F) << step;
    }
}

TEST_F(RestorationCli, AFullyTransparentPhotoKeepsItsAlpha) {
    Photo photo = test::photoOf<std::uint8_t>(test::syntheticPhoto(40, 30, 6));
    photo.alpha = Image<float>(40, 30, 1);
    test::writePhoto(folder.path() / "clear.png", photo);
    ASSERT_EQ(apply({path("clear.png"), "-o", path("b.png"), "--step", "denoise"}).exitCode, 0);
    const auto written = decodePhoto(folder.path() / "b.png");
    ASSERT_TRUE(written && (*written)->alpha);
    for (const float sample : (*written)->alpha->samples()) ASSERT_EQ(sample, 0);
}

TEST_F(RestorationCli, RefusesWhatItCannotDoAndLeavesNothing) {
    photo("a.png", 48, 36);
    const std::vector<std::pair<std::vector<std::string>, std::string>> cases{
        {{"--step", "denoise:exact=1"}, "no exact form"},
        {{"--step", "sr", "--step", "l0"}, "must come last"},
        {{"--step",
          "sr:factor=4",
          "--step",
          "sr:factor=4",
          "--step",
          "sr:factor=4",
          "--step",
          "sr:factor=4",
          "--step",
          "sr:factor=4"},
         "the enlarged photo would have 49152 × 36864 pixels"},
        {{"--step", "denoise:sigma=71"}, "from 0 to 70"},
        {{"--step", "deblock:quality=auto"}, "must be a number from 10 to 60"}};
    for (const auto& [steps, reason] : cases) {
        std::vector<std::string> arguments{path("a.png"), "-o", path("b.png")};
        arguments.insert(arguments.end(), steps.begin(), steps.end());
        const test::Ended ended = apply(arguments);
        EXPECT_NE(ended.exitCode, 0);
        EXPECT_THAT(ended.err, HasSubstr(reason));
        EXPECT_EQ(files(), std::set<std::string>{"a.png"});
    }
}

}  // namespace
}  // namespace glissade
