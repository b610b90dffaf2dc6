#include "operators/solve/strip_cholesky.h"

#include <algorithm>
#include <array>

namespace glissade {

namespace {

/// The part of a row that the recurrences of the solve run along.
struct RowData {
    const float* east;
    const float* across;  ///< south weights towards the row solved before
    const float* inverse;
    const float* right;   ///< right side; null on the way up
    const float* before;  ///< solution of the row solved before; null at the strip's end
    float* z;
};

/// Forward substitution of one point, from the one on its left and the one above.
inline float forwardPoint(const RowData& row, int x, float left) {
    float sum = row.right[x];
    if (x > 0) sum += row.east[x - 1] * left;
    if (row.before) sum += row.across[x] * row.before[x];
    return row.z[x] = sum * row.inverse[x];
}

/// Backward substitution of one point, from the one on its right (whose weight is 0 at the border) and the one below.
inline float backwardPoint(const RowData& row, int x, float right) {
    float sum = row.east[x] * right;
    if (row.before) sum += row.across[x] * row.before[x];
    return row.z[x] += sum * row.inverse[x];
}

inline double square(float value) { return static_cast<double>(value) * static_cast<double>(value); }

}  // namespace

/// Calls row(ys, count) with the row numbers at equal place in up to kTogether neighbouring strips, from the top or the
/// bottom of the strips. The rows of the last strip may end early, so count may shrink.
template <typename Row>
void StripCholesky::forStripRows(bool upwards, const ApplyContext& context, Row&& row) const {
    const int strips = (height_ + kStripRows - 1) / kStripRows;
    const int groups = (strips + kTogether - 1) / kTogether;
    const auto group = [&](std::size_t g) {
        if (context.cancel.requested()) return;
        const int first = static_cast<int>(g) * kTogether;
        for (int step = 0; step < kStripRows; ++step) {
            const int offset = upwards ? kStripRows - 1 - step : step;
            std::array<int, kTogether> ys{};
            int count = 0;
            for (int s = first; s < std::min(strips, first + kTogether); ++s)
                if (s * kStripRows + offset < height_) ys[static_cast<std::size_t>(count++)] = s * kStripRows + offset;
            if (count > 0) row(ys, count);
        }
    };
    // Waking other lanes costs more than a small grid takes.
    if (static_cast<long>(width_) * height_ < (1L << 15))
        for (int g = 0; g < groups; ++g) group(static_cast<std::size_t>(g));
    else
        context.pool.forEach(static_cast<std::size_t>(groups), group);
}

void StripCholesky::factor(int width,
                           int height,
                           const std::vector<float>& east,
                           const std::vector<float>& south,
                           const std::vector<float>& diagonal,
                           const ApplyContext& context) {
    width_ = width;
    height_ = height;
    east_ = east.data();
    south_ = south.data();
    inverse_.resize(diagonal.size());
    forStripRows(false, context, [&](const std::array<int, kTogether>& ys, int count) {
        for (int s = 0; s < count; ++s) {
            const int y = ys[static_cast<std::size_t>(s)];
            const std::ptrdiff_t row = static_cast<std::ptrdiff_t>(width) * y;
            for (std::ptrdiff_t i = row; i < row + width; ++i) {
                double pivot = diagonal[static_cast<std::size_t>(i)];
                if (i > row) pivot -= square(east_[i - 1]) * inverse_[static_cast<std::size_t>(i - 1)];
                if (y % kStripRows != 0)
                    pivot -= square(south_[i - width]) * inverse_[static_cast<std::size_t>(i - width)];
                inverse_[static_cast<std::size_t>(i)] = static_cast<float>(1.0 / pivot);
            }
        }
    });
}

void StripCholesky::solve(const float* r, float* z, const ApplyContext& context) const {
    const auto rowData = [&](int y, bool upwards) {
        const std::ptrdiff_t row = static_cast<std::ptrdiff_t>(width_) * y;
        const bool ends = upwards ? y % kStripRows == kStripRows - 1 || y + 1 == height_ : y % kStripRows == 0;
        RowData data{east_ + row, nullptr, inverse_.data() + row, upwards ? nullptr : r + row, nullptr, z + row};
        if (ends) return data;
        data.across = south_ + (upwards ? row : row - width_);
        data.before = z + (upwards ? row + width_ : row - width_);
        return data;
    };
    const auto sweep = [&](bool upwards, auto&& along) {
        forStripRows(upwards, context, [&](const std::array<int, kTogether>& ys, int count) {
            std::array<RowData, kTogether> rows;
            for (int s = 0; s < count; ++s)
                rows[static_cast<std::size_t>(s)] = rowData(ys[static_cast<std::size_t>(s)], upwards);
            if (count == kTogether)
                along(rows, std::integral_constant<std::size_t, kTogether>{});
            else
                for (int s = 0; s < count; ++s)
                    along(std::array{rows[static_cast<std::size_t>(s)]}, std::integral_constant<std::size_t, 1>{});
        });
    };
    sweep(false, [&](const auto& rows, auto count) {
        std::array<float, count()> left{};
        for (int x = 0; x < width_; ++x)
            for (std::size_t s = 0; s < count(); ++s) left[s] = forwardPoint(rows[s], x, left[s]);
    });
    sweep(true, [&](const auto& rows, auto count) {
        std::array<float, count()> right{};
        for (int x = width_; x-- > 0;)
            for (std::size_t s = 0; s < count(); ++s) right[s] = backwardPoint(rows[s], x, right[s]);
    });
}

}  // namespace glissade
