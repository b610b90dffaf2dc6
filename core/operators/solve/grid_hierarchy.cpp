#include "operators/solve/grid_hierarchy.h"

#include <algorithm>
#include <array>

#include "operators/solve/grid_coarsen.h"

namespace glissade {

namespace {

using Level = GridHierarchy::Level;

// Points a chunk of rows should have before another lane is worth waking.
constexpr int kChunk = 1 << 14;
// Gauss-Seidel sweeps on coarse levels. Two cost as much time as one in all, for less error.
constexpr int kSweeps = 2;

/// Σ of weight · value over the neighbours of (x, y); `i` is its index.
template <bool kNine>
double neighbours(const Level& level, const double* u, int x, int y, std::size_t i) {
    const auto w = static_cast<std::size_t>(level.width);
    double sum = 0.0;
    const bool west = x > 0;
    const bool east = x + 1 < level.width;
    if (west) sum += level.east[i - 1] * u[i - 1];
    if (east) sum += level.east[i] * u[i + 1];
    if (y > 0) {
        sum += level.south[i - w] * u[i - w];
        if constexpr (kNine) {
            if (west) sum += level.southEast[i - w - 1] * u[i - w - 1];
            if (east) sum += level.southWest[i - w + 1] * u[i - w + 1];
        }
    }
    if (y + 1 < level.height) {
        sum += level.south[i] * u[i + w];
        if constexpr (kNine) {
            if (west) sum += level.southWest[i] * u[i + w - 1];
            if (east) sum += level.southEast[i] * u[i + w + 1];
        }
    }
    return sum;
}

/// The same away from the border, without its tests. Pointers are to the point's own index.
template <bool kNine>
double innerNeighbours(
    const double* u, const double* e, const double* s, const double* se, const double* sw, std::ptrdiff_t w) {
    double sum = e[-1] * u[-1] + e[0] * u[1] + s[-w] * u[-w] + s[0] * u[w];
    if constexpr (kNine) sum += se[-w - 1] * u[-w - 1] + sw[-w + 1] * u[-w + 1] + sw[0] * u[w - 1] + se[0] * u[w + 1];
    return sum;
}

/// Calls write(i, Σ weight · value) for the points x = first, first + step, ... of row y.
template <bool kNine, typename Write>
void alongRow(const Level& level, const double* u, int y, int first, int step, Write&& write) {
    const auto w = static_cast<std::ptrdiff_t>(level.width);
    const std::ptrdiff_t row = w * y;
    int x = first;
    if (y > 0 && y + 1 < level.height) {
        if (x == 0 && x < level.width) {
            write(static_cast<std::size_t>(row), neighbours<kNine>(level, u, x, y, static_cast<std::size_t>(row)));
            x += step;
        }
        const double* e = level.east.data() + row;
        const double* s = level.south.data() + row;
        const double* se = kNine ? level.southEast.data() + row : nullptr;
        const double* sw = kNine ? level.southWest.data() + row : nullptr;
        const double* values = u + row;
        for (; x + 1 < level.width; x += step)
            write(static_cast<std::size_t>(row + x),
                  innerNeighbours<kNine>(
                      values + x, e + x, s + x, kNine ? se + x : nullptr, kNine ? sw + x : nullptr, w));
    }
    for (; x < level.width; x += step) {
        const auto i = static_cast<std::size_t>(row + x);
        write(i, neighbours<kNine>(level, u, x, y, i));
    }
}

/// One Gauss-Seidel step for all points of one of four colours of a 9-point level.
void relax(const Level& level, const double* b, double* u, int colour, const ApplyContext& context) {
    forGridRows(level.width, level.height, context, [&](int y) {
        if ((y & 1) != colour / 2) return;
        const double* inverse = level.inverse.data();
        alongRow<true>(
            level, u, y, colour & 1, 2, [&](std::size_t i, double sum) { u[i] = (b[i] + sum) * inverse[i]; });
    });
}

template <bool kNine>
void residualOf(const Level& level, const double* b, const double* u, double* r, const ApplyContext& context) {
    forGridRows(level.width, level.height, context, [&](int y) {
        const double* diagonal = level.diagonal.data();
        alongRow<kNine>(level, u, y, 0, 1, [&](std::size_t i, double sum) { r[i] = b[i] - diagonal[i] * u[i] + sum; });
    });
}

/// coarse = Pᵀ fine.
void restrictTo(const Level& level, const double* fine, double* coarse, const ApplyContext& context) {
    const int cw = level.coarseWidth();
    const int ch = level.coarseHeight();
    forGridRows(cw, ch, context, [&](int j) {
        for (int i = 0; i < cw; ++i) {
            const Patch p = interpolationPatch(level, i, j);
            double sum = 0.0;
            for (int dy = -1; dy <= 1; ++dy) {
                const int y = 2 * j + dy;
                if (y < 0 || y >= level.height) continue;
                const double* row = fine + static_cast<std::ptrdiff_t>(level.width) * y + 2 * i;
                const double* weight = p.data() + 3 * (dy + 1) + 1;
                if (i > 0) sum += weight[-1] * row[-1];
                sum += weight[0] * row[0];
                if (2 * i + 1 < level.width) sum += weight[1] * row[1];
            }
            coarse[static_cast<std::ptrdiff_t>(cw) * j + i] = sum;
        }
    });
}

/// fine += P coarse.
void interpolateTo(const Level& level, const double* coarse, double* fine, const ApplyContext& context) {
    const int cw = level.coarseWidth();
    forGridRows(level.width, level.height, context, [&](int y) {
        const std::ptrdiff_t base = static_cast<std::ptrdiff_t>(cw) * (y / 2);
        const double* here = coarse + base;
        const double* below = y / 2 + 1 < level.coarseHeight() ? here + cw : here;  // its weights are 0 where missing
        double* out = fine + static_cast<std::ptrdiff_t>(level.width) * y;
        for (int i = 0; i < cw; ++i) {
            const auto k = static_cast<std::size_t>(base + i);
            const int next = i + 1 < cw ? i + 1 : i;
            const bool between = 2 * i + 1 < level.width;
            if (y % 2 == 0) {
                out[2 * i] += here[i];
                if (between) out[2 * i + 1] += level.betweenWest[k] * here[i] + level.betweenEast[k] * here[next];
            } else {
                out[2 * i] += level.betweenNorth[k] * here[i] + level.betweenSouth[k] * below[i];
                if (between)
                    out[2 * i + 1] += level.centre[0][k] * here[i] + level.centre[1][k] * here[next] +
                                      level.centre[2][k] * below[i] + level.centre[3][k] * below[next];
            }
        }
    });
}

Level finestLevel(GridSystem system) {
    Level finest;
    finest.width = system.width;
    finest.height = system.height;
    finest.east = std::move(system.right);
    finest.south = std::move(system.down);
    finest.diagonal.assign(finest.area(), 1.0);
    const auto w = static_cast<std::size_t>(finest.width);
    for (std::size_t i = 0; i < finest.area(); ++i) {
        finest.diagonal[i] += finest.east[i] + finest.south[i];
        if (i % w + 1 < w) finest.diagonal[i + 1] += finest.east[i];
        if (i + w < finest.area()) finest.diagonal[i + w] += finest.south[i];
    }
    return finest;
}

}  // namespace

void forGridRows(int width, int height, const ApplyContext& context, const std::function<void(int)>& body) {
    const int rows = std::max(1, kChunk / std::max(1, width));
    if (height <= rows) {
        for (int y = 0; y < height; ++y) body(y);
        return;
    }
    const auto count = static_cast<std::size_t>(height);
    context.pool.forRanges(count, static_cast<std::size_t>(rows), [&](std::size_t begin, std::size_t end) {
        if (context.cancel.requested()) return;
        for (std::size_t y = begin; y < end; ++y) body(static_cast<int>(y));
    });
}

bool GridHierarchy::build(GridSystem system, const ApplyContext& context) {
    levels_.clear();
    levels_.push_back(finestLevel(std::move(system)));
    for (;;) {
        if (context.cancel.requested()) return false;
        Level& level = levels_.back();
        if (level.nine() || level.area() == 1) {
            level.inverse.resize(level.area());
            std::ranges::transform(level.diagonal, level.inverse.begin(), [](double d) { return 1.0 / d; });
        } else {
            smoother_.factor(level.width, level.height, level.east, level.south, level.diagonal, context);
        }
        if (level.area() == 1) return true;
        makeInterpolation(level, context);
        if (context.cancel.requested()) return false;
        levels_.push_back(coarsened(level, context));
    }
}

GridHierarchy::Scratch GridHierarchy::makeScratch() const {
    Scratch scratch;
    scratch.right.resize(levels_.size());
    scratch.solution.resize(levels_.size());
    scratch.residual.resize(levels_.size());
    for (std::size_t l = 0; l < levels_.size(); ++l) {
        scratch.residual[l].resize(levels_[l].area());
        scratch.solution[l].resize(levels_[l].area());
        if (l > 0) scratch.right[l].resize(levels_[l].area());
    }
    return scratch;
}

void GridHierarchy::smoothBefore(
    std::size_t l, const double* b, double* u, Scratch& scratch, const ApplyContext& context) const {
    const Level& level = levels_[l];
    if (level.nine()) {
        std::fill_n(u, level.area(), 0.0);
        for (int step = 0; step < 4 * kSweeps; ++step) relax(level, b, u, step % 4, context);
        residualOf<true>(level, b, u, scratch.residual[l].data(), context);
    } else {
        smoother_.solve(b, u, context);
        residualOf<false>(level, b, u, scratch.residual[l].data(), context);
    }
}

void GridHierarchy::smoothAfter(
    std::size_t l, const double* b, double* u, Scratch& scratch, const ApplyContext& context) const {
    const Level& level = levels_[l];
    if (level.nine()) {
        for (int step = 4 * kSweeps; step-- > 0;) relax(level, b, u, step % 4, context);
        return;
    }
    std::vector<double>& residual = scratch.residual[l];
    std::vector<double>& correction = scratch.solution[l];
    residualOf<false>(level, b, u, residual.data(), context);
    smoother_.solve(residual.data(), correction.data(), context);
    for (std::size_t i = 0; i < level.area(); ++i) u[i] += correction[i];
}

void GridHierarchy::cycle(const std::vector<double>& in,
                          std::vector<double>& out,
                          Scratch& scratch,
                          const ApplyContext& context) const {
    const auto right = [&](std::size_t l) { return l == 0 ? in.data() : scratch.right[l].data(); };
    const auto solution = [&](std::size_t l) { return l == 0 ? out.data() : scratch.solution[l].data(); };
    const std::size_t coarsest = levels_.size() - 1;
    for (std::size_t l = 0; l < coarsest; ++l) {
        smoothBefore(l, right(l), solution(l), scratch, context);
        restrictTo(levels_[l], scratch.residual[l].data(), scratch.right[l + 1].data(), context);
    }
    solution(coarsest)[0] = right(coarsest)[0] * levels_[coarsest].inverse[0];
    for (std::size_t l = coarsest; l-- > 0;) {
        interpolateTo(levels_[l], scratch.solution[l + 1].data(), solution(l), context);
        smoothAfter(l, right(l), solution(l), scratch, context);
    }
}

void GridHierarchy::multiply(const std::vector<double>& in,
                             std::vector<double>& out,
                             std::vector<double>& rowDots,
                             const ApplyContext& context) const {
    const Level& level = levels_.front();
    forGridRows(level.width, level.height, context, [&](int y) {
        double dot = 0.0;
        alongRow<false>(level, in.data(), y, 0, 1, [&](std::size_t i, double sum) {
            out[i] = level.diagonal[i] * in[i] - sum;
            dot += out[i] * in[i];
        });
        rowDots[static_cast<std::size_t>(y)] = dot;
    });
}

}  // namespace glissade
