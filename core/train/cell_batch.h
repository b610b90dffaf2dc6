// Batches of scattered cells: how heads and the overview path learn beside a base network that stays as it is.
#pragma once

#include "net/torch/network.h"
#include "train/batch.h"

#include <functional>

namespace glissade::train {

/// What the base network tells of cells of 2×2 pixels of a photo.
struct PhotoFeatures {
    std::vector<std::int32_t> cells;  ///< y·(width / 2) + x
    torch::Tensor features;           ///< cells × F, half floats
};

/// Cells of a photo that are kept: what a run draws of a photo, so that memory (8 MiB of 128 features a photo) does not
/// bound how large the photos are that heads learn from.
inline constexpr int kCellsKept = 32768;

/// Those of a photo that are kept: all, or where it has more than `kept` so many of them, drawn at random, always the
/// same ones.
[[nodiscard]] std::vector<std::int32_t> cellsOf(const Shard& shard, int kept = kCellsKept);

/// What the base network tells of cellsOf(shard, kept).
[[nodiscard]] PhotoFeatures featuresOf(net::Network& network,
                                       const Shard& shard,
                                       torch::Device device,
                                       int kept = kCellsKept);

/// Draws a batch as drawBatch does, but for each photo cells scattered over all of it, in a row: 2×2M pixels in place
/// of a crop, with Batch::features and Batch::points. Slice and tail look at one pixel at a time, so nothing is lost,
/// and every step tells the overview path of whole photos; a crop tells it of a tenth of one, at many times the cost.
/// The overview and the cells' places in it are flipped and transposed at random; what was learnt of the photo before
/// is not.
/// @param features  of each shard.
[[nodiscard]] std::unique_ptr<Batch> drawCells(const std::vector<std::shared_ptr<const Shard>>& shards,
                                               const std::vector<PhotoFeatures>& features,
                                               const std::vector<LearntOperator>& operators,
                                               const std::vector<int>& operatorIndices,
                                               int photos,
                                               int cells,
                                               std::uint64_t seed);

}  // namespace glissade::train
