// A GlobalInput as tensors.
#pragma once

#include "net/global_input.h"
#include "net/torch/overview.h"

#include "net/torch/libtorch.h"

namespace glissade::net {

/// Planes of side × side one after the other as 1×planes×side×side, a view.
[[nodiscard]] inline torch::Tensor squarePlanes(const std::vector<float>& planes, std::int64_t side) {
    const auto count = static_cast<std::int64_t>(planes.size()) / (side * side);
    return torch::from_blob(const_cast<float*>(planes.data()), {1, count, side, side});
}

/// Views of the input's numbers, on the CPU; the place is that of the whole photo.
struct GlobalTensors {
    torch::Tensor thumbnail;     ///< 1×3×64×64
    torch::Tensor statistics;    ///< 1×kStatisticsCount
    torch::Tensor equalisation;  ///< 1×kEqualisationKnots
    torch::Tensor overview;      ///< 1×kOverviewPlanes×128×128; undefined where the input's is empty
    Places place;                ///< 1×6
};

/// `input` must outlive what is made of it.
[[nodiscard]] inline GlobalTensors globalTensors(const GlobalInput& input) {
    const auto view = [](const std::vector<float>& values, at::IntArrayRef shape) {
        return torch::from_blob(const_cast<float*>(values.data()), shape);
    };
    return {squarePlanes(input.thumbnail, kThumbnailSide),
            view(input.statistics, {1, kStatisticsCount}),
            view(input.equalisation, {1, kEqualisationKnots}),
            input.overview.empty() ? torch::Tensor() : squarePlanes(input.overview, kOverviewSide),
            placeOf({0, 0, input.photo.width, input.photo.height}, input.photo)};
}

}  // namespace glissade::net
