// The blocks that a base network is made of: the one that ships, and those it was held against.
#pragma once

#include "net/torch/libtorch.h"

#include <memory>

namespace glissade::net {

/// N×C×H×W → the same shape. A new block is the identity, so that networks of any depth start alike.
class Block : public torch::nn::Module {
public:
    virtual torch::Tensor forward(const torch::Tensor& x) = 0;
};

/// x + conv(ReLU(conv(x))), 3×3, zero padding.
class ResidualBlock : public Block {
public:
    explicit ResidualBlock(int channels);
    torch::Tensor forward(const torch::Tensor& x) override;

private:
    torch::nn::Conv2d first_{nullptr};
    torch::nn::Conv2d second_{nullptr};
};

/// The same with each 3×3 as a depthwise 3×3 and a 1×1: a seventh of the multiplications.
/// Source: the lightweight modules of papers/lightweight-modules-abstract.txt.
class SeparableBlock : public Block {
public:
    explicit SeparableBlock(int channels);
    torch::Tensor forward(const torch::Tensor& x) override;

private:
    torch::nn::Conv2d depthwise_[2]{nullptr, nullptr};
    torch::nn::Conv2d pointwise_[2]{nullptr, nullptr};
};

/// x + conv(ReLU(malleable(x))): a small network on 8×8 averages of x predicts a coarse grid of 3×3 kernels, one a
/// channel, which are brought to x's size bilinearly and applied to it; then an ordinary 3×3. The grid's cells are 16
/// pixels of the photo, at whose multiples tiles start. Source: Jiang et al., Fast and High-Quality Image Denoising via
/// Malleable Convolutions, 2022.
class MalleableBlock : public Block {
public:
    explicit MalleableBlock(int channels);
    torch::Tensor forward(const torch::Tensor& x) override;

private:
    torch::nn::Conv2d predictor_[3]{nullptr, nullptr, nullptr};
    torch::nn::Conv2d second_{nullptr};
};

}  // namespace glissade::net
