#include "operators/solve/grid_coarsen.h"

namespace glissade {

namespace {

using Level = GridHierarchy::Level;

/// The weights of one point towards its eight neighbours, 0 across the border.
struct Star {
    double west, east, north, south, northWest, northEast, southWest, southEast;
};

Star starOf(const Level& level, int x, int y) {
    const auto w = static_cast<std::size_t>(level.width);
    const std::size_t i = w * static_cast<std::size_t>(y) + static_cast<std::size_t>(x);
    Star star{};
    star.west = x > 0 ? level.east[i - 1] : 0.0F;
    star.east = level.east[i];
    star.north = y > 0 ? level.south[i - w] : 0.0F;
    star.south = level.south[i];
    if (!level.nine()) return star;
    star.northWest = x > 0 && y > 0 ? level.southEast[i - w - 1] : 0.0F;
    star.northEast = x + 1 < level.width && y > 0 ? level.southWest[i - w + 1] : 0.0F;
    star.southWest = level.southWest[i];
    star.southEast = level.southEast[i];
    return star;
}

double diagonalAt(const Level& level, int x, int y) {
    return level
        .diagonal[static_cast<std::size_t>(level.width) * static_cast<std::size_t>(y) + static_cast<std::size_t>(x)];
}

/// Weights of the fine points on the lines between coarse points.
void interpolateLines(Level& level, int i, int j, std::size_t k) {
    const int x = 2 * i;
    const int y = 2 * j;
    if (x + 1 < level.width) {
        const Star a = starOf(level, x + 1, y);
        const double scale = 1.0 / (diagonalAt(level, x + 1, y) - a.north - a.south);
        level.betweenWest[k] = static_cast<float>((a.west + a.northWest + a.southWest) * scale);
        level.betweenEast[k] = static_cast<float>((a.east + a.northEast + a.southEast) * scale);
    }
    if (y + 1 < level.height) {
        const Star a = starOf(level, x, y + 1);
        const double scale = 1.0 / (diagonalAt(level, x, y + 1) - a.west - a.east);
        level.betweenNorth[k] = static_cast<float>((a.north + a.northWest + a.northEast) * scale);
        level.betweenSouth[k] = static_cast<float>((a.south + a.southWest + a.southEast) * scale);
    }
}

/// Weights of the fine point in the middle of four coarse ones, through its neighbours' weights.
void interpolateCentre(Level& level, int i, int j, std::size_t k) {
    const auto row = static_cast<std::size_t>(level.coarseWidth());
    const int x = 2 * i + 1;
    const int y = 2 * j + 1;
    if (x >= level.width || y >= level.height) return;
    const Star a = starOf(level, x, y);
    const double scale = 1.0 / diagonalAt(level, x, y);
    const bool right = i + 1 < level.coarseWidth();
    const bool below = j + 1 < level.coarseHeight();
    const auto at = [&](const std::vector<float>& weights, bool exists, std::size_t index) {
        return exists ? static_cast<double>(weights[index]) : 0.0;
    };
    level.centre[0][k] =
        static_cast<float>(scale * (a.northWest + a.north * level.betweenWest[k] + a.west * level.betweenNorth[k]));
    level.centre[1][k] = static_cast<float>(
        scale * (a.northEast + a.north * level.betweenEast[k] + a.east * at(level.betweenNorth, right, k + 1)));
    level.centre[2][k] = static_cast<float>(
        scale * (a.southWest + a.west * level.betweenSouth[k] + a.south * at(level.betweenWest, below, k + row)));
    level.centre[3][k] = static_cast<float>(scale * (a.southEast + a.east * at(level.betweenSouth, right, k + 1) +
                                                     a.south * at(level.betweenEast, below, k + row)));
}

/// A times a column of P: the 5 × 5 fine points around (2i, 2j), rows from the top.
std::array<double, 25> matrixTimesPatch(const Level& level, int i, int j, const Patch& patch) {
    std::array<double, 25> product{};
    for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx) {
            const double v = patch[static_cast<std::size_t>(3 * (dy + 1) + dx + 1)];
            if (v == 0.0) continue;  // also where the fine point does not exist
            const Star a = starOf(level, 2 * i + dx, 2 * j + dy);
            double* at = product.data() + 5 * (dy + 2) + dx + 2;
            at[0] += diagonalAt(level, 2 * i + dx, 2 * j + dy) * v;
            at[-1] -= a.west * v;
            at[1] -= a.east * v;
            at[-5] -= a.north * v;
            at[5] -= a.south * v;
            if (!level.nine()) continue;
            at[-6] -= a.northWest * v;
            at[-4] -= a.northEast * v;
            at[4] -= a.southWest * v;
            at[6] -= a.southEast * v;
        }
    return product;
}

/// The dot product of a column of P with the 5 × 5 product, the column's coarse point lying (di, dj) away.
double dotPatch(const std::array<double, 25>& product, const Patch& patch, int di, int dj) {
    double sum = 0.0;
    for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx) {
            const int x = 2 * di + dx + 2;
            const int y = 2 * dj + dy + 2;
            if (x < 0 || x > 4 || y < 0 || y > 4) continue;
            sum +=
                product[static_cast<std::size_t>(5 * y + x)] * patch[static_cast<std::size_t>(3 * (dy + 1) + dx + 1)];
        }
    return sum;
}

}  // namespace

