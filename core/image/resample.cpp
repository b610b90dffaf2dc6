#include "image/resample.h"

#include <algorithm>
#include <cmath>

namespace glissade {

namespace {

using Taps = Resampler::Taps;

/// Output sample i covers [i, i + 1) · in / out of the input, with fractional ends.
Taps areaTaps(int i, int in, int out) {
    const double from = static_cast<double>(i) * in / out;
    const double to = static_cast<double>(i + 1) * in / out;
    Taps taps;
    taps.first = static_cast<int>(from);
    for (int j = taps.first; j < in && j < to; ++j)
        taps.weights.push_back(
            static_cast<float>((std::min<double>(to, j + 1) - std::max<double>(from, j)) / (to - from)));
    return taps;
}

double catmullRom(double distance) {
    const double d = std::abs(distance);
    if (d < 1) return (1.5 * d - 2.5) * d * d + 1;
    if (d < 2) return ((-0.5 * d + 2.5) * d - 4) * d + 2;
    return 0;
}

/// Four samples around the place of output sample i; what would lie outside counts for the edge sample.
Taps cubicTaps(int i, int in, int out) {
    const double place = (i + 0.5) * in / out - 0.5;
    const int left = static_cast<int>(std::floor(place)) - 1;
    Taps taps;
    taps.first = std::clamp(left, 0, in - 1);
    taps.weights.resize(static_cast<std::size_t>(std::clamp(left + 3, 0, in - 1) - taps.first + 1));
    for (int j = left; j < left + 4; ++j)
        taps.weights[static_cast<std::size_t>(std::clamp(j, 0, in - 1) - taps.first)] +=
            static_cast<float>(catmullRom(place - j));
    return taps;
}

std::vector<Taps> tapsOf(int in, int out) {
    std::vector<Taps> taps(static_cast<std::size_t>(out));
    for (int i = 0; i < out; ++i)
        taps[static_cast<std::size_t>(i)] = out <= in ? areaTaps(i, in, out) : cubicTaps(i, in, out);
    return taps;
}

/// @param top  the row of the whole image at which `part` begins
void blendRows(const Image<float>& part, int top, const Taps& taps, std::vector<float>& out) {
    std::ranges::fill(out, 0.0F);
    for (std::size_t k = 0; k < taps.weights.size(); ++k) {
        const float weight = taps.weights[k];
        const float* row = part.row(taps.first + static_cast<int>(k) - top);
        for (std::size_t i = 0; i < out.size(); ++i) out[i] += weight * row[i];
    }
}

void blendColumns(const std::vector<float>& row, std::size_t channels, const std::vector<Taps>& columns, float* out) {
    for (const Taps& taps : columns) {
        const float* first = row.data() + static_cast<std::size_t>(taps.first) * channels;
        for (std::size_t c = 0; c < channels; ++c) {
            float sum = 0;
            for (std::size_t k = 0; k < taps.weights.size(); ++k) sum += taps.weights[k] * first[k * channels + c];
            out[c] = sum;
        }
        out += channels;
    }
}

}  // namespace

Resampler::Resampler(Size from, Size to)
    : from_(from), to_(to), columns_(tapsOf(from.width, to.width)), rows_(tapsOf(from.height, to.height)) {
    CHECK(from.width > 0 && from.height > 0 && to.width > 0 && to.height > 0);
}

std::pair<int, int> Resampler::inputRows(int firstRow, int lastRow) const {
    CHECK(firstRow >= 0 && firstRow < lastRow && lastRow <= to_.height);
    // Both ends of the samples move on from one output row to the next.
    const Taps& last = rows_[static_cast<std::size_t>(lastRow) - 1];
    return {rows_[static_cast<std::size_t>(firstRow)].first, last.first + static_cast<int>(last.weights.size())};
}

void Resampler::rows(
    const Image<float>& part, int imageTop, int firstRow, Image<float>& band, ThreadPool& pool) const {
    CHECK(part.width() == from_.width && band.width() == to_.width && band.channels() == part.channels());
    CHECK(firstRow >= 0 && firstRow + band.height() <= to_.height);
    if (band.empty()) return;
    const auto [first, last] = inputRows(firstRow, firstRow + band.height());
    CHECK(imageTop >= 0 && imageTop <= first && last <= imageTop + part.height());
    pool.forRanges(static_cast<std::size_t>(band.height()), 8, [&](std::size_t begin, std::size_t end) {
        std::vector<float> blended(part.rowSamples());
        for (std::size_t y = begin; y < end; ++y) {
            blendRows(part, imageTop, rows_[static_cast<std::size_t>(firstRow) + y], blended);
            blendColumns(blended, static_cast<std::size_t>(part.channels()), columns_, band.row(static_cast<int>(y)));
        }
    });
}

Image<float> Resampler::whole(const Image<float>& image, ThreadPool& pool) const {
    Image<float> result(to_.width, to_.height, image.channels());
    rows(image, 0, result, pool);
    return result;
}

Size sizeWithLongEdge(Size photo, int longEdge) {
    const int longSide = std::max(photo.width, photo.height);
    const auto scaled = [&](int side) {
        const double exact = static_cast<double>(side) * longEdge / longSide;
        return std::max(1, static_cast<int>(std::lround(exact)));
    };
    return {scaled(photo.width), scaled(photo.height)};
}

}  // namespace glissade
