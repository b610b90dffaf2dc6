#include "net/torch/operator_head.h"

#include "net/torch/precision.h"

namespace glissade::net {

namespace nn = torch::nn;

OperatorHeadImpl::OperatorHeadImpl(const NetworkShape& shape, int paramCount)
    : slice_(register_module("slice", nn::Conv2d(nn::Conv2dOptions(shape.features, 4 * kSliceChannels, 1)))),
      weights_(register_module("weights", nn::ModuleList())) {
    const int layers[] = {paramCount + shape.globalSize, shape.hidden, shape.hidden, TailWeights::kCount};
    for (int i = 0; i < 3; ++i) weights_->push_back(nn::Linear(layers[i], layers[i + 1]));
    // The tail starts as y = x + small: a = 1, b = 0, W small, M = 0, c = 0.
    const torch::NoGradGuard guard;
    auto* last = weights_[2]->as<nn::Linear>();
    last->weight.mul_(0.1);
    last->bias.zero_();
    last->bias.slice(0, 0, kSliceChannels).fill_(1.0);
    last->bias.slice(0, 2 * kSliceChannels, 5 * kSliceChannels).normal_(0.0, 0.03);
}

torch::Tensor OperatorHeadImpl::slice(const torch::Tensor& features) { return convolve(*slice_, features); }

torch::Tensor OperatorHeadImpl::tailWeights(const torch::Tensor& params, const torch::Tensor& global) {
    auto x = torch::cat({params, global}, 1);
    x = weights_[0]->as<nn::Linear>()->forward(x).relu_();
    x = weights_[1]->as<nn::Linear>()->forward(x).relu_();
    return weights_[2]->as<nn::Linear>()->forward(x);
}

}  // namespace glissade::net
