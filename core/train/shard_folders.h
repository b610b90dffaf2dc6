// ShardFolders: the shards of some folders, which may still be filling.
#pragma once

#include "train/shard.h"

#include <filesystem>
#include <future>
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace glissade::train {

/// Opening a shard takes ten milliseconds (what the network is told of its photo is made from its pixels), so a
/// training run opens each once, and those that come while it goes on in a thread of their own. Thread: one at a time.
class ShardFolders {
public:
    explicit ShardFolders(std::vector<std::filesystem::path> folders) : folders_(std::move(folders)) {}

    /// Opens all that is there now, on all cores. Files that are not whole are returned as errors; they are tried again
    /// at each `look`.
    [[nodiscard]] std::vector<Error> open();

    /// Takes what was opened beside the caller since the last look, and begins to open what is new. Does not wait.
    /// Returns whether there are more shards than before.
    bool look();

    /// In the order of their files' paths.
    [[nodiscard]] const std::vector<std::shared_ptr<const Shard>>& shards() const { return shards_; }

private:
    struct Opened {
        std::vector<std::pair<std::filesystem::path, std::shared_ptr<const Shard>>> shards;
        std::vector<Error> refused;
    };
    [[nodiscard]] std::vector<std::filesystem::path> newFiles(std::vector<Error>& refused) const;
    static Opened openAll(const std::vector<std::filesystem::path>& files, unsigned lanes);
    void take(Opened opened);

    std::vector<std::filesystem::path> folders_;
    std::map<std::filesystem::path, std::shared_ptr<const Shard>> byFile_;
    std::vector<std::shared_ptr<const Shard>> shards_;
    std::future<Opened> coming_;  // its destructor waits
};

/// All *.shard files of a folder in name order; files that are not whole are named in `refused` and left out.
[[nodiscard]] std::vector<std::shared_ptr<const Shard>> openShards(const std::filesystem::path& folder,
                                                                   std::vector<Error>& refused);

}  // namespace glissade::train
