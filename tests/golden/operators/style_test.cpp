// Stylization against its definition, and its two reference distributions against what is known of them.
#include "golden/operators/plain_reference.h"
#include "operators/grey.h"
#include "operators/style_tables.h"

#include <array>

namespace glissade {
namespace operators {
extern const OperatorSpec style;
}

namespace {

using operators::StyleDistribution;
using plain::Grid;

// The 257 entries that carry `values` to `target`, as the definition has them.
std::vector<double> plainTable(const std::vector<double>& values, const StyleDistribution& target) {
    std::vector<double> counts(256), table;
    for (const double value : values) counts[static_cast<std::size_t>(std::clamp(std::round(255.0 * value), 0.0, 255.0))] += 1.0;
    double sum = 0.0;
    for (std::size_t i = 0; i < 256; ++i) {
        sum += counts[i];
        const double share = values.empty() ? static_cast<double>(i + 1) / 256.0 : sum / static_cast<double>(values.size());
        table.push_back(target.inverse(share));
    }
    table.push_back(1.0);
    return table;
}

double lookUp(const std::vector<double>& table, double value) {
    const double i = std::min(std::floor(255.0 * value), 255.0);
    const double t = (255.0 * value - i) / 255.0;
    return (1.0 - t) * table[static_cast<std::size_t>(i)] + t * table[static_cast<std::size_t>(i) + 1];
}

Grid applied(Grid grid, const StyleDistribution& target) {
    const std::vector<double> table = plainTable(grid.values, target);
    for (double& value : grid.values) value = lookUp(table, value);
    return grid;
}

std::vector<double> gradients(const Grid& grid) {
    std::vector<double> all;
    for (int y = 0; y + 1 < grid.height; ++y)
        for (int x = 0; x + 1 < grid.width; ++x)
            all.push_back(std::hypot(grid.at(x, y) - grid.at(x, y + 1), grid.at(x, y) - grid.at(x + 1, y)));
    return all;
}

Grid definition(const Image<float>& rgb) {
    Grid out = applied(plain::grey(rgb), operators::styleIntensity());
    for (int round = 0; round < 3; ++round) {
        const std::vector<double> table = plainTable(gradients(out), operators::styleGradient());
        out = plain::localLaplacian(out, 20, true, [&](double g, double r) {
            const double d = g - r;
            return d == 0.0 ? 0.0 : d > 0.0 ? lookUp(table, d) : -lookUp(table, -d);
        });
        const auto [low, high] = std::ranges::minmax(out.values);
        for (double& value : out.values) value = high - low > 1e-12 ? (value - low) / (high - low) : 0.0;
        out = applied(out, operators::styleIntensity());
    }
    return out;
}

TEST(StyleGolden, agreesWithTheDefinition) {
    for (const Size size : {Size{64, 47}, {31, 90}, {5, 4}, {2, 2}, {9, 1}, {1, 6}}) {
        const Image<float> rgb = plain::picture(size.width, size.height, 21);
        const Grid expected = definition(rgb);
        plain::expectNear(plain::run(operators::style, rgb, {}), [&](int x, int y, int) { return expected.at(x, y); }, 1e-6);
    }
}

TEST(StyleGolden, givesTheTonesOfTheReference) {
    const Image<float> result = plain::run(operators::style, plain::picture(160, 120, 22), {});
    double mean = 0.0, squares = 0.0;
    for (const float value : result.samples()) {
        mean += value;
        squares += static_cast<double>(value) * value;
    }
    mean /= static_cast<double>(result.samples().size());
    squares /= static_cast<double>(result.samples().size());
    EXPECT_NEAR(mean, 0.368344, 0.01);
    EXPECT_NEAR(std::sqrt(squares - mean * mean), 0.197375, 0.01);
}

TEST(StyleGolden, turnsAConstantPictureWhite) {
    // All of its pixels are in the top share of the distribution, whose end is white.
    for (const Size size : {Size{1, 1}, {20, 13}}) {
        const Image<float> rgb = plain::constantPicture(size.width, size.height, 0.3F, 0.6F, 0.2F);
        plain::expectNear(plain::run(operators::style, rgb, {}), [](int, int, int) { return 1.0; }, 1e-3);
    }
}

TEST(StyleGolden, isTheSameOnAnyNumberOfLanesAndStops) {
    const Image<float> rgb = plain::picture(120, 203, 23);
    plain::expectSameOnAnyLanes(operators::style, rgb, {});
    plain::expectCancels(operators::style, rgb, {});
}

// The reference photo's pixel counts, and sums of bin and of bin² over its pixels, known from its histograms.
struct Known {
    std::uint32_t total;
    std::uint64_t bins, squares;
    std::array<int, 18> inverse;  // 65536 · inverse(i / 255) at i = 0, 15, … 255
};

void expectKnown(const StyleDistribution& distribution, const Known& known) {
    ASSERT_EQ(distribution.total(), known.total);
    for (std::size_t i = 0; i < known.inverse.size(); ++i)
        EXPECT_EQ(distribution.inverse(15.0 * static_cast<double>(i) / 255.0) * 65536.0, known.inverse[i]) << i;
    std::uint64_t bins = 0, squares = 0;
    for (std::uint32_t pixel = 0; pixel < known.total; ++pixel) {
        const double share = (pixel + 0.5) / known.total;  // the middle of the step of one pixel
        const auto bin = static_cast<std::uint64_t>(distribution.inverse(share) * 65536.0) - 1;
        bins += bin;
        squares += bin * bin;
    }
    EXPECT_EQ(bins, known.bins);
    EXPECT_EQ(squares, known.squares);
}

TEST(StyleTablesGolden, holdTheReferencesGreyLevels) {
    expectKnown(operators::styleIntensity(),
                {343680, 8296235019, 257768454735671,
                 {1, 7749, 9908, 11832, 13642, 15371, 17123, 18913, 20786, 22765, 24917, 27209, 29744, 32645, 36240, 40938, 47756, 65536}});
}

TEST(StyleTablesGolden, holdTheReferencesGradients) {
    expectKnown(operators::styleGradient(),
                {342485, 2797316719, 38977183123693,
                 {1, 1056, 1725, 2362, 2992, 3642, 4324, 5049, 5835, 6694, 7653, 8762, 10046, 11605, 13600, 16350, 20974, 55800}});
}

TEST(GreyGolden, losesTheLastBitWhereTheDefinitionDoes) {
    // On neutral pixels floor(255 g) is the level itself but for these six, where the sum in this order falls short.
    std::vector<int> low;
    for (int level = 0; level < 256; ++level) {
        const double value = level / 255.0;
        const double floored = std::floor(255.0 * operators::greyOf(value, value, value));
        if (floored != level) {
            EXPECT_EQ(floored, level - 1);
            low.push_back(level);
        }
    }
    EXPECT_EQ(low, (std::vector<int>{31, 62, 113, 124, 226, 248}));
    EXPECT_EQ(operators::greyOf(1.0, 1.0, 1.0), 1.0);
    EXPECT_NEAR(operators::greyOf(1.0, 0.0, 0.0), 0.298936, 1e-6);
}

}  // namespace
}  // namespace glissade
