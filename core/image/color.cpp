#include "image/color.h"

#include "image/color_data.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace glissade {

namespace {

// Half of an 8-bit step: a profile that moves no 8-bit value is sRGB.
constexpr double kSameAsSrgb = 0.5 / 255;

struct ContextDeleter {
    void operator()(cmsContext context) const { cmsDeleteContext(context); }
};

constexpr cmsCIExyY kD65 = {0.3127, 0.3290, 1.0};
constexpr cmsCIExyYTRIPLE kP3Primaries = {{0.680, 0.320, 1.0}, {0.265, 0.690, 1.0}, {0.150, 0.060, 1.0}};
constexpr cmsCIExyYTRIPLE kAdobePrimaries = {{0.64, 0.33, 1.0}, {0.21, 0.71, 1.0}, {0.15, 0.06, 1.0}};

void describe(cmsHPROFILE profile, const std::string& description) {
    cmsContext context = silentContext();
    const auto write = [&](cmsTagSignature tag, const std::string& text) {
        cmsMLU* mlu = cmsMLUalloc(context, 1);
        cmsMLUsetASCII(mlu, "en", "US", text.c_str());
        cmsWriteTag(profile, tag, mlu);
        cmsMLUfree(mlu);
    };
    write(cmsSigProfileDescriptionTag, description);
    write(cmsSigCopyrightTag, "No copyright, use freely");
}

std::string describe(cmsHPROFILE profile) {
    std::array<char, 256> text{};
    cmsGetProfileInfoASCII(profile, cmsInfoDescription, "en", "US", text.data(), text.size());
    std::string description(text.data());
    std::erase_if(description, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    return description.empty() ? "unnamed profile" : description;
}

}  // namespace

cmsContext silentContext() {
    static const std::unique_ptr<_cmsContext_struct, ContextDeleter> context = [] {
        std::unique_ptr<_cmsContext_struct, ContextDeleter> made(cmsCreateContext(nullptr, nullptr));
        CHECK(made);
        cmsSetLogErrorHandlerTHR(made.get(), [](cmsContext, cmsUInt32Number, const char*) {});
        return made;
    }();
    return context.get();
}

ProfileHandle openProfile(const std::vector<std::uint8_t>& icc) {
    return ProfileHandle(cmsOpenProfileFromMemTHR(silentContext(), icc.data(), static_cast<cmsUInt32Number>(icc.size())));
}

std::vector<std::uint8_t> makeProfile(const cmsCIExyYTRIPLE& primaries, const cmsToneCurve* curve, const std::string& description) {
    cmsToneCurve* shared = const_cast<cmsToneCurve*>(curve);  // lcms copies it
    cmsToneCurve* curves[3] = {shared, shared, shared};
    ProfileHandle profile(cmsCreateRGBProfileTHR(silentContext(), &kD65, &primaries, curves));
    CHECK(profile);
    cmsSetProfileVersion(profile.get(), 4.3);
    describe(profile.get(), description);
    cmsUInt32Number size = 0;
    CHECK(cmsSaveProfileToMem(profile.get(), nullptr, &size));
    std::vector<std::uint8_t> bytes(size);
    CHECK(cmsSaveProfileToMem(profile.get(), bytes.data(), &size));
    return bytes;
}

std::vector<std::uint8_t> makeProfile(const cmsCIExyYTRIPLE& primaries, int type, std::vector<double> parameters,
                                      const std::string& description) {
    cmsToneCurve* curve = cmsBuildParametricToneCurve(silentContext(), type, parameters.data());
    CHECK(curve);
    auto bytes = makeProfile(primaries, curve, description);
    cmsFreeToneCurve(curve);
    return bytes;
}

Result<ColorProfile> ColorProfile::fromIcc(std::span<const std::uint8_t> bytes) {
    if (bytes.size() < 132) return fail(ErrorCode::Corrupt, "the colour profile is too short");
    if (bytes.size() > kMaxProfileBytes) return fail(ErrorCode::TooLarge, "the colour profile is larger than 32 MB");
    auto data = std::make_shared<Data>();
    data->icc.assign(bytes.begin(), bytes.end());
    const ProfileHandle profile = openProfile(data->icc);
    if (!profile) return fail(ErrorCode::Corrupt, "the colour profile is damaged");
    switch (cmsGetColorSpace(profile.get())) {
        case cmsSigRgbData: data->space = Space::Rgb; break;
        case cmsSigGrayData: data->space = Space::Grey; break;
        case cmsSigCmykData: data->space = Space::Cmyk; break;
        default: return fail(ErrorCode::Unsupported, "the colour profile is neither RGB, grey nor CMYK");
    }
    data->description = describe(profile.get());
    data->intentsDiffer = data->space == Space::Rgb && cmsIsTag(profile.get(), cmsSigBToA0Tag) &&
                          (cmsIsTag(profile.get(), cmsSigBToA1Tag) || cmsIsTag(profile.get(), cmsSigBToA2Tag));
    ColorProfile result;
    result.data_ = data;
    // Made here once, so that a profile that cannot be used is found when it is opened.
    TRY(const ColorTransform transform, ColorTransform::toWorking(result));
    data->toWorking = transform;
    if (data->space != Space::Rgb) return result;
    double worst = 0;
    for (int i = 0; i < 9 * 9 * 9 + 256; ++i) {
        const int grid = i - 256;
        const float grey = static_cast<float>(i) / 255.0F;
        const std::array<float, 3> rgb = grid < 0 ? std::array{grey, grey, grey}
                                                  : std::array{static_cast<float>(grid % 9) / 8.0F, static_cast<float>(grid / 9 % 9) / 8.0F,
                                                               static_cast<float>(grid / 81) / 8.0F};
        std::array<float, 3> moved{};
        transform.run(rgb.data(), moved.data(), 1);
        for (std::size_t c = 0; c < 3; ++c) worst = std::max(worst, static_cast<double>(std::abs(moved[c] - rgb[c])));
    }
    data->srgb = worst < kSameAsSrgb && !data->intentsDiffer;
    if (data->srgb) data->toWorking.reset();
    return result;
}

ColorProfile ColorProfile::sRgb() {
    static const ColorProfile profile = [] {
        auto made = fromIcc(makeProfile(kSrgbPrimaries, 4, srgbCurve(), "sRGB"));
        CHECK(made.has_value() && made->isSrgb());
        return *made;
    }();
    return profile;
}

ColorProfile ColorProfile::displayP3() {
    static const ColorProfile profile = [] {
        auto made = fromIcc(makeProfile(kP3Primaries, 4, srgbCurve(), "Display P3"));
        CHECK(made.has_value());
        return *made;
    }();
    return profile;
}

ColorProfile ColorProfile::adobeRgb() {
    static const ColorProfile profile = [] {
        // Adobe RGB (1998), 4.3.4.2: gamma 2.19921875 = 563/256.
        auto made = fromIcc(makeProfile(kAdobePrimaries, 1, {563.0 / 256.0}, "Adobe RGB (1998)"));
        CHECK(made.has_value());
        return *made;
    }();
    return profile;
}

ColorProfile ColorProfile::linearSrgb() {
    static const ColorProfile profile = [] {
        auto made = fromIcc(makeProfile(kSrgbPrimaries, 1, {1.0}, "Linear sRGB"));
        CHECK(made.has_value());
        return *made;
    }();
    return profile;
}

Result<ColorProfile> ColorProfile::rgbOfGrey(const ColorProfile& grey) {
    const ProfileHandle profile = openProfile(grey.icc());
    if (!profile || grey.space() != Space::Grey || cmsGetPCS(profile.get()) != cmsSigXYZData)
        return fail(ErrorCode::Unsupported, "the grey profile has no curve that RGB could take over");
    const auto* curve = static_cast<const cmsToneCurve*>(cmsReadTag(profile.get(), cmsSigGrayTRCTag));
    if (curve == nullptr) return fail(ErrorCode::Corrupt, "the grey profile has no curve");
    return fromIcc(makeProfile(kSrgbPrimaries, curve, grey.description() + " (RGB)"));
}

const std::string& ColorProfile::description() const { return data_->description; }
const std::vector<std::uint8_t>& ColorProfile::icc() const { return data_->icc; }
ColorProfile::Space ColorProfile::space() const { return data_->space; }
bool ColorProfile::isSrgb() const { return data_->srgb; }
bool ColorProfile::intentsDiffer() const { return data_->intentsDiffer; }

}  // namespace glissade
