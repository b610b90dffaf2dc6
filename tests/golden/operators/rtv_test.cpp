// RTV smoothing against its definition with a dense direct solve, and the loose solve of the published program.
#include <Eigen/Dense>

#include "golden/operators/operator_fixture.h"
#include "operators/rtv_smooth.h"

namespace glissade {
namespace {

/// The definition in words of its own: dense matrices, pixel by pixel.
class Definition {
public:
    explicit Definition(const Image<float>& rgb) : width_(rgb.width()), height_(rgb.height()) {
        input_.resize(width_ * height_, 3);
        for (int i = 0; i < input_.rows(); ++i)
            for (int c = 0; c < 3; ++c) input_(i, c) = test::definition(rgb.at(i % width_, i / width_, c));
    }

    /// `loose`: conjugate gradients to a relative residual of 0.1 with the modified incomplete factor.
    Image<float> run(double lambda, double sigma, bool loose) {
        smooth_ = input_;
        for (int round = 0; round < 4; ++round) {
            const Eigen::MatrixXd system = matrix(lambda, sigma);
            for (int c = 0; c < 3; ++c)
                smooth_.col(c) = loose ? looseSolve(system, input_.col(c)) : system.ldlt().solve(input_.col(c));
            sigma = std::max(sigma / 2, 0.5);
        }
        Image<float> out(width_, height_, 3);
        for (int i = 0; i < input_.rows(); ++i)
            for (int c = 0; c < 3; ++c)
                out.at(i % width_, i / width_, c) = static_cast<float>(std::clamp(smooth_(i, c), 0.0, 1.0));
        return out;
    }

private:
    [[nodiscard]] double gaussian(int x, int y, int c, double sigma, int reach) const {
        double sum = 0;
        double norm = 0;
        for (int k = -reach; k <= reach; ++k) norm += std::exp(-k * k / (2 * sigma * sigma));
        for (int dy = -reach; dy <= reach; ++dy)
            for (int dx = -reach; dx <= reach; ++dx) {
                const int u = x + dx;
                const int v = y + dy;
                if (u < 0 || u >= width_ || v < 0 || v >= height_) continue;
                sum +=
                    smooth_(v * width_ + u, c) * std::exp(-(dx * dx + dy * dy) / (2 * sigma * sigma)) / (norm * norm);
            }
        return sum;
    }

    [[nodiscard]] Eigen::MatrixXd matrix(double lambda, double sigma) const {
        const int reach = static_cast<int>(std::round(5 * sigma)) / 2;  // 3 gives 15 taps, 1.5 gives 9, 0.75 5, 0.5 3
        const int count = width_ * height_;
        Eigen::MatrixXd wide(count, 3);
        for (int i = 0; i < count; ++i)
            for (int c = 0; c < 3; ++c) wide(i, c) = gaussian(i % width_, i / width_, c, sigma, reach);
        Eigen::MatrixXd system = Eigen::MatrixXd::Identity(count, count);
        for (int p = 0; p < count; ++p) {
            const bool hasRight = p % width_ + 1 < width_;
            const bool hasBelow = p + width_ < count;
            double gradient = 0;
            for (int c = 0; c < 3; ++c) {
                const double fx = hasRight ? smooth_(p + 1, c) - smooth_(p, c) : 0;
                const double fy = hasBelow ? smooth_(p + width_, c) - smooth_(p, c) : 0;
                gradient += std::sqrt(fx * fx + fy * fy) / 3;
            }
            const auto tie = [&](int q) {
                const double variation = (wide.row(q) - wide.row(p)).cwiseAbs().mean();
                const double weight = lambda / 2 / std::max(gradient, 0.02) / std::max(variation, 0.001);
                system(p, p) += weight;
                system(q, q) += weight;
                system(p, q) -= weight;
                system(q, p) -= weight;
            };
            if (hasRight) tie(p + 1);
            if (hasBelow) tie(p + width_);
        }
        return system;
    }

