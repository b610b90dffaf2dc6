// The multigrid solver and the incomplete factors against dense matrices.
#include <gtest/gtest.h>

#include <Eigen/Dense>
#include <cmath>
#include <random>

#include "operators/solve/grid_system.h"
#include "operators/solve/mic_pcg.h"
#include "operators/solve/strip_cholesky.h"

namespace glissade {
namespace {

/// Weights spread over `decades` decades around 1, as edges and flat areas of a picture make them.
GridSystem randomSystem(int width, int height, double decades, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> exponent(-decades / 2, decades / 2);
    GridSystem system(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            if (x + 1 < width) system.right[system.index(x, y)] = std::pow(10.0, exponent(random));
            if (y + 1 < height) system.down[system.index(x, y)] = std::pow(10.0, exponent(random));
        }
    return system;
}

Eigen::MatrixXd dense(const GridSystem& system) {
    const int count = system.width * system.height;
    Eigen::MatrixXd matrix = Eigen::MatrixXd::Identity(count, count);
    const auto tie = [&](int p, int q, double weight) {
        matrix(p, p) += weight;
        matrix(q, q) += weight;
        matrix(p, q) -= weight;
        matrix(q, p) -= weight;
    };
    for (int y = 0; y < system.height; ++y)
        for (int x = 0; x < system.width; ++x) {
            const int p = y * system.width + x;
            if (x + 1 < system.width) tie(p, p + 1, system.right[static_cast<std::size_t>(p)]);
            if (y + 1 < system.height) tie(p, p + system.width, system.down[static_cast<std::size_t>(p)]);
        }
    return matrix;
}

Image<double> randomPlane(int width, int height, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> unit(0, 1);
    Image<double> plane(width, height, 1);
    for (double& sample : plane.samples()) sample = unit(random);
    return plane;
}

Eigen::VectorXd vectorOf(const Image<double>& plane) {
    return Eigen::Map<const Eigen::VectorXd>(plane.data(), static_cast<Eigen::Index>(plane.samples().size()));
}

double rms(const Eigen::VectorXd& a, const Eigen::VectorXd& b) {
    return (a - b).norm() / std::sqrt(static_cast<double>(a.size()));
}

struct Shape {
    int width, height;
};

class GridSolverShape : public testing::TestWithParam<Shape> {};

TEST_P(GridSolverShape, AgreesWithDenseSolve) {
    const auto [width, height] = GetParam();
    for (const double decades : {0.5, 3.0, 6.0}) {
        const Image<double> b = randomPlane(width, height, 5);
        ThreadPool pool(2);
        const ApplyContext context{pool, {}};
        GridSystem system = randomSystem(width, height, decades, 7);
        const Eigen::VectorXd expected = dense(system).ldlt().solve(vectorOf(b));
        auto solver = GridSolver::make(std::move(system), context);
        ASSERT_TRUE(solver);
        Image<double> x(width, height, 1);
        ASSERT_TRUE(solver->solve(b, x, context, 1e-8));
        EXPECT_LT(rms(vectorOf(x), expected), 1e-7) << decades << " decades";
        EXPECT_LT((vectorOf(x) - expected).cwiseAbs().maxCoeff(), 1e-6) << decades << " decades";
    }
}

INSTANTIATE_TEST_SUITE_P(Shapes,
                         GridSolverShape,
                         testing::Values(Shape{1, 1},
                                         Shape{2, 1},
                                         Shape{1, 2},
                                         Shape{1, 17},
                                         Shape{23, 1},
                                         Shape{2, 2},
                                         Shape{3, 3},
                                         Shape{8, 8},
                                         Shape{7, 150},
                                         Shape{37, 29},
                                         Shape{32, 33}));

TEST(GridSolver, StoppingErrorIsHonouredAndStartIsUsed) {
    GridSystem system = randomSystem(40, 36, 4.0, 3);
    const Image<double> b = randomPlane(40, 36, 9);
    const Eigen::VectorXd expected = dense(system).ldlt().solve(vectorOf(b));
    ThreadPool pool(1);
    const ApplyContext context{pool, {}};
    auto solver = GridSolver::make(std::move(system), context);
    ASSERT_TRUE(solver);
    Image<double> x = b.clone();
    for (const double error : {1e-2, 1e-3, 1e-4, 1e-5}) {
        ASSERT_TRUE(solver->solve(b, x, context, error));
        EXPECT_LT(rms(vectorOf(x), expected), 2.0 * error);
    }
    ASSERT_TRUE(solver->solve(b, x, context, 1e-5));
    EXPECT_EQ(solver->rounds(), 0) << "a solution as the starting guess needs no round";
}

/// The rounds must not grow with the picture; plain conjugate gradients need hundreds here.
TEST(GridSolver, RoundsStayFewOnLargeFlatAreas) {
    ThreadPool pool(2);
    const ApplyContext context{pool, {}};
    int rounds[2] = {};
    for (int i = 0; i < 2; ++i) {
        const int side = i == 0 ? 64 : 512;
        GridSystem system(side, side);
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x) {
                if (x + 1 < side) system.right[system.index(x, y)] = 1e5;
                if (y + 1 < side) system.down[system.index(x, y)] = 1e5;
            }
        auto solver = GridSolver::make(std::move(system), context);
        ASSERT_TRUE(solver);
        Image<double> x(side, side, 1);
        ASSERT_TRUE(solver->solve(randomPlane(side, side, 4), x, context, 1e-6));
        rounds[i] = solver->rounds();
    }
    EXPECT_LE(rounds[1], 20);
    EXPECT_LE(rounds[1], rounds[0] + 10);
}

TEST(GridSolver, StopsWhenCancelled) {
    std::stop_source stop;
    ThreadPool pool(1);
    const ApplyContext context{pool, Cancel(stop.get_token())};
    auto solver = GridSolver::make(randomSystem(20, 20, 4.0, 1), context);
    ASSERT_TRUE(solver);
    stop.request_stop();
    Image<double> x(20, 20, 1);
    const auto solved = solver->solve(randomPlane(20, 20, 2), x, context);
    ASSERT_FALSE(solved);
    EXPECT_EQ(solved.error().code, ErrorCode::Cancelled);
    EXPECT_FALSE(GridSolver::make(randomSystem(20, 20, 4.0, 1), context));
}

/// M = (D + E) D⁻¹ (D + Eᵀ) from the given pivots.
Eigen::MatrixXd factorProduct(const Eigen::MatrixXd& matrix, const std::vector<double>& pivots) {
    Eigen::MatrixXd lower = matrix.triangularView<Eigen::StrictlyLower>();
    const Eigen::VectorXd d =
        Eigen::Map<const Eigen::VectorXd>(pivots.data(), static_cast<Eigen::Index>(pivots.size()));
    lower.diagonal() = d;
    return lower * d.cwiseInverse().asDiagonal() * lower.transpose();
}

/// What defines the modified factor: without fill, the rows of M sum up to those of A.
TEST(MicPivots, ProductHasTheRowSumsOfTheMatrix) {
    const GridSystem system = randomSystem(9, 7, 3.0, 11);
    const Eigen::MatrixXd matrix = dense(system);
    const Eigen::MatrixXd product = factorProduct(matrix, micPivots(system));
    EXPECT_LT((product.rowwise().sum() - matrix.rowwise().sum()).cwiseAbs().maxCoeff(), 1e-9);
    EXPECT_GT((product - matrix).cwiseAbs().maxCoeff(), 1e-3) << "the factor should be incomplete on a grid";
}

TEST(MicSolve, TakesTheRoundsOfPreconditionedConjugateGradients) {
    const GridSystem system = randomSystem(9, 8, 3.0, 12);
    const Eigen::MatrixXd matrix = dense(system);
    const Eigen::MatrixXd inverse = factorProduct(matrix, micPivots(system)).inverse();
    const Image<double> plane = randomPlane(9, 8, 13);
    const Eigen::VectorXd b = vectorOf(plane);
    Eigen::VectorXd x = Eigen::VectorXd::Zero(b.size());
    Eigen::VectorXd r = b;
    Eigen::VectorXd z = inverse * r;
    Eigen::VectorXd p = z;
    for (int round = 0; round < 100 && r.norm() > 0.1 * b.norm(); ++round) {
        const double before = r.dot(z);
        const Eigen::VectorXd q = matrix * p;
        const double step = before / p.dot(q);
        x += step * p;
        r -= step * q;
        z = inverse * r;
        p = z + r.dot(z) / before * p;
    }
    const auto solved = micSolve(system, micPivots(system), plane, 0.1, 100, {});
    ASSERT_TRUE(solved);
    EXPECT_LT((vectorOf(*solved) - x).cwiseAbs().maxCoeff(), 1e-9);
    const auto tight = micSolve(system, micPivots(system), plane, 1e-12, 500, {});
    ASSERT_TRUE(tight);
    EXPECT_LT((vectorOf(*tight) - matrix.ldlt().solve(b)).cwiseAbs().maxCoeff(), 1e-8);
}

/// The strips' factor of a system applied to a plane.
Eigen::VectorXd stripSolve(const GridSystem& system, const Image<double>& right) {
    const Eigen::VectorXd diagonal = dense(system).diagonal();
    const std::vector<float> wide(diagonal.data(), diagonal.data() + diagonal.size());
    const std::vector<float> east(system.right.begin(), system.right.end());
    const std::vector<float> south(system.down.begin(), system.down.end());
    const std::vector<float> b(right.samples().begin(), right.samples().end());
    std::vector<float> z(b.size());
    ThreadPool pool(2);
    const ApplyContext context{pool, {}};
    StripCholesky factor;
    factor.factor(system.width, system.height, east, south, wide, context);
    factor.solve(b.data(), z.data(), context);
    return Eigen::Map<const Eigen::VectorXf>(z.data(), static_cast<Eigen::Index>(z.size())).cast<double>();
}

/// A chain has no fill, so the strips' factor inverts it exactly within a strip.
TEST(StripCholesky, SolvesChainsExactly) {
    for (const Shape shape : {Shape{200, 1}, Shape{1, 30}}) {
        const GridSystem system = randomSystem(shape.width, shape.height, 4.0, 14);
        const Image<double> b = randomPlane(shape.width, shape.height, 15);
        const Eigen::VectorXd expected = dense(system).ldlt().solve(vectorOf(b));
        EXPECT_LT((stripSolve(system, b) - expected).cwiseAbs().maxCoeff(), 1e-4);
    }
}

/// Conjugate gradients need a symmetric smoother: u·M⁻¹v = v·M⁻¹u, over several strips and groups of strips.
TEST(StripCholesky, IsSymmetric) {
    const GridSystem system = randomSystem(5, 171, 3.0, 16);
    const Image<double> u = randomPlane(5, 171, 17);
    const Image<double> v = randomPlane(5, 171, 18);
    const double one = vectorOf(u).dot(stripSolve(system, v));
    EXPECT_NEAR(one, vectorOf(v).dot(stripSolve(system, u)), 1e-6 * std::abs(one));
    EXPECT_GT(std::abs(vectorOf(u).dot(vectorOf(v)) - one), 1e-2 * std::abs(one)) << "M is not the identity";
}

}  // namespace
}  // namespace glissade
