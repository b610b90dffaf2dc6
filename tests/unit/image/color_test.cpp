#include "image/color.h"

#include "image/tone_curve.h"
#include "support/printer_profile.h"

#include <lcms2.h>

#include <array>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace glissade {
namespace {

using Pixel = std::array<float, 3>;

Pixel run(const ColorTransform& transform, Pixel in) {
    Pixel out{};
    transform.run(in.data(), out.data(), 1);
    return out;
}

ColorTransform to(const ColorProfile& profile) { return *ColorTransform::fromWorking(profile); }
ColorTransform from(const ColorProfile& profile) { return *ColorTransform::toWorking(profile); }

std::vector<ColorProfile> wideProfiles() { return {ColorProfile::displayP3(), ColorProfile::adobeRgb(), ColorProfile::linearSrgb()}; }

/// sRGB's primaries with a plain gamma.
Result<ColorProfile> gammaProfile(double gamma) {
    cmsToneCurve* curve = cmsBuildGamma(nullptr, gamma);
    cmsToneCurve* curves[3] = {curve, curve, curve};
    const cmsCIExyY white = {0.3127, 0.3290, 1.0};
    const cmsCIExyYTRIPLE primaries = {{0.64, 0.33, 1.0}, {0.30, 0.60, 1.0}, {0.15, 0.06, 1.0}};
    auto profile = ColorProfile::fromIcc(test::saved(cmsCreateRGBProfile(&white, &primaries, curves)));
    cmsFreeToneCurve(curve);
    return profile;
}

/// lcms's own conversion to sRGB in 8 bits, as an independent judge.
class Judge {
public:
    explicit Judge(const ColorProfile& source) {
        cmsHPROFILE profile = cmsOpenProfileFromMem(source.icc().data(), static_cast<cmsUInt32Number>(source.icc().size()));
        cmsHPROFILE srgb = cmsCreate_sRGBProfile();
        transform_ = cmsCreateTransform(profile, TYPE_RGB_8, srgb, TYPE_RGB_8, INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOOPTIMIZE);
        cmsCloseProfile(srgb);
        cmsCloseProfile(profile);
    }
    ~Judge() { cmsDeleteTransform(transform_); }
    Judge(const Judge&) = delete;
    Judge& operator=(const Judge&) = delete;