    /// The factor is built by its definition: no fill, and what is left out is taken from both diagonals.
    static Eigen::MatrixXd modifiedFactor(const Eigen::MatrixXd& system) {
        const int count = static_cast<int>(system.rows());
        Eigen::MatrixXd work = system;
        for (int k = 0; k < count; ++k)
            for (int i = k + 1; i < count; ++i) {
                if (system(i, k) == 0) continue;
                for (int j = k + 1; j < count; ++j) {
                    if (system(k, j) == 0) continue;
                    const double fill = work(i, k) * work(k, j) / work(k, k);
                    if (i == j)
                        work(i, i) -= fill;
                    else
                        work(i, i) -= fill;  // a 5-point grid keeps no other entry
                }
            }
        Eigen::MatrixXd lower = system.triangularView<Eigen::StrictlyLower>();
        lower.diagonal() = work.diagonal();
        return lower * work.diagonal().cwiseInverse().asDiagonal() * lower.transpose();
    }

    static Eigen::VectorXd looseSolve(const Eigen::MatrixXd& system, const Eigen::VectorXd& b) {
        const Eigen::PartialPivLU<Eigen::MatrixXd> factor(modifiedFactor(system));
        Eigen::VectorXd x = Eigen::VectorXd::Zero(b.size());
        Eigen::VectorXd r = b;
        Eigen::VectorXd z = factor.solve(r);
        Eigen::VectorXd p = z;
        for (int round = 0; round < 100 && r.norm() > 0.1 * b.norm(); ++round) {
            const double before = r.dot(z);
            const Eigen::VectorXd q = system * p;
            const double step = before / p.dot(q);
            x += step * p;
            r -= step * q;
            z = factor.solve(r);
            p = z + r.dot(z) / before * p;
        }
        return x;
    }

    int width_;
    int height_;
    Eigen::MatrixXd input_;
    Eigen::MatrixXd smooth_;
};

TEST(Rtv, AgreesWithDirectSolves) {
    const Image<float> photo = test::eightBit(test::syntheticPhoto(28, 25, 9));
    for (const double sigma : {1.0, 3.0, 4.5}) {
        for (const double lambda : {0.002, 0.01, 0.05}) {
            const Image<float> smooth = test::runExact("rtv", photo, {lambda, sigma});
            const Image<float> expected = Definition(photo).run(lambda, sigma, false);
            EXPECT_GT(test::psnr(smooth, expected), 65.0) << lambda << ", " << sigma;
            EXPECT_LT(test::largestDifference(smooth, expected), 4e-3) << lambda << ", " << sigma;
        }
    }
}

TEST(Rtv, AgreesWithDirectSolvesOnNarrowPictures) {
    for (const auto& [width, height] : {std::pair{1, 40}, {40, 1}, {2, 3}, {5, 60}}) {
        const Image<float> photo = test::noise(width, height, 10);
        EXPECT_LT(test::largestDifference(test::runExact("rtv", photo, {0.01, 3.0}), Definition(photo).run(0.01, 3.0, false)),
                  4e-3)
            << width << " x " << height;
    }
}

TEST(Rtv, LooseSolveIsThePublishedOne) {
    const Image<float> photo = test::eightBit(test::syntheticPhoto(26, 22, 12));
    ThreadPool pool(2);
    for (const double lambda : {0.002, 0.05}) {
        auto loose = rtvSmooth(photo, lambda, 3.0, RtvSolver::Loose, {pool, {}});
        ASSERT_TRUE(loose);
        for (float& sample : loose->samples()) sample = std::clamp(sample, 0.0F, 1.0F);
        const Image<float> expected = Definition(photo).run(lambda, 3.0, true);
        EXPECT_LT(test::largestDifference(*loose, expected), 1e-5) << lambda;
        const Image<float> exact = Definition(photo).run(lambda, 3.0, false);
        EXPECT_GT(test::largestDifference(*loose, exact), 1e-3) << lambda << ": the two solves are told apart";
    }
}

}  // namespace
}  // namespace glissade
