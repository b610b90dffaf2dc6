// The global path: thumbnail and statistics of the whole photo → global vector, once per photo.
#pragma once

#include "net/global_input.h"

#include "net/torch/libtorch.h"

namespace glissade::net {

/// N×3×64×64 thumbnails in [0, 1] and N×kStatisticsCount shares → N×G. Source: engine.md, section 3; the global
/// features of HDRNet (Gharbi et al., 2017). The statistics are given beside the thumbnail because averaging loses a
/// histogram's ends, which is what histogram-matching operators stretch to.
class GlobalPathImpl : public torch::nn::Module {
public:
    /// @param blind  the vector is zero whatever the photo (Variant::globalPath).
    explicit GlobalPathImpl(int globalSize, bool blind = false);
    /// Length of the global vector.
    [[nodiscard]] std::int64_t size() const { return out_->weight.size(0); }
    torch::Tensor forward(const torch::Tensor& thumbnail, const torch::Tensor& statistics);

private:
    bool blind_ = false;
    torch::nn::Conv2d conv1_{nullptr}, conv2_{nullptr}, conv3_{nullptr};
    torch::nn::Linear hidden_{nullptr}, out_{nullptr};
};
TORCH_MODULE(GlobalPath);

}  // namespace glissade::net
