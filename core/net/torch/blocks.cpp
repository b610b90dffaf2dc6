#include "net/torch/blocks.h"

#include "net/torch/precision.h"

#include <string>
#include <vector>

namespace glissade::net {

namespace nn = torch::nn;

namespace {

constexpr int kPredictorWidth = 32;
constexpr int kGridCell = 8;  // of the block's own pixels, at 1/2

nn::Conv2d conv3(int in, int out) { return nn::Conv2d(nn::Conv2dOptions(in, out, 3).padding(1)); }

void zero(const nn::Conv2d& convolution) {
    nn::init::zeros_(convolution->weight);
    nn::init::zeros_(convolution->bias);
}

}  // namespace

ResidualBlock::ResidualBlock(int channels)
    : first_(register_module("first", conv3(channels, channels))),
      second_(register_module("second", conv3(channels, channels))) {
    zero(second_);
}

torch::Tensor ResidualBlock::forward(const torch::Tensor& x) {
    return x + convolve(*second_, convolve(*first_, x).relu_());
}

SeparableBlock::SeparableBlock(int channels) {
    for (int i = 0; i < 2; ++i) {
        const std::string number = std::to_string(i);
        depthwise_[i] = register_module(
            "depthwise" + number, nn::Conv2d(nn::Conv2dOptions(channels, channels, 3).padding(1).groups(channels)));
        pointwise_[i] = register_module("pointwise" + number, nn::Conv2d(nn::Conv2dOptions(channels, channels, 1)));
    }
    zero(pointwise_[1]);
}

torch::Tensor SeparableBlock::forward(const torch::Tensor& x) {
    const auto inner = convolve(*pointwise_[0], convolve(*depthwise_[0], x)).relu_();
    return x + convolve(*pointwise_[1], convolve(*depthwise_[1], inner));
}

MalleableBlock::MalleableBlock(int channels) {
    predictor_[0] = register_module("predictor0", conv3(channels, kPredictorWidth));
    predictor_[1] = register_module("predictor1", conv3(kPredictorWidth, kPredictorWidth));
    predictor_[2] = register_module("predictor2", nn::Conv2d(nn::Conv2dOptions(kPredictorWidth, 9 * channels, 1)));
    second_ = register_module("second", conv3(channels, channels));
    zero(second_);
    // The kernels start as the identity everywhere.
    zero(predictor_[2]);
    const torch::NoGradGuard guard;
    predictor_[2]->bias.view({channels, 9}).select(1, 4).fill_(1);
}

torch::Tensor MalleableBlock::forward(const torch::Tensor& x) {
    namespace F = torch::nn::functional;
    auto small = F::avg_pool2d(x, F::AvgPool2dFuncOptions(kGridCell).ceil_mode(true).count_include_pad(false));
    small = convolve(*predictor_[0], small).relu_();
    small = convolve(*predictor_[1], small).relu_();
    small = convolve(*predictor_[2], small);
    // Cells at the right and bottom may reach beyond the picture: bring all to whole cells, then cut.
    const std::vector<std::int64_t> whole{small.size(2) * kGridCell, small.size(3) * kGridCell};
    const auto upsampled =
        F::interpolate(small, F::InterpolateFuncOptions().size(whole).mode(torch::kBilinear).align_corners(false));
    const auto kernels = upsampled.slice(2, 0, x.size(2)).slice(3, 0, x.size(3));
    const std::vector<std::int64_t> taps{x.size(0), x.size(1), 9, x.size(2), x.size(3)};
    const auto neighbours = F::unfold(x.contiguous(), F::UnfoldFuncOptions(3).padding(1)).view(taps);
    const auto filtered =
        (kernels.reshape(taps) * neighbours).sum(2).contiguous(at::MemoryFormat::ChannelsLast).relu_();
    return x + convolve(*second_, filtered);
}

}  // namespace glissade::net
