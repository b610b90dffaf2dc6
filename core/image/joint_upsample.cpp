#include "image/joint_upsample.h"

#include "base/target_clones.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace glissade {

namespace {

constexpr int kTaps = 2 * JointUpsample::kRadius + 1;
// The surroundings: the means of 5×5 windows that lie 5 pixels apart, five in each direction, are those of 25×25
// pixels.
constexpr int kWideStep = kTaps;
constexpr int kWideReach = JointUpsample::kRadius * kWideStep;
// Rows beyond a band that its coefficients depend on: window, surroundings, and the averaging of the coefficients.
constexpr int kReach = JointUpsample::kRadius + kWideReach + JointUpsample::kRadius;
constexpr int kBandRows = 96;
// Under a standard deviation of 0.002 (half an 8-bit step) the slope is left at "unchanged".
constexpr float kWideEpsilon = 4e-6F;
// Steps of the fixed-point iteration that undoes the smoothing of bilinear interpolation; each leaves at most 3/4 of
// the error.
constexpr int kResidualSteps = 4;

/// Means of 5 samples `step` pixels apart in both directions; columns beyond the edge repeat it, rows must be there:
/// the result has 4 · step fewer.
GLISSADE_CLONES Image<float> windowMeans(const Image<float>& in, int step) {
    const int width = in.width();
    const auto channels = static_cast<std::size_t>(in.channels());
    const int reach = JointUpsample::kRadius * step;
    Image<float> across(width, in.height(), in.channels());
    std::vector<float> padded(static_cast<std::size_t>(width + 2 * reach) * channels);
    for (int y = 0; y < in.height(); ++y) {
        const float* source = in.row(y);
        for (int x = -reach; x < width + reach; ++x)
            std::copy_n(source + static_cast<std::size_t>(std::clamp(x, 0, width - 1)) * channels,
                        channels,
                        padded.data() + static_cast<std::size_t>(x + reach) * channels);
        const std::size_t hop = static_cast<std::size_t>(step) * channels;
        const float* p = padded.data();
        float* out = across.row(y);
        for (std::size_t i = 0; i < in.rowSamples(); ++i)
            out[i] = p[i] + p[i + hop] + p[i + 2 * hop] + p[i + 3 * hop] + p[i + 4 * hop];
    }
    Image<float> means(width, in.height() - 2 * reach, in.channels());
    constexpr float kShare = 1.0F / (kTaps * kTaps);
    for (int y = 0; y < means.height(); ++y) {
        std::array<const float*, kTaps> rows{};
        for (int t = 0; t < kTaps; ++t) rows[static_cast<std::size_t>(t)] = across.row(y + t * step);
        float* out = means.row(y);
        for (std::size_t i = 0; i < in.rowSamples(); ++i)
            out[i] = kShare * (rows[0][i] + rows[1][i] + rows[2][i] + rows[3][i] + rows[4][i]);
    }
    return means;
}

/// First and second moments of photo x and change d in windows.
struct Moments {
    Image<float> x, d, xx, xd;

