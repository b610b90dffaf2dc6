// FeatureStore: base features of shards, kept on disk from run to run.
#pragma once

#include "base/result.h"
#include "net/pack.h"
#include "train/cell_batch.h"

#include <filesystem>
#include <functional>
#include <string>

namespace glissade::train {

/// What heads learn from beside a base network that stays: minutes of work, and the same in every run that starts from
/// a pack with this base network. One file a shard, some megabytes each. The trainer's thread.
class FeatureStore {
public:
    /// @param folder  made where it is not there.
    /// @param pack    whose base network sees the shards.
    FeatureStore(std::filesystem::path folder, const Pack& pack);

    /// The features of a shard as the folder holds them, or as `compute` gives them, which the folder then holds. A
    /// file that cannot be read is made anew; one that cannot be written is an error.
    [[nodiscard]] Result<PhotoFeatures> featuresOf(const Shard& shard, const std::function<PhotoFeatures()>& compute);

private:
    std::filesystem::path folder_;
    std::string base_;  // what tells the base networks apart
};

}  // namespace glissade::train
