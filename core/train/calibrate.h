// Quantisation of the slices: the range of each channel, measured on photos.
#pragma once

#include "net/torch/network.h"
#include "tail/slice_tile.h"
#include "train/batch.h"

#include <memory>
#include <vector>

namespace glissade::train {

/// Per operator, the scale and offset that spread 0..255 over all but the outermost 0.01 % of each channel's values at
/// both ends, measured on crops of `crop` px of the shards. The network must hold the weights that will be shipped.
[[nodiscard]] std::vector<SliceQuantisation> measureQuantisation(
    net::Network network,
    const std::vector<std::shared_ptr<const Shard>>& shards,
    const std::vector<LearntOperator>& operators,
    int crop,
    torch::Device device);

}  // namespace glissade::train