    [[nodiscard]] Moments wider() const {
        return {windowMeans(x, kWideStep),
                windowMeans(d, kWideStep),
                windowMeans(xx, kWideStep),
                windowMeans(xd, kWideStep)};
    }
};

/// What the moments are the means of, for one row.
GLISSADE_CLONES void momentRow(
    const float* before, const float* after, std::size_t count, float* x, float* d, float* xx, float* xd) {
    for (std::size_t i = 0; i < count; ++i) {
        x[i] = std::min(std::max(before[i], 0.0F), 1.0F);
        d[i] = after[i] - before[i];
        xx[i] = x[i] * x[i];
        xd[i] = x[i] * d[i];
    }
}

/// Moments for rows [first, last), each beyond the edge a repetition of it.
Moments momentsOf(const Image<float>& photo, const Image<float>& result, int first, int last) {
    const int grown = last - first + 2 * JointUpsample::kRadius;
    Image<float> x(photo.width(), grown, 3);
    Image<float> d(photo.width(), grown, 3);
    Image<float> xx(photo.width(), grown, 3);
    Image<float> xd(photo.width(), grown, 3);
    for (int row = 0; row < grown; ++row) {
        const int y = std::clamp(first - JointUpsample::kRadius + row, 0, photo.height() - 1);
        momentRow(photo.row(y), result.row(y), photo.rowSamples(), x.row(row), d.row(row), xx.row(row), xd.row(row));
    }
    return {windowMeans(x, 1), windowMeans(d, 1), windowMeans(xx, 1), windowMeans(xd, 1)};
}

/// Slope and offset of each window; `wide` are the moments of the same rows.
GLISSADE_CLONES void fitRow(
    const Moments& near, int nearRow, const Moments& wide, int wideRow, float* slope, float* offset) {
    const float* x = near.x.row(nearRow);
    const float* d = near.d.row(nearRow);
    const float* xx = near.xx.row(nearRow);
    const float* xd = near.xd.row(nearRow);
    const float* wx = wide.x.row(wideRow);
    const float* wd = wide.d.row(wideRow);
    const float* wxx = wide.xx.row(wideRow);
    const float* wxd = wide.xd.row(wideRow);
    for (std::size_t i = 0; i < near.x.rowSamples(); ++i) {
        const float wideVariance = std::max(wxx[i] - wx[i] * wx[i], 0.0F);
        const float expected = (wxd[i] - wx[i] * wd[i]) / (wideVariance + kWideEpsilon);
        const float variance = std::max(xx[i] - x[i] * x[i], 0.0F);
        slope[i] = (xd[i] - x[i] * d[i] + JointUpsample::kEpsilon * expected) / (variance + JointUpsample::kEpsilon);
        offset[i] = d[i] - slope[i] * x[i];
    }
}

/// Where a result lies near 0 or 1 and the slope is above "unchanged", fine detail would be clipped on one side and
/// shift the mean: the slope is limited so that a deviation as large as the window's fits twice between result and
/// bound. (Measured on photos of 24 MP: the worst agreement of a carried enhancement with its level rises from 36 to 40
/// dB.)
GLISSADE_CLONES void limitRow(
    const Moments& near, int nearRow, const float* photo, const float* result, float* slope, float* offset) {
    constexpr float kRoom = 0.5F;
    const float* x = near.x.row(nearRow);
    const float* xx = near.xx.row(nearRow);
    for (std::size_t i = 0; i < near.x.rowSamples(); ++i) {
        const float seen = std::min(std::max(photo[i], 0.0F), 1.0F);
        const float y = result[i] - (photo[i] - seen);
        const float room = std::max(std::min(y, 1.0F - y), 0.0F);
        const float deviation = std::sqrt(std::max(xx[i] - x[i] * x[i], 1e-8F));
        const float limit = std::max(kRoom * room / deviation - 1.0F, 0.0F);
        const float excess = std::max(slope[i] - limit, 0.0F);
        slope[i] -= excess;
        offset[i] += excess * seen;
    }
}

void copyRows(const Image<float>& from, Image<float>& to, int firstRow) {
    std::copy_n(from.data(), from.samples().size(), to.row(firstRow));
}

/// @param column  room for count + 6 numbers
GLISSADE_CLONES void thereAndBackRow(
    const float* above, const float* here, const float* below, std::size_t count, float* column, float* result) {
    for (std::size_t i = 0; i < count; ++i) column[i + 3] = 0.75F * here[i] + 0.125F * (above[i] + below[i]);
    std::copy_n(column + 3, 3, column);
    std::copy_n(column + count, 3, column + count + 3);
    for (std::size_t i = 0; i < count; ++i) result[i] = 0.75F * column[i + 3] + 0.125F * (column[i] + column[i + 6]);
}

/// Bilinear interpolation and 2×2 averaging back, whatever the number of levels: [1 6 1] / 8 in both directions.
Image<float> thereAndBack(const Image<float>& in, ThreadPool& pool) {
    Image<float> out(in.width(), in.height(), 3);
    pool.forRanges(static_cast<std::size_t>(in.height()), 16, [&](std::size_t begin, std::size_t end) {
        std::vector<float> column(in.rowSamples() + 6);
        for (int y = static_cast<int>(begin); y < static_cast<int>(end); ++y) {
            const float* above = in.row(std::max(y - 1, 0));
            const float* here = in.row(y);
            const float* below = in.row(std::min(y + 1, in.height() - 1));
            thereAndBackRow(above, here, below, in.rowSamples(), column.data(), out.row(y));
        }
    });
    return out;
}

/// offset += result − photo − (slope · photo + meanOffset), the photo within [0, 1] in the product.
GLISSADE_CLONES void addMissed(const float* photo,
                               const float* result,
                               const float* meanSlope,
                               const float* meanOffset,
                               std::size_t count,
                               float* offset) {
    for (std::size_t i = 0; i < count; ++i) {
        const float x = std::min(std::max(photo[i], 0.0F), 1.0F);
        offset[i] += (result[i] - photo[i]) - (meanSlope[i] * x + meanOffset[i]);
    }
}

/// Adds to the offset what the interpolated model misses of the change at the coarse level.
void addResidual(const Image<float>& photo,
                 const Image<float>& result,
                 const Image<float>& slope,
                 Image<float>& offset,
                 ThreadPool& pool,
                 const std::function<bool()>& abandoned) {
    const Image<float> meanSlope = thereAndBack(slope, pool);
    for (int step = 0; step < kResidualSteps && !(abandoned && abandoned()); ++step) {
        const Image<float> meanOffset = thereAndBack(offset, pool);
        pool.forRanges(static_cast<std::size_t>(photo.height()), 16, [&](std::size_t begin, std::size_t end) {
            const std::size_t start = begin * photo.rowSamples();
            addMissed(photo.data() + start,
                      result.data() + start,
                      meanSlope.data() + start,
                      meanOffset.data() + start,
                      (end - begin) * photo.rowSamples(),
                      offset.data() + start);
        });
    }
}

/// Where a fine pixel lies between two coarse ones: coarse[low] · (1 - t) + coarse[high] · t.
struct Between {
    int low = 0;
    int high = 0;
    float t = 0;
};

Between between(int fine, int levels, int coarseSize) {
    const float position = (static_cast<float>(fine % (1 << levels)) + 0.5F) / static_cast<float>(1 << levels) - 0.5F;
    const int cell = fine >> levels;
    Between place;
    place.low = std::clamp(position < 0 ? cell - 1 : cell, 0, coarseSize - 1);
    place.high = std::clamp(position < 0 ? cell : cell + 1, 0, coarseSize - 1);
    place.t = position < 0 ? position + 1.0F : position;
    return place;
}

/// The coefficients of columns [low, high] of two coarse rows, interpolated: slope then offset, six numbers a pixel.
void coefficientRow(
    const Image<float>& slope, const Image<float>& offset, Between rows, int low, int high, float* out) {
    const std::size_t start = static_cast<std::size_t>(low) * 3;
    const float* slope0 = slope.row(rows.low) + start;
    const float* slope1 = slope.row(rows.high) + start;
    const float* offset0 = offset.row(rows.low) + start;
    const float* offset1 = offset.row(rows.high) + start;
    for (int x = low; x <= high; ++x) {
        for (int c = 0; c < 3; ++c) {
            out[c] = slope0[c] + rows.t * (slope1[c] - slope0[c]);
            out[c + 3] = offset0[c] + rows.t * (offset1[c] - offset0[c]);
        }
        slope0 += 3, slope1 += 3, offset0 += 3, offset1 += 3, out += 6;
    }
}

}  // namespace

