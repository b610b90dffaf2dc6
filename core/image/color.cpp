#include "image/color.h"

#include "image/tone_curve.h"

#include <lcms2.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace glissade {

namespace {

using Matrix = std::array<double, 9>;  // row by row

// Larger profiles exist only by mistake; the largest printer profiles have about 4 MB.
constexpr std::size_t kMaxProfileBytes = 32U << 20;
// Half of an 8-bit step: a profile that moves no 8-bit value is sRGB.
constexpr double kSameAsSrgb = 0.5 / 255;

struct ProfileCloser {
    void operator()(void* profile) const { cmsCloseProfile(profile); }
};
struct TransformDeleter {
    void operator()(void* transform) const { cmsDeleteTransform(transform); }
};
struct ContextDeleter {
    void operator()(cmsContext context) const { cmsDeleteContext(context); }
};
using ProfileHandle = std::unique_ptr<void, ProfileCloser>;
using TransformHandle = std::unique_ptr<void, TransformDeleter>;

// lcms prints nothing by itself, but its default context is shared: ours keeps a handler that stays silent.
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

Matrix multiply(const Matrix& a, const Matrix& b) {
    Matrix c{};
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j)
            for (std::size_t k = 0; k < 3; ++k) c[3 * i + j] += a[3 * i + k] * b[3 * k + j];
    return c;
}

std::optional<Matrix> inverse(const Matrix& m) {
    Matrix r = {m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
                m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
                m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]};
    const double determinant = m[0] * r[0] + m[1] * r[3] + m[2] * r[6];
    if (!(std::abs(determinant) > 1e-6)) return std::nullopt;
    for (double& value : r) value /= determinant;
    return r;
}

constexpr cmsCIExyY kD65 = {0.3127, 0.3290, 1.0};
constexpr cmsCIExyYTRIPLE kSrgbPrimaries = {{0.64, 0.33, 1.0}, {0.30, 0.60, 1.0}, {0.15, 0.06, 1.0}};
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

/// `curve` may also be one that a profile owns.
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

const std::vector<double> kSrgbCurve = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};

std::optional<std::vector<std::uint8_t>> rawTag(cmsHPROFILE profile, cmsTagSignature tag) {
    const cmsUInt32Number size = cmsReadRawTag(profile, tag, nullptr, 0);
    if (size == 0 || size > kMaxProfileBytes) return std::nullopt;
    std::vector<std::uint8_t> bytes(size);
    if (cmsReadRawTag(profile, tag, bytes.data(), size) != size) return std::nullopt;
    return bytes;
}

std::optional<Matrix> colorants(cmsHPROFILE profile) {
    Matrix matrix{};
    const cmsTagSignature tags[3] = {cmsSigRedColorantTag, cmsSigGreenColorantTag, cmsSigBlueColorantTag};
    for (std::size_t c = 0; c < 3; ++c) {
        const auto* xyz = static_cast<const cmsCIEXYZ*>(cmsReadTag(profile, tags[c]));
        if (xyz == nullptr) return std::nullopt;
        matrix[c] = xyz->X;
        matrix[3 + c] = xyz->Y;
        matrix[6 + c] = xyz->Z;
    }
    return matrix;
}

/// A profile of three curves and a matrix, in numbers.
struct MatrixShaper {
    std::array<ToneCurve, 3> curves;
    bool oneCurve = false;  // all three are the same
    Matrix toXyz{};
};

const SampledCurve& fromSrgbCurve() {
    static const SampledCurve curve(srgbToLinear);
    return curve;
}

const SampledCurve& toSrgbCurve() {
    static const SampledCurve curve(linearToSrgb);
    return curve;
}

template <typename Direction>
std::array<std::shared_ptr<const SampledCurve>, 3> sampled(const MatrixShaper& shaper, Direction direction) {
    std::array<std::shared_ptr<const SampledCurve>, 3> result;
    for (std::size_t c = 0; c < 3; ++c)
        result[c] = c > 0 && shaper.oneCurve ? result[0] : std::make_shared<const SampledCurve>(direction(shaper.curves[c]));
    return result;
}

std::optional<MatrixShaper> matrixShaper(cmsHPROFILE profile, bool asDestination) {
    if (cmsGetColorSpace(profile) != cmsSigRgbData || cmsGetPCS(profile) != cmsSigXYZData) return std::nullopt;
    // Where a profile has tables too, they are what its maker means.
    if (cmsIsTag(profile, asDestination ? cmsSigBToA0Tag : cmsSigAToB0Tag)) return std::nullopt;
    const auto matrix = colorants(profile);
    if (!matrix || !inverse(*matrix)) return std::nullopt;
    MatrixShaper shaper;
    shaper.toXyz = *matrix;
    const cmsTagSignature tags[3] = {cmsSigRedTRCTag, cmsSigGreenTRCTag, cmsSigBlueTRCTag};
    std::array<std::vector<std::uint8_t>, 3> bytes;
    for (std::size_t c = 0; c < 3; ++c) {
        auto tag = rawTag(profile, tags[c]);
        const auto curve = tag ? ToneCurve::fromTag(*tag) : std::nullopt;
        if (!curve) return std::nullopt;
        shaper.curves[c] = *curve;
        bytes[c] = std::move(*tag);
    }
    shaper.oneCurve = bytes[0] == bytes[1] && bytes[1] == bytes[2];
    return shaper;
}

