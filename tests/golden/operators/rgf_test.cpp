// The rolling guidance filter against its definition on one whole grid.
#include <array>
#include <map>

#include "golden/operators/operator_fixture.h"

namespace glissade {
namespace {

using Place = std::array<int, 3>;  // y, x, range
using Grid = std::map<Place, std::array<double, 2>>;

/// Blurs every cell from its 27 neighbours at once; cells outside the padding do not exist.
std::array<double, 2> blurredCell(const Grid& grid, const Place& place) {
    std::array<double, 2> sum{};
    for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx)
            for (int dz = -1; dz <= 1; ++dz) {
                const auto cell = grid.find({place[0] + dy, place[1] + dx, place[2] + dz});
                if (cell == grid.end()) continue;
                const double weight = std::exp(-0.5 * (dy * dy + dx * dx + dz * dz));
                for (std::size_t k = 0; k < 2; ++k) sum[k] += weight * cell->second[k];
            }
    return sum;
}

std::vector<double> filtered(const std::vector<double>& value,
                             const std::vector<double>& guide,
                             int width,
                             double sigma) {
    const double low = *std::ranges::min_element(guide);
    Grid grid;
    const auto placeOf = [&](std::size_t i) {
        return std::array{static_cast<double>(static_cast<int>(i) / width) / sigma,
                          (static_cast<int>(i) % width) / sigma,
                          (guide[i] - low) / 0.05};
    };
    for (std::size_t i = 0; i < value.size(); ++i) {
        const auto p = placeOf(i);
        auto& cell = grid[{static_cast<int>(std::round(p[0])),
                           static_cast<int>(std::round(p[1])),
                           static_cast<int>(std::round(p[2]))}];
        cell[0] += value[i];
        cell[1] += 1;
    }
    std::vector<double> out(value.size());
    for (std::size_t i = 0; i < value.size(); ++i) {
        const auto p = placeOf(i);
        for (int corner = 0; corner < 8; ++corner) {
            Place place{};
            double weight = 1;
            for (std::size_t axis = 0; axis < 3; ++axis) {
                const int upper = corner >> axis & 1;
                const double part = p[axis] - std::floor(p[axis]);
                place[axis] = static_cast<int>(std::floor(p[axis])) + upper;
                weight *= upper ? part : 1 - part;
            }
            const auto cell = blurredCell(grid, place);
            if (cell[1] > 0) out[i] += weight * cell[0] / cell[1];
        }
    }
    return out;
}

Image<float> definition(const Image<float>& rgb, double sigma) {
    Image<float> out(rgb.width(), rgb.height(), 3);
    for (int c = 0; c < 3; ++c) {
        std::vector<double> value;
        for (std::size_t i = 0; i < rgb.size().area(); ++i)
            value.push_back(test::definition(rgb.data()[3 * i + static_cast<std::size_t>(c)]));
        std::vector<double> guide(value.size(), 0.0);
        for (int round = 0; round < 4; ++round) guide = filtered(value, guide, rgb.width(), sigma);
        for (std::size_t i = 0; i < value.size(); ++i)
            out.data()[3 * i + static_cast<std::size_t>(c)] = static_cast<float>(guide[i]);
    }
    return out;
}

TEST(Rgf, AgreesWithItsDefinition) {
    const Image<float> photo = test::eightBit(test::syntheticPhoto(48, 37, 31));
    for (const double sigma : {1.0, 2.3, 3.25, 5.5, 10.0})
        EXPECT_LT(test::largestDifference(test::runExact("rgf", photo, {sigma}), definition(photo, sigma)), 1e-5)
            << sigma;
}

/// Pictures of several strips, where the grid is cut.
TEST(Rgf, AgreesWithItsDefinitionAcrossStrips) {
    for (const double sigma : {1.0, 1.7, 2.5}) {
        const Image<float> photo = test::noise(7, 130, 32);
        EXPECT_LT(test::largestDifference(test::runExact("rgf", photo, {sigma}), definition(photo, sigma)), 1e-5)
            << sigma;
    }
}

TEST(Rgf, AgreesWithItsDefinitionOnLines) {
    for (const auto& [width, height] : {std::pair{1, 1}, {1, 50}, {50, 1}, {3, 2}}) {
        const Image<float> photo = test::noise(width, height, 33);
        EXPECT_LT(test::largestDifference(test::runExact("rgf", photo, {5.5}), definition(photo, 5.5)), 1e-5)
            << width << " x " << height;
    }
}

}  // namespace
}  // namespace glissade
