#include "train/batch.h"

#include "operators/operator.h"
#include "operators/registry.h"

#include <algorithm>
#include <random>
#include <utility>

namespace glissade::train {

namespace {

struct Crop {
    const Shard* shard = nullptr;
    int x = 0;
    int y = 0;
    int side = 0;
    Symmetry symmetry;

    /// The crop and its photo, turned with it.
    [[nodiscard]] net::Places place() const {
        Rect part{symmetry.flipX ? shard->width() - side - x : x,
                  symmetry.flipY ? shard->height() - side - y : y,
                  side,
                  side};
        Size photo{shard->width(), shard->height()};
        if (symmetry.transpose) {
            std::swap(part.x, part.y);
            std::swap(photo.width, photo.height);
        }
        return net::placeOf(part, photo);
    }

    /// Writes the crop of a picture of the shard as three planes in [0, 1]. By hand: LibTorch takes ten times as long
    /// to turn interleaved bytes.
    void cut(std::span<const std::uint8_t> rgb, float* planes) const {
        const std::ptrdiff_t stride = static_cast<std::ptrdiff_t>(shard->width()) * 3;
        const std::uint8_t* from = rgb.data() + (symmetry.flipY ? y + side - 1 : y) * stride +
                                   static_cast<std::ptrdiff_t>(symmetry.flipX ? x + side - 1 : x) * 3;
        std::ptrdiff_t along = symmetry.flipX ? -3 : 3;
        std::ptrdiff_t down = symmetry.flipY ? -stride : stride;
        if (symmetry.transpose) std::swap(along, down);
        const auto area = static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
        for (int v = 0; v < side; ++v, from += down) {
            const std::uint8_t* pixel = from;
            for (int u = 0; u < side; ++u, pixel += along, ++planes)
                for (std::size_t c = 0; c < 3; ++c) planes[c * area] = static_cast<float>(pixel[c]) / 255.0F;
        }
    }
};

}  // namespace

torch::Tensor Symmetry::turned(torch::Tensor planes) const {
    if (flipX) planes = planes.flip({2});
    if (flipY) planes = planes.flip({1});
    if (transpose) planes = planes.transpose(1, 2);
    return planes;
}

std::vector<const Shard::Entry*> entriesOf(const Shard& shard, const std::string& operatorId) {
    std::vector<const Shard::Entry*> result;
    for (const Shard::Entry& entry : shard.entries())
        if (entry.operatorId == operatorId) result.push_back(&entry);
    return result;
}

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
    const auto cut = [&](const torch::Tensor& tensor) {
        return tensor.defined() ? tensor.slice(0, begin, end) : tensor;
    };
    Batch result{cut(rgb),
                 cut(thumbnail),
                 cut(statistics),
                 cut(equalisation),
                 cut(overview),
                 cut(places),
                 cut(features),
                 cut(points),
                 {}};
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
    for (torch::Tensor* tensor : {&rgb, &thumbnail, &statistics, &equalisation, &overview, &places, &features, &points})
        if (tensor->defined()) *tensor = tensor->pin_memory();
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
        cut.symmetry = Symmetry::of(random());
        cuts.push_back(cut);
    }
    if (static_cast<int>(cuts.size()) < crops) return nullptr;

    auto batch = std::make_unique<Batch>();
    const std::int64_t count = crops;
    const auto pictures = [&] { return torch::empty({count, 3, crop, crop}); };
    const auto planesOf = [&](torch::Tensor& tensor, std::size_t i) {
        return tensor.data_ptr<float>() + i * 3 * static_cast<std::size_t>(crop) * static_cast<std::size_t>(crop);
    };
    batch->rgb = pictures();
    std::vector<torch::Tensor> thumbnails;
    std::vector<torch::Tensor> statistics;
    std::vector<torch::Tensor> equalisation;
    std::vector<torch::Tensor> overviews;
    std::vector<torch::Tensor> places;
    for (std::size_t i = 0; i < cuts.size(); ++i) {
        const Crop& cut = cuts[i];
        cut.cut(cut.shard->input(), planesOf(batch->rgb, i));
        const GlobalInput& global = cut.shard->global();
        const auto thumbnail =
            torch::from_blob(const_cast<float*>(global.thumbnail.data()), {3, kThumbnailSide, kThumbnailSide});
        thumbnails.push_back(cut.symmetry.turned(thumbnail));
        statistics.push_back(torch::from_blob(const_cast<float*>(global.statistics.data()), {kStatisticsCount}));
        equalisation.push_back(torch::from_blob(const_cast<float*>(global.equalisation.data()), {kEqualisationKnots}));
        const auto overview = torch::from_blob(const_cast<float*>(global.overview.data()),
                                               {kOverviewPlanes, kOverviewSide, kOverviewSide});
        overviews.push_back(cut.symmetry.turned(overview));
        places.push_back(cut.place());
    }
    batch->thumbnail = torch::stack(thumbnails);
    batch->statistics = torch::stack(statistics);
    batch->equalisation = torch::stack(equalisation);
    batch->overview = torch::stack(overviews);
    batch->places = torch::cat(places);
    for (const int index : operatorIndices) {
        const LearntOperator& op = operators[static_cast<std::size_t>(index)];
        BatchTargets targets;
        targets.operatorIndex = index;
        targets.params = torch::zeros({crops, static_cast<std::int64_t>(op.params.size())});
        targets.rgb = pictures();
        for (std::size_t i = 0; i < cuts.size(); ++i) {
            const auto candidates = entriesOf(*cuts[i].shard, op.id);
            const Shard::Entry& entry = *candidates[below(candidates.size())];
            cuts[i].cut(entry.rgb, planesOf(targets.rgb, i));
            for (std::size_t p = 0; p < op.params.size() && p < entry.params.size(); ++p)
                targets.params[static_cast<std::int64_t>(i)][static_cast<std::int64_t>(p)] =
                    op.params[p]->normalise(entry.params[p]);
        }
        batch->targets.push_back(std::move(targets));
    }
    return batch;
}

}  // namespace glissade::train