const Matrix& srgbToXyz() {
    static const Matrix matrix = [] {
        const auto bytes = makeProfile(kSrgbPrimaries, 4, kSrgbCurve, "sRGB");
        const auto found = colorants(openProfile(bytes).get());
        CHECK(found);
        return *found;
    }();
    return matrix;
}

/// sRGB primaries without a curve: where lcms's tables hand over to our own, unbounded transfer.
cmsHPROFILE linearSrgb() {
    static const ProfileHandle profile = [] {
        double gamma = 1.0;
        return openProfile(makeProfile(kSrgbPrimaries, 1, {gamma}, "linear sRGB"));
    }();
    return profile.get();
}

std::string describe(cmsHPROFILE profile) {
    std::array<char, 256> text{};
    cmsGetProfileInfoASCII(profile, cmsInfoDescription, "en", "US", text.data(), text.size());
    std::string description(text.data());
    std::erase_if(description, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    return description.empty() ? "unnamed profile" : description;
}

}  // namespace

struct ColorProfile::Data {
    std::vector<std::uint8_t> icc;
    std::string description;
    Space space = Space::Rgb;
    bool srgb = false;
    std::optional<ColorTransform> toWorking;  // made with the profile, since every tile of a photo asks for it
};

struct ColorTransform::Data {
    enum class Kind { Identity, ToWorking, FromWorking, TablesToWorking, TablesFromWorking };
    Kind kind = Kind::Identity;
    std::array<std::shared_ptr<const SampledCurve>, 3> curves;
    Matrix matrix{};
    TransformHandle transform;
    int channels = 3;    // of the source
    bool cmyk = false;   // lcms counts ink in percent

    void matrixToWorking(const float* in, float* out, std::size_t pixels) const;
    void matrixFromWorking(const float* in, float* out, std::size_t pixels) const;
    void tablesToWorking(const float* in, float* out, std::size_t pixels) const;
    void tablesFromWorking(const float* in, float* out, std::size_t pixels) const;
};

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
    data->srgb = worst < kSameAsSrgb;
    if (data->srgb) data->toWorking.reset();
    return result;
}

ColorProfile ColorProfile::sRgb() {
    static const ColorProfile profile = [] {
        auto made = fromIcc(makeProfile(kSrgbPrimaries, 4, kSrgbCurve, "sRGB"));
        CHECK(made.has_value() && made->isSrgb());
        return *made;
    }();
    return profile;
}

