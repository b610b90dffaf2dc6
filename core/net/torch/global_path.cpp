#include "net/torch/global_path.h"

namespace glissade::net {

namespace nn = torch::nn;

GlobalPathImpl::GlobalPathImpl(int globalSize, bool blind)
    : blind_(blind),
      conv1_(register_module("conv1", nn::Conv2d(nn::Conv2dOptions(3, 16, 3).stride(2).padding(1)))),
      conv2_(register_module("conv2", nn::Conv2d(nn::Conv2dOptions(16, 32, 3).stride(2).padding(1)))),
      conv3_(register_module("conv3", nn::Conv2d(nn::Conv2dOptions(32, 48, 3).stride(2).padding(1)))),
      hidden_(register_module("hidden", nn::Linear(48 + kStatisticsCount, 96))),
      out_(register_module("out", nn::Linear(96, globalSize))) {}

torch::Tensor GlobalPathImpl::forward(const torch::Tensor& thumbnail, const torch::Tensor& statistics) {
    auto x = conv1_->forward(thumbnail * 2 - 1).relu_();
    x = conv2_->forward(x).relu_();
    x = conv3_->forward(x).relu_().mean({2, 3});
    x = hidden_->forward(torch::cat({x, statistics * 2 - 1}, 1)).relu_();
    x = out_->forward(x);
    return blind_ ? x * 0 : x;
}

}  // namespace glissade::net
