// Writing photos: samples, alpha, colours, formats, rows.
#include "unit/io/encode_fixture.h"

#include <cmath>
#include <thread>

namespace glissade::test {
namespace {

namespace fs = std::filesystem;

TEST_F(EncodeTest, losslessFormatsGiveEverySampleBack) {
    // More rows than one band, and a width that no block size divides.
    const auto eight = noise<std::uint8_t>(101, 300, 3, 1);
    const auto sixteen = noise<std::uint16_t>(101, 300, 3, 2);
    for (const std::string suffix : {"png", "tif"}) {
        ASSERT_TRUE(encode(at("8." + suffix), photoOf(eight)));
        const auto photo8 = decoded(at("8." + suffix));
        ASSERT_TRUE(photo8);
        expectSame(*photo8, eight);
        ASSERT_TRUE(encode(at("16." + suffix), photoOf(sixteen), depth(16)));
        const auto photo16 = decoded(at("16." + suffix));
        ASSERT_TRUE(photo16);
        expectSame(*photo16, sixteen);
        EXPECT_EQ(photo16->info.bitDepth, 16);
    }
}

TEST_F(EncodeTest, floatTiffKeepsWhatLiesOutsideTheRange) {
    auto floats = noise<float>(50, 140, 3, 3);
    floats.at(1, 1, 1) = -0.75F;
    floats.at(2, 130, 0) = 3.5F;
    const auto written = encode(at("f.tif"), photoOf(floats), depth(32));
    ASSERT_TRUE(written) << written.error().message();
    const auto photo = decoded(at("f.tif"));
    ASSERT_TRUE(photo);
    expectSame(*photo, floats);
}

TEST_F(EncodeTest, losslessWebpIsExactAndLossyIsClose) {
    Photo rough = photoOf(noise<std::uint8_t>(40, 50, 3, 4));
    rough.alpha = alphaOf(40, 50, 255);
    EncodeOptions lossless;
    lossless.quality = 100;
    ASSERT_TRUE(encode(at("l.webp"), rough, lossless));
    auto photo = decoded(at("l.webp"));
    ASSERT_TRUE(photo);
    expectSame(*photo, std::get<Image<std::uint8_t>>(rough.pixels));
    expectSameAlpha(*photo, *rough.alpha);
    const auto smooth = test::smooth(200, 150, 3);
    ASSERT_TRUE(encode(at("q.webp"), photoOf(smooth)));
    photo = decoded(at("q.webp"));
    ASSERT_TRUE(photo);
    EXPECT_GT(test::psnr(std::get<Image<std::uint8_t>>(photo->pixels), smooth), 38);
}

TEST_F(EncodeTest, jpegQualityIsHeardAndChromaKeptFromNinetyOn) {
    // Colour that changes from pixel to pixel: 4:2:0 would smear it.
    Image<std::uint8_t> checks(64, 64, 3);
    for (int y = 0; y < 64; ++y)
        for (int x = 0; x < 64; ++x) {
            const bool red = (x + y) % 2 == 0;
            checks.at(x, y, 0) = red ? 200 : 60;
            checks.at(x, y, 1) = 100;
            checks.at(x, y, 2) = red ? 60 : 200;
        }
    EncodeOptions options;
    std::vector<double> quality;
    std::vector<std::uintmax_t> size;
    for (int q : {30, 89, 90, 100}) {
        options.quality = q;
        const fs::path file = at("q" + std::to_string(q) + ".jpg");
        ASSERT_TRUE(encode(file, photoOf(checks), options));
        const auto photo = decoded(file);
        ASSERT_TRUE(photo);
        quality.push_back(test::psnr(std::get<Image<std::uint8_t>>(photo->pixels), checks));
        size.push_back(fs::file_size(file));
    }
    EXPECT_LT(quality[1], 20) << "below 90 chroma is halved";
    EXPECT_GT(quality[2], 30);
    EXPECT_GT(quality[3], 45);
    EXPECT_LT(size[0], size[3]);
}

TEST_F(EncodeTest, compressionMakesLosslessFilesSmallerAndChangesNoPixel) {
    const auto image = test::smooth(300, 200, 3);
    for (const std::string suffix : {"png", "tif"}) {
        std::vector<std::uintmax_t> size;
        for (const int compression : {1, 9}) {
            EncodeOptions options;
            options.compression = compression;
            const fs::path file = at("c" + std::to_string(compression) + '.' + suffix);
            ASSERT_TRUE(encode(file, photoOf(image), options));
            const auto photo = decoded(file);
            ASSERT_TRUE(photo);
            expectSame(*photo, image);
            size.push_back(fs::file_size(file));
        }
        EXPECT_LT(size[1], size[0]) << suffix;
    }
    for (const int wrong : {0, 10}) {
        EncodeOptions options;
        options.compression = wrong;
        EXPECT_FALSE(encode(at("w.png"), photoOf(image), options));
    }
}

TEST_F(EncodeTest, alphaPassesThroughStraight) {
    Photo photo8 = photoOf(noise<std::uint8_t>(60, 200, 3, 5));
    photo8.alpha = alphaOf(60, 200, 255);
    Photo photo16 = photoOf(noise<std::uint16_t>(60, 200, 3, 6));
    photo16.alpha = alphaOf(60, 200, 65535);
    for (const std::string suffix : {"png", "tif"}) {
        ASSERT_TRUE(encode(at("8." + suffix), photo8));
        auto read = decoded(at("8." + suffix));
        ASSERT_TRUE(read);
        expectSame(*read, std::get<Image<std::uint8_t>>(photo8.pixels));
        expectSameAlpha(*read, *photo8.alpha);
        ASSERT_TRUE(encode(at("16." + suffix), photo16, depth(16)));
        read = decoded(at("16." + suffix));
        ASSERT_TRUE(read);
        expectSame(*read, std::get<Image<std::uint16_t>>(photo16.pixels));
        expectSameAlpha(*read, *photo16.alpha);
    }
    const auto written = encode(at("a.jpg"), photo8);
    ASSERT_TRUE(written);
    EXPECT_THAT(written->warnings, testing::Contains(testing::HasSubstr("transparency")));
    EXPECT_FALSE(decoded(at("a.jpg"))->alpha);
}

TEST_F(EncodeTest, profileIsEmbeddedAndColoursSurvive) {
    for (const auto& profile : {ColorProfile::sRgb(), ColorProfile::displayP3(), ColorProfile::adobeRgb()}) {
        const auto image = noise<std::uint8_t>(48, 40, 3, 7);
        const Photo photo = photoOf(image, profile);
        EncodeOptions options;
        options.profile = profile;
        for (const char* suffix : {"png", "tif"}) {
            const fs::path file = at(std::string("p.") + suffix);
            options.onConflict = OnConflict::Overwrite;
            ASSERT_TRUE(encode(file, photo, options));
            const auto read = decoded(file);
            ASSERT_TRUE(read);
            EXPECT_EQ(read->profile.icc(), profile.icc()) << suffix;
            expectSame(*read, image);
        }
        options.quality = 100;
        for (const char* suffix : {"jpg", "webp"}) {
            const fs::path file = at(std::string("p.") + suffix);
            ASSERT_TRUE(encode(file, photo, options));
            EXPECT_EQ(decoded(file)->profile.icc(), profile.icc()) << suffix;
        }
    }
}

TEST_F(EncodeTest, conversionToSrgbClipsAndRoundsHalfUp) {
    Photo source = photoOf(Image<std::uint8_t>(4, 1, 3));
    const float rows[4] = {-0.2F, 1.7F, 0.5F / 255.0F, NAN};
    const auto fill = [&](int, Image<float>& band) -> Result<void> {
        for (int x = 0; x < 4; ++x)
            for (int c = 0; c < 3; ++c) band.at(x, 0, c) = rows[x];
        return {};
    };
    ASSERT_TRUE(encodePhoto(at("c.png"), {4, 1}, source, nullptr, {}, fill));
    const auto photo = decoded(at("c.png"));
    ASSERT_TRUE(photo);
    const auto& pixels = std::get<Image<std::uint8_t>>(photo->pixels);
    EXPECT_EQ(pixels.at(0, 0), 0);
    EXPECT_EQ(pixels.at(1, 0), 255);
    EXPECT_EQ(pixels.at(2, 0), 1) << "a half is rounded up";
    EXPECT_EQ(pixels.at(3, 0), 0) << "what is no number is black";
}

TEST_F(EncodeTest, formatMayDifferFromTheSuffixAndUnknownOnesAreRefused) {
    const Photo photo = photoOf(test::smooth(20, 20, 3));
    EncodeOptions options;
    options.format = "png";
    ASSERT_TRUE(encode(at("really-png.jpg"), photo, options));
    EXPECT_EQ(readPhotoInfo(at("really-png.jpg"))->format, "png");
    for (const char* name : {"a.xyz", "noname", "a.bmp"}) {
        const auto written = encode(at(name), photo);
        ASSERT_FALSE(written) << name;
        EXPECT_EQ(written.error().code, ErrorCode::Unsupported);
        EXPECT_EQ(written.error().path, at(name));
    }
    EXPECT_EQ(namesIn(folder_.path()).size(), 1U);
}

TEST_F(EncodeTest, depthsAndQualitiesThatAFormatHasNotAreRefused) {
    const Photo photo = photoOf(test::smooth(20, 20, 3));
    EXPECT_EQ(encode(at("a.jpg"), photo, depth(16)).error().code, ErrorCode::Unsupported);
    EXPECT_EQ(encode(at("a.webp"), photo, depth(16)).error().code, ErrorCode::Unsupported);
    EXPECT_EQ(encode(at("a.png"), photo, depth(32)).error().code, ErrorCode::Unsupported);
    EXPECT_EQ(encode(at("a.png"), photo, depth(12)).error().code, ErrorCode::Unsupported);
    EncodeOptions options;
    for (int quality : {0, 101, -5}) {
        options.quality = quality;
        EXPECT_EQ(encode(at("a.jpg"), photo, options).error().code, ErrorCode::BadArgument);
    }
    EXPECT_TRUE(namesIn(folder_.path()).empty());
}

TEST_F(EncodeTest, pictureLargerThanTheFormatIsRefusedAsSuch) {
    Photo photo = photoOf(Image<std::uint8_t>(16384, 1, 3));
    const auto webp = encode(at("a.webp"), photo);
    ASSERT_FALSE(webp);
    EXPECT_EQ(webp.error().code, ErrorCode::Unsupported);
    EXPECT_EQ(webp.error().path, at("a.webp"));
    EXPECT_THAT(webp.error().reason, testing::HasSubstr("16383"));
    EXPECT_TRUE(namesIn(folder_.path()).empty());
}

TEST_F(EncodeTest, rowsAreAskedForInOrderEachOnce) {
    const Photo photo = photoOf(test::smooth(20, 1000, 3));
    int next = 0;
    const auto rows = [&](int firstRow, Image<float>& band) -> Result<void> {
        EXPECT_EQ(firstRow, next);
        EXPECT_EQ(band.width(), 20);
        next += band.height();
        return rowsOf(photo)(firstRow, band);
    };
    ASSERT_TRUE(encodePhoto(at("a.png"), photo.size(), photo, nullptr, {}, rows));
    EXPECT_EQ(next, 1000);
}

TEST_F(EncodeTest, sizeMayDifferFromTheSources) {
    const Photo photo = photoOf(test::smooth(100, 100, 3));
    const auto rows = [&](int, Image<float>& band) -> Result<void> {
        for (float& sample : band.samples()) sample = 0.25F;
        return {};
    };
    ASSERT_TRUE(encodePhoto(at("small.jpg"), {33, 17}, photo, nullptr, {}, rows));
    EXPECT_EQ(decoded(at("small.jpg"))->size(), (Size{33, 17}));
    const Image<float> alpha(100, 100, 1);
    EXPECT_EQ(encodePhoto(at("b.png"), {33, 17}, photo, &alpha, {}, rows).error().code, ErrorCode::BadArgument);
    EXPECT_EQ(encodePhoto(at("b.png"), {0, 17}, photo, nullptr, {}, rows).error().code, ErrorCode::BadArgument);
}

TEST_F(EncodeTest, twoJobsWithOneTargetNeverMix) {
    const auto image = test::smooth(300, 300, 3);
    const Photo photo = photoOf(image);
    std::vector<int> outcomes(4);
    {
        std::vector<std::jthread> jobs;
        for (std::size_t i = 0; i < outcomes.size(); ++i)
            jobs.emplace_back([&, i] { outcomes[i] = encode(at("a.png"), photo) ? 1 : 0; });
    }
    EXPECT_EQ(std::count(outcomes.begin(), outcomes.end(), 1), 1);
    expectSame(*decoded(at("a.png")), image);
    EXPECT_EQ(namesIn(folder_.path()).size(), 1U);
}

TEST(WritableFormatsTest, areFoundByNameAndSuffix) {
    ASSERT_NE(findWritableFormat("jpeg"), nullptr);
    EXPECT_EQ(findWritableFormat("JPG"), findWritableFormat("jpeg"));
    EXPECT_EQ(findWritableFormat(".tif"), findWritableFormat("tiff"));
    EXPECT_EQ(findWritableFormat("bmp"), nullptr);
    EXPECT_EQ(findWritableFormat(""), nullptr);
    for (const auto& format : writableFormats()) EXPECT_FALSE(format.suffixes.empty()) << format.name;
}

}  // namespace
}  // namespace glissade::test
