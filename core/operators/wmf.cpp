// Weighted median filter, per channel, in a square window. At its largest range the weights are so even that it is a
// median, which is what the published tables were measured with. Zhang, Xu, Jia, "100+ times faster weighted median
// filter (WMF)", CVPR 2014.
#include "operators/exact_input.h"
#include "operators/operator.h"
#include "operators/weighted_median.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <utility>

namespace glissade::operators {

namespace {

constexpr double kEvenSigma = 6502.0;  ///< at least 25.5 · 255: what the authors' training call comes to

constexpr ParamSpec kParams[] = {
    {
        .id = "radius",
        .label = "Radius",
        .unit = "px",
        .hint = "How far the window reaches from its centre; higher values remove larger structures.",
        .min = 1.0,
        .max = 10.0,
        .defaultValue = 6.0,
        .decimals = 0,
        .scale = Scale::Linear,
        .testValues = {1.0, 3.0, 6.0, 8.0, 10.0},
    },
    {
        .id = "sigma",
        .label = "Range σ",
        .unit = "",
        .hint = "How different in colour a neighbour may be and still count; higher values treat all neighbours alike.",
        .min = 8.0,
        .max = kEvenSigma,
        .defaultValue = 25.5,
        .decimals = 1,
        .scale = Scale::Logarithmic,
        .testValues = {8.0, 14.3, 25.5, 407.2, kEvenSigma},
        .tableValue = kEvenSigma,
    }};

constexpr int kTile = 128;  ///< pixels of a tile's side; with the windows' reach its samples stay within the cache

/// One channel of a tile and its surroundings, every sample known by its rank among them. Ties are ranked by place, so
/// a set of pixels is a set of ranks; the median of a window is found by moving through that set, exactly, for 8-bit
/// samples as for any others.
class RankedTile {
public:
    /// The pixels of `area` of one channel.
    void load(const Image<float>& rgb, int channel, const Rect& area) {
        area_ = area;
        const std::size_t count = static_cast<std::size_t>(area.width) * static_cast<std::size_t>(area.height);
        keys_.resize(count);
        order_.resize(count);
        spare_.resize(count);
        rank_.resize(count);
        sorted_.resize(count);
        for (int y = 0; y < area.height; ++y)
            for (int x = 0; x < area.width; ++x) {
                // + 0 makes -0 equal to 0. The bits of floats sort like the floats once the signs are turned.
                const auto bits = std::bit_cast<std::uint32_t>(rgb.at(area.x + x, area.y + y, channel) + 0.0F);
                keys_[place(x, y)] = bits & 0x80000000U ? ~bits : bits | 0x80000000U;
            }
        sort();
        for (std::size_t r = 0; r < count; ++r) {
            rank_[order_[r]] = static_cast<std::uint16_t>(r);
            const std::uint32_t key = keys_[order_[r]];
            sorted_[r] = std::bit_cast<float>(key & 0x80000000U ? key & 0x7FFFFFFFU : ~key);
        }
        present_.assign((count + 63) / 64, 0);
        clear();
    }

    /// Empties the window.
    void clear() {
        std::ranges::fill(present_, 0);
        count_ = 0;
        below_ = 0;
        current_ = 0;
    }

    /// Adds or removes the pixels of one column of the window, rows top..bottom (inclusive), tile coordinates.
    void add(int x, int top, int bottom) {
        for (int y = top; y <= bottom; ++y) {
            const std::size_t rank = rank_[place(x, y)];
            present_[rank / 64] |= std::uint64_t{1} << (rank % 64);
            below_ += rank < current_ ? 1 : 0;
        }
        count_ += bottom - top + 1;
    }
    void remove(int x, int top, int bottom) {
        for (int y = top; y <= bottom; ++y) {
            const std::size_t rank = rank_[place(x, y)];
            present_[rank / 64] &= ~(std::uint64_t{1} << (rank % 64));
            below_ -= rank < current_ ? 1 : 0;
        }
        count_ -= bottom - top + 1;
    }

