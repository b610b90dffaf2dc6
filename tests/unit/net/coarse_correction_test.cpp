#include "net/coarse_correction.h"

#include "operators/registry.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace glissade {
namespace {

constexpr int kK = kSliceChannels;
constexpr std::size_t kCells = std::size_t{kOverviewSide} * kOverviewSide;
constexpr Size kPhoto{2560, 2560};  // cells of 20 px
constexpr int kCell = kPhoto.width / kOverviewSide;

/// Weights drawn from a seed; features and colours that follow from the place in the photo, however it is cut, and vary
/// slowly beside its cells: a correction is linear between their centres.
class CoarseCorrectionTest : public ::testing::Test {
protected:
    CoarseCorrectionTest() {
        std::mt19937 random(7);
        std::uniform_real_distribution<float> symmetric(-1, 1);
        for (int k = 0; k < kK; ++k) {
            weights_.a[k] = 1 + 0.5F * symmetric(random);
            weights_.b[k] = symmetric(random);
            for (auto& row : weights_.w) row[k] = 0.05F * symmetric(random);
        }
        for (auto& row : weights_.m)
            for (float& m : row) m = 0.05F * symmetric(random);
    }

    static float featureAt(int x, int y, int k) {
        return static_cast<float>(std::sin(0.002 * (k + 1) * x + 0.001 * y * (kK - k) + k));
    }
    static std::uint8_t colourAt(int x, int y, int c) {
        return static_cast<std::uint8_t>(120 + (x / 32 + y / 64 + 5 * c) % 16);
    }

    /// The row's cells from column `left` on.
    static std::vector<float> cellsOf(int left, int width, int y) {
        std::vector<float> cells(static_cast<std::size_t>((width + 1) / 2) * 4 * kK);
        for (int x = 0; x < width; ++x)
            for (int k = 0; k < kK; ++k)
                cells[x / 2 * 4 * kK + y % 2 * 2 * kK + x % 2 * kK + k] = featureAt(left + x, y, k);
        return cells;
    }

    [[nodiscard]] double resultAt(int x, int y, int c, const float* f) const {
        double sum = colourAt(x, y, c) / 255.0 + weights_.c[c];
        for (int j = 0; j < 3; ++j) sum += weights_.m[c][j] * colourAt(x, y, j) / 255.0;
        for (int k = 0; k < kK; ++k) sum += weights_.w[c][k] * std::max(0.0F, weights_.a[k] * f[k] + weights_.b[k]);
        return sum;
    }

    /// Told: a grey in all cells.
    static PhotoOverview::Planes told(float grey) {
        auto planes = std::make_shared<std::vector<float>>(6 * kCells, 0.0F);
        std::fill(planes->begin() + 3 * kCells, planes->end(), grey);
        return planes;
    }

    [[nodiscard]] CoarseCorrection settled(Rect part, Rect known, float grey) const {
        CoarseCorrection correction(told(grey), weights_, kPhoto, part, known);
        const Rect seen = correction.seen();
        for (int y = seen.y; y < seen.y + seen.height; ++y) {
            std::vector<std::uint8_t> rgb;
            for (int x = seen.x; x < seen.x + seen.width; ++x)
                for (int c = 0; c < 3; ++c) rgb.push_back(colourAt(x, y, c));
            correction.see(cellsOf(seen.x, seen.width, y).data(), rgb.data(), y);
        }
        correction.settle();
        return correction;
    }

    /// The averages over the cell of the photo at `cell`, of the features as they are and corrected.
    [[nodiscard]] std::array<double, 2> averagesOver(Rect part,
                                                     const CoarseCorrection& correction,
                                                     Rect cell,
                                                     int c) const {
        std::array<double, 2> sums{};
        for (int y = cell.y; y < cell.y + cell.height; ++y) {
            const auto before = cellsOf(part.x, part.width, y);
            auto after = before;
            correction.addTo(after.data(), y);
            for (int x = cell.x; x < cell.x + cell.width; ++x) {
                const std::size_t at =
                    static_cast<std::size_t>((x - part.x) / 2 * 4 * kK + y % 2 * 2 * kK + (x - part.x) % 2 * kK);
                sums[0] += resultAt(x, y, c, &before[at]);
                sums[1] += resultAt(x, y, c, &after[at]);
            }
        }
        for (double& sum : sums) sum /= static_cast<double>(cell.width) * cell.height;
        return sums;
    }