ColorProfile ColorProfile::displayP3() {
    static const ColorProfile profile = [] {
        auto made = fromIcc(makeProfile(kP3Primaries, 4, kSrgbCurve, "Display P3"));
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

Result<ColorTransform> ColorTransform::toWorking(const ColorProfile& from) {
    if (from.data_->toWorking) return *from.data_->toWorking;
    auto data = std::make_shared<Data>();
    ColorTransform result;
    if (!from.isSrgb()) {
        const ProfileHandle profile = openProfile(from.icc());
        if (!profile) return fail(ErrorCode::Corrupt, "the colour profile is damaged");
        if (const auto shaper = matrixShaper(profile.get(), false)) {
            data->kind = Data::Kind::ToWorking;
            data->curves = sampled(*shaper, [](const ToneCurve& curve) { return [curve](double x) { return curve.toLinear(x); }; });
            data->matrix = multiply(*inverse(srgbToXyz()), shaper->toXyz);
        } else {
            const bool cmyk = from.space() == ColorProfile::Space::Cmyk;
            const cmsUInt32Number layout = cmyk                                          ? TYPE_CMYK_FLT
                                           : from.space() == ColorProfile::Space::Grey ? TYPE_GRAY_FLT
                                                                                         : TYPE_RGB_FLT;
            data->kind = Data::Kind::TablesToWorking;
            data->channels = cmyk ? 4 : from.space() == ColorProfile::Space::Grey ? 1 : 3;
            data->cmyk = cmyk;
            data->transform.reset(cmsCreateTransformTHR(silentContext(), profile.get(), layout, glissade::linearSrgb(), TYPE_RGB_FLT,
                                                        INTENT_RELATIVE_COLORIMETRIC,
                                                        cmsFLAGS_NOCACHE | cmsFLAGS_BLACKPOINTCOMPENSATION));
            if (!data->transform) return fail(ErrorCode::Corrupt, "the colour profile lacks what a conversion needs");
        }
    }
    result.data_ = std::move(data);
    return result;
}

Result<ColorTransform> ColorTransform::fromWorking(const ColorProfile& to) {
    if (to.space() != ColorProfile::Space::Rgb) return fail(ErrorCode::Unsupported, "only RGB profiles can be written");
    auto data = std::make_shared<Data>();
    ColorTransform result;
    if (!to.isSrgb()) {
        const ProfileHandle profile = openProfile(to.icc());
        if (!profile) return fail(ErrorCode::Corrupt, "the colour profile is damaged");
        if (const auto shaper = matrixShaper(profile.get(), true)) {
            data->kind = Data::Kind::FromWorking;
            data->curves = sampled(*shaper, [](const ToneCurve& curve) { return [curve](double x) { return curve.toEncoded(x); }; });
            data->matrix = multiply(*inverse(shaper->toXyz), srgbToXyz());
        } else {
            data->kind = Data::Kind::TablesFromWorking;
            data->transform.reset(cmsCreateTransformTHR(silentContext(), glissade::linearSrgb(), TYPE_RGB_FLT, profile.get(), TYPE_RGB_FLT,
                                                        INTENT_RELATIVE_COLORIMETRIC,
                                                        cmsFLAGS_NOCACHE | cmsFLAGS_BLACKPOINTCOMPENSATION));
            if (!data->transform) return fail(ErrorCode::Unsupported, "the colour profile cannot be written to, only read from");
        }
    }
    result.data_ = std::move(data);
    return result;
}

void ColorTransform::Data::matrixToWorking(const float* in, float* out, std::size_t pixels) const {
    const SampledCurve& encode = toSrgbCurve();
    for (std::size_t i = 0; i < pixels; ++i, in += 3, out += 3) {
        const double r = (*curves[0])(in[0]), g = (*curves[1])(in[1]), b = (*curves[2])(in[2]);
        for (std::size_t c = 0; c < 3; ++c)
            out[c] = encode(static_cast<float>(matrix[3 * c] * r + matrix[3 * c + 1] * g + matrix[3 * c + 2] * b));
    }
}

void ColorTransform::Data::matrixFromWorking(const float* in, float* out, std::size_t pixels) const {
    const SampledCurve& decode = fromSrgbCurve();
    for (std::size_t i = 0; i < pixels; ++i, in += 3, out += 3) {
        const double r = decode(in[0]), g = decode(in[1]), b = decode(in[2]);
        for (std::size_t c = 0; c < 3; ++c)
            out[c] = (*curves[c])(static_cast<float>(matrix[3 * c] * r + matrix[3 * c + 1] * g + matrix[3 * c + 2] * b));
    }
}

void ColorTransform::Data::tablesToWorking(const float* in, float* out, std::size_t pixels) const {
    constexpr std::size_t kRun = 256;
    std::array<float, 4 * kRun> source{};
    const auto perPixel = static_cast<std::size_t>(channels);
    const float scale = cmyk ? 100.0F : 1.0F;
    for (std::size_t done = 0; done < pixels; done += kRun) {
        const std::size_t count = std::min(kRun, pixels - done);
        for (std::size_t i = 0; i < count * perPixel; ++i) source[i] = in[done * perPixel + i] * scale;
        cmsDoTransform(transform.get(), source.data(), out + 3 * done, static_cast<cmsUInt32Number>(count));
        for (std::size_t i = 3 * done; i < 3 * (done + count); ++i) out[i] = toSrgbCurve()(out[i]);
    }
}

void ColorTransform::Data::tablesFromWorking(const float* in, float* out, std::size_t pixels) const {
    for (std::size_t i = 0; i < 3 * pixels; ++i) out[i] = fromSrgbCurve()(in[i]);
    for (std::size_t done = 0; done < pixels; done += 1U << 20)
        cmsDoTransform(transform.get(), out + 3 * done, out + 3 * done,
                       static_cast<cmsUInt32Number>(std::min<std::size_t>(1U << 20, pixels - done)));
}

void ColorTransform::run(const float* in, float* out, std::size_t pixels) const {
    switch (data_->kind) {
        case Data::Kind::Identity:
            if (in != out) std::copy_n(in, 3 * pixels, out);
            return;
        case Data::Kind::ToWorking: return data_->matrixToWorking(in, out, pixels);
        case Data::Kind::FromWorking: return data_->matrixFromWorking(in, out, pixels);
        case Data::Kind::TablesToWorking: return data_->tablesToWorking(in, out, pixels);
        case Data::Kind::TablesFromWorking: return data_->tablesFromWorking(in, out, pixels);
    }
}

}  // namespace glissade
