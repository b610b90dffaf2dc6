// The tail in LibTorch: the reference that the SIMD kernel is checked against, and what training differentiates.
#pragma once

#include "tail/tail_weights.h"

#include "net/torch/libtorch.h"

namespace glissade::net {

/// y = x + M·x + W·ReLU(a ⊙ f + b) + c, not clipped.
/// @param slice    N×4K×h×w, channels as OperatorHead::slice gives them.
/// @param rgb      N×3×2h×2w in [0, 1].
/// @param weights  N×(5K + 12): N×TailWeights::kCount where K = 16.
/// Plain tensor operations on any device, differentiable.
torch::Tensor tailReference(const torch::Tensor& slice, const torch::Tensor& rgb, const torch::Tensor& weights);

/// The same, fused into one pass forward and one backward on the CPU in float32 with K = 16 (else: tailReference). The
/// plain form makes ten passes over the largest tensors of a training step and costs as much as the base network.
torch::Tensor tailFused(const torch::Tensor& slice, const torch::Tensor& rgb, const torch::Tensor& weights);

/// The weights of one picture, 1×TailWeights::kCount, as the kernels take them.
TailWeights kernelWeights(const torch::Tensor& weights);

}  // namespace glissade::net
