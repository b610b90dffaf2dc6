// Samples, layouts, alpha, orientation, names, progress.
#include "unit/io/decode_fixture.h"

#include <OpenImageIO/imageio.h>

#include <array>
#include <cmath>

namespace glissade {
namespace {

namespace fs = std::filesystem;
using test::noise;
using test::pixels;
using test::expectSame;
using test::channelsOf;
using test::expectAlpha;
using test::DecodeTest;

TEST_F(DecodeTest, pngKeepsItsSamplesAtBothDepths) {
    const auto eight = noise<std::uint8_t>(61, 67, 3, 1);
    test::writeWithOiio(at("8.png"), "png", eight);
    auto photo = decoded(at("8.png"));
    ASSERT_TRUE(photo);
    expectSame(pixels<std::uint8_t>(*photo), eight);
    EXPECT_EQ(photo->info.format, "png");
    EXPECT_EQ(photo->info.bitDepth, 8);
    EXPECT_FALSE(photo->alpha);

    const auto sixteen = noise<std::uint16_t>(61, 67, 3, 2);
    test::writeWithOiio(at("16.png"), "png", sixteen);
    photo = decoded(at("16.png"));
    ASSERT_TRUE(photo);
    expectSame(pixels<std::uint16_t>(*photo), sixteen);
    EXPECT_EQ(photo->info.bitDepth, 16);
}

TEST_F(DecodeTest, straightAlphaStaysStraight) {
    const auto rgba = noise<std::uint8_t>(40, 70, 4, 3);
    test::writeWithOiio(at("a.png"), "png", rgba);
    test::writeWithOiio(at("a.tif"), "tiff", rgba);
    for (const char* name : {"a.png", "a.tif"}) {
        const auto photo = decoded(at(name));
        ASSERT_TRUE(photo);
        expectSame(pixels<std::uint8_t>(*photo), channelsOf(rgba, {0, 1, 2}));
        expectAlpha(*photo, rgba, 3);
    }
    const auto deep = noise<std::uint16_t>(40, 70, 4, 4);
    test::writeWithOiio(at("deep.png"), "png", deep);
    const auto photo = decoded(at("deep.png"));
    ASSERT_TRUE(photo);
    expectSame(pixels<std::uint16_t>(*photo), channelsOf(deep, {0, 1, 2}));
    expectAlpha(*photo, deep, 3);
}

TEST_F(DecodeTest, premultipliedAlphaIsDivided) {
    Image<float> stored = noise<float>(33, 20, 4, 5);
    Image<float> straight = channelsOf(stored, {0, 1, 2});
    for (int y = 0; y < 20; ++y)
        for (int x = 0; x < 33; ++x) {
            stored.at(x, y, 3) = 0.25F + 0.5F * stored.at(x, y, 3);
            for (int c = 0; c < 3; ++c) stored.at(x, y, c) *= stored.at(x, y, 3);
        }
    stored.at(4, 4, 3) = 0;
    test::writeWithOiio(at("p.tif"), "tiff", stored, [](OIIO::ImageSpec& spec) { spec.attribute("oiio:UnassociatedAlpha", 0); });
    const auto photo = decoded(at("p.tif"));
    ASSERT_TRUE(photo);
    expectAlpha(*photo, stored, 3);
    for (int y = 0; y < 20; ++y)
        for (int x = 0; x < 33; ++x)
            for (int c = 0; c < 3; ++c)
                EXPECT_NEAR(pixels<float>(*photo).at(x, y, c), x == 4 && y == 4 ? 0.0F : straight.at(x, y, c), 1e-6F);
}

TEST_F(DecodeTest, interlacedPngsOfAllKinds) {
    for (int depth : {8, 16})
        for (int channels : {1, 2, 3, 4}) {
            auto image = noise<std::uint16_t>(37, 29, channels, static_cast<std::uint32_t>(depth + channels));
            if (depth == 8)
                for (auto& sample : image.samples()) sample &= 0xff;
            const fs::path file = at("i.png");
            test::PngOptions options;
            options.bitDepth = depth;
            options.interlaced = true;
            test::writeWithLibpng(file, image, options);
            const auto photo = decoded(file);
            ASSERT_TRUE(photo) << depth << " " << channels;
            EXPECT_EQ(photo->info.channels, channels);
            const bool grey = channels < 3;
            for (int y = 0; y < 29; ++y)
                for (int x = 0; x < 37; ++x)
                    for (int c = 0; c < 3; ++c) {
                        const int sample = std::visit([&](const auto& p) { return static_cast<int>(p.at(x, y, c)); }, photo->pixels);
                        ASSERT_EQ(sample, image.at(x, y, grey ? 0 : c)) << depth << " " << channels;
                    }
            if (channels % 2 == 1)
                EXPECT_FALSE(photo->alpha);
            else
                EXPECT_EQ(photo->alpha->at(3, 5), static_cast<float>(image.at(3, 5, channels - 1)) / (depth == 8 ? 255.0F : 65535.0F));
        }
}

TEST_F(DecodeTest, palettesAndFewBitsAreExpanded) {
    for (int depth : {1, 2, 4, 8}) {
        auto indices = noise<std::uint16_t>(23, 17, 1, static_cast<std::uint32_t>(depth));
        for (auto& sample : indices.samples()) sample = static_cast<std::uint16_t>(sample & ((1 << depth) - 1));
        test::PngOptions options;
        options.bitDepth = depth;
        options.palette = true;
        test::writeWithLibpng(at("p.png"), indices, options);
        auto photo = decoded(at("p.png"));
        ASSERT_TRUE(photo);
        ASSERT_TRUE(photo->alpha);
        for (int y = 0; y < 17; ++y)
            for (int x = 0; x < 23; ++x) {
                const int i = indices.at(x, y);
                const auto& p = pixels<std::uint8_t>(*photo);
                ASSERT_EQ(p.at(x, y, 0), (i * 37) & 255);
                ASSERT_EQ(p.at(x, y, 1), 255 - i);
                ASSERT_EQ(p.at(x, y, 2), (i * 91) & 255);
                ASSERT_EQ(photo->alpha->at(x, y), i == 0 ? 64.0F / 255.0F : 1.0F);
            }
        options.palette = false;
        test::writeWithLibpng(at("g.png"), indices, options);
        photo = decoded(at("g.png"));
        ASSERT_TRUE(photo);
        for (int y = 0; y < 17; ++y)
            for (int x = 0; x < 23; ++x)
                for (int c = 0; c < 3; ++c) ASSERT_EQ(pixels<std::uint8_t>(*photo).at(x, y, c), indices.at(x, y) * 255 / ((1 << depth) - 1));
    }
}

TEST_F(DecodeTest, tiffsOfAllLayouts) {
    const auto eight = noise<std::uint8_t>(150, 131, 3, 6);
    const auto sixteen = noise<std::uint16_t>(150, 131, 3, 7);
    const auto floats = noise<float>(150, 131, 3, 8);
    const std::vector<std::pair<std::string, std::function<void(OIIO::ImageSpec&)>>> layouts = {
        {"strips", {}},
        {"raw", [](OIIO::ImageSpec& spec) { spec.attribute("compression", "none"); }},
        {"lzw", [](OIIO::ImageSpec& spec) { spec.attribute("compression", "lzw"); }},
        {"one strip", [](OIIO::ImageSpec& spec) { spec.attribute("tiff:RowsPerStrip", 1000); }},
        {"odd strips", [](OIIO::ImageSpec& spec) { spec.attribute("tiff:RowsPerStrip", 7); }},
        {"planes", [](OIIO::ImageSpec& spec) { spec.attribute("planarconfig", "separate"); }},
        {"big", [](OIIO::ImageSpec& spec) { spec.attribute("tiff:bigtiff", 1); }},
        {"tiles", [](OIIO::ImageSpec& spec) { spec.tile_width = spec.tile_height = 64; }},
    };
    for (const auto& [name, adjust] : layouts) {
        test::writeWithOiio(at("8.tif"), "tiff", eight, adjust);
        test::writeWithOiio(at("16.tif"), "tiff", sixteen, adjust);
        test::writeWithOiio(at("f.tif"), "tiff", floats, adjust);
        auto photo = decoded(at("8.tif"));
        ASSERT_TRUE(photo) << name;
        expectSame(pixels<std::uint8_t>(*photo), eight);
        photo = decoded(at("16.tif"));
        ASSERT_TRUE(photo) << name;
        expectSame(pixels<std::uint16_t>(*photo), sixteen);
        photo = decoded(at("f.tif"));
        ASSERT_TRUE(photo) << name;
        expectSame(pixels<float>(*photo), floats);
        EXPECT_TRUE(photo->info.isFloat);
        EXPECT_EQ(photo->info.bitDepth, 32);
    }
}

TEST_F(DecodeTest, otherSampleTypesBecomeTheNearest) {
    const auto floats = noise<float>(20, 20, 3, 9);
    test::writeWithOiio(at("half.tif"), "tiff", floats, [](OIIO::ImageSpec& spec) { spec.set_format(OIIO::TypeDesc::HALF); });
    auto photo = decoded(at("half.tif"));
    ASSERT_TRUE(photo);
    for (std::size_t i = 0; i < floats.samples().size(); ++i) EXPECT_NEAR(pixels<float>(*photo).data()[i], floats.data()[i], 5e-4);
    test::writeWithOiio(at("u32.tif"), "tiff", floats, [](OIIO::ImageSpec& spec) { spec.set_format(OIIO::TypeDesc::UINT32); });
    photo = decoded(at("u32.tif"));
    ASSERT_TRUE(photo);
    for (std::size_t i = 0; i < floats.samples().size(); ++i)
        EXPECT_NEAR(pixels<std::uint16_t>(*photo).data()[i], 65535.0F * floats.data()[i], 1.0F);
}

TEST_F(DecodeTest, samplesThatAreNoNumbersBecomeZeroWithANotice) {
    auto floats = noise<float>(20, 20, 3, 10);
    floats.at(3, 4, 1) = std::nanf("");
    floats.at(5, 6, 2) = INFINITY;
    floats.at(7, 8, 0) = -3.5F;
    test::writeWithOiio(at("nan.tif"), "tiff", floats);
    const auto photo = decoded(at("nan.tif"));
    ASSERT_TRUE(photo);
    EXPECT_EQ(pixels<float>(*photo).at(3, 4, 1), 0.0F);
    EXPECT_EQ(pixels<float>(*photo).at(5, 6, 2), 0.0F);
    EXPECT_EQ(pixels<float>(*photo).at(7, 8, 0), -3.5F);
    ASSERT_EQ(photo->info.notices.size(), 1U);
    EXPECT_NE(photo->info.notices[0].find("2 samples"), std::string::npos);
}

TEST_F(DecodeTest, jpegBaselineProgressiveAndGrey) {
    const auto picture = test::smooth(131, 77, 3);
    for (bool progressive : {false, true}) {
        test::JpegOptions options;
        options.progressive = progressive;
        test::writeWithLibjpeg(at("a.jpg"), picture, options);
        const auto photo = decoded(at("a.jpg"));
        ASSERT_TRUE(photo);
        EXPECT_GT(test::psnr(pixels<std::uint8_t>(*photo), picture), 40);
        EXPECT_EQ(photo->info.format, "jpeg");
        EXPECT_EQ(photo->info.channels, 3);
    }
    const auto grey = test::smooth(131, 77, 1);
    test::writeWithLibjpeg(at("g.jpg"), grey, {});
    const auto photo = decoded(at("g.jpg"));
    ASSERT_TRUE(photo);
    EXPECT_EQ(photo->info.channels, 1);
    EXPECT_GT(test::psnr(channelsOf(pixels<std::uint8_t>(*photo), {2}), grey), 40);
}

TEST_F(DecodeTest, formatsThatOpenImageIoBringsAlong) {
    const auto picture = noise<std::uint8_t>(48, 40, 3, 11);
    for (const auto& [suffix, format] : std::vector<std::pair<std::string, std::string>>{{"bmp", "bmp"}, {"ppm", "pnm"}}) {
        test::writeWithOiio(at("a." + suffix), format, picture);
        const auto photo = decoded(at("a." + suffix));
        ASSERT_TRUE(photo) << format;
        EXPECT_EQ(photo->info.format, format);
        expectSame(pixels<std::uint8_t>(*photo), picture);
    }
    const auto linear = noise<float>(48, 40, 3, 12);
    test::writeWithOiio(at("a.exr"), "openexr", linear, [](OIIO::ImageSpec& spec) { spec.attribute("compression", "zip"); });
    auto photo = decoded(at("a.exr"));
    ASSERT_TRUE(photo);
    expectSame(pixels<float>(*photo), linear);
    const float sample = linear.at(1, 1, 1);
    const double encoded = sample <= 0.0031308 ? 12.92 * sample : 1.055 * std::pow(sample, 1 / 2.4) - 0.055;
    EXPECT_NEAR(photo->working({1, 1, 1, 1}).at(0, 0, 1), encoded, 1e-4) << "linear light must be encoded";
    test::writeWithOiio(at("a.hdr"), "hdr", linear);
    photo = decoded(at("a.hdr"));
    ASSERT_TRUE(photo);
    EXPECT_EQ(photo->info.format, "hdr");
}

TEST_F(DecodeTest, contentDecidesAndNotTheName) {
    const auto picture = noise<std::uint8_t>(30, 20, 3, 13);
    test::writeWithOiio(at("real.png"), "png", picture);
    for (const char* name : {"wrong.jpg", "wrong.tif", "wrong.webp", "noname", "wrong.cr2", "wrong.txt"}) {
        fs::copy_file(at("real.png"), at(name));
        const auto photo = decoded(at(name));
        ASSERT_TRUE(photo) << name;
        EXPECT_EQ(photo->info.format, "png");
        expectSame(pixels<std::uint8_t>(*photo), picture);
    }
    test::writeWithLibjpeg(at("is-a-jpeg.png"), test::smooth(30, 20, 3), {});
    const auto photo = decoded(at("is-a-jpeg.png"));
    ASSERT_TRUE(photo);
    EXPECT_EQ(photo->info.format, "jpeg");
}

TEST_F(DecodeTest, namesAreBytes) {
    const auto picture = noise<std::uint8_t>(12, 9, 3, 14);
    test::writeWithOiio(at("plain.tif"), "tiff", picture);
    for (const std::string name : {"new\nline.tif", "\xff\xfe not utf-8.tif", "\xf0\x9f\x8c\xb5 cactus.tif", "-x.tif", "50%d #1.tif", "a'b\"c.tif",
                                   "http:tif?x=1.tif", " "}) {
        fs::copy_file(at("plain.tif"), at(name));
        const auto photo = decoded(at(name));
        ASSERT_TRUE(photo) << name;
        expectSame(pixels<std::uint8_t>(*photo), picture);
    }
    // Relative names that libraries could take for something else.
    const fs::path before = fs::current_path();
    fs::current_path(folder_.path());
    fs::copy_file("plain.tif", "-");
    EXPECT_TRUE(decodePhoto("-"));
    EXPECT_TRUE(decodePhoto("-x.tif"));
    fs::current_path(before);
}

/// Where the pixel (x, y) of a stored 3 × 2 picture goes; written out by hand from the standard's table.
struct OrientationCase {
    int orientation;
    Size upright;
    std::array<int, 6> expected;  // row by row, the stored picture being 0 1 2 / 3 4 5
};

class OrientationTest : public DecodeTest, public testing::WithParamInterface<OrientationCase> {};

TEST_P(OrientationTest, isAppliedToPixelsAndAlpha) {
    const auto& [orientation, upright, expected] = GetParam();
    Image<std::uint8_t> stored(3, 2, 4);
    for (int i = 0; i < 6; ++i)
        for (int c = 0; c < 4; ++c) stored.data()[4 * i + c] = static_cast<std::uint8_t>(10 * i + c);
    for (const std::string format : {"png", "tiff"}) {
        const fs::path file = at("o." + format);
        test::writeWithOiio(file, format, stored);
        test::setMetadata(file, {{"Exif.Image.Orientation", std::to_string(orientation)}});
        const auto photo = decoded(file);
        ASSERT_TRUE(photo);
        EXPECT_EQ(photo->info.orientation, orientation);
        ASSERT_EQ(photo->size(), upright);
        for (int i = 0; i < 6; ++i) {
            const int source = expected[static_cast<std::size_t>(i)];
            for (int c = 0; c < 3; ++c) EXPECT_EQ(pixels<std::uint8_t>(*photo).data()[3 * i + c], 10 * source + c) << format << " pixel " << i;
            EXPECT_EQ(photo->alpha->data()[i], static_cast<float>(10 * source + 3) / 255.0F);
        }
        const auto info = readPhotoInfo(file);
        ASSERT_TRUE(info);
        EXPECT_EQ(info->size, upright);
    }
}

INSTANTIATE_TEST_SUITE_P(All, OrientationTest,
                         testing::Values(OrientationCase{1, {3, 2}, {0, 1, 2, 3, 4, 5}}, OrientationCase{2, {3, 2}, {2, 1, 0, 5, 4, 3}},
                                         OrientationCase{3, {3, 2}, {5, 4, 3, 2, 1, 0}}, OrientationCase{4, {3, 2}, {3, 4, 5, 0, 1, 2}},
                                         OrientationCase{5, {2, 3}, {0, 3, 1, 4, 2, 5}}, OrientationCase{6, {2, 3}, {3, 0, 4, 1, 5, 2}},
                                         OrientationCase{7, {2, 3}, {5, 2, 4, 1, 3, 0}}, OrientationCase{8, {2, 3}, {2, 5, 1, 4, 0, 3}}),
                         [](const auto& one) { return "orientation" + std::to_string(one.param.orientation); });

TEST_F(DecodeTest, jpegOrientationIsAppliedAndABadOneCountsAsOne) {
    const auto picture = test::smooth(64, 40, 3);
    test::JpegOptions best;
    best.quality = 100;
    test::writeWithLibjpeg(at("o.jpg"), picture, best);
    test::setMetadata(at("o.jpg"), {{"Exif.Image.Orientation", "6"}});
    auto photo = decoded(at("o.jpg"));
    ASSERT_TRUE(photo);
    ASSERT_EQ(photo->size(), (Size{40, 64}));
    Image<std::uint8_t> turned(40, 64, 3);
    for (int y = 0; y < 40; ++y)
        for (int x = 0; x < 64; ++x)
            for (int c = 0; c < 3; ++c) turned.at(39 - y, x, c) = picture.at(x, y, c);
    EXPECT_GT(test::psnr(pixels<std::uint8_t>(*photo), turned), 40);
    test::setMetadata(at("o.jpg"), {{"Exif.Image.Orientation", "77"}});
    photo = decoded(at("o.jpg"));
    ASSERT_TRUE(photo);
    EXPECT_EQ(photo->size(), (Size{64, 40}));
    EXPECT_EQ(photo->info.orientation, 1);
}

TEST_F(DecodeTest, infoSaysWhatTheHeaderSays) {
    test::writeWithOiio(at("a.png"), "png", noise<std::uint16_t>(33, 44, 4, 18));
    const auto info = readPhotoInfo(at("a.png"));
    ASSERT_TRUE(info);
    EXPECT_EQ(info->format, "png");
    EXPECT_EQ(info->size, (Size{33, 44}));
    EXPECT_EQ(info->channels, 4);
    EXPECT_EQ(info->bitDepth, 16);
    EXPECT_TRUE(info->hasAlpha);
    EXPECT_FALSE(info->isFloat);
    EXPECT_FALSE(info->iccDescription);
    EXPECT_EQ(info->path, at("a.png"));
}

TEST_F(DecodeTest, progressRisesToOneAndCancelStops) {
    test::writeWithOiio(at("a.tif"), "tiff", noise<std::uint8_t>(64, 1000, 3, 19));
    double last = 0;
    const auto report = [&](double done) {
        EXPECT_GT(done, last);
        last = done;
    };
    EXPECT_TRUE(decodePhoto(at("a.tif"), {}, Cancel({}, report)));
    EXPECT_DOUBLE_EQ(last, 1.0);

    std::stop_source stop;
    int reports = 0;
    const auto photo = decodePhoto(at("a.tif"), {}, Cancel(stop.get_token(), [&](double) {
                                       if (++reports == 2) stop.request_stop();
                                   }));
    ASSERT_FALSE(photo);
    EXPECT_EQ(photo.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(reports, 2);
}

TEST_F(DecodeTest, workingGivesARectangle) {
    const auto picture = noise<std::uint16_t>(40, 30, 3, 20);
    test::writeWithOiio(at("a.png"), "png", picture);
    const auto photo = decoded(at("a.png"));
    ASSERT_TRUE(photo);
    const Image<float> part = photo->working({7, 3, 11, 5});
    ASSERT_EQ(part.size(), (Size{11, 5}));
    for (int y = 0; y < 5; ++y)
        for (int x = 0; x < 11; ++x)
            for (int c = 0; c < 3; ++c) EXPECT_EQ(part.at(x, y, c), static_cast<float>(picture.at(7 + x, 3 + y, c)) / 65535.0F);
    EXPECT_TRUE(photo->working({0, 0, 0, 5}).empty());
}

}  // namespace
}  // namespace glissade