    [[nodiscard]] int count() const { return count_; }

    /// The value with `smaller` window pixels ranked before it, 0 ≤ smaller < count().
    [[nodiscard]] float value(int smaller) {
        // current_ need not be in the window: below_ counts the window's ranks before it.
        while (below_ > smaller) {
            current_ = previous(current_);
            --below_;
        }
        current_ = atOrAfter(current_);
        while (below_ < smaller) {
            current_ = atOrAfter(current_ + 1);
            ++below_;
        }
        return sorted_[current_];
    }

private:
    [[nodiscard]] std::size_t place(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(area_.width) + static_cast<std::size_t>(x);
    }

    /// The window's last rank before `rank`.
    [[nodiscard]] std::size_t previous(std::size_t rank) const {
        std::size_t word = rank / 64;
        std::uint64_t bits = rank % 64 ? present_[word] & ((std::uint64_t{1} << (rank % 64)) - 1) : 0;
        while (bits == 0) bits = present_[--word];
        return word * 64 + 63 - static_cast<std::size_t>(std::countl_zero(bits));
    }

    /// The window's first rank at or after `rank`.
    [[nodiscard]] std::size_t atOrAfter(std::size_t rank) const {
        std::size_t word = rank / 64;
        std::uint64_t bits = present_[word] >> (rank % 64) << (rank % 64);
        while (bits == 0) bits = present_[++word];
        return word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
    }

    /// order_ = places sorted by key: a radix sort, stable, so ties keep the order of their places.
    void sort() {
        constexpr int kDigit = 11;
        for (std::size_t i = 0; i < order_.size(); ++i) order_[i] = static_cast<std::uint16_t>(i);
        for (int shift = 0; shift < 32; shift += kDigit) {
            std::array<std::uint32_t, 1U << kDigit> start{};
            const auto digit = [&](std::uint16_t at) { return keys_[at] >> shift & ((1U << kDigit) - 1); };
            for (const std::uint16_t at : order_) ++start[digit(at)];
            std::uint32_t sum = 0;
            for (std::uint32_t& entry : start) sum += std::exchange(entry, sum);
            for (const std::uint16_t at : order_) spare_[start[digit(at)]++] = at;
            order_.swap(spare_);
        }
    }

    Rect area_;
    std::vector<std::uint32_t> keys_;   ///< by place
    std::vector<std::uint16_t> order_;  ///< place by rank
    std::vector<std::uint16_t> spare_;
    std::vector<std::uint16_t> rank_;     ///< by place
    std::vector<float> sorted_;           ///< value by rank
    std::vector<std::uint64_t> present_;  ///< set of the window's ranks
    int count_ = 0;
    int below_ = 0;            ///< window ranks before current_
    std::size_t current_ = 0;  ///< where the last median was found
};

/// |F(p) − F(q)|² on the scale 0..255; exact for 8-bit samples, whose ties decide.
double distance(const float* p, const float* q) {
    double sum = 0.0;
    for (int c = 0; c < 3; ++c) {
        const double difference = exactLevel(p[c]) - exactLevel(q[c]);
        sum += difference * difference;
    }
    return sum;
}

/// The rule for an even number of window pixels with different middle values a < b: the nearly equal weights favour the
/// half of the window whose colours are nearer to the pixel's own.
float settleTie(const Image<float>& rgb, int channel, int x, int y, const Rect& window, float a, float b) {
    double lower = 0.0;
    double upper = 0.0;
    const float* centre = rgb.row(y) + 3 * static_cast<std::ptrdiff_t>(x);
    for (int v = window.y; v < window.y + window.height; ++v) {
        const float* pixel = rgb.row(v) + 3 * static_cast<std::ptrdiff_t>(window.x);
        for (int u = 0; u < window.width; ++u, pixel += 3)
            (pixel[channel] <= a ? lower : upper) += distance(centre, pixel);
    }
    return lower <= upper ? a : b;
}

class MedianFilter {
public:
    MedianFilter(const Image<float>& rgb, int radius, const ApplyContext& context)
        : rgb_(rgb), radius_(radius), context_(context), result_(rgb.width(), rgb.height(), 3) {}

