// The whole network of a pack: global path, base network and one head per operator; and its tensors by name.
#pragma once

#include "net/torch/base_network.h"
#include "net/torch/global_path.h"
#include "net/torch/operator_head.h"

#include <string>
#include <vector>

namespace glissade::net {

/// One operator as the network sees it.
struct HeadSpec {
    std::string operatorId;
    int paramCount = 0;
};

/// Modules "global", "base" and "operators.ID"; training and editing build the same one, so they cannot drift.
class NetworkImpl : public torch::nn::Module {
public:
    NetworkImpl(const NetworkShape& shape, const std::vector<HeadSpec>& heads, const Variant& variant = {});

    GlobalPath global{nullptr};
    BaseNetwork base{nullptr};
    std::vector<OperatorHead> heads;  ///< in the order given

    /// Copies every tensor in (by name, exact shapes; BadPack names a missing, unknown or misshapen one) ...
    [[nodiscard]] Result<void> load(const TensorMap& tensors);
    /// ... and out.
    [[nodiscard]] TensorMap tensors() const;
    /// Starts from the weights of a network that is narrower or lacks operators: what both have is copied; an input
    /// or parameter that the other one did not have counts for nothing at first, so the answer is the other's. BadPack
    /// where a tensor is larger than here or has other dimensions.
    [[nodiscard]] Result<void> startFrom(const TensorMap& tensors);
};
TORCH_MODULE(Network);

}  // namespace glissade::net
