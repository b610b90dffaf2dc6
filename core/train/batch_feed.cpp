#include "train/batch_feed.h"

#include "train/restoration_batch.h"

#include <algorithm>
#include <random>
#include <utility>

namespace glissade::train {

namespace {
constexpr std::size_t kAhead = 3;
constexpr std::size_t kAheadOfGpu = 12;  // it waits for no core
}  // namespace

BatchFeed::BatchFeed(const TrainRequest& request,
                     const std::vector<LearntOperator>& operators,
                     torch::Device device,
                     std::function<void(const std::string&)> log)
    : request_(request),
      operators_(operators),
      device_(device),
      ahead_(device.is_cuda() ? kAheadOfGpu : kAhead),
      log_(std::move(log)),
      folders_(request.shards) {}

Result<void> BatchFeed::open() {
    for (const Error& error : folders_.open()) log_("left out: " + error.message());
    log_(std::to_string(shards().size()) + " shards");
    if (!featuresOf_) return {};
    for (const auto& shard : shards()) {
        TRY(PhotoFeatures features, featuresOf_(*shard));
        features_.push_back(std::move(features));
    }
    return {};
}

void BatchFeed::look() {
    if (!featuresOf_ && folders_.look()) log_(std::to_string(shards().size()) + " shards");
}

std::unique_ptr<Batch> BatchFeed::draw(std::int64_t step,
                                       const std::vector<std::shared_ptr<const Shard>>& shards) const {
    const std::uint64_t seed = request_.seed * 0x9E3779B97F4A7C15U + static_cast<std::uint64_t>(step);
    std::mt19937_64 random(seed ^ 0xD1B54A32D192ED03U);
    const bool focused = !request_.focus.empty() && static_cast<double>(random() >> 11) * 0x1p-53 < request_.focusShare;
    std::vector<int> all;
    for (std::size_t i = 0; i < operators_.size(); ++i)
        if (!focused || std::ranges::find(request_.focus, operators_[i].id) != request_.focus.end())
            all.push_back(static_cast<int>(i));
    std::ranges::shuffle(all, random);
    all.resize(std::min(all.size(), static_cast<std::size_t>(request_.operatorsPerStep)));
    if (featuresOf_) return drawCells(shards, features_, operators_, all, request_.crops, request_.cells, seed);
    if (restores(operators_)) return drawRestorationBatch(shards, operators_, all, request_.crops, request_.crop, seed);
    return drawBatch(shards, operators_, all, request_.crops, request_.crop, request_.margin, seed);
}

std::unique_ptr<Batch> BatchFeed::next(std::int64_t step) {
    while (drawn_.size() < ahead_) {
        const std::int64_t coming = step + static_cast<std::int64_t>(drawn_.size());
        drawn_.push_back(std::async(std::launch::async, [this, coming, shards = shards()] {
            at::set_num_threads(1);  // the lanes need the others
            auto batch = draw(coming, shards);
            if (batch && request_.shape.overview == 0) batch->overview.reset();
            if (batch && device_.is_cuda()) batch->pin();
            return batch;
        }));
    }
    auto batch = drawn_.front().get();
    drawn_.pop_front();
    return batch;
}

}  // namespace glissade::train
