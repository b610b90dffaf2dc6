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
float neighbours(const Level& level, const float* u, int x, int y, std::size_t i) {
    const auto w = static_cast<std::size_t>(level.width);
    float sum = 0.0F;
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
float innerNeighbours(
    const float* u, const float* e, const float* s, const float* se, const float* sw, std::ptrdiff_t w) {
    float sum = e[-1] * u[-1] + e[0] * u[1] + s[-w] * u[-w] + s[0] * u[w];
    if constexpr (kNine) sum += se[-w - 1] * u[-w - 1] + sw[-w + 1] * u[-w + 1] + sw[0] * u[w - 1] + se[0] * u[w + 1];
    return sum;
}

/// Calls write(i, Σ weight · value) for the points x = first, first + step, ... of row y.
template <bool kNine, typename Write>
void alongRow(const Level& level, const float* u, int y, int first, int step, Write&& write) {
    const auto w = static_cast<std::ptrdiff_t>(level.width);
    const std::ptrdiff_t row = w * y;
    int x = first;
    if (y > 0 && y + 1 < level.height) {
        if (x == 0 && x < level.width) {
            write(static_cast<std::size_t>(row), neighbours<kNine>(level, u, x, y, static_cast<std::size_t>(row)));
            x += step;
        }
        const float* e = level.east.data() + row;
        const float* s = level.south.data() + row;
        const float* se = kNine ? level.southEast.data() + row : nullptr;
        const float* sw = kNine ? level.southWest.data() + row : nullptr;
        const float* values = u + row;
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
void relax(const Level& level, const float* b, float* u, int colour, const ApplyContext& context) {
    forGridRows(level.width, level.height, context, [&](int y) {
        if ((y & 1) != colour / 2) return;
        const float* inverse = level.inverse.data();
        alongRow<true>(level, u, y, colour & 1, 2, [&](std::size_t i, float sum) { u[i] = (b[i] + sum) * inverse[i]; });
    });
}

template <bool kNine>
void residualOf(const Level& level, const float* b, const float* u, float* r, const ApplyContext& context) {
    forGridRows(level.width, level.height, context, [&](int y) {
        const float* diagonal = level.diagonal.data();
        alongRow<kNine>(level, u, y, 0, 1, [&](std::size_t i, float sum) { r[i] = b[i] - diagonal[i] * u[i] + sum; });
    });
}

/// coarse = Pᵀ fine.
void restrictTo(const Level& level, const float* fine, float* coarse, const ApplyContext& context) {
    const int cw = level.coarseWidth();
    const int ch = level.coarseHeight();
    forGridRows(cw, ch, context, [&](int j) {
        for (int i = 0; i < cw; ++i) {
            const Patch p = interpolationPatch(level, i, j);
            float sum = 0.0F;
            for (int dy = -1; dy <= 1; ++dy) {
                const int y = 2 * j + dy;
                if (y < 0 || y >= level.height) continue;
                const float* row = fine + static_cast<std::ptrdiff_t>(level.width) * y + 2 * i;
                const float* weight = p.data() + 3 * (dy + 1) + 1;
                if (i > 0) sum += weight[-1] * row[-1];
                sum += weight[0] * row[0];
                if (2 * i + 1 < level.width) sum += weight[1] * row[1];
            }
            coarse[static_cast<std::ptrdiff_t>(cw) * j + i] = sum;
        }
    });
}

/// fine += P coarse.
void interpolateTo(const Level& level, const float* coarse, float* fine, const ApplyContext& context) {
    const int cw = level.coarseWidth();
    forGridRows(level.width, level.height, context, [&](int y) {
        const std::ptrdiff_t base = static_cast<std::ptrdiff_t>(cw) * (y / 2);
        const float* here = coarse + base;
        const float* below = y / 2 + 1 < level.coarseHeight() ? here + cw : here;  // its weights are 0 where missing
        float* out = fine + static_cast<std::ptrdiff_t>(level.width) * y;
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

Level finestLevel(const GridSystem& system) {
    Level finest;
    finest.width = system.width;
    finest.height = system.height;
    finest.east.assign(system.right.begin(), system.right.end());
    finest.south.assign(system.down.begin(), system.down.end());
    finest.diagonal.resize(finest.area());
    const auto w = static_cast<std::size_t>(finest.width);
    for (std::size_t i = 0; i < finest.area(); ++i) {
        double sum = 1.0 + system.right[i] + system.down[i];
        if (i % w > 0) sum += system.right[i - 1];
        if (i >= w) sum += system.down[i - w];
        finest.diagonal[i] = static_cast<float>(sum);
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
    system_ = std::move(system);
    levels_.push_back(finestLevel(system_));
    for (;;) {
        if (context.cancel.requested()) return false;
        Level& level = levels_.back();
        if (level.nine() || level.area() == 1) {
            level.inverse.resize(level.area());
            std::ranges::transform(level.diagonal, level.inverse.begin(), [](float d) { return 1.0F / d; });
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
        scratch.right[l].resize(levels_[l].area());
    }
    return scratch;
}

void GridHierarchy::smoothBefore(
    std::size_t l, const float* b, float* u, Scratch& scratch, const ApplyContext& context) const {
    const Level& level = levels_[l];
    if (level.nine()) {
        std::fill_n(u, level.area(), 0.0F);
        for (int step = 0; step < 4 * kSweeps; ++step) relax(level, b, u, step % 4, context);
        residualOf<true>(level, b, u, scratch.residual[l].data(), context);
    } else {
        smoother_.solve(b, u, context);
        residualOf<false>(level, b, u, scratch.residual[l].data(), context);
    }
}

void GridHierarchy::smoothAfter(
    std::size_t l, const float* b, float* u, Scratch& scratch, const ApplyContext& context) const {
    const Level& level = levels_[l];
    if (level.nine()) {
        for (int step = 4 * kSweeps; step-- > 0;) relax(level, b, u, step % 4, context);
        return;
    }
    std::vector<float>& residual = scratch.residual[l];
    std::vector<float>& correction = scratch.solution[l];
    residualOf<false>(level, b, u, residual.data(), context);
    smoother_.solve(residual.data(), correction.data(), context);
    forGridRows(level.width, level.height, context, [&](int y) {
        const std::size_t begin = static_cast<std::size_t>(level.width) * static_cast<std::size_t>(y);
        for (std::size_t i = begin; i < begin + static_cast<std::size_t>(level.width); ++i) u[i] += correction[i];
    });
}

void GridHierarchy::cycle(const std::vector<double>& in,
                          std::vector<float>& out,
                          Scratch& scratch,
                          const ApplyContext& context) const {
    forGridRows(width(), height(), context, [&](int y) {
        const std::size_t begin = static_cast<std::size_t>(width()) * static_cast<std::size_t>(y);
        for (std::size_t i = begin; i < begin + static_cast<std::size_t>(width()); ++i)
            scratch.right[0][i] = static_cast<float>(in[i]);
    });
    const auto right = [&](std::size_t l) { return scratch.right[l].data(); };
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
    const auto w = static_cast<std::ptrdiff_t>(width());
    forGridRows(width(), height(), context, [&](int y) {
        const std::ptrdiff_t row = w * y;
        const double* u = in.data() + row;
        const double* east = system_.right.data() + row;
        const double* south = system_.down.data() + row;
        double* to = out.data() + row;
        // Flows between neighbours: no cancellation, whatever the weights. Those across the border are left out.
        for (std::ptrdiff_t x = 0; x < w; ++x) to[x] = u[x];
        for (std::ptrdiff_t x = 0; x + 1 < w; ++x) to[x] += east[x] * (u[x] - u[x + 1]);
        for (std::ptrdiff_t x = 1; x < w; ++x) to[x] += east[x - 1] * (u[x] - u[x - 1]);
        if (y > 0)
            for (std::ptrdiff_t x = 0; x < w; ++x) to[x] += south[x - w] * (u[x] - u[x - w]);
        if (y + 1 < height())
            for (std::ptrdiff_t x = 0; x < w; ++x) to[x] += south[x] * (u[x] - u[x + w]);
        double dot = 0.0;
        for (std::ptrdiff_t x = 0; x < w; ++x) dot += to[x] * u[x];
        rowDots[static_cast<std::size_t>(y)] = dot;
    });
}

}  // namespace glissade
