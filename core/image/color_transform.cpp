#include "image/color.h"
#include "image/color_data.h"
#include "image/tone_curve.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace glissade {

namespace {

using Matrix = std::array<double, 9>;  // row by row

struct TransformDeleter {
    void operator()(void* transform) const { cmsDeleteTransform(transform); }
};
using TransformHandle = std::unique_ptr<void, TransformDeleter>;

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
        const auto bytes = makeProfile(kSrgbPrimaries, 4, srgbCurve(), "sRGB");
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

cmsUInt32Number lcmsIntent(RenderingIntent intent) {
    switch (intent) {
        case RenderingIntent::Perceptual: return INTENT_PERCEPTUAL;
        case RenderingIntent::Saturation: return INTENT_SATURATION;
        case RenderingIntent::AbsoluteColorimetric: return INTENT_ABSOLUTE_COLORIMETRIC;
        case RenderingIntent::RelativeColorimetric: break;
    }
    return INTENT_RELATIVE_COLORIMETRIC;
}

}  // namespace

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

Result<ColorTransform> ColorTransform::fromWorking(const ColorProfile& to, RenderingIntent intent) {
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
                                                        lcmsIntent(intent),
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
    for (std::size_t i = 0; i < 3 * pixels; ++i) out[i] = finiteColour(out[i]);
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