JointUpsample::JointUpsample(const Image<float>& coarsePhoto,
                             const Image<float>& coarseResult,
                             ThreadPool& pool,
                             const std::function<bool()>& abandoned)
    : slope_(coarsePhoto.width(), coarsePhoto.height(), 3), offset_(coarsePhoto.width(), coarsePhoto.height(), 3) {
    CHECK(coarsePhoto.channels() == 3 && coarseResult.channels() == 3 && coarsePhoto.size() == coarseResult.size());
    CHECK(!coarsePhoto.empty());
    pool.forRanges(static_cast<std::size_t>(coarsePhoto.height()), kBandRows, [&](std::size_t begin, std::size_t end) {
        if (abandoned && abandoned()) return;
        const int first = static_cast<int>(begin);
        const int last = static_cast<int>(end);
        const Moments near =
            momentsOf(coarsePhoto, coarseResult, first - kRadius - kWideReach, last + kRadius + kWideReach);
        const Moments wide = near.wider();
        Image<float> slope(coarsePhoto.width(), last - first + 2 * kRadius, 3);
        Image<float> offset(coarsePhoto.width(), last - first + 2 * kRadius, 3);
        for (int y = 0; y < slope.height(); ++y) fitRow(near, y + kWideReach, wide, y, slope.row(y), offset.row(y));
        copyRows(windowMeans(slope, 1), slope_, first);
        copyRows(windowMeans(offset, 1), offset_, first);
        for (int y = first; y < last; ++y)
            limitRow(near,
                     y - first + kRadius + kWideReach,
                     coarsePhoto.row(y),
                     coarseResult.row(y),
                     slope_.row(y),
                     offset_.row(y));
    });
    addResidual(coarsePhoto, coarseResult, slope_, offset_, pool, abandoned);
}

Image<float> JointUpsample::apply(
    const Image<float>& finePhoto, int originX, int originY, int levels, ThreadPool& pool) const {
    Image<float> result = finePhoto.clone();
    applyInPlace(result, originX, originY, levels, pool);
    return result;
}

void JointUpsample::applyInPlace(Image<float>& fine, int originX, int originY, int levels, ThreadPool& pool) const {
    CHECK(fine.channels() == 3 && levels >= 0 && levels < 16 && originX >= 0 && originY >= 0);
    if (fine.empty()) return;
    std::vector<Between> columns(static_cast<std::size_t>(fine.width()));
    for (std::size_t x = 0; x < columns.size(); ++x)
        columns[x] = between(originX + static_cast<int>(x), levels, slope_.width());
    const int low = columns.front().low;
    const int high = columns.back().high;
    pool.forRanges(static_cast<std::size_t>(fine.height()), 16, [&](std::size_t begin, std::size_t end) {
        std::vector<float> coefficients(static_cast<std::size_t>(high - low + 1) * 6);
        for (std::size_t y = begin; y < end; ++y) {
            coefficientRow(slope_,
                           offset_,
                           between(originY + static_cast<int>(y), levels, slope_.height()),
                           low,
                           high,
                           coefficients.data());
            float* pixel = fine.row(static_cast<int>(y));
            for (const Between& column : columns) {
                const float* left = coefficients.data() + static_cast<std::size_t>(column.low - low) * 6;
                const float* right = coefficients.data() + static_cast<std::size_t>(column.high - low) * 6;
                for (int c = 0; c < 3; ++c) {
                    const float a = left[c] + column.t * (right[c] - left[c]);
                    const float b = left[c + 3] + column.t * (right[c + 3] - left[c + 3]);
                    pixel[c] += a * std::min(std::max(pixel[c], 0.0F), 1.0F) + b;
                }
                pixel += 3;
            }
        }
    });
}

}  // namespace glissade
