// WLS detail enhancement: strengthens contrast of the lightness at three scales and takes the mean of the three pictures.
//
// Published: Farbman, Fattal, Lischinski and Szeliski, "Edge-Preserving Decompositions for Multi-Scale Tone and Detail
// Manipulation", SIGGRAPH 2008; settings of the authors' example for fine, medium and coarse detail.
#include "operators/exact_input.h"
#include "operators/operator.h"
#include "operators/solve/wls_smooth.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace glissade::operators {

extern const OperatorSpec wlsEnhance;

namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

// Linear sRGB to XYZ relative to D50, as colour profiles have it.
constexpr Matrix kToXyz{{{0.4360747, 0.3850649, 0.1430804}, {0.2225045, 0.7168786, 0.0606169}, {0.0139322, 0.0971045, 0.7141733}}};

constexpr Matrix inverseOf(const Matrix& m) {
    const auto minor = [&m](std::size_t r, std::size_t c) {
        const std::size_t r1 = (r + 1) % 3, r2 = (r + 2) % 3, c1 = (c + 1) % 3, c2 = (c + 2) % 3;
        return m[r1][c1] * m[r2][c2] - m[r1][c2] * m[r2][c1];
    };
    const double determinant = m[0][0] * minor(0, 0) + m[0][1] * minor(0, 1) + m[0][2] * minor(0, 2);
    Matrix inverse{};
    for (std::size_t r = 0; r < 3; ++r)
        for (std::size_t c = 0; c < 3; ++c) inverse[c][r] = minor(r, c) / determinant;
    return inverse;
}

constexpr Matrix kFromXyz = inverseOf(kToXyz);
constexpr Triple kWhite{kToXyz[0][0] + kToXyz[0][1] + kToXyz[0][2], kToXyz[1][0] + kToXyz[1][1] + kToXyz[1][2],
                        kToXyz[2][0] + kToXyz[2][1] + kToXyz[2][2]};

constexpr Triple times(const Matrix& m, const Triple& v) {
    Triple product{};
    for (std::size_t r = 0; r < 3; ++r) product[r] = m[r][0] * v[0] + m[r][1] * v[1] + m[r][2] * v[2];
    return product;
}

double linearised(double u) { return u <= 0.04045 ? u / 12.92 : std::pow((u + 0.055) / 1.055, 2.4); }
double encoded(double u) { return u <= 0.0031308 ? 12.92 * u : 1.055 * std::pow(u, 1.0 / 2.4) - 0.055; }

// The cube root of CIELAB with its straight foot, and the way back.
double labRoot(double t) { return t > 216.0 / 24389.0 ? std::cbrt(t) : 841.0 / 108.0 * t + 4.0 / 29.0; }
double labCube(double t) { return t > 6.0 / 29.0 ? t * t * t : 108.0 / 841.0 * (t - 4.0 / 29.0); }

Triple labOf(const Triple& rgb) {
    const Triple xyz = times(kToXyz, {linearised(rgb[0]), linearised(rgb[1]), linearised(rgb[2])});
    const double x = labRoot(xyz[0] / kWhite[0]), y = labRoot(xyz[1] / kWhite[1]), z = labRoot(xyz[2] / kWhite[2]);
    return {116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)};
}

// sRGB, linear values clipped to [0, 1].
Triple rgbOf(double lightness, double a, double b) {
    const double y = (lightness + 16.0) / 116.0;
    Triple rgb = times(kFromXyz, {kWhite[0] * labCube(y + a / 500.0), kWhite[1] * labCube(y), kWhite[2] * labCube(y - b / 200.0)});
    for (double& value : rgb) value = encoded(std::clamp(value, 0.0, 1.0));
    return rgb;
}

// One of the three pictures: steepness for fine, medium and coarse contrast, and exposure.
struct Setting {
    double fine, medium, coarse, exposure;
};
constexpr std::array<Setting, 3> kSettings{{{25, 1, 1, 1.0}, {1, 40, 1, 1.0}, {4, 1, 15, 1.1}}};
constexpr double kFineLambda = 0.125;
constexpr double kCoarseLambda = 0.5;
constexpr double kMidLightness = 56.0;
constexpr double kSaturation = 1.1;
// In units of lightness, 0..100; the curves steepen it up to tenfold. Measured on photos: 76 dB to the exact solution.
constexpr double kSmoothError = 5e-4;
constexpr std::size_t kBandRows = 16;

