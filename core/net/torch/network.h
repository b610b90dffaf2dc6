// The whole network of a pack: global path, base network and one head per operator; and its tensors by name.
#pragma once

#include "net/torch/base_network.h"
#include "net/torch/global_path.h"
#include "net/torch/operator_head.h"
#include "net/torch/overview.h"

#include <string>
#include <vector>

namespace glissade::net {

/// Modules "global", "base", "overview" (where the shape has one) and "operators.ID"; training and editing build the
/// same one, so they cannot drift.
class NetworkImpl : public torch::nn::Module {
public:
    NetworkImpl(const NetworkShape& shape, const std::vector<HeadSpec>& heads, const Variant& variant = {});

    GlobalPath global{nullptr};
    BaseNetwork base{nullptr};
    BaseNetwork overview{nullptr};
    std::vector<OperatorHead> heads;  ///< in the order given

    /// The base network's features N×F×H/2×W/2 of pictures N×3×H×W in [0, 1] that lie at `places`; `equalisation` and
    /// `vector` are of their whole photos, `type` as in BaseNetwork::forward.
    [[nodiscard]] torch::Tensor baseFeatures(const torch::Tensor& rgb,
                                             const torch::Tensor& equalisation,
                                             const Places& places,
                                             const torch::Tensor& vector,
                                             at::ScalarType type = at::kFloat);

    /// The overview path's features, N×C×64×64, float; undefined where there is none.
    [[nodiscard]] torch::Tensor overviewFeatures(const torch::Tensor& planes,
                                                 const torch::Tensor& equalisation,
                                                 const Places& places,
                                                 const torch::Tensor& vector);
    /// What is added to a head's slices over the whole photos: N×K×64×64, N×K×128×128 for a head that is told of coarse
    /// results; undefined where nothing is.
    /// @param overviewFeatures  undefined where there are none.
    /// @param coarse            N×coarsePlaneCount×128×128 for a head that is told of coarse results.
    [[nodiscard]] torch::Tensor overviewSlice(std::size_t head,
                                              const torch::Tensor& overviewFeatures,
                                              const torch::Tensor& coarse);
    /// A head's whole slice, float: of base features N×F×h×w of crops at `places`, or of cells whose pixels are at
    /// `points` where that is defined, and of overviewSlice's `map`.
    [[nodiscard]] torch::Tensor slice(std::size_t head,
                                      const torch::Tensor& features,
                                      const torch::Tensor& map,
                                      const Places& places,
                                      const torch::Tensor& points = {});

    /// Copies every tensor in (by name, exact shapes; BadPack names a missing, unknown or misshapen one) ...
    [[nodiscard]] Result<void> load(const TensorMap& tensors);
    /// ... and out.
    [[nodiscard]] TensorMap tensors() const;
    /// Starts from the weights of a network that is narrower or lacks operators: what both have is copied; an input
    /// or parameter that the other one did not have counts for nothing at first, so the answer is the other's. BadPack
    /// where a tensor is larger than here or has other dimensions.
    [[nodiscard]] Result<void> startFrom(const TensorMap& tensors);

private:
    bool marksEdges_;
};
TORCH_MODULE(Network);

/// A pack's network with its weights, float32. Fails with BadPack as load() does.
[[nodiscard]] Result<Network> networkOf(const Pack& pack);

}  // namespace glissade::net
