#include "cli/cli.h"

#include "operators/registry.h"

#include <gmock/gmock.h>

namespace glissade {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class Apply : public test::Cli {
protected:
    /// Runs apply and expects it to be silent and done.
    void done(std::vector<std::string> arguments, const std::filesystem::path& input = {}) const {
        arguments.insert(arguments.begin(), "apply");
        const test::Ended ended = run(arguments, input);
        EXPECT_EQ(ended.exitCode, 0) << ended.err;
        EXPECT_EQ(ended.out, "");
        EXPECT_EQ(ended.err, "");
    }
    [[nodiscard]] Image<float> written(const std::string& name) const {
        return test::readWorking(folder.path() / name);
    }
};

TEST_F(Apply, WithoutStepsOrAmountEveryPixelIsKept) {
    const Image<float> photo = this->photo("a.png");
    done({path("a.png"), "-o", path("b.png")});
    done({path("a.png"), "-o", path("c.png"), "--step", "l0:amount=0", "--step", "style:amount=0,scale=2"});
    EXPECT_TRUE(test::identical(written("b.png"), photo));
    EXPECT_TRUE(test::identical(written("c.png"), photo));
}

TEST_F(Apply, EveryExactOperatorGivesItsOwnResult) {
    const Image<float> photo = this->photo("a.png", 64, 48);
    ThreadPool pool(2);
    for (const OperatorSpec* spec : exactOperators()) {
        const std::string id(spec->id);
        done({path("a.png"), "-o", path(id + ".png"), "--step", id + ":exact=1"});
        const auto expected = applyExact(*spec, photo, spec->defaults(), {pool, {}});
        ASSERT_TRUE(expected) << id;
        const Image<float> result = written(id + ".png");
        ASSERT_EQ(result.size(), photo.size());
        for (std::size_t i = 0; i < result.samples().size(); ++i)
            ASSERT_NEAR(result.data()[i], expected->data()[i], 0.5 / 255 + 1e-5) << id << " " << i;
    }
}

TEST_F(Apply, StepsRunInOrderWithTheirValues) {
    const Image<float> photo = this->photo("a.png", 64, 48);
    done({path("a.png"),
          "-o",
          path("b.png"),
          "--depth",
          "16",
          "--step",
          "wls:lambda=5,exact=1",
          "--step=llf:detail=3,exact=1,amount=0.5"});
    ThreadPool pool(2);
    const auto first = applyExact(*findOperator("wls"), photo, Params{5}, {pool, {}});
    const auto second = applyExact(*findOperator("llf"), *first, Params{3}, {pool, {}});
    ASSERT_TRUE(first && second);
    const Image<float> result = written("b.png");
    for (std::size_t i = 0; i < result.samples().size(); ++i)
        ASSERT_NEAR(result.data()[i], 0.5F * (first->data()[i] + second->data()[i]), 2e-5) << i;
}

TEST_F(Apply, TheSameBytesForAnyNumberOfThreads) {
    photo("a.png", 130, 110);
    // Without metadata, which holds the time of writing.
    for (const std::string threads : {"1", "2", "3"})
        done({path("a.png"),
              "-o",
              path(threads + ".png"),
              "--metadata",
              "none",
              "--threads",
              threads,
              "--step",
              "rgf:exact=1,scale=2",
              "--step",
              "pencil:exact=1"});
    EXPECT_TRUE(content("1.png") == content("2.png"));
    EXPECT_TRUE(content("1.png") == content("3.png"));
}

// With the shipped pack: tiles are what a network gets.
TEST_F(Apply, TheSamePixelsForEveryTileSize) {
    photo("a.png", 700, 500);
    for (const std::string tile : {"", "128", "256", "640"}) {
        std::vector<std::string> arguments{"apply", path("a.png"), "-o", path("t" + tile + ".png"), "--step", "wls:scale=native"};
        if (!tile.empty()) arguments.insert(arguments.end(), {"--tile", tile});
        const test::Ended ended = test::runProgram(GLISSADE_CLI, arguments, {"GLISSADE_MODELS=" GLISSADE_SHIPPED_MODELS});
        ASSERT_EQ(ended.exitCode, 0) << ended.err;
    }
    const Image<float> whole = written("t.png");
    ASSERT_FALSE(test::identical(whole, written("a.png")));
    for (const char* tiled : {"t128.png", "t256.png", "t640.png"}) {
        const Image<float> pixels = written(tiled);
        for (std::size_t i = 0; i < whole.samples().size(); ++i)
            ASSERT_NEAR(pixels.data()[i], whole.data()[i], 1.01F / 255) << tiled << " " << i;
    }
}

TEST_F(Apply, TheFormatFollowsTheNameOrTheOption) {
    photo("a.png");
    done({path("a.png"), "-o", path("b.jpg")});
    done({path("a.png"), "-o", path("c.tif"), "--depth", "16"});
    done({path("a.png"), "-o", path("d.jpg"), "--format", "webp"});
    EXPECT_EQ(readPhotoInfo(path("b.jpg"))->format, "jpeg");
    EXPECT_EQ(readPhotoInfo(path("c.tif"))->format, "tiff");
    EXPECT_EQ(readPhotoInfo(path("c.tif"))->bitDepth, 16);
    EXPECT_EQ(readPhotoInfo(path("d.jpg"))->format, "webp");
}

TEST_F(Apply, A16BitPhotoStays16BitWhereTheFormatCan) {
    const Photo deep = test::photoOf<std::uint16_t>(test::syntheticPhoto(50, 40, 3));
    test::writePhoto(folder.path() / "deep.png", deep);
    done({path("deep.png"), "-o", path("kept.tif")});
    done({path("deep.png"), "-o", path("jpeg.jpg")});
    done({path("deep.png"), "-o", path("eight.png"), "--depth", "8"});
    EXPECT_EQ(readPhotoInfo(path("kept.tif"))->bitDepth, 16);
    EXPECT_EQ(readPhotoInfo(path("jpeg.jpg"))->bitDepth, 8);
    EXPECT_EQ(readPhotoInfo(path("eight.png"))->bitDepth, 8);
    EXPECT_TRUE(test::identical(written("kept.tif"), deep.working({0, 0, 50, 40})));
}

TEST_F(Apply, QualityChangesTheSize) {
    photo("a.png", 200, 150);
    done({path("a.png"), "-o", path("low.jpg"), "--quality", "20"});
    done({path("a.png"), "-o", path("high.jpg"), "--quality", "98"});
    EXPECT_LT(2 * std::filesystem::file_size(path("low.jpg")), std::filesystem::file_size(path("high.jpg")));
}

TEST_F(Apply, SizeIsTheLongEdge) {
    photo("a.png", 200, 100);
    done({path("a.png"), "-o", path("small.png"), "--size", "50"});
    EXPECT_EQ(readPhotoInfo(path("small.png"))->size, (Size{50, 25}));
}

TEST_F(Apply, TheProfileIsKeptOrConverted) {
    EncodeOptions p3;
    p3.profile = ColorProfile::displayP3();
    photo("a.png", 64, 48, 4, p3);
    done({path("a.png"), "-o", path("kept.png")});
    done({path("a.png"), "-o", path("srgb.png"), "--profile", "srgb"});
    done({path("a.png"), "-o", path("adobe.png"), "--profile", "adobe-rgb"});
    EXPECT_EQ(readPhotoInfo(path("kept.png"))->iccDescription, ColorProfile::displayP3().description());
    EXPECT_EQ(readPhotoInfo(path("srgb.png"))->iccDescription, ColorProfile::sRgb().description());
    EXPECT_EQ(readPhotoInfo(path("adobe.png"))->iccDescription, ColorProfile::adobeRgb().description());
    EXPECT_GT(test::psnr(written("srgb.png"), written("kept.png")), 45);
}

TEST_F(Apply, SeveralPhotosGoIntoAFolderUnderTheirNames) {
    const Image<float> a = photo("a.png", 64, 48, 1);
    const Image<float> b = photo("b.png", 48, 64, 2);
    done({path("a.png"), path("b.png"), "-o", path("new") + "/"});
    EXPECT_TRUE(test::identical(written("new/a.png"), a));
    EXPECT_TRUE(test::identical(written("new/b.png"), b));
    done({path("a.png"), path("b.png"), "-o", path("new"), "--format", "jpeg"});
    EXPECT_EQ(files(), (std::set<std::string>{"a.png", "b.png", "new/a.png", "new/b.png", "new/a.jpg", "new/b.jpg"}));
}

TEST_F(Apply, ASuffixThatFitsTheContentIsKept) {
    photo("a.jpeg");
    photo("b.jpg");
    std::filesystem::rename(path("b.jpg"), path("b.JPG"));
    photo("c.png");
    std::filesystem::rename(path("c.png"), path("c.jpg"));  // mislabelled: it is written as what it is
    done({path("a.jpeg"), path("b.JPG"), path("c.jpg"), "-o", path("out") + "/"});
    for (const char* name : {"out/a.jpeg", "out/b.JPG", "out/c.png"}) EXPECT_TRUE(files().contains(name)) << name;
}

TEST_F(Apply, NumberWritesBesideAndSkipWritesNothing) {
    photo("a.png");
    text("b.png", "mine");
    done({path("a.png"), "-o", path("b.png"), "--on-conflict", "skip"});
    EXPECT_EQ(content("b.png"), "mine");
    EXPECT_EQ(files().size(), 2U);
    done({path("a.png"), "-o", path("b.png"), "--on-conflict", "number"});
    EXPECT_EQ(content("b.png"), "mine");
    EXPECT_EQ(files().size(), 3U);
    done({path("a.png"), "-o", path("b.png"), "--on-conflict", "overwrite"});
    EXPECT_EQ(readPhotoInfo(path("b.png"))->format, "png");
    EXPECT_EQ(files().size(), 3U);
}

TEST_F(Apply, ReadsAndWritesStreams) {
    const Image<float> photo = this->photo("a.png");
    const test::Ended ended = run({"apply", "-", "-o", "-", "--format", "png"}, folder.path() / "a.png");
    ASSERT_EQ(ended.exitCode, 0) << ended.err;
    std::ofstream(path("b.png"), std::ios::binary) << ended.out;
    EXPECT_TRUE(test::identical(written("b.png"), photo));
    done({"-", "-o", path("out") + "/"}, folder.path() / "a.png");
    EXPECT_TRUE(files().contains("out/stdin.png"));
}

TEST_F(Apply, JsonTellsOfEachInput) {
    photo("a.png");
    photo("b.png");
    text("out.png", "x");
    std::filesystem::create_directory(path("out"));
    text("out/b.png", "mine");
    const test::Ended ended =
        run({"apply", path("a.png"), path("b.png"), "-o", path("out"), "--on-conflict", "skip", "--json"});
    ASSERT_EQ(ended.exitCode, 0) << ended.err;
    const json report = json::parse(ended.out);
    ASSERT_EQ(report.size(), 2U);
    EXPECT_EQ(report[0]["input"], path("a.png"));
    EXPECT_EQ(report[0]["output"], path("out/a.png"));
    EXPECT_EQ(report[0]["status"], "written");
    EXPECT_GE(report[0]["seconds"], 0.0);
    EXPECT_EQ(report[1]["status"], "skipped");
}

TEST_F(Apply, DryRunSaysWhatAndWritesNothing) {
    photo("a.png");
    text("words.png", "words");
    const test::Ended ended =
        run({"apply", path("a.png"), path("words.png"), "-o", path("out") + "/", "--step", "l0", "--dry-run"});
    EXPECT_EQ(ended.exitCode, 1);
    EXPECT_EQ(ended.out, path("a.png") + " -> " + path("out/a.png") + "\n");
    EXPECT_THAT(ended.err, HasSubstr(path("words.png")));
    EXPECT_FALSE(std::filesystem::exists(path("out")));
}

TEST_F(Apply, VerboseNamesInputOutputAndTime) {
    photo("a.png");
    const test::Ended ended = run({"apply", path("a.png"), "-o", path("b.png"), "-v"});
    EXPECT_EQ(ended.exitCode, 0);
    EXPECT_EQ(ended.out, "");
    EXPECT_THAT(ended.err, HasSubstr(path("a.png") + " -> " + path("b.png")));
}

TEST_F(Apply, OddNamesAreNamesLikeAnyOther) {
    for (const std::string name :
         {"-x.png", "a b.png", "new\nline.png", "per%cent.png", "\xff\xfe.png", "\xf0\x9f\x93\xb7.png"}) {
        photo("plain.png");
        std::filesystem::rename(path("plain.png"), path(name));
        done({"-o", path("out") + "/", "--", path(name)});
        EXPECT_TRUE(files().contains("out/" + name)) << name;
    }
}

TEST_F(Apply, MetadataIsKept) {
    // The first export writes Software; the second keeps what the first wrote and the source never changes.
    photo("a.jpg");
    const std::string before = content("a.jpg");
    done({path("a.jpg"), "-o", path("b.jpg"), "--step", "wls:exact=1"});
    done({path("b.jpg"), "-o", path("none.jpg"), "--metadata", "none"});
    EXPECT_EQ(content("a.jpg"), before);
    EXPECT_THAT(Metadata::read(path("b.jpg")).value("Exif.Image.Software"), HasSubstr("Glissade"));
    EXPECT_EQ(Metadata::read(path("none.jpg")).value("Exif.Image.Software"), "");
}

}  // namespace
}  // namespace glissade
