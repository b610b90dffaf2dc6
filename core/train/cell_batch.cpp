#include "train/cell_batch.h"

#include "train/whole_photo.h"

#include <algorithm>
#include <random>

namespace glissade::train {

namespace {

/// Cells of a photo, as drawn.
struct Cells {
    const Shard* shard = nullptr;
    const PhotoFeatures* features = nullptr;
    std::vector<std::int64_t> x;
    std::vector<std::int64_t> y;

    /// Writes the cells of a picture of the shard, in a row, as three planes of 2×2M in [0, 1].
    void cut(std::span<const std::uint8_t> rgb, float* planes) const {
        const std::size_t row = 2 * x.size();
        for (std::size_t m = 0; m < x.size(); ++m) {
            for (std::size_t s = 0; s < 4; ++s) {
                const auto px = static_cast<std::size_t>(2 * x[m]) + s % 2;
                const auto py = static_cast<std::size_t>(2 * y[m]) + s / 2;
                const std::uint8_t* pixel = &rgb[3 * (py * static_cast<std::size_t>(shard->width()) + px)];
                for (std::size_t c = 0; c < 3; ++c)
                    planes[(2 * c + s / 2) * row + 2 * m + s % 2] = static_cast<float>(pixel[c]) / 255.0F;
            }
        }
    }

    /// Centres of the pixels over the photo from −1 to 1, 2×2M×2, turned as the photo's overview is.
    [[nodiscard]] torch::Tensor points(const Symmetry& symmetry) const {
        auto result = torch::empty({2, static_cast<std::int64_t>(2 * x.size()), 2});
        float* at = result.data_ptr<float>();
        const auto centre = [](std::int64_t pixel, int side) {
            return (static_cast<float>(pixel) + 0.5F) / static_cast<float>(side) * 2 - 1;
        };
        for (std::int64_t dy = 0; dy < 2; ++dy) {
            for (std::size_t m = 0; m < x.size(); ++m) {
                for (std::int64_t dx = 0; dx < 2; ++dx, at += 2) {
                    const float u = centre(2 * x[m] + dx, shard->width()) * (symmetry.flipX ? -1.0F : 1.0F);
                    const float v = centre(2 * y[m] + dy, shard->height()) * (symmetry.flipY ? -1.0F : 1.0F);
                    at[0] = symmetry.transpose ? v : u;
                    at[1] = symmetry.transpose ? u : v;
                }
            }
        }
        return result;
    }