void makeInterpolation(Level& level, const ApplyContext& context) {
    const int cw = level.coarseWidth();
    const int ch = level.coarseHeight();
    const std::size_t count = static_cast<std::size_t>(cw) * static_cast<std::size_t>(ch);
    for (std::vector<float>* weights : {&level.betweenWest,
                                        &level.betweenEast,
                                        &level.betweenNorth,
                                        &level.betweenSouth,
                                        &level.centre[0],
                                        &level.centre[1],
                                        &level.centre[2],
                                        &level.centre[3]})
        weights->assign(count, 0.0F);
    const auto rows = [&](auto&& fill) {
        forGridRows(level.width, ch, context, [&](int j) {
            for (int i = 0; i < cw; ++i)
                fill(level,
                     i,
                     j,
                     static_cast<std::size_t>(cw) * static_cast<std::size_t>(j) + static_cast<std::size_t>(i));
        });
    };
    rows(interpolateLines);
    rows(interpolateCentre);  // reads the lines of its neighbours
}

Level coarsened(const Level& level, const ApplyContext& context) {
    Level coarse;
    coarse.width = level.coarseWidth();
    coarse.height = level.coarseHeight();
    for (std::vector<float>* entries :
         {&coarse.east, &coarse.south, &coarse.southEast, &coarse.southWest, &coarse.diagonal})
        entries->assign(coarse.area(), 0.0F);
    forGridRows(level.width, coarse.height, context, [&](int j) {
        for (int i = 0; i < coarse.width; ++i) {
            const std::size_t k =
                static_cast<std::size_t>(coarse.width) * static_cast<std::size_t>(j) + static_cast<std::size_t>(i);
            const Patch own = interpolationPatch(level, i, j);
            const std::array<double, 25> product = matrixTimesPatch(level, i, j, own);
            coarse.diagonal[k] = static_cast<float>(dotPatch(product, own, 0, 0));
            coarse.east[k] = static_cast<float>(-dotPatch(product, interpolationPatch(level, i + 1, j), 1, 0));
            coarse.south[k] = static_cast<float>(-dotPatch(product, interpolationPatch(level, i, j + 1), 0, 1));
            coarse.southEast[k] = static_cast<float>(-dotPatch(product, interpolationPatch(level, i + 1, j + 1), 1, 1));
            coarse.southWest[k] =
                static_cast<float>(-dotPatch(product, interpolationPatch(level, i - 1, j + 1), -1, 1));
        }
    });
    return coarse;
}

}  // namespace glissade