// 0.5 (σ(a x) − ½) / (σ(a/2) − ½): an S through 0 that leaves ±½ where they are.
class Sigmoid {
public:
    explicit Sigmoid(double steepness)
        : steepness_(steepness), scale_(0.5 / (1.0 / (1.0 + std::exp(-steepness / 2.0)) - 0.5)) {}
    // For lightness differences on the scale 0..100.
    [[nodiscard]] double operator()(double difference) const {
        return 100.0 * scale_ * (1.0 / (1.0 + std::exp(-steepness_ * difference / 100.0)) - 0.5);
    }

private:
    double steepness_;
    double scale_;
};

struct Curves {
    explicit Curves(const Setting& setting)
        : fine(setting.fine), medium(setting.medium), coarse(setting.coarse), exposure(setting.exposure) {}

    [[nodiscard]] double lightness(double own, double smooth, double smoother) const {
        return coarse(exposure * smoother - kMidLightness) + kMidLightness + medium(smooth - smoother) + fine(own - smooth);
    }

    Sigmoid fine, medium, coarse;
    double exposure;
};

template <typename Body>
void forPixels(Size size, const ApplyContext& context, const Body& body) {
    context.pool.forRanges(static_cast<std::size_t>(size.height), kBandRows, [&](std::size_t begin, std::size_t end) {
        if (context.cancel.requested()) return;
        for (int y = static_cast<int>(begin); y < static_cast<int>(end); ++y)
            for (int x = 0; x < size.width; ++x) body(x, y);
    });
}

Result<Image<float>> apply(const Image<float>& rgb, std::span<const double>, const ApplyContext& context) {
    const Size size = rgb.size();
    const std::array<Curves, 3> curves{Curves(kSettings[0]), Curves(kSettings[1]), Curves(kSettings[2])};
    Image<double> lightness(size.width, size.height, 1);
    Image<float> ab(size.width, size.height, 2);
    forPixels(size, context, [&](int x, int y) {
        const Triple lab = labOf({exactSample(rgb.at(x, y, 0)), exactSample(rgb.at(x, y, 1)), exactSample(rgb.at(x, y, 2))});
        lightness.at(x, y) = lab[0];
        ab.at(x, y, 0) = static_cast<float>(kSaturation * lab[1]);
        ab.at(x, y, 1) = static_cast<float>(kSaturation * lab[2]);
    });
    if (context.cancel.requested()) return Cancel::failure();
    const auto part = [&](double from, double to) { return ApplyContext{context.pool, context.cancel.part(from, to)}; };
    TRY(const Image<double> smooth, wlsSmooth(lightness, kFineLambda, part(0.1, 0.45), kSmoothError));
    TRY(const Image<double> smoother, wlsSmooth(lightness, kCoarseLambda, part(0.45, 0.8), kSmoothError));

    Image<float> out(size.width, size.height, 3);
    forPixels(size, context, [&](int x, int y) {
        Triple sum{};
        for (const Curves& curve : curves) {
            const double own = curve.lightness(lightness.at(x, y), smooth.at(x, y), smoother.at(x, y));
            const Triple one = rgbOf(own, ab.at(x, y, 0), ab.at(x, y, 1));
            for (std::size_t c = 0; c < 3; ++c) sum[c] += one[c];
        }
        for (int c = 0; c < 3; ++c) out.at(x, y, c) = static_cast<float>(sum[static_cast<std::size_t>(c)] / 3.0);
    });
    context.cancel.progress(1.0);
    return out;
}

}  // namespace

constinit const OperatorSpec wlsEnhance{
    .id = "wls-enhance",
    .name = "WLS detail enhancement",
    .summary = "Strengthens fine, medium and coarse contrast without halos and deepens colours a little.",
    .source = "Farbman, Fattal, Lischinski, Szeliski: Edge-Preserving Decompositions, SIGGRAPH 2008",
    .pack = "filters",
    .params = {},
    .apply = apply,
};

}  // namespace glissade::operators
