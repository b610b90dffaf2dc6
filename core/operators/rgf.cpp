// Rolling guidance filter: removes structures smaller than a size and restores the edges of larger ones.
// Zhang, Shen, Xu, Jia, "Rolling guidance filter", ECCV 2014; its joint bilateral filter on the bilateral grid of
// Chen, Paris, Durand, "Real-time edge-aware image processing with the bilateral grid", SIGGRAPH 2007.
#include <algorithm>
#include <cmath>
#include <utility>

#include "operators/exact_input.h"
#include "operators/operator.h"

namespace glissade::operators {

namespace {

constexpr ParamSpec kParams[] = {{
    .id = "sigma",
    .label = "Size σ",
    .unit = "px",
    .hint = "Size of the structures that vanish; higher values remove larger ones.",
    .min = 1.0,
    .max = 10.0,
    .defaultValue = 5.5,
    .decimals = 2,
    .scale = Scale::Linear,
    .testValues = {1.0, 3.25, 5.5, 7.75, 10.0},
}};

constexpr int kRounds = 4;
constexpr double kRangeSigma = 0.05;
constexpr int kPad = 3;  ///< empty cells on every side of the grid

/// A cell's sum of values and number of pixels.
struct Cell {
    double data = 0.0;
    double weight = 0.0;
};

/// Where the coordinates of one axis lie in the grid.
struct Axis {
    Axis(int length, double sigma)
        : nearest(static_cast<std::size_t>(length)), below(nearest.size()), part(nearest.size()) {
        cells = static_cast<int>(std::floor((length - 1) / sigma)) + 1 + 2 * kPad;
        for (int i = 0; i < length; ++i) {
            const double place = i / sigma;
            const auto k = static_cast<std::size_t>(i);
            nearest[k] = static_cast<int>(std::round(place)) + kPad;
            below[k] = static_cast<int>(place) + kPad;
            part[k] = place - std::floor(place);
        }
    }
    int cells = 0;
    std::vector<int> nearest;  ///< cell that a pixel is counted in
    std::vector<int> below;    ///< lower of the two cells it is read from
    std::vector<double> part;  ///< share of the upper one
};

/// The rows of grid cells that one strip of pixel rows needs. A whole grid would take gigabytes for a large picture.
class GridStrip {
public:
    /// Cell rows from..to (exclusive) of a grid of width × range cells a row.
    GridStrip(int from, int to, int width, int range) : from_(from), to_(to), width_(width), range_(range) {
        cells_.resize(static_cast<std::size_t>(to - from) * static_cast<std::size_t>(width) *
                      static_cast<std::size_t>(range));
        moved_.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(range));
    }

    [[nodiscard]] Cell* column(int y, int x) {
        return cells_.data() + (static_cast<std::ptrdiff_t>(y - from_) * width_ + x) * range_;
    }

    /// Blurs with [e^-½, 1, e^-½] along the three axes, zero outside. Rows at a cut end are wrong afterwards.
    void blur() {
        for (int y = from_; y < to_; ++y) {
            for (int x = 0; x < width_; ++x) blurAlong(column(y, x), 1, range_);
            blurAcross(column(y, 0), width_);
        }
        blurRows();
    }

    /// Divides data by weight.
    void normalise() {
        for (Cell& cell : cells_) cell.data = cell.weight > 0.0 ? cell.data / cell.weight : 0.0;
    }

private:
    static constexpr double kSide = 0.60653065971263342;  // exp(-1/2)

    static Cell blurred(const Cell& before, const Cell& here, const Cell& after) {
        return {here.data + kSide * (before.data + after.data), here.weight + kSide * (before.weight + after.weight)};
    }

    static void blurAlong(Cell* cells, std::ptrdiff_t step, int count) {
        Cell before;
        for (int i = 0; i < count; ++i) {
            const Cell here = cells[i * step];
            cells[i * step] = blurred(before, here, i + 1 < count ? cells[(i + 1) * step] : Cell{});
            before = here;
        }
    }

    /// Along x: `count` neighbouring columns of range_ cells.
    void blurAcross(Cell* cells, int count) {
        std::fill_n(moved_.begin(), range_, Cell{});  // the unblurred column before
        for (int x = 0; x < count; ++x)
            for (int k = 0; k < range_; ++k) {
                Cell* at = cells + static_cast<std::ptrdiff_t>(x) * range_ + k;
                const Cell here = *at;
                *at = blurred(moved_[static_cast<std::size_t>(k)], here, x + 1 < count ? at[range_] : Cell{});
                moved_[static_cast<std::size_t>(k)] = here;
            }
    }

    void blurRows() {
        std::ranges::fill(moved_, Cell{});
        const std::ptrdiff_t row = static_cast<std::ptrdiff_t>(width_) * range_;
        for (int y = from_; y < to_; ++y) {
            Cell* at = column(y, 0);
            for (std::ptrdiff_t k = 0; k < row; ++k) {
                const Cell here = at[k];
                at[k] = blurred(moved_[static_cast<std::size_t>(k)], here, y + 1 < to_ ? at[k + row] : Cell{});
                moved_[static_cast<std::size_t>(k)] = here;
            }
        }
    }

