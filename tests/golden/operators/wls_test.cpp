// WLS smoothing against its definition with a dense direct solve.
#include <Eigen/Dense>

#include "golden/operators/operator_fixture.h"

namespace glissade {
namespace {

/// (Id + Lap_w) S = I for one channel, w = λ / (|difference of ln(I + 2⁻⁵²)|^1.2 + 0.0001).
Eigen::VectorXd definition(const Image<float>& rgb, int c, double lambda) {
    const int width = rgb.width();
    const int count = width * rgb.height();
    Eigen::VectorXd value(count);
    for (int i = 0; i < count; ++i) value(i) = test::definition(rgb.at(i % width, i / width, c));
    Eigen::MatrixXd matrix = Eigen::MatrixXd::Identity(count, count);
    const auto tie = [&](int p, int q) {
        const double difference = std::log(value(p) + std::ldexp(1.0, -52)) - std::log(value(q) + std::ldexp(1.0, -52));
        const double weight = lambda / (std::pow(std::abs(difference), 1.2) + 0.0001);
        matrix(p, p) += weight;
        matrix(q, q) += weight;
        matrix(p, q) -= weight;
        matrix(q, p) -= weight;
    };
    for (int p = 0; p < count; ++p) {
        if (p % width + 1 < width) tie(p, p + 1);
        if (p + width < count) tie(p, p + width);
    }
    return matrix.ldlt().solve(value);
}

void expectDefinition(const Image<float>& photo, double lambda) {
    const Image<float> smooth = test::runExact("wls", photo, {lambda});
    double largest = 0.0;
    double squares = 0.0;
    for (int c = 0; c < 3; ++c) {
        const Eigen::VectorXd expected = definition(photo, c, lambda);
        for (int i = 0; i < expected.size(); ++i) {
            const double error =
                std::abs(static_cast<double>(smooth.at(i % photo.width(), i / photo.width(), c)) - expected(i));
            largest = std::max(largest, error);
            squares += error * error;
        }
    }
    EXPECT_LT(std::sqrt(squares / static_cast<double>(photo.samples().size())), 2e-4) << lambda;
    EXPECT_LT(largest, 4e-3) << lambda << ": one 8-bit step";
}

TEST(Wls, AgreesWithADirectSolveOnAPhoto) {
    const Image<float> photo = test::eightBit(test::syntheticPhoto(40, 31, 5));
    for (const double lambda : {0.1, 1.0, 10.0}) expectDefinition(photo, lambda);
}

TEST(Wls, AgreesWithADirectSolveOnNoiseWithBlackPixels) {
    Image<float> photo = test::noise(29, 34, 6);
    for (std::size_t i = 0; i < photo.samples().size(); i += 7) photo.data()[i] = 0.0F;
    for (const double lambda : {0.1, 1.0, 10.0}) expectDefinition(photo, lambda);
}

TEST(Wls, AgreesWithADirectSolveOnLines) {
    expectDefinition(test::noise(300, 1, 7), 1.0);
    expectDefinition(test::noise(1, 300, 8), 1.0);
}

/// Exactly black pixels are cut off from their neighbours by ln(2⁻⁵²); a float that is nearly black is not.
TEST(Wls, BlackStaysBlackBesideWhite) {
    Image<float> photo(20, 20, 3);
    for (int y = 0; y < 20; ++y)
        for (int x = 10; x < 20; ++x)
            for (int c = 0; c < 3; ++c) photo.at(x, y, c) = 1.0F;
    const Image<float> smooth = test::runExact("wls", photo, {0.1});
    EXPECT_LT(smooth.at(2, 10, 0), 0.01F);
    EXPECT_GT(smooth.at(17, 10, 0), 0.99F);
}

}  // namespace
}  // namespace glissade
