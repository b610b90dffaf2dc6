// One operator's part of the network: its feature slice and its weight-learning network.
#pragma once

#include "net/pack.h"
#include "net/torch/variant.h"
#include "tail/tail_weights.h"

#include "net/torch/libtorch.h"

#include <string>

namespace glissade::net {

/// One operator as the network sees it.
struct HeadSpec {
    std::string operatorId;
    int paramCount = 0;
    int coarseResults = 0;  ///< how many coarse results it is told of (net/coarse_results.h)

    [[nodiscard]] static HeadSpec of(const PackOperator& op) {
        return {op.id, static_cast<int>(op.params.size()), op.coarseCount};
    }
};

/// Slice: N×F×h×w base features → N×4K×h×w, K = 16, where channel s·K + k at (i, j) is feature k of the full-resolution
/// pixel (2i + s / 2, 2j + s % 2): the pixel shuffle is left to whoever reads it, so a pixel's K features lie together.
/// What the overview path and coarse results tell, a map N×K×side×side over the whole photo, is added to it
/// (spreadOverview).
/// Weights: N×P parameters in [−1, 1] and N×G global vectors → N×TailWeights::kCount (5 K + 12 numbers).
class OperatorHeadImpl : public torch::nn::Module {
public:
    /// @param other  head whose slice this one reads too, for Variant::sharedSlice; null: one of its own.
    OperatorHeadImpl(const NetworkShape& shape,
                     const HeadSpec& spec,
                     const Variant& variant = {},
                     const OperatorHeadImpl* other = nullptr);
    torch::Tensor slice(const torch::Tensor& features);
    /// N×C×64×64 features of the overview path → N×K×64×64. Only where NetworkShape::overview is not 0.
    torch::Tensor overviewSlice(const torch::Tensor& overview);
    /// False where the overview adds nothing: it is not there, or the head has not learnt to use it.
    [[nodiscard]] bool usesOverview() const;
    [[nodiscard]] bool usesCoarse() const { return !coarse_->is_empty(); }
    /// PhotoOverview::coarsePlanes N×coarsePlaneCount×128×128 → N×K×128×128. Only where usesCoarse().
    torch::Tensor coarseSlice(const torch::Tensor& planes);
    torch::Tensor tailWeights(const torch::Tensor& params, const torch::Tensor& global);
    /// Those of the head's operator at its default parameters, of one photo.
    TailWeights weightsAtDefaults(const OperatorSpec& spec, const torch::Tensor& global);

private:
    torch::nn::Conv2d slice_{nullptr};
    torch::nn::Conv2d overview_{nullptr};    // without a bias, which the slice has
    torch::nn::ModuleList coarse_{nullptr};  // empty where the head is told of none
    torch::nn::ModuleList weights_{nullptr};
};
TORCH_MODULE(OperatorHead);

}  // namespace glissade::net