    int from_;
    int to_;
    int width_;
    int range_;
    std::vector<Cell> cells_;
    std::vector<Cell> moved_;  ///< cells as they were before blurring, one row or column back
};

/// The joint bilateral filter of one channel, guided by another image, in the bilateral-grid approximation.
class GridFilter {
public:
    GridFilter(const Image<double>& plane, double sigma, const ApplyContext& context)
        : plane_(plane), context_(context), columns_(plane.width(), sigma), rows_(plane.height(), sigma) {
        // A strip blurs two more cell rows than it reads, on either side: 24 keep that overhead low.
        stripRows_ = std::max(1, static_cast<int>(24.0 * sigma));
    }

    /// False when stopped.
    [[nodiscard]] bool run(const Image<double>& guide, Image<double>& out) const {
        const auto [low, high] = std::ranges::minmax(guide.samples());
        const int range = static_cast<int>(std::floor((high - low) / kRangeSigma)) + 1 + 2 * kPad;
        const auto strips = static_cast<std::size_t>((plane_.height() + stripRows_ - 1) / stripRows_);
        context_.pool.forEach(strips, [&, lowest = low](std::size_t s) {
            if (context_.cancel.requested()) return;
            const int from = static_cast<int>(s) * stripRows_;
            filterStrip(from, std::min(plane_.height(), from + stripRows_), guide, lowest, range, out);
        });
        return !context_.cancel.requested();
    }

private:
    void filterStrip(int from, int to, const Image<double>& guide, double low, int range, Image<double>& out) const {
        // Reading touches the cells below..below + 1, blurring these one more on either side.
        const int first = std::max(0, rows_.below[static_cast<std::size_t>(from)] - 1);
        const int last = std::min(rows_.cells, rows_.below[static_cast<std::size_t>(to - 1)] + 3);
        GridStrip grid(first, last, columns_.cells, range);
        const auto begin = std::ranges::lower_bound(rows_.nearest, first) - rows_.nearest.begin();
        const auto end = std::ranges::lower_bound(rows_.nearest, last) - rows_.nearest.begin();
        for (auto y = begin; y < end; ++y) splatRow(grid, static_cast<int>(y), guide, low);
        grid.blur();
        grid.normalise();
        for (int y = from; y < to; ++y) readRow(grid, y, guide, low, out);
    }

    void splatRow(GridStrip& grid, int y, const Image<double>& guide, double low) const {
        const double* value = plane_.row(y);
        const double* reference = guide.row(y);
        Cell* row = grid.column(rows_.nearest[static_cast<std::size_t>(y)], 0);
        const std::ptrdiff_t range = grid.column(rows_.nearest[static_cast<std::size_t>(y)], 1) - row;
        for (int x = 0; x < plane_.width(); ++x) {
            const double place = (reference[x] - low) / kRangeSigma;
            int k = static_cast<int>(place);
            if (place - k >= 0.5) ++k;  // half away from zero
            Cell& cell = row[columns_.nearest[static_cast<std::size_t>(x)] * range + k + kPad];
            cell.data += value[x];
            cell.weight += 1.0;
        }
    }

    /// Trilinear interpolation between normalised cells.
    void readRow(GridStrip& grid, int y, const Image<double>& guide, double low, Image<double>& out) const {
        const int cellRow = rows_.below[static_cast<std::size_t>(y)];
        const double down = rows_.part[static_cast<std::size_t>(y)];
        const Cell* upper = grid.column(cellRow, 0);
        const Cell* lower = grid.column(cellRow + 1, 0);
        const std::ptrdiff_t range = grid.column(cellRow, 1) - upper;
        const double* reference = guide.row(y);
        double* to = out.row(y);
        for (int x = 0; x < plane_.width(); ++x) {
            const double place = (reference[x] - low) / kRangeSigma;
            const int k = static_cast<int>(place);
            const double deep = place - k;
            const double across = columns_.part[static_cast<std::size_t>(x)];
            const std::ptrdiff_t left = columns_.below[static_cast<std::size_t>(x)] * range + k + kPad;
            const auto along = [&](const Cell* row, std::ptrdiff_t at) {
                return row[at].data + deep * (row[at + 1].data - row[at].data);
            };
            const auto between = [&](const Cell* row) {
                const double near = along(row, left);
                return near + across * (along(row, left + range) - near);
            };
            const double above = between(upper);
            to[x] = above + down * (between(lower) - above);
        }
    }

    const Image<double>& plane_;
    const ApplyContext& context_;
    Axis columns_;
    Axis rows_;
    int stripRows_ = 1;
};

/// Each channel on its own: four rounds, each guided by the result of the one before, the first by a constant.
Result<Image<float>> apply(const Image<float>& rgb, std::span<const double> params, const ApplyContext& context) {
    Image<float> result(rgb.width(), rgb.height(), 3);
    for (int c = 0; c < 3; ++c) {
        const Image<double> plane = exactChannel(rgb, c);
        const GridFilter filter(plane, params[0], context);
        Image<double> guide(rgb.width(), rgb.height(), 1);
        Image<double> next(rgb.width(), rgb.height(), 1);
        for (int round = 0; round < kRounds; ++round) {
            if (!filter.run(guide, next)) return Cancel::failure();
            std::swap(guide, next);
            context.cancel.progress((c * kRounds + round + 1) / (3.0 * kRounds));
        }
        storeChannel(guide, c, result);
    }
    return result;
}

}  // namespace

extern const OperatorSpec rgf;
constexpr OperatorSpec rgf = {
    .id = "rgf",
    .name = "Rolling guidance",
    .summary = "Removes small structures and keeps the edges of large ones.",
    .source = "Zhang et al., Rolling guidance filter, ECCV 2014",
    .pack = "filters",
    .params = kParams,
    .apply = apply,
};

}  // namespace glissade::operators