    Result<Image<float>> run() {
        const int across = (rgb_.width() + kTile - 1) / kTile;
        const int down = (rgb_.height() + kTile - 1) / kTile;
        for (int row = 0; row < down; ++row) {
            context_.pool.forEach(static_cast<std::size_t>(across) * 3, [&](std::size_t i) {
                const int column = static_cast<int>(i) / 3;
                if (context_.cancel.requested()) return;
                filterTile({column * kTile,
                            row * kTile,
                            std::min(kTile, rgb_.width() - column * kTile),
                            std::min(kTile, rgb_.height() - row * kTile)},
                           static_cast<int>(i) % 3);
            });
            if (context_.cancel.requested()) return Cancel::failure();
            context_.cancel.progress((row + 1.0) / down);
        }
        return std::move(result_);
    }

private:
    void filterTile(const Rect& tile, int channel) {
        const int left = std::max(0, tile.x - radius_);
        const int top = std::max(0, tile.y - radius_);
        const Rect area{left,
                        top,
                        std::min(rgb_.width(), tile.x + tile.width + radius_) - left,
                        std::min(rgb_.height(), tile.y + tile.height + radius_) - top};
        RankedTile ranked;
        ranked.load(rgb_, channel, area);
        for (int y = tile.y; y < tile.y + tile.height; ++y) filterRow(ranked, tile, area, channel, y);
    }

    /// Slides the window along one row of the tile.
    void filterRow(RankedTile& ranked, const Rect& tile, const Rect& area, int channel, int y) {
        const int top = std::max(0, y - radius_);
        const int bottom = std::min(rgb_.height() - 1, y + radius_);
        ranked.clear();
        for (int u = std::max(0, tile.x - radius_); u < std::min(rgb_.width(), tile.x + radius_); ++u)
            ranked.add(u - area.x, top - area.y, bottom - area.y);
        for (int x = tile.x; x < tile.x + tile.width; ++x) {
            if (x + radius_ < rgb_.width()) ranked.add(x + radius_ - area.x, top - area.y, bottom - area.y);
            if (x > tile.x && x - radius_ > 0) ranked.remove(x - radius_ - 1 - area.x, top - area.y, bottom - area.y);
            const int n = ranked.count();
            float median = ranked.value((n - 1) / 2);
            if (n % 2 == 0) {
                const float next = ranked.value(n / 2);
                if (median < next) {
                    const int from = std::max(0, x - radius_);
                    const Rect window{from, top, std::min(rgb_.width() - 1, x + radius_) - from + 1, bottom - top + 1};
                    median = settleTie(rgb_, channel, x, y, window, median, next);
                }
            }
            result_.at(x, y, channel) = median;
        }
    }

    const Image<float>& rgb_;
    int radius_;
    const ApplyContext& context_;
    Image<float> result_;
};

Result<Image<float>> apply(const Image<float>& rgb, std::span<const double> params, const ApplyContext& context) {
    const int radius = static_cast<int>(std::floor(params[0] + 0.5));
    if (params[1] < kEvenSigma) return weightedMedian(rgb, radius, params[1], context);
    return MedianFilter(rgb, radius, context).run();
}

}  // namespace

extern const OperatorSpec wmf;
constexpr OperatorSpec wmf = {
    .id = "wmf",
    .name = "Weighted median",
    .summary = "Removes small spots and lines by the median of the surroundings; edges stay sharp.",
    .source = "Zhang et al., 100+ times faster weighted median filter, CVPR 2014",
    .pack = "filters",
    .params = kParams,
    .apply = apply,
};

}  // namespace glissade::operators
