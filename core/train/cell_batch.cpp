#include "train/cell_batch.h"

#include "train/batch_pieces.h"
#include "train/whole_photo.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <random>

namespace glissade::train {

namespace {

/// Cells of a photo, as drawn.
struct Cells {
    const Shard* shard = nullptr;
    std::vector<std::int64_t> x;
    std::vector<std::int64_t> y;
    Symmetry symmetry;  // of the photo's overview

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
    [[nodiscard]] torch::Tensor points() const {
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
};

}  // namespace

std::vector<std::int32_t> cellsOf(const Shard& shard, int kept) {
    std::vector<std::int32_t> cells(static_cast<std::size_t>(shard.width() / 2) *
                                    static_cast<std::size_t>(shard.height() / 2));
    std::iota(cells.begin(), cells.end(), 0);
    if (cells.size() > static_cast<std::size_t>(kept)) {
        std::mt19937_64 random(std::hash<std::string>()(shard.photoName()));
        std::ranges::shuffle(cells, random);
        cells.resize(static_cast<std::size_t>(kept));
        std::ranges::sort(cells);
    }
    return cells;
}

PhotoFeatures featuresOf(net::Network& network, const Shard& shard, torch::Device device, int kept) {
    const WholePhoto photo = seeWholePhoto(network, shard.input(), shard.global(), device);
    const auto columns = static_cast<std::int32_t>(shard.width() / 2);
    PhotoFeatures result{cellsOf(shard, kept), {}};
    auto index = torch::empty({static_cast<std::int64_t>(result.cells.size())}, at::kLong);
    for (std::size_t i = 0; i < result.cells.size(); ++i)
        index.data_ptr<std::int64_t>()[i] =
            result.cells[i] / columns * photo.features.size(3) + result.cells[i] % columns;
    result.features =
        photo.features[0].flatten(1).index_select(1, index.to(device)).t().to(at::kHalf).to(at::kCPU).contiguous();
    return result;
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
        if (shards[i]->width() > 1 && shards[i]->height() > 1 && hasAll(*shards[i], operators, operatorIndices))
            usable.push_back(i);
    if (usable.empty()) return nullptr;

    auto batch = std::make_unique<Batch>();
    std::vector<Cells> drawn;
    PhotoRows about;
    std::vector<torch::Tensor> points;
    std::vector<torch::Tensor> cellFeatures;
    for (int i = 0; i < photos; ++i) {
        const std::size_t at = usable[below(usable.size())];
        Cells& cut = drawn.emplace_back(Cells{shards[at].get(), {}, {}, {}});
        const PhotoFeatures& known = features[at];
        const auto columns = static_cast<std::int64_t>(cut.shard->width() / 2);
        auto index = torch::empty({cells}, at::kLong);
        for (int m = 0; m < cells; ++m) {
            const std::size_t which = below(known.cells.size());
            index.data_ptr<std::int64_t>()[m] = static_cast<std::int64_t>(which);
            cut.x.push_back(known.cells[which] % columns);
            cut.y.push_back(known.cells[which] / columns);
        }
        cellFeatures.push_back(known.features.index_select(0, index).t().unsqueeze(1));  // F×1×M
        const Symmetry symmetry = cut.symmetry = Symmetry::of(random());
        const GlobalInput& global = cut.shard->global();
        const Size size = symmetry.transpose ? Size{global.photo.height, global.photo.width} : global.photo;
        // The base network has seen the photo as it is, and the global vector goes with its features.
        about.add(global, net::placeOf({0, 0, size.width, size.height}, size), {}, symmetry);
        points.push_back(cut.points());
    }
    about.moveInto(*batch);
    batch->features = torch::stack(cellFeatures);
    batch->points = torch::stack(points);
    addCoarse(drawn, operators, operatorIndices, *batch);
    cutPictures(drawn, 2, std::int64_t{2} * cells, operators, operatorIndices, random, *batch);
    return batch;
}

}  // namespace glissade::train
