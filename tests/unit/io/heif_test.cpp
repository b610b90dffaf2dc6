// HEIF and AVIF: samples, depth, alpha and colour.
#include "unit/io/decode_fixture.h"

namespace glissade {
namespace {

using test::DecodeTest;
using test::pixels;

Image<std::uint16_t> widened(const Image<std::uint8_t>& image, int bits) {
    Image<std::uint16_t> result(image.width(), image.height(), image.channels());
    for (std::size_t i = 0; i < image.samples().size(); ++i)
        result.data()[i] = static_cast<std::uint16_t>(bits == 8 ? image.data()[i] : image.data()[i] * 4 + i % 3);
    return result;
}

TEST_F(DecodeTest, heifAndAvifGiveTheirPixels) {
    const auto picture = test::smooth(90, 62, 3);
    for (const bool avif : {false, true}) {
        test::HeifOptions options;
        options.avif = avif;
        test::writeWithLibheif(at("a.bin"), widened(picture, 8), options);
        const auto photo = decoded(at("a.bin"));
        ASSERT_TRUE(photo);
        EXPECT_EQ(photo->info.format, avif ? "avif" : "heif");
        EXPECT_EQ(photo->info.bitDepth, 8);
        EXPECT_GT(test::psnr(pixels<std::uint8_t>(*photo), picture), 35);
        EXPECT_TRUE(photo->profile.isSrgb());
    }
}

TEST_F(DecodeTest, tenBitHeifStaysAboveEightBits) {
    const auto picture = widened(test::smooth(64, 48, 3), 10);
    test::HeifOptions options;
    options.avif = false;  // with AV1, libheif 1.15 trips over an assertion of libaom
    options.bitDepth = 10;
    test::writeWithLibheif(at("a.heic"), picture, options);
    const auto photo = decoded(at("a.heic"));
    ASSERT_TRUE(photo);
    EXPECT_EQ(photo->info.bitDepth, 10);
    const auto& samples = pixels<std::uint16_t>(*photo);
    double sum = 0;
    int finer = 0;
    for (std::size_t i = 0; i < picture.samples().size(); ++i) {
        sum += std::abs(samples.data()[i] / 65535.0 - picture.data()[i] / 1023.0);
        finer += samples.data()[i] % 257 != 0 ? 1 : 0;
    }
    EXPECT_LT(sum / static_cast<double>(picture.samples().size()), 0.012);
    EXPECT_GT(finer, 1000) << "cut to 8 bits, all would be multiples of 257";
}

TEST_F(DecodeTest, avifAlphaIsKept) {
    auto picture = widened(test::smooth(64, 48, 4), 8);
    for (int y = 0; y < 48; ++y)
        for (int x = 0; x < 64; ++x) picture.at(x, y, 3) = x < 32 ? 255 : 64;
    test::writeWithLibheif(at("a.avif"), picture, {});
    const auto photo = decoded(at("a.avif"));
    ASSERT_TRUE(photo);
    ASSERT_TRUE(photo->alpha);
    EXPECT_NEAR(photo->alpha->at(5, 20), 1.0F, 0.02F);
    EXPECT_NEAR(photo->alpha->at(60, 20), 64.0F / 255.0F, 0.02F);
}

TEST_F(DecodeTest, profilesOfHeifAreHonoured) {
    test::HeifOptions options;
    options.icc = ColorProfile::adobeRgb().icc();
    test::writeWithLibheif(at("icc.avif"), widened(test::smooth(40, 40, 3), 8), options);
    auto photo = decoded(at("icc.avif"));
    ASSERT_TRUE(photo);
    EXPECT_EQ(photo->profile.icc(), ColorProfile::adobeRgb().icc());
    options = {};
    options.primaries = 12;  // P3
    test::writeWithLibheif(at("nclx.avif"), widened(test::smooth(40, 40, 3), 8), options);
    photo = decoded(at("nclx.avif"));
    ASSERT_TRUE(photo);
    EXPECT_EQ(photo->profile.description(), "Display P3");
}

}  // namespace
}  // namespace glissade