    TailWeights weights_;
};

TEST_F(CoarseCorrectionTest, averagesComeNearToWhatIsTold) {
    const Rect part{600, 640, 200, 160};
    const Rect whole{0, 0, kPhoto.width, kPhoto.height};
    constexpr float kGrey = 0.5F;
    const CoarseCorrection correction = settled(part, whole, kGrey);
    double before = 0;
    double after = 0;
    for (int cy = part.y / kCell; cy < (part.y + part.height) / kCell; ++cy) {
        for (int cx = part.x / kCell; cx < (part.x + part.width) / kCell; ++cx) {
            for (int c = 0; c < 3; ++c) {
                const auto means = averagesOver(part, correction, {cx * kCell, cy * kCell, kCell, kCell}, c);
                before += std::abs(means[0] - kGrey);
                after += std::abs(means[1] - kGrey);
            }
        }
    }
    EXPECT_GT(before / (3 * 80), 0.02) << "else there is nothing to correct";
    EXPECT_LT(after, 0.3 * before);
}

TEST_F(CoarseCorrectionTest, aPartIsCorrectedAsTheWholeIs) {
    const Rect large{560, 600, 240, 200};
    const CoarseCorrection ofLarge = settled(large, {0, 0, kPhoto.width, kPhoto.height}, 0.5F);
    const Rect small{638, 657, 50, 31};
    const int reach = CoarseCorrection::reach(kPhoto);
    EXPECT_LT(reach, 2 * kCell);
    const Rect known{(small.x - reach) / 2 * 2, small.y - reach, small.width + 2 * reach + 2, small.height + 2 * reach};
    const CoarseCorrection ofSmall = settled(small, known, 0.5F);
    for (int y = small.y; y < small.y + small.height; ++y) {
        auto expected = cellsOf(large.x, large.width, y);
        ofLarge.addTo(expected.data(), y);
        auto got = cellsOf(small.x, small.width, y);
        ofSmall.addTo(got.data(), y);
        const auto first = expected.begin() + (small.x - large.x) / 2 * 4 * kK + y % 2 * 2 * kK;
        for (std::size_t i = 0; i + 4 * kK <= got.size(); i += 4 * kK)
            for (int j = 0; j < 2 * kK; ++j)
                ASSERT_EQ(got[i + y % 2 * 2 * kK + j], *(first + static_cast<std::ptrdiff_t>(i) + j)) << y << ' ' << i;
    }
}

TEST_F(CoarseCorrectionTest, channelsThatAreCutOffStayAndWithoutAnyOtherNothingChanges) {
    weights_.b[3] = -10;
    const Rect part{600, 640, 40, 40};
    const CoarseCorrection some = settled(part, {0, 0, kPhoto.width, kPhoto.height}, 0.9F);
    const auto before = cellsOf(part.x, part.width, part.y);
    auto after = before;
    some.addTo(after.data(), part.y);
    EXPECT_NE(after, before);
    for (int x = 0; x < part.width; ++x) {
        const std::size_t at = static_cast<std::size_t>(x / 2 * 4 * kK + x % 2 * kK + 3);
        EXPECT_EQ(after[at], before[at]);
    }
    weights_.b.fill(-10);
    const CoarseCorrection none = settled(part, {0, 0, kPhoto.width, kPhoto.height}, 0.9F);
    after = before;
    none.addTo(after.data(), part.y);
    EXPECT_EQ(after, before);
}

TEST(CoarseCorrection, isOfOperatorsWithOneResultInPhotosThatAreNotTiny) {
    for (const char* id : {"llf", "llf-remap", "style"}) {
        EXPECT_TRUE(CoarseCorrection::appliesTo(*findOperator(id), {300, 256})) << id;
        EXPECT_FALSE(CoarseCorrection::appliesTo(*findOperator(id), {300, 255})) << id;
    }
    EXPECT_FALSE(CoarseCorrection::appliesTo(*findOperator("l0"), {1000, 1000}));
    EXPECT_FALSE(CoarseCorrection::appliesTo(*findOperator("pencil"), {1000, 1000}));
    EXPECT_EQ(CoarseCorrection::reach({255, 3000}), 0);
    EXPECT_GT(CoarseCorrection::reach({256, 256}), 0);
    EXPECT_GE(CoarseCorrection::reach({6000, 4000}), 71) << "a cell and a half";
}

}  // namespace
}  // namespace glissade
