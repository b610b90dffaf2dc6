#include "net/torch/overview.h"

#include "base/target_clones.h"
#include "net/torch/base_network.h"

#include <algorithm>
#include <cmath>

namespace glissade::net {

namespace {

constexpr std::size_t kChannels = kSliceChannels;

// Training has no photos beyond these, so others are told as the nearest: better than what a network makes of numbers
// that it has never seen.
constexpr double kLeastSide = 256;
constexpr double kLargestSide = 2048;

/// Photos of 32 px to 32,768 px would lie in [0, 1].
torch::Tensor sizePlanes(const Places& places) {
    const auto sides = places.slice(1, 4, 6).clamp(kLeastSide, kLargestSide).log2().sub(5).div(10);
    return sides.unsqueeze(-1).unsqueeze(-1).expand({-1, -1, kOverviewSide, kOverviewSide});
}

/// To the pixels of one row, K numbers each, two to a cell of 4 K: what lies between two cells of the line.
GLISSADE_CLONES void addBetween(const float* __restrict line,
                                const BetweenCells* columns,
                                std::size_t count,
                                float* __restrict out) {
    for (std::size_t x = 0; x < count; ++x) {
        const float* left = line + static_cast<std::size_t>(columns[x].first) * kChannels;
        const float share = columns[x].second;
        float* to = out + x / 2 * 4 * kChannels + x % 2 * kChannels;
#pragma omp simd
        for (std::size_t k = 0; k < kChannels; ++k) to[k] += left[k] + share * (left[kChannels + k] - left[k]);
    }
}

}  // namespace

NetworkShape overviewShape(const NetworkShape& shape) {
    NetworkShape result = shape;
    result.widths = {32, 48, 64, 64};
    result.blocks = {1, 1, 2, 2};
    result.upBlocks = {1, 1};
    result.fuse = shape.overview;
    result.features = shape.overview;
    return result;
}

torch::Tensor overviewInput(const torch::Tensor& planes, const torch::Tensor& equalisation, const Places& places) {
    const auto colours = baseInput(planes.slice(1, 0, 3), equalisation);
    return torch::cat({colours, planes.slice(1, 3), sizePlanes(places)}, 1);
}

torch::Tensor spreadOverview(const torch::Tensor& map, const Places& places, std::int64_t height, std::int64_t width) {
    const std::int64_t n = map.size(0);
    const std::int64_t channels = map.size(1);
    // As two matrix products, which are several times as fast as a general resampling: linear interpolation is a
    // matrix of pixels × cells. The even pixels come before the odd ones, so that the result is only turned over.
    const auto interpolation = [&](std::int64_t axis, std::int64_t count) {
        const auto pixels = torch::arange(count, map.options()).view({-1, 2}).t().reshape({1, count}) + 0.5;
        const auto place = (pixels + places.slice(1, axis, axis + 1)) / places.slice(1, axis + 4, axis + 5) *
                               static_cast<double>(map.size(3 - axis)) -
                           0.5;
        const auto cells = torch::arange(map.size(3 - axis), map.options());
        const auto held = place.clamp(0, static_cast<double>(map.size(3 - axis) - 1));
        return (1 - (held.unsqueeze(2) - cells).abs()).clamp_min(0);
    };
    const auto rows = map.reshape({n, -1, map.size(3)}).bmm(interpolation(0, width).transpose(1, 2));
    const auto spread = interpolation(1, height).unsqueeze(1).matmul(rows.view({n, channels, map.size(2), width}));
    return spread.view({n, channels, 2, height / 2, 2, width / 2})
        .permute({0, 2, 4, 1, 3, 5})
        .reshape({n, 4 * channels, height / 2, width / 2});
}

torch::Tensor spreadOverviewAt(const torch::Tensor& map, const torch::Tensor& points) {
    namespace F = torch::nn::functional;
    const auto options =
        F::GridSampleFuncOptions().mode(torch::kBilinear).padding_mode(torch::kBorder).align_corners(false);
    const auto spread = torch::pixel_unshuffle(F::grid_sample(map, points, options), 2);
    return spread.view({map.size(0), map.size(1), 4, spread.size(2), spread.size(3)}).transpose(1, 2).flatten(1, 2);
}

OverviewRows::OverviewRows(const torch::Tensor& map, Size photo, Rect part)
    : map_(map.squeeze(0).permute({1, 2, 0}).contiguous()),
      side_(static_cast<int>(map.size(2))),
      photoHeight_(photo.height) {
    columns_.reserve(static_cast<std::size_t>(part.width));
    for (int x = 0; x < part.width; ++x) columns_.push_back(betweenCells(part.x + x, photo.width, side_));
}

void OverviewRows::addTo(float* firstCell, int y) const {
    const std::size_t rowFloats = static_cast<std::size_t>(side_) * kChannels;
    const BetweenCells row = betweenCells(y, photoHeight_, side_);
    const float* upper = map_.data_ptr<float>() + static_cast<std::size_t>(row.first) * rowFloats;
    std::vector<float> line(rowFloats);
    for (std::size_t i = 0; i < rowFloats; ++i) line[i] = upper[i] + row.second * (upper[rowFloats + i] - upper[i]);
    float* half = firstCell + static_cast<std::size_t>(y % 2) * 2 * kChannels;
    addBetween(line.data(), columns_.data(), columns_.size(), half);
}

}  // namespace glissade::net
