#include "train/restoration_batch.h"

#include "operators/registry.h"
#include "operators/restore/random_draw.h"
#include "train/batch_pieces.h"

#include <algorithm>

namespace glissade::train {

namespace {

constexpr double kGreyShare = 0.35;

/// A clean window of a photo as H×W×3 in [0, 1], turned at random, now and then grey.
Image<float> cleanWindow(const Shard& shard, int side, bool grey, restore::Draw& draw) {
    const int left = static_cast<int>(draw.between(0, shard.width() - side + 1));
    const int top = static_cast<int>(draw.between(0, shard.height() - side + 1));
    const bool transpose = draw.chance(0.5);
    const bool flipX = draw.chance(0.5);
    const bool flipY = draw.chance(0.5);
    Image<float> window(side, side, 3);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const int u = left + (flipX ? side - 1 - x : x);
            const int v = top + (flipY ? side - 1 - y : y);
            const std::uint8_t* from =
                shard.input().data() + 3 * (static_cast<std::size_t>(v) * static_cast<std::size_t>(shard.width()) +
                                            static_cast<std::size_t>(u));
            float* to = transpose ? &window.at(y, x) : &window.at(x, y);
            const int luma = (299 * from[0] + 587 * from[1] + 114 * from[2] + 500) / 1000;
            for (int c = 0; c < 3; ++c) to[c] = static_cast<float>(grey ? luma : from[c]) / 255.0F;
        }
    }
    return window;
}

torch::Tensor planes(const Image<float>& rgb) {
    return torch::from_blob(const_cast<float*>(rgb.data()), {rgb.height(), rgb.width(), 3})
        .permute({2, 0, 1})
        .contiguous()
        .clone();
}

}  // namespace

bool restores(const std::vector<LearntOperator>& operators) {
    return !operators.empty() && std::ranges::all_of(operators, [](const LearntOperator& op) {
        const OperatorSpec* spec = findOperator(op.id);
        return spec && spec->degrade;
    });
}

std::unique_ptr<Batch> drawRestorationBatch(const std::vector<std::shared_ptr<const Shard>>& shards,
                                            const std::vector<LearntOperator>& operators,
                                            const std::vector<int>& operatorIndices,
                                            int crops,
                                            int crop,
                                            std::uint64_t seed) {
    restore::Draw draw(seed);
    std::vector<const Shard*> usable;
    for (const auto& shard : shards)
        if (shard->width() >= crop && shard->height() >= crop) usable.push_back(shard.get());
    if (usable.empty() || operatorIndices.empty() || crops < 1) return nullptr;

    auto batch = std::make_unique<Batch>();
    std::vector<torch::Tensor> spoilts;
    std::vector<GlobalInput> globals;  // of crops, which stand for whole photos
    const auto groups = static_cast<int>(operatorIndices.size());
    int first = 0;
    for (int group = 0; group < groups; ++group) {
        const int last = (group + 1) * crops / groups;
        if (last == first) continue;
        const LearntOperator& op =
            operators[static_cast<std::size_t>(operatorIndices[static_cast<std::size_t>(group)])];
        const OperatorSpec& spec = *findOperator(op.id);
        BatchTargets targets;
        targets.operatorIndex = operatorIndices[static_cast<std::size_t>(group)];
        targets.first = first;
        targets.params = torch::zeros({last - first, static_cast<std::int64_t>(op.params.size())});
        std::vector<torch::Tensor> cleans;
        for (int i = first; i < last; ++i) {
            const Shard& shard = *usable[static_cast<std::size_t>(draw.between(0, static_cast<double>(usable.size())))];
            const bool grey = draw.chance(kGreyShare);
            const Image<float> clean = cleanWindow(shard, crop, grey, draw);
            Params params;
            for (std::size_t p = 0; p < op.params.size(); ++p) {
                params.push_back(op.params[p]->clamped(op.params[p]->denormalise(draw.between(-1, 1))));
                targets.params[i - first][static_cast<std::int64_t>(p)] = op.params[p]->normalise(params.back());
            }
            const Degradation how{static_cast<std::uint64_t>(draw.between(0, 0x1p52)), true, grey};
            const auto spoilt = applyDegradation(spec, clean, params, how);
            if (!spoilt) return nullptr;
            spoilts.push_back(planes(*spoilt));
            globals.push_back(makeGlobalInput(*spoilt));
            cleans.push_back(planes(clean));
        }
        targets.rgb = torch::stack(cleans);
        batch->targets.push_back(std::move(targets));
        first = last;
    }
    batch->rgb = torch::stack(spoilts);
    PhotoRows rows;
    for (const GlobalInput& each : globals)
        rows.add(each, net::placeOf({0, 0, each.photo.width, each.photo.height}, each.photo), {}, {});
    rows.moveInto(*batch);
    return batch;
}

}  // namespace glissade::train