    Pixel operator()(Pixel in) const {
        std::array<std::uint8_t, 3> bytes{};
        for (std::size_t c = 0; c < 3; ++c) bytes[c] = static_cast<std::uint8_t>(std::lround(255 * in[c]));
        cmsDoTransform(transform_, bytes.data(), bytes.data(), 1);
        return {bytes[0] / 255.0F, bytes[1] / 255.0F, bytes[2] / 255.0F};
    }

private:
    cmsHTRANSFORM transform_ = nullptr;
};

TEST(ColorProfileTest, ownProfilesOpenAgainFromTheirBytes) {
    for (const auto& profile : {ColorProfile::sRgb(), ColorProfile::displayP3(), ColorProfile::adobeRgb(), ColorProfile::linearSrgb()}) {
        const auto again = ColorProfile::fromIcc(profile.icc());
        ASSERT_TRUE(again);
        EXPECT_EQ(again->description(), profile.description());
        EXPECT_EQ(again->isSrgb(), profile.isSrgb());
        EXPECT_EQ(again->space(), ColorProfile::Space::Rgb);
    }
    EXPECT_EQ(ColorProfile::sRgb().description(), "sRGB");
    EXPECT_EQ(ColorProfile::displayP3().description(), "Display P3");
    EXPECT_EQ(ColorProfile::adobeRgb().description(), "Adobe RGB (1998)");
}

TEST(ColorProfileTest, onlySrgbCountsAsSrgb) {
    EXPECT_TRUE(ColorProfile::sRgb().isSrgb());
    for (const auto& profile : wideProfiles()) EXPECT_FALSE(profile.isSrgb()) << profile.description();
    const auto lcms = ColorProfile::fromIcc(test::saved(cmsCreate_sRGBProfile()));
    ASSERT_TRUE(lcms);
    EXPECT_TRUE(lcms->isSrgb());
    // sRGB primaries with a plain gamma of 2.2 look alike but are not the same in the shadows.
    const auto plainGamma = gammaProfile(2.2);
    ASSERT_TRUE(plainGamma);
    EXPECT_FALSE(plainGamma->isSrgb());
}

TEST(ColorProfileTest, srgbAsATableOf1024EntriesCountsAsSrgb) {
    // The form in which cameras and editors embed it (sRGB IEC61966-2.1).
    std::vector<cmsUInt16Number> table(1024);
    for (std::size_t i = 0; i < table.size(); ++i)
        table[i] = static_cast<cmsUInt16Number>(std::lround(65535 * srgbToLinear(static_cast<double>(i) / 1023)));
    cmsToneCurve* curve = cmsBuildTabulatedToneCurve16(nullptr, 1024, table.data());
    cmsToneCurve* curves[3] = {curve, curve, curve};
    const cmsCIExyY white = {0.3127, 0.3290, 1.0};
    const cmsCIExyYTRIPLE primaries = {{0.64, 0.33, 1.0}, {0.30, 0.60, 1.0}, {0.15, 0.06, 1.0}};
    const auto profile = ColorProfile::fromIcc(test::saved(cmsCreateRGBProfile(&white, &primaries, curves)));
    cmsFreeToneCurve(curve);
    ASSERT_TRUE(profile);
    EXPECT_TRUE(profile->isSrgb());
}

TEST(ColorProfileTest, damagedBytesAreRefusedWithAReason) {
    const auto whole = ColorProfile::adobeRgb().icc();
    for (std::size_t keep : {std::size_t{0}, std::size_t{10}, std::size_t{131}, std::size_t{200}, whole.size() / 2}) {
        const auto cut = ColorProfile::fromIcc(std::span(whole).first(keep));
        ASSERT_FALSE(cut) << keep;
        EXPECT_FALSE(cut.error().reason.empty());
    }
    std::vector<std::uint8_t> noise(4000);
    std::mt19937 random(1);
    for (auto& byte : noise) byte = static_cast<std::uint8_t>(random());
    EXPECT_FALSE(ColorProfile::fromIcc(noise));
}

TEST(ColorProfileTest, flippedBytesNeverEndTheProgram) {
    std::mt19937 random(7);
    int opened = 0;
    for (int round = 0; round < 400; ++round) {
        auto bytes = ColorProfile::displayP3().icc();
        for (int flips = 0; flips < 4; ++flips) bytes[random() % bytes.size()] = static_cast<std::uint8_t>(random());
        const auto profile = ColorProfile::fromIcc(bytes);
        if (!profile) continue;
        ++opened;
        const Pixel out = run(from(*profile), {0.2F, 0.5F, 0.9F});
        for (float value : out) EXPECT_TRUE(std::isfinite(value));
    }
    EXPECT_GT(opened, 0);
}

TEST(ColorTransformTest, srgbChangesNothing) {
    for (int k = 0; k <= 255; ++k) {
        const float sample = static_cast<float>(k) / 255.0F;
        const Pixel in = {sample, 1 - sample, 0.5F};
        EXPECT_EQ(run(from(ColorProfile::sRgb()), in), in);
        EXPECT_EQ(run(to(ColorProfile::sRgb()), in), in);
    }
}

TEST(ColorTransformTest, agreesWithLcmsWhereLcmsDoesNotClip) {
    std::mt19937 random(3);
    for (const auto& profile : wideProfiles()) {
        const ColorTransform transform = from(profile);
        const Judge judge(profile);
        int compared = 0;
        for (int i = 0; i < 400; ++i) {
            Pixel in{};
            for (float& value : in) value = static_cast<float>(random() % 256) / 255.0F;
            const Pixel ours = run(transform, in);
            const Pixel lcms = judge(in);
            for (std::size_t c = 0; c < 3; ++c) {
                EXPECT_NEAR(std::clamp(ours[c], 0.0F, 1.0F), lcms[c], 1.01 / 255) << profile.description();
                ++compared;
            }
        }
        EXPECT_EQ(compared, 1200);
    }
}

TEST(ColorTransformTest, saturatedColoursLieOutsideAndComeBack) {
    std::mt19937 random(5);
    for (const auto& profile : wideProfiles()) {
        const ColorTransform in = from(profile);
        const ColorTransform out = to(profile);
        float least = 1;
        float most = 0;
        double worst = 0;
        double worstBlack = 0;
        for (int i = 0; i < 2000; ++i) {
            Pixel pixel{};
            // Corners and edges of the cube are the saturated ones.
            for (float& value : pixel) value = std::array{0.0F, 1.0F, 0.02F, static_cast<float>(random() % 65536) / 65535.0F}[random() % 4];
            const Pixel working = run(in, pixel);
            const Pixel back = run(out, working);
            for (std::size_t c = 0; c < 3; ++c) {
                least = std::min(least, working[c]);
                most = std::max(most, working[c]);
                double& which = pixel[c] > 0.01F ? worst : worstBlack;
                which = std::max(which, static_cast<double>(std::abs(back[c] - pixel[c])));
            }
        }
        EXPECT_LT(worst, 2e-5) << profile.description();
        // A pure gamma is infinitely steep at 0: float's rounding beside a full channel (6e-8) comes back as (6e-8)^(1/2.2) = 5e-4, an eighth
        // of an 8-bit step.
        EXPECT_LT(worstBlack, profile.description() == "Adobe RGB (1998)" ? 1e-3 : 2e-5) << profile.description();
        if (profile.description() == "Linear sRGB") continue;
        EXPECT_LT(least, -0.1F) << profile.description();
    }
}

TEST(ColorTransformTest, displayP3RedHasItsPublishedPlace) {
    // CSS Color 4: color(display-p3 1 0 0) is color(srgb 1.0930 -0.2267 -0.1501).
    const Pixel red = run(from(ColorProfile::displayP3()), {1, 0, 0});
    EXPECT_NEAR(red[0], 1.0930F, 5e-4);
    EXPECT_NEAR(red[1], -0.2267F, 1e-3);
    EXPECT_NEAR(red[2], -0.1501F, 1e-3);
}

TEST(ColorTransformTest, greyStaysGrey) {
    for (const auto& profile : wideProfiles()) {
        const Pixel grey = run(from(profile), {0.5F, 0.5F, 0.5F});
        EXPECT_NEAR(grey[0], grey[1], 2e-4) << profile.description();
        EXPECT_NEAR(grey[1], grey[2], 2e-4) << profile.description();
    }
}

TEST(ColorTransformTest, worksInPlaceOnLongRows) {
    std::vector<float> row(3 * 1000, 0.25F);
    from(ColorProfile::adobeRgb()).run(row.data(), row.data(), 1000);
    const Pixel one = run(from(ColorProfile::adobeRgb()), {0.25F, 0.25F, 0.25F});
    for (std::size_t i = 0; i < row.size(); ++i) EXPECT_EQ(row[i], one[i % 3]);
}

TEST(ColorTransformTest, greyProfileBecomesAnRgbProfileThatLooksTheSame) {
    cmsToneCurve* curve = cmsBuildGamma(nullptr, 1.8);
    const auto grey = ColorProfile::fromIcc(test::saved(cmsCreateGrayProfile(cmsD50_xyY(), curve)));
    cmsFreeToneCurve(curve);
    ASSERT_TRUE(grey);
    EXPECT_EQ(grey->space(), ColorProfile::Space::Grey);
    const auto rgb = ColorProfile::rgbOfGrey(*grey);
    ASSERT_TRUE(rgb);
    const ColorTransform transform = from(*grey);
    for (const float sample : {0.0F, 0.1F, 0.5F, 1.0F}) {
        Pixel converted{};
        transform.run(&sample, converted.data(), 1);
        const Pixel expanded = run(from(*rgb), {sample, sample, sample});
        const double expected = linearToSrgb(std::pow(sample, 1.8));
        for (std::size_t c = 0; c < 3; ++c) {
            EXPECT_NEAR(expanded[c], expected, 3e-4) << sample;
            EXPECT_NEAR(converted[c], expected, 2e-3) << sample;
        }
    }
    EXPECT_FALSE(ColorTransform::fromWorking(*grey)) << "only RGB can be written";
}

TEST(ColorTransformTest, profileOfTablesGoesThroughLcms) {
    // A device link that lcms makes into tables: Lab based output of sRGB.
    cmsHPROFILE lab = cmsCreateLab4Profile(nullptr);
    cmsHPROFILE p3 = cmsOpenProfileFromMem(ColorProfile::displayP3().icc().data(), static_cast<cmsUInt32Number>(ColorProfile::displayP3().icc().size()));
    cmsHTRANSFORM toLab = cmsCreateTransform(p3, TYPE_RGB_16, lab, TYPE_Lab_16, INTENT_RELATIVE_COLORIMETRIC, 0);
    cmsHPROFILE link = cmsTransform2DeviceLink(toLab, 4.3, 0);
    cmsSetDeviceClass(link, cmsSigInputClass);
    cmsSetPCS(link, cmsSigLabData);
    const auto tables = ColorProfile::fromIcc(test::saved(link));
    cmsDeleteTransform(toLab);
    cmsCloseProfile(lab);
    cmsCloseProfile(p3);
    ASSERT_TRUE(tables) << tables.error().reason;
    const Pixel in = {0.6F, 0.4F, 0.3F};
    const Pixel direct = run(from(ColorProfile::displayP3()), in);
    const Pixel byTables = run(from(*tables), in);
    for (std::size_t c = 0; c < 3; ++c) EXPECT_NEAR(byTables[c], direct[c], 0.01);
}

/// Found by fuzz_icc: a gamma this small is lcms's to invert, to a power that leaves the numbers.
TEST(ColorTransformTest, aGammaNextToNothingGivesFiniteColours) {
    const auto profile = gammaProfile(0.0094);
    ASSERT_TRUE(profile) << profile.error().reason;
    const auto back = ColorTransform::fromWorking(*profile);
    ASSERT_TRUE(back) << back.error().reason;
    for (const Pixel& in : {Pixel{0, 0, 0}, Pixel{1, 1, 1}, Pixel{1, 0, 0}, Pixel{0, 1, 0}, Pixel{0, 0, 1}, Pixel{2, 3, 4}})
        for (const ColorTransform& each : {from(*profile), *back})
            for (const float value : run(each, in)) EXPECT_TRUE(std::isfinite(value)) << in[0] << ' ' << in[1] << ' ' << in[2];
}

TEST(ColorTransformTest, anIntentTakesItsOwnTables) {
    const ColorProfile profile = test::printerProfile();
    EXPECT_TRUE(profile.intentsDiffer());
    const Pixel green = {0.2F, 0.7F, 0.3F};
    const auto written = [&](RenderingIntent intent) {
        const auto transform = ColorTransform::fromWorking(profile, intent);
        EXPECT_TRUE(transform);
        return run(*transform, green);
    };
    const Pixel asAdobe = run(to(ColorProfile::adobeRgb()), green);
    const Pixel relative = written(RenderingIntent::RelativeColorimetric);
    const Pixel perceptual = written(RenderingIntent::Perceptual);
    for (std::size_t c = 0; c < 3; ++c) {
        EXPECT_NEAR(relative[c], green[c], 0.04) << "the colorimetric tables are those of sRGB, of few points";
        EXPECT_NEAR(perceptual[c], asAdobe[c], 0.04) << "the perceptual ones those of Adobe RGB";
    }
    EXPECT_GT(std::abs(perceptual[0] - relative[0]), 0.1);
}

TEST(ColorTransformTest, profilesOfAMatrixConvertOneWay) {
    for (const ColorProfile& profile : {ColorProfile::sRgb(), ColorProfile::displayP3(), ColorProfile::adobeRgb()}) {
        EXPECT_FALSE(profile.intentsDiffer()) << profile.description();
        const auto relative = ColorTransform::fromWorking(profile);
        const auto perceptual = ColorTransform::fromWorking(profile, RenderingIntent::Perceptual);
        ASSERT_TRUE(relative && perceptual);
        EXPECT_EQ(run(*relative, {0.9F, 0.1F, 0.4F}), run(*perceptual, {0.9F, 0.1F, 0.4F}));
    }
}

TEST(ToneCurveTest, extensionsMeetTheCurveAndComeBack) {
    for (double x = -2; x <= 3; x += 0.01) {
        EXPECT_NEAR(linearToSrgb(srgbToLinear(x)), x, 1e-12);
        EXPECT_DOUBLE_EQ(srgbToLinear(-x), -srgbToLinear(x));
    }
    EXPECT_DOUBLE_EQ(srgbToLinear(1), 1);
    EXPECT_NEAR(srgbToLinear(0.5), 0.21404114048223255, 1e-15);
}

TEST(ToneCurveTest, readsAllFormsOfTheTag) {
    const auto bytes = [](std::initializer_list<int> list) {
        std::vector<std::uint8_t> result;
        for (int value : list) result.push_back(static_cast<std::uint8_t>(value));
        return result;
    };
    const auto identity = ToneCurve::fromTag(bytes({'c', 'u', 'r', 'v', 0, 0, 0, 0, 0, 0, 0, 0}));
    ASSERT_TRUE(identity);
    EXPECT_DOUBLE_EQ(identity->toLinear(0.3), 0.3);
    const auto gamma = ToneCurve::fromTag(bytes({'c', 'u', 'r', 'v', 0, 0, 0, 0, 0, 0, 0, 1, 2, 0}));
    ASSERT_TRUE(gamma);
    EXPECT_DOUBLE_EQ(gamma->toLinear(0.5), 0.25);
    EXPECT_DOUBLE_EQ(gamma->toLinear(-0.5), -0.25);
    const auto table = ToneCurve::fromTag(bytes({'c', 'u', 'r', 'v', 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0x40, 0, 0xff, 0xff}));
    ASSERT_TRUE(table);
    EXPECT_NEAR(table->toLinear(0.5), 0.25, 1e-4);
    EXPECT_NEAR(table->toEncoded(table->toLinear(1.3)), 1.3, 1e-12);
    const auto formula = ToneCurve::fromTag(bytes({'p', 'a', 'r', 'a', 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0}));
    ASSERT_TRUE(formula);
    EXPECT_DOUBLE_EQ(formula->toLinear(0.5), 0.125);
    EXPECT_FALSE(ToneCurve::fromTag(bytes({'c', 'u', 'r', 'v', 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff}))) << "a count beyond the tag";
    EXPECT_FALSE(ToneCurve::fromTag(bytes({'c', 'u', 'r', 'v', 0, 0, 0, 0, 0, 0, 0, 2, 0xff, 0xff, 0, 0}))) << "a falling table";
    EXPECT_FALSE(ToneCurve::fromTag(bytes({'p', 'a', 'r', 'a', 0, 0, 0, 0, 0, 9, 0, 0, 0, 1, 0, 0}))) << "an unknown formula";
}

TEST(SampledCurveTest, staysWithinItsBoundOfTheExactCurve) {
    const SampledCurve decode(srgbToLinear);
    const SampledCurve encode(linearToSrgb);
    std::mt19937 random(9);
    std::uniform_real_distribution<double> exponent(-40, 6);
    const double kKnee = 2e-7;  // where the line meets the power, a straight piece cuts the corner
    for (int i = 0; i < 200'000; ++i) {
        const auto x = static_cast<float>(std::exp2(exponent(random)) * (i % 2 == 0 ? 1 : -1));
        EXPECT_NEAR(decode(x), srgbToLinear(x), 8e-7 * std::abs(srgbToLinear(x)) + kKnee) << x;
        EXPECT_NEAR(encode(x), linearToSrgb(x), 8e-7 * std::abs(linearToSrgb(x)) + kKnee) << x;
    }
    EXPECT_EQ(decode(0.0F), 0.0F);
    EXPECT_EQ(decode(1.0F), 1.0F);
    EXPECT_EQ(encode(-1.0F), -1.0F);
    EXPECT_TRUE(std::isnan(decode(NAN)));
    EXPECT_TRUE(std::isinf(encode(INFINITY)));
}

TEST(SampledCurveTest, staysFiniteWhereAPowerDoesNot) {
    const SampledCurve steep([](double x) { return std::pow(x, 100); });
    for (const float x : {0.5F, 2.0F, 3.9F, 3.999F, 4.0F, 1e6F, 1e38F, -3.999F, -1e38F}) EXPECT_TRUE(std::isfinite(steep(x))) << x;
    EXPECT_TRUE(std::isinf(steep(INFINITY)));
}

}  // namespace
}  // namespace glissade
