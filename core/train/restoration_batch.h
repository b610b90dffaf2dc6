// Batches for restoration: clean crops of shards, spoilt as they are drawn, so that no damage is seen twice.
#pragma once

#include "train/batch.h"

namespace glissade::train {

/// Whether these operators undo damage (OperatorSpec::degrade), and so learn from clean photos alone.
[[nodiscard]] bool restores(const std::vector<LearntOperator>& operators);

/// Draws a batch from the inputs of shards, which are clean photos: everything follows from `seed`. The crops are
/// shared out evenly among the operators, each crop is spoilt by its operator at parameters drawn over their whole
/// ranges, and the clean crop is the target. A third of the crops is grey, for the published measurements are. A spoilt
/// crop stands for a whole photo: thumbnail and histograms are its own. Shards with a side under `crop` are passed
/// over; null where none is left.
[[nodiscard]] std::unique_ptr<Batch> drawRestorationBatch(const std::vector<std::shared_ptr<const Shard>>& shards,
                                                          const std::vector<LearntOperator>& operators,
                                                          const std::vector<int>& operatorIndices,
                                                          int crops,
                                                          int crop,
                                                          std::uint64_t seed);

}  // namespace glissade::train
