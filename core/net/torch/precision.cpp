#include "net/torch/precision.h"

namespace glissade::net {

at::ScalarType fastestType(torch::Device device) {
    // Every CUDA card that PyTorch 2 still supports for training at this size (Ampere and later) multiplies bf16.
    if (device.is_cuda()) return at::kBFloat16;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512bf16")) return at::kBFloat16;
#endif
    return at::kFloat;
}

torch::Tensor convolve(torch::nn::Conv2dImpl& convolution, const torch::Tensor& x) {
    const auto type = x.scalar_type();
    if (convolution.weight.scalar_type() == type) return convolution.forward(x);
    const auto& options = convolution.options;
    return torch::conv2d(x,
                         convolution.weight.to(type).contiguous(at::MemoryFormat::ChannelsLast),
                         convolution.bias.to(type),
                         options.stride(),
                         get<torch::ExpandingArray<2>>(options.padding()),
                         options.dilation(),
                         options.groups());
}

}  // namespace glissade::net