    /// F×1×M
    [[nodiscard]] torch::Tensor featuresOfCells() const {
        const std::int64_t perRow =
            (shard->width() + net::kNetworkAlignment - 1) / net::kNetworkAlignment * (net::kNetworkAlignment / 2);
        auto index = torch::empty({static_cast<std::int64_t>(x.size())}, at::kLong);
        for (std::size_t m = 0; m < x.size(); ++m) index.data_ptr<std::int64_t>()[m] = y[m] * perRow + x[m];
        return features->index_select(0, index).t().unsqueeze(1);
    }
};

torch::Tensor numbers(const std::vector<float>& values, at::IntArrayRef shape) {
    return torch::from_blob(const_cast<float*>(values.data()), shape);
}

}  // namespace

PhotoFeatures featuresOf(net::Network& network, const Shard& shard, torch::Device device) {
    const WholePhoto photo = seeWholePhoto(network, shard.input(), shard.global(), device);
    return photo.features[0].flatten(1).t().to(at::kHalf).to(at::kCPU).contiguous();
}

std::unique_ptr<Batch> drawCells(const std::vector<std::shared_ptr<const Shard>>& shards,
                                 const std::vector<PhotoFeatures>& features,
                                 const std::vector<LearntOperator>& operators,
                                 const std::vector<int>& operatorIndices,
                                 int photos,
                                 int cells,
                                 std::uint64_t seed) {
    std::mt19937_64 random(seed);
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    std::vector<std::size_t> usable;
    for (std::size_t i = 0; i < shards.size(); ++i)
        if (shards[i]->width() > 1 && shards[i]->height() > 1 && std::ranges::all_of(operatorIndices, [&](int index) {
                return !entriesOf(*shards[i], operators[static_cast<std::size_t>(index)].id).empty();
            }))
            usable.push_back(i);
    if (usable.empty()) return nullptr;

    auto batch = std::make_unique<Batch>();
    std::vector<Cells> drawn;
    std::vector<torch::Tensor> thumbnails, statistics, equalisation, overviews, places, points, cellFeatures;
    for (int i = 0; i < photos; ++i) {
        const std::size_t at = usable[below(usable.size())];
        Cells& cut = drawn.emplace_back(Cells{shards[at].get(), &features[at], {}, {}});
        const auto columns = static_cast<std::size_t>(cut.shard->width() / 2);
        const auto rows = static_cast<std::size_t>(cut.shard->height() / 2);
        for (int m = 0; m < cells; ++m) {
            cut.x.push_back(static_cast<std::int64_t>(below(columns)));
            cut.y.push_back(static_cast<std::int64_t>(below(rows)));
        }
        const Symmetry symmetry = Symmetry::of(random());
        const GlobalInput& global = cut.shard->global();
        // The base network has seen the photo as it is, and the global vector goes with its features.
        thumbnails.push_back(numbers(global.thumbnail, {3, kThumbnailSide, kThumbnailSide}));
        statistics.push_back(numbers(global.statistics, {kStatisticsCount}));
        equalisation.push_back(numbers(global.equalisation, {kEqualisationKnots}));
        overviews.push_back(symmetry.turned(numbers(global.overview, {kOverviewPlanes, kOverviewSide, kOverviewSide})));
        const Size size = symmetry.transpose ? Size{global.photo.height, global.photo.width} : global.photo;
        places.push_back(net::placeOf({0, 0, size.width, size.height}, size));
        points.push_back(cut.points(symmetry));
        cellFeatures.push_back(cut.featuresOfCells());
    }
    const auto pictures = [&] { return torch::empty({photos, 3, 2, std::int64_t{2} * cells}); };
    const auto planesOf = [&](torch::Tensor& tensor, std::size_t i) {
        return tensor.data_ptr<float>() + i * 12 * static_cast<std::size_t>(cells);
    };
    batch->rgb = pictures();
    for (std::size_t i = 0; i < drawn.size(); ++i) drawn[i].cut(drawn[i].shard->input(), planesOf(batch->rgb, i));
    batch->thumbnail = torch::stack(thumbnails);
    batch->statistics = torch::stack(statistics);
    batch->equalisation = torch::stack(equalisation);
    batch->overview = torch::stack(overviews);
    batch->places = torch::cat(places);
    batch->features = torch::stack(cellFeatures);
    batch->points = torch::stack(points);
    for (const int index : operatorIndices) {
        const LearntOperator& op = operators[static_cast<std::size_t>(index)];
        BatchTargets targets;
        targets.operatorIndex = index;
        targets.params = torch::zeros({photos, static_cast<std::int64_t>(op.params.size())});
        targets.rgb = pictures();
        for (std::size_t i = 0; i < drawn.size(); ++i) {
            const auto candidates = entriesOf(*drawn[i].shard, op.id);
            const Shard::Entry& entry = *candidates[below(candidates.size())];
            drawn[i].cut(entry.rgb, planesOf(targets.rgb, i));
            for (std::size_t p = 0; p < op.params.size() && p < entry.params.size(); ++p)
                targets.params[static_cast<std::int64_t>(i)][static_cast<std::int64_t>(p)] =
                    op.params[p]->normalise(entry.params[p]);
        }
        batch->targets.push_back(std::move(targets));
    }
    return batch;
}

}  // namespace glissade::train
