// BatchFeed: the batches of a training run, drawn ahead of their steps.
#pragma once

#include "train/batch.h"
#include "train/cell_batch.h"
#include "train/shard_folders.h"
#include "train/trainer.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <vector>

namespace glissade::train {

/// Thread: the trainer's. Which batch a step gets depends on the request, the step's number and the shards alone.
class BatchFeed {
public:
    /// @param device  where the steps are made: for a GPU more batches are drawn ahead, by as many threads, and lie
    /// where
    ///                it can fetch them itself.
    /// The request and the operators must outlive this.
    BatchFeed(const TrainRequest& request,
              const std::vector<LearntOperator>& operators,
              torch::Device device,
              std::function<void(const std::string&)> log);

    /// From now on batches are of scattered cells; `featuresOf` is asked once for each shard, by `open`, and what comes
    /// later is left out.
    void see(std::function<Result<PhotoFeatures>(const Shard&)> featuresOf) { featuresOf_ = std::move(featuresOf); }

    /// Opens the shards that are there. Files that are not whole are left out and named in the log. Fails where
    /// features do.
    [[nodiscard]] Result<void> open();
    /// Has more shards opened beside the steps, where there are more, and takes those that are.
    void look();
    [[nodiscard]] const std::vector<std::shared_ptr<const Shard>>& shards() const { return folders_.shards(); }

    /// The batch of a step; steps are asked for in order. Null where the shards hold no crops of this size with all
    /// operators.
    [[nodiscard]] std::unique_ptr<Batch> next(std::int64_t step);

private:
    [[nodiscard]] std::unique_ptr<Batch> draw(std::int64_t step,
                                              const std::vector<std::shared_ptr<const Shard>>& shards) const;

    const TrainRequest& request_;
    const std::vector<LearntOperator>& operators_;
    torch::Device device_;
    const std::size_t ahead_;  ///< batches drawn before they are asked for
    const std::function<void(const std::string&)> log_;
    std::function<Result<PhotoFeatures>(const Shard&)> featuresOf_;  // none: crops
    ShardFolders folders_;
    std::vector<PhotoFeatures> features_;  // of each shard, where there is featuresOf_
    std::deque<std::future<std::unique_ptr<Batch>>> drawn_;
};

}  // namespace glissade::train
