// Profiles, grey, CMYK: from the colours of a file to those of the working space.
#include "unit/io/decode_fixture.h"

#include <OpenImageIO/imageio.h>
#include <lcms2.h>

#include <cmath>

namespace glissade {
namespace {

namespace fs = std::filesystem;
using test::DecodeTest;
using test::expectSame;
using test::noise;
using test::pixels;

TEST_F(DecodeTest, cmykWithoutProfileBecomesSrgb) {
    // Solid inks: cyan 100 %, and half black.
    Image<std::uint8_t> inks(32, 16, 4);
    for (int y = 0; y < 16; ++y)
        for (int x = 0; x < 32; ++x) {
            inks.at(x, y, 0) = x < 16 ? 255 : 0;
            inks.at(x, y, 3) = x < 16 ? 0 : 128;
        }
    Image<std::uint8_t> inverted = inks.clone();
    for (auto& sample : inverted.samples()) sample = static_cast<std::uint8_t>(255 - sample);
    test::JpegOptions adobe;
    adobe.adobeCmyk = true;
    adobe.quality = 100;
    test::writeWithLibjpeg(at("adobe.jpg"), inverted, adobe);
    test::JpegOptions plain;
    plain.quality = 100;
    test::writeWithLibjpeg(at("plain.jpg"), inks, plain);
    test::writeWithOiio(at("cmyk.tif"), "tiff", inks, [](OIIO::ImageSpec& spec) {
        spec.attribute("tiff:ColorSpace", "CMYK");
        spec.channelnames = {"C", "M", "Y", "K"};
        spec.alpha_channel = -1;
    });
    for (const char* name : {"adobe.jpg", "plain.jpg", "cmyk.tif"}) {
        const auto photo = decoded(at(name));
        ASSERT_TRUE(photo) << name;
        EXPECT_EQ(photo->info.channels, 4) << name;
        EXPECT_FALSE(photo->alpha) << name;
        EXPECT_TRUE(photo->profile.isSrgb());
        const auto& p = pixels<std::uint8_t>(*photo);
        EXPECT_NEAR(p.at(4, 4, 0), 0, 2) << name;
        EXPECT_NEAR(p.at(4, 4, 1), 255, 2) << name;
        EXPECT_NEAR(p.at(28, 4, 0), 127, 2) << name;
        EXPECT_NEAR(p.at(28, 4, 2), 127, 2) << name;
        ASSERT_FALSE(photo->info.notices.empty()) << name;
        EXPECT_NE(photo->info.notices[0].find("CMYK"), std::string::npos);
    }
}

TEST_F(DecodeTest, embeddedProfileIsKeptAndHonoured) {
    const auto icc = ColorProfile::adobeRgb().icc();
    const auto picture = noise<std::uint8_t>(50, 30, 3, 15);
    const auto embed = [&](OIIO::ImageSpec& spec) {
        spec.attribute("ICCProfile", OIIO::TypeDesc(OIIO::TypeDesc::UINT8, static_cast<int>(icc.size())), icc.data());
    };
    test::writeWithOiio(at("a.tif"), "tiff", picture, embed);
    test::writeWithOiio(at("a.png"), "png", picture, embed);
    test::JpegOptions options;
    options.icc = icc;
    test::writeWithLibjpeg(at("a.jpg"), picture, options);
    cmsHPROFILE adobe = cmsOpenProfileFromMem(icc.data(), static_cast<cmsUInt32Number>(icc.size()));
    cmsHPROFILE srgb = cmsCreate_sRGBProfile();
    cmsHTRANSFORM judge = cmsCreateTransform(adobe, TYPE_RGB_8, srgb, TYPE_RGB_8, INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOOPTIMIZE);
    for (const char* name : {"a.tif", "a.png", "a.jpg"}) {
        const auto photo = decoded(at(name));
        ASSERT_TRUE(photo) << name;
        EXPECT_EQ(photo->profile.icc(), icc) << name;
        EXPECT_EQ(photo->info.iccDescription, "Adobe RGB (1998)");
        const Image<float> working = photo->working({10, 5, 20, 20});
        for (int y = 0; y < 20; ++y)
            for (int x = 0; x < 20; ++x) {
                std::uint8_t expected[3];
                cmsDoTransform(judge, &pixels<std::uint8_t>(*photo).at(10 + x, 5 + y), expected, 1);
                for (int c = 0; c < 3; ++c) EXPECT_NEAR(std::clamp(working.at(x, y, c), 0.0F, 1.0F), expected[c] / 255.0F, 1.01F / 255);
            }
    }
    cmsDeleteTransform(judge);
    cmsCloseProfile(srgb);
    cmsCloseProfile(adobe);
}

TEST_F(DecodeTest, eightBitSrgbBecomesExactlyKBy255) {
    Image<std::uint8_t> ramp(256, 1, 3);
    for (int k = 0; k < 256; ++k)
        for (int c = 0; c < 3; ++c) ramp.at(k, 0, c) = static_cast<std::uint8_t>(k);
    for (bool embedded : {false, true}) {
        test::PngOptions options;
        if (embedded) options.icc = ColorProfile::sRgb().icc();
        Image<std::uint16_t> wide(256, 1, 3);
        for (std::size_t i = 0; i < 768; ++i) wide.data()[i] = ramp.data()[i];
        test::writeWithLibpng(at("ramp.png"), wide, options);
        const auto photo = decoded(at("ramp.png"));
        ASSERT_TRUE(photo);
        const Image<float> working = photo->working({0, 0, 256, 1});
        for (int k = 0; k < 256; ++k) EXPECT_EQ(working.at(k, 0, 1), static_cast<float>(k) / 255.0F);
    }
}

TEST_F(DecodeTest, brokenProfileIsIgnoredWithANotice) {
    const auto picture = noise<std::uint8_t>(20, 20, 3, 16);
    auto icc = ColorProfile::adobeRgb().icc();
    icc.resize(200);
    test::writeWithOiio(at("broken.tif"), "tiff", picture, [&](OIIO::ImageSpec& spec) {
        spec.attribute("ICCProfile", OIIO::TypeDesc(OIIO::TypeDesc::UINT8, static_cast<int>(icc.size())), icc.data());
    });
    const auto photo = decoded(at("broken.tif"));
    ASSERT_TRUE(photo);
    expectSame(pixels<std::uint8_t>(*photo), picture);
    EXPECT_TRUE(photo->profile.isSrgb());
    EXPECT_FALSE(photo->info.iccDescription);
    ASSERT_EQ(photo->info.notices.size(), 1U);
    EXPECT_NE(photo->info.notices[0].find("profile"), std::string::npos);
}

TEST_F(DecodeTest, greyProfileIsCarriedIntoRgb) {
    cmsToneCurve* curve = cmsBuildGamma(nullptr, 1.8);
    cmsHPROFILE profile = cmsCreateGrayProfile(cmsD50_xyY(), curve);
    cmsUInt32Number size = 0;
    cmsSaveProfileToMem(profile, nullptr, &size);
    std::vector<std::uint8_t> icc(size);
    cmsSaveProfileToMem(profile, icc.data(), &size);
    cmsCloseProfile(profile);
    cmsFreeToneCurve(curve);
    auto grey = noise<std::uint16_t>(20, 20, 1, 17);
    for (auto& sample : grey.samples()) sample &= 0xff;
    test::PngOptions options;
    options.icc = icc;
    test::writeWithLibpng(at("grey.png"), grey, options);
    const auto photo = decoded(at("grey.png"));
    ASSERT_TRUE(photo);
    EXPECT_EQ(photo->profile.space(), ColorProfile::Space::Rgb);
    const Image<float> working = photo->working({0, 0, 20, 20});
    for (int i = 0; i < 400; ++i) {
        const double linear = std::pow(grey.data()[i] / 255.0, 1.8);
        const double expected = linear <= 0.0031308 ? 12.92 * linear : 1.055 * std::pow(linear, 1 / 2.4) - 0.055;
        EXPECT_NEAR(working.data()[3 * i + 1], expected, 1e-3);
    }
}

TEST_F(DecodeTest, cameraAdobeRgbWithoutProfileIsSeenByItsMark) {
    test::writeWithLibjpeg(at("dcf.jpg"), test::smooth(20, 20, 3), {});
    test::setMetadata(at("dcf.jpg"), {{"Exif.Photo.ColorSpace", "65535"}, {"Exif.Iop.InteroperabilityIndex", "R03"}});
    const auto photo = decoded(at("dcf.jpg"));
    ASSERT_TRUE(photo);
    EXPECT_EQ(photo->profile.description(), "Adobe RGB (1998)");
}

}  // namespace
}  // namespace glissade
