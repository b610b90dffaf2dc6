// Batches: crops of shards with the exact results of some operators, as tensors.
#pragma once

#include "net/torch/overview.h"
#include "operators/operator.h"
#include "train/shard.h"

#include "net/torch/libtorch.h"

#include <memory>
#include <string>
#include <vector>

namespace glissade::train {

/// What the networks learn: the operators in pack order, with their parameters' normalisation.
struct LearntOperator {
    std::string id;
    std::vector<const ParamSpec*> params;
    /// Whether its network is told of coarse results (OperatorSpec::coarse).
    bool usesCoarse = false;
};

/// The registry's operators that belong to a pack, in its order; told of coarse results where the registry has some.
[[nodiscard]] std::vector<LearntOperator> learntOperators(const std::string& packName);

/// Targets of one operator for crops [first, first + M) of a batch.
struct BatchTargets {
    int operatorIndex = 0;
    torch::Tensor params;  ///< M×P in [−1, 1]
    torch::Tensor rgb;     ///< M×3×S×S in [0, 1]
    std::int64_t first = 0;

    /// What these targets are for, out of a tensor of all crops.
    [[nodiscard]] torch::Tensor of(const torch::Tensor& crops) const {
        return crops.defined() ? crops.slice(0, first, first + rgb.size(0)) : crops;
    }
};

/// One of the eight symmetries of the square.
struct Symmetry {
    bool flipX = false;
    bool flipY = false;
    bool transpose = false;

    /// From three random bits.
    [[nodiscard]] static Symmetry of(std::uint64_t bits) { return {(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0}; }
    /// Of planes …×H×W.
    [[nodiscard]] torch::Tensor turned(torch::Tensor planes) const;
};

/// The entries of a shard for one operator.
[[nodiscard]] std::vector<const Shard::Entry*> entriesOf(const Shard& shard, const std::string& operatorId);

struct Batch {
    torch::Tensor rgb;           ///< N×3×S×S in [0, 1]
    torch::Tensor thumbnail;     ///< N×3×64×64
    torch::Tensor statistics;    ///< N×kStatisticsCount
    torch::Tensor equalisation;  ///< N×kEqualisationKnots
    torch::Tensor overview;      ///< N×kOverviewPlanes×128×128
    net::Places places;          ///< N×6, of the crops in their photos
    torch::Tensor features;      ///< N×F×1×M of scattered cells (cell_batch.h), half floats; undefined for crops
    /// Per operator of the pack, N×coarsePlaneCount×128×128 (PhotoOverview::coarsePlanes); undefined where it is told
    /// of none or was not asked for.
    std::vector<torch::Tensor> coarse;
    torch::Tensor points;  ///< N×2×2M×2, where their pixels' centres lie (spreadOverviewAt); undefined for crops
    std::vector<BatchTargets> targets;

    /// Batch::coarse of one operator on a device; undefined as there.
    [[nodiscard]] torch::Tensor coarseOn(std::size_t operatorIndex, torch::Device device) const {
        const bool known = operatorIndex < coarse.size() && coarse[operatorIndex].defined();
        return known ? coarse[operatorIndex].to(device, /*non_blocking=*/true) : torch::Tensor();
    }

    /// Moves everything into page-locked memory, which a GPU fetches from without the processor. Needs CUDA.
    void pin();

    /// How many results the crops are asked for, over all operators.
    [[nodiscard]] std::int64_t targetCount() const;

    /// The crops [begin, end) alone; shares their memory. Every operator stays, with no crops where it has none there.
    [[nodiscard]] Batch part(std::int64_t begin, std::int64_t end) const;
};

/// Draws a batch: everything follows from `seed`. Crops are flipped and transposed at random, thumbnails with them.
/// What lies within a crop's margin may lie beyond the photo, where this is mirrored as the editor mirrors it: the
/// exact operators do as they please at an edge, and a network that has never been measured there is wrong by several
/// decibels. Shards with a side under a crop's inner part, or without one of the operators, are passed over; null where
/// none is left. Without operators there are crops alone, with the coarse results of all operators.
/// @param margin  px of each side of a crop that are not measured.
[[nodiscard]] std::unique_ptr<Batch> drawBatch(const std::vector<std::shared_ptr<const Shard>>& shards,
                                               const std::vector<LearntOperator>& operators,
                                               const std::vector<int>& operatorIndices,
                                               int crops,
                                               int crop,
                                               int margin,
                                               std::uint64_t seed);

}  // namespace glissade::train
