#include "train/shard_folders.h"

#include "base/thread_pool.h"

#include <chrono>
#include <optional>

namespace glissade::train {

namespace fs = std::filesystem;

std::vector<Error> ShardFolders::open() {
    std::vector<Error> refused;
    const std::vector<fs::path> files = newFiles(refused);
    Opened opened = openAll(files, 0);
    refused.insert(refused.end(), opened.refused.begin(), opened.refused.end());
    take(std::move(opened));
    return refused;
}

bool ShardFolders::look() {
    const std::size_t before = shards_.size();
    if (coming_.valid()) {
        if (coming_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return false;
        take(coming_.get());
    }
    std::vector<Error> unread;
    std::vector<fs::path> files = newFiles(unread);
    if (!files.empty())
        coming_ = std::async(std::launch::async, [files = std::move(files)] { return openAll(files, 1); });
    return shards_.size() != before;
}

std::vector<fs::path> ShardFolders::newFiles(std::vector<Error>& refused) const {
    std::vector<fs::path> files;
    for (const fs::path& folder : folders_) {
        std::error_code failed;
        for (fs::path& file : shardFiles(folder, failed))
            if (!byFile_.contains(file)) files.push_back(std::move(file));
        if (failed) refused.push_back({ErrorCode::Unreadable, folder, failed.message()});
    }
    return files;
}

ShardFolders::Opened ShardFolders::openAll(const std::vector<fs::path>& files, unsigned lanes) {
    std::vector<std::optional<Result<std::shared_ptr<const Shard>>>> results(files.size());
    ThreadPool pool(lanes);
    pool.forEach(files.size(), [&](std::size_t i) { results[i] = Shard::open(files[i]); });
    Opened opened;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (*results[i])
            opened.shards.emplace_back(files[i], **results[i]);
        else
            opened.refused.push_back(results[i]->error());
    }
    return opened;
}

void ShardFolders::take(Opened opened) {
    if (opened.shards.empty()) return;
    byFile_.insert(opened.shards.begin(), opened.shards.end());
    shards_.clear();
    for (const auto& [file, shard] : byFile_) shards_.push_back(shard);
}

std::vector<std::shared_ptr<const Shard>> openShards(const fs::path& folder, std::vector<Error>& refused) {
    ShardFolders folders({folder});
    for (Error& error : folders.open()) refused.push_back(std::move(error));
    return folders.shards();
}

}  // namespace glissade::train
