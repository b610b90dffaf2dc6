// What the ways to draw a batch have in common: what is told of each photo, and pieces of photos with their results.
#pragma once

#include "net/torch/global_tensors.h"
#include "train/batch.h"

#include <algorithm>
#include <random>
#include <vector>

namespace glissade::train {

/// What a batch has of each piece's whole photo.
class PhotoRows {
public:
    /// The thumbnail is turned as the piece is; so is the overview. `global` must live until `moveInto`.
    void add(const GlobalInput& global, net::Places place, const Symmetry& thumbnail, const Symmetry& overview) {
        const net::GlobalTensors tensors = net::globalTensors(global);
        thumbnails_.push_back(thumbnail.turned(tensors.thumbnail));
        statistics_.push_back(tensors.statistics);
        equalisation_.push_back(tensors.equalisation);
        overviews_.push_back(overview.turned(tensors.overview));
        places_.push_back(std::move(place));
    }
    void moveInto(Batch& batch) const {
        batch.thumbnail = torch::cat(thumbnails_);
        batch.statistics = torch::cat(statistics_);
        batch.equalisation = torch::cat(equalisation_);
        batch.overview = torch::cat(overviews_);
        batch.places = torch::cat(places_);
    }

private:
    std::vector<torch::Tensor> thumbnails_, statistics_, equalisation_, overviews_, places_;
};

/// Whether the shard has a result of each of these operators.
[[nodiscard]] inline bool hasAll(const Shard& shard,
                                 const std::vector<LearntOperator>& operators,
                                 const std::vector<int>& operatorIndices) {
    return std::ranges::all_of(operatorIndices, [&](int index) {
        return !entriesOf(shard, operators[static_cast<std::size_t>(index)].id).empty();
    });
}

/// Fills in the coarse results of the pieces' photos for these operators, for all where there are none.
/// @tparam Piece  has a `shard` and the `symmetry` of its photo's overview.
template <typename Piece>
void addCoarse(const std::vector<Piece>& pieces,
               const std::vector<LearntOperator>& operators,
               const std::vector<int>& operatorIndices,
               Batch& batch) {
    batch.coarse.resize(operators.size());
    for (std::size_t o = 0; o < operators.size(); ++o) {
        const bool asked = operatorIndices.empty() || std::ranges::find(operatorIndices, o) != operatorIndices.end();
        if (!operators[o].usesCoarse || !asked) continue;
        std::vector<torch::Tensor> planes;
        for (const Piece& piece : pieces)
            planes.push_back(
                piece.symmetry.turned(net::squarePlanes(*piece.shard->coarse(operators[o].id), kOverviewSide)));
        batch.coarse[o] = torch::cat(planes);
    }
}

/// Fills in the pictures of pieces, and for each operator one of its results for each of them, at random.
/// @tparam Piece  has a `shard`, and `cut(rgb, planes)` writes its pixels of a picture of it as planes of height ×
/// width.
template <typename Piece>
void cutPictures(const std::vector<Piece>& pieces,
                 std::int64_t height,
                 std::int64_t width,
                 const std::vector<LearntOperator>& operators,
                 const std::vector<int>& operatorIndices,
                 std::mt19937_64& random,
                 Batch& batch) {
    const auto count = static_cast<std::int64_t>(pieces.size());
    const auto pictures = [&] { return torch::empty({count, 3, height, width}); };
    const auto planesOf = [&](torch::Tensor& tensor, std::size_t i) {
        return tensor.data_ptr<float>() + i * static_cast<std::size_t>(3 * height * width);
    };
    batch.rgb = pictures();
    for (std::size_t i = 0; i < pieces.size(); ++i) pieces[i].cut(pieces[i].shard->input(), planesOf(batch.rgb, i));
    for (const int index : operatorIndices) {
        const LearntOperator& op = operators[static_cast<std::size_t>(index)];
        BatchTargets targets;
        targets.operatorIndex = index;
        targets.params = torch::zeros({count, static_cast<std::int64_t>(op.params.size())});
        targets.rgb = pictures();
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const auto candidates = entriesOf(*pieces[i].shard, op.id);
            const Shard::Entry& entry = *candidates[static_cast<std::size_t>(random() % candidates.size())];
            pieces[i].cut(entry.rgb, planesOf(targets.rgb, i));
            for (std::size_t p = 0; p < op.params.size() && p < entry.params.size(); ++p)
                targets.params[static_cast<std::int64_t>(i)][static_cast<std::int64_t>(p)] =
                    op.params[p]->normalise(entry.params[p]);
        }
        batch.targets.push_back(std::move(targets));
    }
}

}  // namespace glissade::train
