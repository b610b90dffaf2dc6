#include "train/batch.h"

#include "operators/operator.h"
#include "operators/registry.h"

#include <algorithm>
#include <random>

namespace glissade::train {

namespace {

/// One of the eight symmetries of the square.
struct Symmetry {
    bool flipX = false;
    bool flipY = false;
    bool transpose = false;
};

torch::Tensor turned(torch::Tensor chw, const Symmetry& symmetry) {
    if (symmetry.flipX) chw = chw.flip({2});
    if (symmetry.flipY) chw = chw.flip({1});
    if (symmetry.transpose) chw = chw.transpose(1, 2);
    return chw;
}

struct Crop {
    const Shard* shard = nullptr;
    int x = 0;
    int y = 0;
    int side = 0;
    Symmetry symmetry;

    [[nodiscard]] torch::Tensor cut(std::span<const std::uint8_t> rgb) const {
        const std::int64_t stride = static_cast<std::int64_t>(shard->width()) * 3;
        auto* first = const_cast<std::uint8_t*>(rgb.data()) + y * stride + x * 3;
        const auto hwc = torch::from_blob(first, {side, side, 3}, {stride, 3, 1}, at::kByte);
        return turned(hwc.permute({2, 0, 1}), symmetry).contiguous();
    }
};

/// The entries of a shard for one operator.
std::vector<const Shard::Entry*> entriesOf(const Shard& shard, const std::string& id) {
    std::vector<const Shard::Entry*> result;
    for (const Shard::Entry& entry : shard.entries())
        if (entry.operatorId == id) result.push_back(&entry);
    return result;
}

}  // namespace

std::vector<LearntOperator> learntOperators(const std::string& packName) {
    std::vector<LearntOperator> result;
    for (const OperatorSpec* spec : allOperators()) {
        if (spec->pack != packName) continue;
        LearntOperator op{std::string(spec->id), {}};
        for (const ParamSpec& param : spec->params) op.params.push_back(&param);
        result.push_back(std::move(op));
    }
    return result;
}

Batch Batch::part(std::int64_t begin, std::int64_t end) const {
    const auto cut = [&](const torch::Tensor& tensor) { return tensor.slice(0, begin, end); };
    Batch result{cut(rgb), cut(thumbnail), cut(statistics), cut(equalisation), {}};
    for (const BatchTargets& each : targets) {
        const std::int64_t last = each.first + each.rgb.size(0);
        const std::int64_t from = std::clamp(begin, each.first, last);
        const std::int64_t to = std::clamp(end, from, last);
        const auto share = [&](const torch::Tensor& tensor) {
            return tensor.slice(0, from - each.first, to - each.first);
        };
        result.targets.push_back(
            {each.operatorIndex, share(each.params), share(each.rgb), std::max(from - begin, std::int64_t{0})});
    }
    return result;
}

void Batch::pin() {
    for (torch::Tensor* tensor : {&rgb, &thumbnail, &statistics, &equalisation}) *tensor = tensor->pin_memory();
    for (BatchTargets& each : targets) {
        each.params = each.params.pin_memory();
        each.rgb = each.rgb.pin_memory();
    }
}

std::int64_t Batch::targetCount() const {
    std::int64_t count = 0;
    for (const BatchTargets& each : targets) count += each.rgb.size(0);
    return count;
}

std::unique_ptr<Batch> drawBatch(const std::vector<std::shared_ptr<const Shard>>& shards,
                                 const std::vector<LearntOperator>& operators,
                                 const std::vector<int>& operatorIndices,
                                 int crops,
                                 int crop,
                                 std::uint64_t seed) {
    std::mt19937_64 random(seed);
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    const auto usable = [&](const Shard& shard) {
        return shard.width() >= crop && shard.height() >= crop && std::ranges::all_of(operatorIndices, [&](int index) {
                   return !entriesOf(shard, operators[static_cast<std::size_t>(index)].id).empty();
               });
    };
    std::vector<Crop> cuts;
    for (int attempts = 0; static_cast<int>(cuts.size()) < crops && attempts < 100 * crops && !shards.empty();
         ++attempts) {
        const Shard& shard = *shards[below(shards.size())];
        if (!usable(shard)) continue;
        Crop cut;
        cut.shard = &shard;
        cut.side = crop;
        cut.x = static_cast<int>(below(static_cast<std::size_t>(shard.width() - crop + 1)));
        cut.y = static_cast<int>(below(static_cast<std::size_t>(shard.height() - crop + 1)));
        const std::uint64_t bits = random();
        cut.symmetry = {(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0};
        cuts.push_back(cut);
    }
    if (static_cast<int>(cuts.size()) < crops) return nullptr;

    auto batch = std::make_unique<Batch>();
    std::vector<torch::Tensor> rgb;
    std::vector<torch::Tensor> thumbnails;
    std::vector<torch::Tensor> statistics;
    std::vector<torch::Tensor> equalisation;
    for (const Crop& cut : cuts) {
        rgb.push_back(cut.cut(cut.shard->input()));
        const GlobalInput& global = cut.shard->global();
        const auto thumbnail =
            torch::from_blob(const_cast<float*>(global.thumbnail.data()), {3, kThumbnailSide, kThumbnailSide});
        thumbnails.push_back(turned(thumbnail, cut.symmetry));
        statistics.push_back(torch::from_blob(const_cast<float*>(global.statistics.data()), {kStatisticsCount}));
        equalisation.push_back(torch::from_blob(const_cast<float*>(global.equalisation.data()), {kEqualisationKnots}));
    }
    batch->rgb = torch::stack(rgb).to(at::kFloat).div_(255);
    batch->thumbnail = torch::stack(thumbnails);
    batch->statistics = torch::stack(statistics);
    batch->equalisation = torch::stack(equalisation);
    for (const int index : operatorIndices) {
        const LearntOperator& op = operators[static_cast<std::size_t>(index)];
        BatchTargets targets;
        targets.operatorIndex = index;
        targets.params = torch::zeros({crops, static_cast<std::int64_t>(op.params.size())});
        std::vector<torch::Tensor> results;
        for (std::size_t i = 0; i < cuts.size(); ++i) {
            const auto candidates = entriesOf(*cuts[i].shard, op.id);
            const Shard::Entry& entry = *candidates[below(candidates.size())];
            results.push_back(cuts[i].cut(entry.rgb));
            for (std::size_t p = 0; p < op.params.size() && p < entry.params.size(); ++p)
                targets.params[static_cast<std::int64_t>(i)][static_cast<std::int64_t>(p)] =
                    op.params[p]->normalise(entry.params[p]);
        }
        targets.rgb = torch::stack(results).to(at::kFloat).div_(255);
        batch->targets.push_back(std::move(targets));
    }
    return batch;
}

}  // namespace glissade::train
