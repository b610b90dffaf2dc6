#include "train/calibrate.h"

#include "train/restoration_batch.h"

#include <algorithm>
#include <numeric>

namespace glissade::train {

namespace {
constexpr int kBatches = 12;
constexpr int kCrops = 16;
constexpr int kStride = 5;  // every fifth value says the same at a fifth of the sorting
constexpr double kTail = 1e-4;
constexpr std::uint64_t kSeed = 20261;
}  // namespace

std::vector<SliceQuantisation> measureQuantisation(net::Network network,
                                                   const std::vector<std::shared_ptr<const Shard>>& shards,
                                                   const std::vector<LearntOperator>& operators,
                                                   int crop,
                                                   torch::Device device) {
    const torch::NoGradGuard guard;
    std::vector<int> all(operators.size());
    std::iota(all.begin(), all.end(), 0);
    std::vector<std::vector<torch::Tensor>> lows(operators.size());
    std::vector<std::vector<torch::Tensor>> highs(operators.size());
    for (int i = 0; i < kBatches; ++i) {
        const std::uint64_t seed = kSeed + static_cast<std::uint64_t>(i);
        const auto batch = restores(operators) ? drawRestorationBatch(shards, operators, all, kCrops, crop, seed)
                                               : drawBatch(shards, operators, {}, kCrops, crop, 0, seed);
        if (!batch) break;
        const auto global = network->global->forward(batch->thumbnail.to(device), batch->statistics.to(device));
        const auto places = batch->places.to(device);
        const auto equalisation = batch->equalisation.to(device);
        const auto features = network->baseFeatures(batch->rgb.to(device), equalisation, places, global);
        const auto overview = network->overviewFeatures(batch->overview.to(device), equalisation, places, global);
        for (std::size_t o = 0; o < operators.size(); ++o) {
            // N×(s, k)×h×w → k × everything else, sorted per channel
            const auto slice =
                network->slice(o, features, network->overviewSlice(o, overview, batch->coarseOn(o, device)), places);
            const auto flat = slice.reshape({slice.size(0), 4, kSliceChannels, -1})
                                  .permute({2, 0, 1, 3})
                                  .reshape({kSliceChannels, -1})
                                  .slice(1, 0, c10::nullopt, kStride);
            const auto sorted = std::get<0>(flat.sort(1));
            const auto cut = static_cast<std::int64_t>(kTail * static_cast<double>(sorted.size(1)));
            lows[o].push_back(sorted.select(1, cut).to(at::kCPU));
            highs[o].push_back(sorted.select(1, sorted.size(1) - 1 - cut).to(at::kCPU));
        }
    }
    std::vector<SliceQuantisation> result(operators.size());
    for (std::size_t o = 0; o < operators.size(); ++o) {
        for (std::size_t k = 0; k < kSliceChannels; ++k) {
            float low = 0;
            float high = 0;
            for (std::size_t i = 0; i < lows[o].size(); ++i) {
                const auto channel = static_cast<std::int64_t>(k);
                low = std::min(low, lows[o][i][channel].item<float>());
                high = std::max(high, highs[o][i][channel].item<float>());
            }
            result[o].scale[k] = std::max(high - low, 1e-6F) / 255.0F;
            result[o].offset[k] = low;
        }
    }
    return result;
}

}  // namespace glissade::train
