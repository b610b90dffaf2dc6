#include "train/batch.h"

#include "operators/operator.h"
#include "operators/registry.h"
#include "train/batch_pieces.h"

#include <algorithm>
#include <cstdlib>
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
        const auto across = offsets(x, shard->width(), 3, symmetry.flipX);
        const auto down = offsets(y, shard->height(), 3 * shard->width(), symmetry.flipY);
        const auto& columns = symmetry.transpose ? down : across;
        const auto& rows = symmetry.transpose ? across : down;
        const auto area = static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
        for (const std::size_t row : rows) {
            for (const std::size_t column : columns) {
                const std::uint8_t* pixel = &rgb[row + column];
                for (std::size_t c = 0; c < 3; ++c) planes[c * area] = static_cast<float>(pixel[c]) / 255.0F;
                ++planes;
            }
        }
    }

private:
    /// Where the crop's rows or columns begin in a picture. Beyond the photo it is mirrored, as around a photo that the
    /// editor sees (net::kSurround).
    [[nodiscard]] std::vector<std::size_t> offsets(int from, int length, int stride, bool flip) const {
        std::vector<std::size_t> result;
        const int period = std::max(1, 2 * (length - 1));
        for (int i = 0; i < side; ++i) {
            const int at = std::abs(from + (flip ? side - 1 - i : i)) % period;
            result.push_back(static_cast<std::size_t>(at < length ? at : period - at) *
                             static_cast<std::size_t>(stride));
        }
        return result;
    }
};

}  // namespace

torch::Tensor Symmetry::turned(torch::Tensor planes) const {
    if (flipX) planes = planes.flip({-1});
    if (flipY) planes = planes.flip({-2});
    if (transpose) planes = planes.transpose(-2, -1);
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
        LearntOperator op{std::string(spec->id), {}, spec->coarse.count > 0};
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
                 {},
                 cut(points),
                 {}};
    for (const torch::Tensor& planes : coarse) result.coarse.push_back(cut(planes));
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
    for (torch::Tensor& planes : coarse)
        if (planes.defined()) planes = planes.pin_memory();
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
                                 int margin,
                                 std::uint64_t seed) {
    std::mt19937_64 random(seed);
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    const int inner = crop - 2 * margin;
    // Half of the windows that would reach further stand at the photo's edge, or what lies there would hardly be met.
    const auto place = [&](int length) {
        const int room = length - inner;
        const int drawn = static_cast<int>(below(static_cast<std::size_t>(room + inner + 1))) - inner / 2;
        return std::clamp(drawn, 0, room) - margin;
    };
    const auto usable = [&](const Shard& shard) {
        return shard.width() >= inner && shard.height() >= inner && hasAll(shard, operators, operatorIndices);
    };
    std::vector<Crop> cuts;
    for (int attempts = 0; static_cast<int>(cuts.size()) < crops && attempts < 100 * crops && !shards.empty();
         ++attempts) {
        const Shard& shard = *shards[below(shards.size())];
        if (!usable(shard)) continue;
        Crop cut;
        cut.shard = &shard;
        cut.side = crop;
        cut.x = place(shard.width());
        cut.y = place(shard.height());
        cut.symmetry = Symmetry::of(random());
        cuts.push_back(cut);
    }
    if (static_cast<int>(cuts.size()) < crops) return nullptr;

    auto batch = std::make_unique<Batch>();
    PhotoRows rows;
    for (const Crop& cut : cuts) rows.add(cut.shard->global(), cut.place(), cut.symmetry, cut.symmetry);
    rows.moveInto(*batch);
    addCoarse(cuts, operators, operatorIndices, *batch);
    cutPictures(cuts, crop, crop, operators, operatorIndices, random, *batch);
    return batch;
}

}  // namespace glissade::train
