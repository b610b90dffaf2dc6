// Pencil drawing against its definition: full convolutions, dense systems, and the statistics of the texture.
#include "golden/operators/plain_reference.h"
#include "operators/pencil_strokes.h"
#include "operators/pencil_texture.h"
#include "operators/pencil_tone.h"

#include <Eigen/Dense>

#include <array>
#include <numbers>

namespace glissade {
namespace operators {
extern const OperatorSpec pencil;
}

namespace {

using plain::Grid;

Grid luma(const Image<float>& rgb) {
    Grid out(rgb.width(), rgb.height());
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x)
            out.at(x, y) = (16.0 + 65.481 * plain::sample(rgb, x, y, 0) + 128.553 * plain::sample(rgb, x, y, 1) +
                            24.966 * plain::sample(rgb, x, y, 2)) /
                           255.0;
    return out;
}

Image<double> asImage(const Grid& grid) {
    Image<double> image(grid.width, grid.height, 1);
    std::ranges::copy(grid.values, image.data());
    return image;
}

// A 17 × 17 kernel, rows `from` to `to` all 1, turned by reading it bilinearly, zeros outside.
Grid turnedKernel(int direction, int from, int to) {
    Grid straight(17, 17), turned(17, 17);
    for (int y = from; y <= to; ++y)
        for (int x = 0; x < 17; ++x) straight.at(x, y) = 1.0;
    const double angle = direction * 22.5 * std::numbers::pi / 180.0;
    for (int w = -8; w <= 8; ++w)
        for (int u = -8; u <= 8; ++u) {
            const double column = u * std::cos(angle) - w * std::sin(angle) + 8.0;
            const double row = u * std::sin(angle) + w * std::cos(angle) + 8.0;
            const int x = static_cast<int>(std::floor(column)), y = static_cast<int>(std::floor(row));
            const double p = column - x, q = row - y;
            turned.at(u + 8, w + 8) = (1 - q) * ((1 - p) * straight.padded(x, y) + p * straight.padded(x + 1, y)) +
                                      q * ((1 - p) * straight.padded(x, y + 1) + p * straight.padded(x + 1, y + 1));
        }
    return turned;
}

Grid convolve17(const Grid& in, const Grid& kernel) {
    Grid out(in.width, in.height);
    for (int y = 0; y < in.height; ++y)
        for (int x = 0; x < in.width; ++x)
            for (int w = -8; w <= 8; ++w)
                for (int u = -8; u <= 8; ++u) out.at(x, y) += kernel.at(u + 8, w + 8) * in.padded(x - u, y - w);
    return out;
}

Grid strokesByDefinition(const Grid& y0) {
    Grid median(y0.width, y0.height), edges(y0.width, y0.height);
    for (int y = 0; y < y0.height; ++y)
        for (int x = 0; x < y0.width; ++x) {
            std::vector<double> window;
            for (int j = -1; j <= 1; ++j)
                for (int i = -1; i <= 1; ++i) window.push_back(y0.padded(x + i, y + j));
            std::ranges::sort(window);
            median.at(x, y) = window[4];
        }
    for (int y = 0; y < y0.height; ++y)
        for (int x = 0; x < y0.width; ++x)
            edges.at(x, y) = (x + 1 < y0.width ? std::abs(median.at(x + 1, y) - median.at(x, y)) : 0.0) +
                             (y + 1 < y0.height ? std::abs(median.at(x, y + 1) - median.at(x, y)) : 0.0);
    std::vector<Grid> responses;
    for (int n = 0; n < 8; ++n) responses.push_back(convolve17(edges, turnedKernel(n, 8, 8)));
    Grid strokes(y0.width, y0.height);
    for (std::size_t n = 0; n < 8; ++n) {
        Grid own = edges;
        for (std::size_t i = 0; i < own.values.size(); ++i) {
            std::size_t best = 0;
            for (std::size_t m = 1; m < 8; ++m)
                if (responses[m].values[i] > responses[best].values[i]) best = m;
            if (best != n) own.values[i] = 0.0;
        }
        const Grid drawn = convolve17(own, turnedKernel(static_cast<int>(n), 7, 9));
        for (std::size_t i = 0; i < drawn.values.size(); ++i) strokes.values[i] += drawn.values[i];
    }
    const auto [low, high] = std::ranges::minmax(strokes.values);
    for (double& value : strokes.values) value = high > low ? 1.0 - (value - low) / (high - low) : 1.0;
    return strokes;
}

Grid tonesByDefinition(const Grid& y0) {
    std::array<double, 256> target{}, cumulative{};
    double sum = 0.0;
    for (int v = 0; v < 256; ++v) {
        target[static_cast<std::size_t>(v)] = 76.0 * (1.0 / 9.0) * std::exp(-(255 - v) / 9.0) + (v >= 105 && v <= 225 ? 22.0 / 120.0 : 0.0) +
                                              2.0 * std::exp(-std::pow(v - 90, 2) / (2 * 11.0 * 11.0)) / std::sqrt(2 * std::numbers::pi * 11.0);
        sum += target[static_cast<std::size_t>(v)];
        cumulative[static_cast<std::size_t>(v)] = sum;
    }
    const auto pixels = static_cast<double>(y0.values.size());
    Grid matched(y0.width, y0.height);
    for (int y = 0; y < y0.height; ++y)
        for (int x = 0; x < y0.width; ++x) {
            const double bin = std::round(255.0 * y0.at(x, y));
            double upTo = 0.0, same = 0.0;
            for (const double other : y0.values) {
                if (std::round(255.0 * other) <= bin) ++upTo;
                if (std::round(255.0 * other) == bin) ++same;
            }
            if (bin == 0 || bin == 255) same = 0.0;
            double best = 1e300;
            for (std::size_t v = 0; v < 256; ++v) {
                double error = cumulative[v] / sum * pixels - upTo + same / 2.0;
                if (error < -pixels * 1.49e-8) error = pixels;
                if (error < best) best = error, matched.at(x, y) = static_cast<double>(v) / 255.0;
            }
        }
    Grid tones(y0.width, y0.height);
    for (int y = 0; y < y0.height; ++y)
        for (int x = 0; x < y0.width; ++x)
            for (int j = -4; j <= 5; ++j)
                for (int i = -4; i <= 5; ++i) tones.at(x, y) += matched.padded(x + i, y + j) / 100.0;
    return tones;
}

double cubic(double x) {
    x = std::abs(x);
    if (x <= 1.0) return 1.5 * x * x * x - 2.5 * x * x + 1.0;
    return x < 2.0 ? -0.5 * x * x * x + 2.5 * x * x - 4.0 * x + 2.0 : 0.0;
}

// Each sample straight from all samples of the picture and of its mirror pictures.
Grid resizedByDefinition(const Image<float>& picture, int width, int height) {
    const auto weights = [](int position, int from, int to) {
        const double scale = static_cast<double>(to) / from, shrink = std::min(scale, 1.0);
        std::vector<double> weight(static_cast<std::size_t>(from));
        double sum = 0.0;
        for (int i = -3 * from - 8; i < 4 * from + 8; ++i) {
            const double one = shrink * cubic(shrink * ((position + 0.5) / scale - 0.5 - i));
            int inside = i;
            while (inside < 0 || inside >= from) inside = inside < 0 ? -1 - inside : 2 * from - 1 - inside;
            weight[static_cast<std::size_t>(inside)] += one;
            sum += one;
        }
        for (double& one : weight) one /= sum;
        return weight;
    };
    Grid out(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const std::vector<double> wx = weights(x, picture.width(), width), wy = weights(y, picture.height(), height);
            for (int j = 0; j < picture.height(); ++j)
                for (int i = 0; i < picture.width(); ++i)
                    out.at(x, y) += wx[static_cast<std::size_t>(i)] * wy[static_cast<std::size_t>(j)] * picture.at(i, j);
        }
    return out;
}

// texture^beta, beta from a dense factorisation.
Grid toneByDefinition(const Grid& tones, const Grid& texture) {
    const int width = tones.width, height = tones.height, count = width * height;
    const auto index = [height](int x, int y) { return x * height + y; };  // column after column
    Eigen::MatrixXd a = Eigen::MatrixXd::Zero(count, count);
    Eigen::VectorXd b(count);
    for (int x = 0; x < width; ++x)
        for (int y = 0; y < height; ++y) {
            const int i = index(x, y);
            const double log = std::log(texture.at(x, y));
            b(i) = log * std::log(tones.at(x, y));
            a(i, i) = log * log + 0.2 * ((x + 1 < width ? 2.0 : 1.0) + (i + 1 < count ? 2.0 : 1.0));
        }
    for (int i = 0; i + height < count; ++i) a(i, i + height) -= 0.2, a(i + height, i) -= 0.2;
    for (int i = 0; i + 1 < count; ++i) a(i, i + 1) -= 0.2, a(i + 1, i) -= 0.2;
    const Eigen::VectorXd beta = a.ldlt().solve(b);
    Grid out(width, height);
    for (int x = 0; x < width; ++x)
        for (int y = 0; y < height; ++y) out.at(x, y) = std::pow(texture.at(x, y), beta(index(x, y)));
    return out;
}

const std::array<Size, 8> kSizes{{{41, 29}, {20, 71}, {1, 1}, {2, 1}, {1, 2}, {2, 2}, {13, 1}, {1, 19}}};

TEST(PencilGolden, drawsStrokesLikeFullConvolutions) {
    ThreadPool pool(2);
    for (const Size size : kSizes) {
        const Grid y0 = luma(plain::picture(size.width, size.height, 31));
        const auto strokes = operators::strokeLayer(asImage(y0), {pool, {}});
        ASSERT_TRUE(strokes);
        const Grid expected = strokesByDefinition(y0);
        for (std::size_t i = 0; i < expected.values.size(); ++i)
            ASSERT_NEAR(strokes->samples()[i], expected.values[i], 1e-9) << i << " of " << size.width << " x " << size.height;
    }
}

TEST(PencilGolden, turnsStrokesCounterClockwise) {
    const auto flat = operators::strokeKernel(0, false), upright = operators::strokeKernel(4, false);
    ASSERT_EQ(flat.size(), 17U);
    ASSERT_EQ(upright.size(), 17U);
    for (const auto& tap : flat) EXPECT_TRUE(tap.y == 0 && tap.weight == 1.0);
    for (const auto& tap : upright) EXPECT_TRUE(tap.x == 0 && std::abs(tap.weight - 1.0) < 1e-12);
    EXPECT_EQ(operators::strokeKernel(0, true).size(), 51U);
    for (int n = 1; n < 4; ++n)
        for (const auto& tap : operators::strokeKernel(n, false)) {
            if (tap.x > 2) {
                EXPECT_LT(tap.y, 0) << "direction " << n << " rises to the right";
            }
        }
}

TEST(PencilGolden, matchesTonesToTheTarget) {
    ThreadPool pool(2);
    for (const Size size : kSizes) {
        const Grid y0 = luma(plain::picture(size.width, size.height, 32));
        const Image<double> tones = operators::toneMap(asImage(y0), {pool, {}});
        const Grid expected = tonesByDefinition(y0);
        for (std::size_t i = 0; i < expected.values.size(); ++i) ASSERT_NEAR(tones.samples()[i], expected.values[i], 1e-12);
    }
    // All pixels of one tone go to the target's median, 245.
    const Image<double> one = operators::toneMap(asImage(Grid(30, 30, 0.4)), {pool, {}});
    EXPECT_NEAR(one.at(15, 15), 245.0 / 255.0, 1e-12);
    EXPECT_NEAR(one.at(0, 0), 0.36 * 245.0 / 255.0, 1e-12) << "6 x 6 of the window lie inside";
    EXPECT_NEAR(one.at(29, 29), 0.25 * 245.0 / 255.0, 1e-12) << "5 x 5 of the window lie inside";
}

TEST(PencilGolden, shadesLikeADenseSolution) {
    ThreadPool pool(2);
    Image<float> texture(17, 11, 1);
    std::mt19937 random(33);
    for (float& value : texture.samples()) value = 0.4F + 0.5F * static_cast<float>(random() % 1000U) / 1000.0F;
    for (const Size size : {Size{23, 19}, {1, 1}, {2, 1}, {1, 2}, {2, 2}, {3, 3}, {13, 1}, {1, 19}, {40, 7}}) {
        const Grid y0 = luma(plain::picture(size.width, size.height, 34));
        const auto tone = operators::pencilTone(asImage(y0), texture, {pool, {}});
        ASSERT_TRUE(tone);
        const Grid expected = toneByDefinition(tonesByDefinition(y0), resizedByDefinition(texture, size.width, size.height));
        for (std::size_t i = 0; i < expected.values.size(); ++i)
            ASSERT_NEAR(tone->samples()[i], expected.values[i], 1e-5) << i << " of " << size.width << " x " << size.height;
    }
}

TEST(PencilGolden, resizesBicubically) {
    ThreadPool pool(2);
    const ApplyContext context{pool, {}};
    Image<float> picture(9, 6, 1);
    std::mt19937 random(35);
    for (float& value : picture.samples()) value = static_cast<float>(random() % 1000U) / 1000.0F;
    for (const Size size : {Size{9, 6}, {18, 7}, {4, 3}, {1, 1}, {40, 2}, {3, 31}}) {
        const Image<double> resized = operators::resizeBicubic(picture, size, context);
        ASSERT_EQ(resized.size(), size);
        const Grid expected = resizedByDefinition(picture, size.width, size.height);
        for (std::size_t i = 0; i < expected.values.size(); ++i) ASSERT_NEAR(resized.samples()[i], expected.values[i], 1e-12);
    }
    const Image<double> same = operators::resizeBicubic(picture, {9, 6}, context);
    for (std::size_t i = 0; i < same.samples().size(); ++i) EXPECT_NEAR(same.samples()[i], picture.samples()[i], 1e-12);
}

TEST(PencilGolden, putsStrokesAndToneTogetherUnderTheOldColours) {
    const Image<float> rgb = plain::picture(37, 26, 36);
    const Image<float> result = plain::run(operators::pencil, rgb, {});
    ThreadPool pool(2);
    const Grid y0 = luma(rgb), strokes = strokesByDefinition(y0);
    const Grid tone = toneByDefinition(tonesByDefinition(y0), plain::fromImage(operators::resizeBicubic(operators::pencilTexture(), rgb.size(), {pool, {}})));
    Eigen::Matrix3d toYcc;
    toYcc << 65.481, 128.553, 24.966, -37.797, -74.203, 112.0, 112.0, -93.786, -18.214;
    const Eigen::Matrix3d fromYcc = toYcc.inverse();
    plain::expectNear(result, [&](int x, int y, int c) {
        const Eigen::Vector3d before(plain::sample(rgb, x, y, 0), plain::sample(rgb, x, y, 1), plain::sample(rgb, x, y, 2));
        Eigen::Vector3d ycc = toYcc * before + Eigen::Vector3d(16.0, 128.0, 128.0);
        ycc(0) = 255.0 * strokes.at(x, y) * tone.at(x, y);
        return (fromYcc * (ycc - Eigen::Vector3d(16.0, 128.0, 128.0)))(c);
    }, 2e-5);
}

TEST(PencilGolden, survivesConstantPictures) {
    for (const float level : {0.0F, 0.5F, 1.0F})
        for (const float value : plain::run(operators::pencil, plain::constantPicture(21, 18, level, level, level), {}).samples())
            ASSERT_TRUE(std::isfinite(value));
}

TEST(PencilGolden, isTheSameOnAnyNumberOfLanesAndStops) {
    const Image<float> rgb = plain::picture(120, 203, 37);
    plain::expectSameOnAnyLanes(operators::pencil, rgb, {});
    plain::expectCancels(operators::pencil, rgb, {});
}

// Correlation of the texture with itself moved by (dx, dy), around its seams.
double autocorrelation(const Image<float>& texture, int dx, int dy, double mean, double variance) {
    double sum = 0.0;
    for (int y = 0; y < texture.height(); ++y)
        for (int x = 0; x < texture.width(); ++x)
            sum += (texture.at(x, y) - mean) * (texture.at((x + dx) % texture.width(), (y + dy) % texture.height()) - mean);
    return sum / (static_cast<double>(texture.size().area()) * variance);
}

TEST(PencilTextureGolden, hasTheStatisticsOfPencilShading) {
    const Image<float>& texture = operators::pencilTexture();
    ASSERT_EQ(texture.size(), (Size{1152, 768}));
    double mean = 0.0, squares = 0.0;
    for (const float value : texture.samples()) mean += value, squares += static_cast<double>(value) * value;
    mean /= static_cast<double>(texture.size().area());
    const double variance = squares / static_cast<double>(texture.size().area()) - mean * mean;
    EXPECT_NEAR(mean, 0.677, 1e-4);
    EXPECT_NEAR(std::sqrt(variance), 0.0724, 1e-4);
    const auto [low, high] = std::ranges::minmax(texture.samples());
    EXPECT_GE(low, 0.25F - 1e-5F);
    EXPECT_LE(high, 0.97F + 1e-5F);
    EXPECT_LT(low, 0.40F) << "a Gaussian field of this size reaches four deviations";
    EXPECT_GT(high, 0.95F);
    // Measured on scanned shading: mean of the correlations along x and y at each lag.
    const std::array<std::pair<int, double>, 7> measured{{{1, 0.549}, {2, 0.344}, {4, 0.334}, {8, 0.2625}, {16, 0.212}, {32, 0.1745}, {64, 0.132}}};
    for (const auto& [lag, expected] : measured) {
        const double found = (autocorrelation(texture, lag, 0, mean, variance) + autocorrelation(texture, 0, lag, mean, variance)) / 2.0;
        EXPECT_NEAR(found, expected, 0.03) << "lag " << lag;
    }
}

TEST(PencilTextureGolden, isASumOfBlurredNoiseFields) {
    const Image<float>& texture = operators::pencilTexture();
    const std::array<std::pair<double, double>, 6> fields{{{0.5, 0.639}, {4, 0.136}, {10, 0.022}, {24, 0.067}, {60, 0.057}, {150, 0.080}}};
    for (const int lag : {1, 2, 4, 8}) {
        double expected = 0.0, total = 0.0;
        for (const auto& [sigma, variance] : fields) {
            double same = 0.0, moved = 0.0;  // white noise under taps g: correlation sum g(n) g(n + lag) / sum g²
            for (int n = -1000; n <= 1000; ++n) {
                const double tap = std::exp(-n * n / (2.0 * sigma * sigma));
                same += tap * tap;
                moved += tap * std::exp(-(n + lag) * (n + lag) / (2.0 * sigma * sigma));
            }
            expected += variance * moved / same;
            total += variance;
        }
        const double found = (autocorrelation(texture, lag, 0, 0.677, 0.0724 * 0.0724) + autocorrelation(texture, 0, lag, 0.677, 0.0724 * 0.0724)) / 2.0;
        EXPECT_NEAR(found, expected / total, 0.01) << "lag " << lag;
    }
}

TEST(PencilTextureGolden, isInStepsThatAllMachinesAgreeOn) {
    for (const float value : operators::pencilTexture().samples()) {
        const double level = 65535.0 * value;
        ASSERT_NEAR(level, std::round(level), 0.01);
    }
    EXPECT_EQ(&operators::pencilTexture(), &operators::pencilTexture());
}

}  // namespace
}  // namespace glissade
