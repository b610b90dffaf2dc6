// Tensors of LibTorch as files hold them (net/safetensors.h), and back.
#pragma once

#include "net/safetensors.h"

#include "net/torch/libtorch.h"

#include <algorithm>

namespace glissade::net {

/// A copy, from any device and of any type.
[[nodiscard]] inline Tensor storedTensor(const torch::Tensor& value) {
    const auto flat = value.detach().to(at::kCPU, at::kFloat).contiguous();
    Tensor stored{flat.sizes().vec(), std::vector<float>(static_cast<std::size_t>(flat.numel()))};
    std::copy_n(flat.data_ptr<float>(), stored.values.size(), stored.values.begin());
    return stored;
}

/// A view, which `stored` must outlive and which must not be written to.
[[nodiscard]] inline torch::Tensor viewOf(const Tensor& stored) {
    return torch::from_blob(const_cast<float*>(stored.values.data()), stored.shape, at::kFloat);
}

}  // namespace glissade::net
