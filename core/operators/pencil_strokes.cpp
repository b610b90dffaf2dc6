#include "operators/pencil_strokes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <span>

namespace glissade::operators {

namespace {

constexpr int kHalfLength = 8;
constexpr int kDirections = 8;
constexpr int kRadius = kHalfLength;
constexpr std::size_t kBandRows = 64;
constexpr int kBlock = 16;  // columns whose sums stay in registers

// A plane with kRadius zeros around it, so that kernels need no border case; at(x, y) takes the plane's own coordinates.
class PaddedPlane {
public:
    explicit PaddedPlane(Size size) : image_(size.width + 2 * kRadius, size.height + 2 * kRadius, 1) {}

    [[nodiscard]] double* row(int y) { return image_.row(y + kRadius) + kRadius; }
    [[nodiscard]] const double* row(int y) const { return image_.row(y + kRadius) + kRadius; }
    [[nodiscard]] std::ptrdiff_t stride() const { return image_.width(); }

private:
    Image<double> image_;
};

template <typename Body>
void forBands(int rows, const ApplyContext& context, const Body& body) {
    context.pool.forRanges(static_cast<std::size_t>(rows), kBandRows, [&](std::size_t begin, std::size_t end) {
        if (!context.cancel.requested()) body(static_cast<int>(begin), static_cast<int>(end));
    });
}

void sort2(double& a, double& b) {
    const double low = a < b ? a : b;
    b = a < b ? b : a;
    a = low;
}

// Median of nine by exchanges only, so that the loop around it becomes vector code.
// Network: Paeth, "Median finding on a 3 × 3 grid", Graphics Gems, 1990; in the order given by Devillard, 1998.
double median9(std::array<double, 9> p) {
    sort2(p[1], p[2]), sort2(p[4], p[5]), sort2(p[7], p[8]);
    sort2(p[0], p[1]), sort2(p[3], p[4]), sort2(p[6], p[7]);
    sort2(p[1], p[2]), sort2(p[4], p[5]), sort2(p[7], p[8]);
    sort2(p[0], p[3]), sort2(p[5], p[8]), sort2(p[4], p[7]);
    sort2(p[3], p[6]), sort2(p[1], p[4]), sort2(p[2], p[5]);
    sort2(p[4], p[7]), sort2(p[4], p[2]), sort2(p[6], p[4]);
    sort2(p[4], p[2]);
    return p[4];
}

// 3 × 3 median, zeros outside.
Image<double> median3x3(const Image<double>& plane, const ApplyContext& context) {
    const int width = plane.width();
    Image<double> out(width, plane.height(), 1);
    forBands(plane.height(), context, [&](int begin, int end) {
        std::vector<double> rows(3 * static_cast<std::size_t>(width + 2));
        for (int y = begin; y < end; ++y) {
            for (int k = 0; k < 3; ++k) {
                double* to = rows.data() + k * (width + 2) + 1;
                const int from = y + k - 1;
                if (from >= 0 && from < plane.height()) std::copy_n(plane.row(from), width, to);
                else std::fill_n(to, width, 0.0);
            }
            const double *a = rows.data(), *b = a + width + 2, *c = b + width + 2;
            double* to = out.row(y);
            for (int x = 0; x < width; ++x)
                to[x] = median9({a[x], a[x + 1], a[x + 2], b[x], b[x + 1], b[x + 2], c[x], c[x + 1], c[x + 2]});
        }
    });
    return out;
}

// |∂x| + |∂y| of the median, differences to the right and down, 0 across the border.
PaddedPlane edgesOf(const Image<double>& luma, const ApplyContext& context) {
    const Image<double> median = median3x3(luma, context);
    const int width = luma.width(), height = luma.height();
    PaddedPlane edges(luma.size());
    forBands(height, context, [&](int begin, int end) {
        for (int y = begin; y < end; ++y) {
            const double* here = median.row(y);
            const double* below = median.row(std::min(y + 1, height - 1));
            double* to = edges.row(y);
            for (int x = 0; x < width; ++x)
                to[x] = std::abs(here[std::min(x + 1, width - 1)] - here[x]) + std::abs(below[x] - here[x]);
        }
    });
    return edges;
}

using Kernels = std::array<std::vector<StrokeTap>, kDirections>;

Kernels kernels(bool thick) {
    Kernels all;
    for (int n = 0; n < kDirections; ++n) all[static_cast<std::size_t>(n)] = strokeKernel(n, thick);
    return all;
}

// Response of kBlock pixels to a kernel; `length` below kBlock at the right border only.
void respond(const double* edges, std::ptrdiff_t stride, std::span<const StrokeTap> kernel, int length, double* sums) {
    std::fill_n(sums, kBlock, 0.0);
    if (length == kBlock) {
        std::array<double, kBlock> sum{};
        for (const StrokeTap& tap : kernel) {
            const double* from = edges + tap.y * stride + tap.x;
            for (std::size_t i = 0; i < kBlock; ++i) sum[i] += tap.weight * from[i];
        }
        std::ranges::copy(sum, sums);
        return;
    }
    for (const StrokeTap& tap : kernel) {
        const double* from = edges + tap.y * stride + tap.x;
        for (int i = 0; i < length; ++i) sums[i] += tap.weight * from[i];
    }
}

// The direction of each pixel whose thin stroke gathers most edge; the first of equals.
Image<std::uint8_t> directionsOf(const PaddedPlane& edges, Size size, const ApplyContext& context) {
    const Kernels thin = kernels(false);
    Image<std::uint8_t> directions(size.width, size.height, 1);
    forBands(size.height, context, [&](int begin, int end) {
        std::array<double, kBlock> best{}, sums{};
        for (int y = begin; y < end && !context.cancel.requested(); ++y)
            for (int x = 0; x < size.width; x += kBlock) {
                const int length = std::min(kBlock, size.width - x);
                best.fill(-1.0);
                for (std::size_t n = 0; n < kDirections; ++n) {
                    respond(edges.row(y) + x, edges.stride(), thin[n], length, sums.data());
                    for (int i = 0; i < length; ++i)
                        if (const auto at = static_cast<std::size_t>(i); sums[at] > best[at]) {
                            best[at] = sums[at];
                            directions.at(x + i, y) = static_cast<std::uint8_t>(n);
                        }
                }
            }
    });
    return directions;
}

// Each edge pixel draws a thick stroke in its direction. Bands gather what their own rows and kRadius rows around them
// draw, in the same order whatever the number of lanes.
Image<double> drawStrokes(const PaddedPlane& edges, const Image<std::uint8_t>& directions, const ApplyContext& context) {
    const Kernels thick = kernels(true);
    const int width = directions.width(), height = directions.height();
    Image<double> drawn(width, height, 1);
    forBands(height, context, [&](int begin, int end) {
        Image<double> paper(width + 2 * kRadius, end - begin + 4 * kRadius, 1);  // rows from begin − 2 kRadius
        for (int y = std::max(0, begin - kRadius); y < std::min(height, end + kRadius); ++y) {
            if (context.cancel.requested()) return;
            const double* edge = edges.row(y);
            const std::uint8_t* direction = directions.row(y);
            double* to = paper.row(y - begin + 2 * kRadius) + kRadius;
            for (int x = 0; x < width; ++x) {
                if (edge[x] == 0.0) continue;
                for (const StrokeTap& tap : thick[direction[x]])
                    to[static_cast<std::ptrdiff_t>(tap.y) * paper.width() + x + tap.x] += tap.weight * edge[x];
            }
        }
        for (int y = begin; y < end; ++y)
            std::copy_n(paper.row(y - begin + 2 * kRadius) + kRadius, width, drawn.row(y));
    });
    return drawn;
}

// A horizontal stroke read at (column, row) from its centre: bilinear between 1 on the stroke and 0 off it.
double strokeAt(double column, double row, int halfWidth) {
    const auto inside = [](double distance, int half) {
        return std::clamp(half + 1.0 - std::abs(distance), 0.0, 1.0);
    };
    return inside(column, kHalfLength) * inside(row, halfWidth);
}

}  // namespace

std::vector<StrokeTap> strokeKernel(int direction, bool thick) {
    const double angle = direction * std::numbers::pi / kDirections;
    const double cosine = std::cos(angle), sine = std::sin(angle);
    std::vector<StrokeTap> taps;
    for (int y = -kRadius; y <= kRadius; ++y)
        for (int x = -kRadius; x <= kRadius; ++x) {
            const double weight = strokeAt(x * cosine - y * sine, x * sine + y * cosine, thick ? 1 : 0);
            if (weight > 1e-12) taps.push_back({x, y, weight});  // less is the rounding of the sine
        }
    return taps;
}

Result<Image<double>> strokeLayer(const Image<double>& luma, const ApplyContext& context) {
    const PaddedPlane edges = edgesOf(luma, context);
    const Image<std::uint8_t> directions = directionsOf(edges, luma.size(), context);
    context.cancel.progress(0.7);
    Image<double> strokes = drawStrokes(edges, directions, context);
    if (context.cancel.requested()) return Cancel::failure();
    const auto [low, high] = std::ranges::minmax(strokes.samples());
    const double range = high - low;
    forBands(strokes.height(), context, [&, low = low](int begin, int end) {
        for (int y = begin; y < end; ++y)
            for (int x = 0; x < strokes.width(); ++x) {
                double& stroke = strokes.at(x, y);
                stroke = range > 0.0 ? 1.0 - (stroke - low) / range : 1.0;
            }
    });
    context.cancel.progress(1.0);
    return strokes;
}

}  // namespace glissade::operators
