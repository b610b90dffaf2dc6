// WLS detail enhancement against its definition with dense factorisations.
#include "golden/operators/plain_reference.h"

#include <Eigen/Dense>

#include <array>

namespace glissade {
namespace operators {
extern const OperatorSpec wlsEnhance;
}

namespace {

using plain::Grid;

constexpr double kEps = 2.220446049250313e-16;

Eigen::Matrix3d toXyz() {
    Eigen::Matrix3d matrix;
    matrix << 0.4360747, 0.3850649, 0.1430804, 0.2225045, 0.7168786, 0.0606169, 0.0139322, 0.0971045, 0.7141733;
    return matrix;
}

Eigen::Vector3d toLab(const Eigen::Vector3d& rgb) {
    const Eigen::Vector3d linear = rgb.unaryExpr([](double u) { return u <= 0.04045 ? u / 12.92 : std::pow((u + 0.055) / 1.055, 2.4); });
    const Eigen::Vector3d white = toXyz().rowwise().sum();
    const Eigen::Vector3d f = (toXyz() * linear).cwiseQuotient(white).unaryExpr([](double t) {
        return t > 216.0 / 24389.0 ? std::cbrt(t) : (841.0 / 108.0) * t + 4.0 / 29.0;
    });
    return {116.0 * f(1) - 16.0, 500.0 * (f(0) - f(1)), 200.0 * (f(1) - f(2))};
}

Eigen::Vector3d fromLab(const Eigen::Vector3d& lab) {
    const double fy = (lab(0) + 16.0) / 116.0;
    const Eigen::Vector3d f(fy + lab(1) / 500.0, fy, fy - lab(2) / 200.0);
    const Eigen::Vector3d white = toXyz().rowwise().sum();
    const Eigen::Vector3d xyz = f.unaryExpr([](double t) {
        return t > 6.0 / 29.0 ? t * t * t : (t - 4.0 / 29.0) * 108.0 / 841.0;
    }).cwiseProduct(white);
    return (toXyz().inverse() * xyz).unaryExpr([](double u) {
        u = std::clamp(u, 0.0, 1.0);
        return u <= 0.0031308 ? 12.92 * u : 1.055 * std::pow(u, 1.0 / 2.4) - 0.055;
    });
}

Grid smoothed(const Grid& plane, double lambda) {
    const int count = plane.width * plane.height;
    Eigen::MatrixXd a = Eigen::MatrixXd::Identity(count, count);
    Eigen::VectorXd b(count);
    const auto join = [&](int i, int j) {
        const double difference = std::abs(std::log(plane.values[static_cast<std::size_t>(i)] + kEps) - std::log(plane.values[static_cast<std::size_t>(j)] + kEps));
        const double weight = lambda / (std::pow(difference, 1.2) + 0.0001);
        a(i, i) += weight, a(j, j) += weight, a(i, j) -= weight, a(j, i) -= weight;
    };
    for (int y = 0; y < plane.height; ++y)
        for (int x = 0; x < plane.width; ++x) {
            const int i = y * plane.width + x;
            b(i) = plane.at(x, y);
            if (x + 1 < plane.width) join(i, i + 1);
            if (y + 1 < plane.height) join(i, i + plane.width);
        }
    const Eigen::VectorXd solution = a.ldlt().solve(b);
    Grid out(plane.width, plane.height);
    std::copy_n(solution.data(), count, out.values.begin());
    return out;
}

double curve(double a, double x) {
    return 0.5 * (1.0 / (1.0 + std::exp(-a * x)) - 0.5) / (1.0 / (1.0 + std::exp(-a / 2.0)) - 0.5);
}

std::function<double(int, int, int)> definition(const Image<float>& rgb) {
    const auto lab = [&rgb](int x, int y) { return toLab({plain::sample(rgb, x, y, 0), plain::sample(rgb, x, y, 1), plain::sample(rgb, x, y, 2)}); };
    Grid lightness(rgb.width(), rgb.height());
    for (int y = 0; y < rgb.height(); ++y)
        for (int x = 0; x < rgb.width(); ++x) lightness.at(x, y) = std::max(0.0, lab(x, y)(0));
    return [lightness, l0 = smoothed(lightness, 0.125), l1 = smoothed(lightness, 0.5), lab](int x, int y, int c) {
        const double settings[3][4] = {{25, 1, 1, 1.0}, {1, 40, 1, 1.0}, {4, 1, 15, 1.1}};
        double sum = 0.0;
        for (const auto& s : settings) {
            const double own = 100.0 * curve(s[2], (s[3] * l1.at(x, y) - 56.0) / 100.0) + 56.0 +
                               100.0 * curve(s[1], (l0.at(x, y) - l1.at(x, y)) / 100.0) +
                               100.0 * curve(s[0], (lightness.at(x, y) - l0.at(x, y)) / 100.0);
            const Eigen::Vector3d colour = lab(x, y);
            sum += fromLab({own, 1.1 * colour(1), 1.1 * colour(2)})(c);
        }
        return sum / 3.0;
    };
}

TEST(WlsEnhanceGolden, agreesWithTheDefinition) {
    for (const Size size : {Size{32, 23}, {14, 40}, {1, 1}, {2, 1}, {1, 2}, {2, 2}, {17, 1}, {1, 9}}) {
        const Image<float> rgb = plain::picture(size.width, size.height, 41);
        const Image<float> result = plain::run(operators::wlsEnhance, rgb, {});
        const auto expected = definition(rgb);
        // The solver's bound is on the root mean square; a single pixel may be some ten times off.
        plain::expectNear(result, expected, 4e-3);
        double squares = 0.0;
        for (int y = 0; y < size.height; ++y)
            for (int x = 0; x < size.width; ++x)
                for (int c = 0; c < 3; ++c) squares += std::pow(result.at(x, y, c) - expected(x, y, c), 2);
        EXPECT_LE(std::sqrt(squares / (3.0 * static_cast<double>(size.area()))), 2e-4) << "74 dB";
    }
}

TEST(WlsEnhanceGolden, keepsNeutralPicturesNeutral) {
    Image<float> rgb = plain::picture(40, 33, 42);
    for (int y = 0; y < 33; ++y)
        for (int x = 0; x < 40; ++x) rgb.at(x, y, 1) = rgb.at(x, y, 2) = rgb.at(x, y, 0);
    const Image<float> result = plain::run(operators::wlsEnhance, rgb, {});
    plain::expectNear(result, [&](int x, int y, int) { return result.at(x, y, 1); }, 2e-6);
}

TEST(WlsEnhanceGolden, isTheSameOnAnyNumberOfLanesAndStops) {
    const Image<float> rgb = plain::picture(120, 203, 43);
    plain::expectSameOnAnyLanes(operators::wlsEnhance, rgb, {});
    plain::expectCancels(operators::wlsEnhance, rgb, {});
}

}  // namespace
}  // namespace glissade
