#include "net/torch/base_network.h"

#include "net/global_input.h"
#include "net/torch/blocks.h"
#include "net/torch/precision.h"

#include <utility>

namespace glissade::net {

namespace nn = torch::nn;

namespace {

nn::Conv2d conv3(int in, int out) { return nn::Conv2d(nn::Conv2dOptions(in, out, 3).padding(1)); }

/// @param finest  at 1/2, where a variant's malleable block is the last one.
nn::ModuleList blocksOf(int count, int channels, const Variant& variant, bool finest = false) {
    nn::ModuleList blocks;
    for (int i = 0; i < count; ++i) {
        std::shared_ptr<Block> block;
        if (variant.malleable && finest && i + 1 == count)
            block = std::make_shared<MalleableBlock>(channels);
        else if (variant.separable)
            block = std::make_shared<SeparableBlock>(channels);
        else
            block = std::make_shared<ResidualBlock>(channels);
        blocks->push_back(std::move(block));
    }
    return blocks;
}

torch::Tensor run(nn::Module& module, torch::Tensor x, const BetweenLayers& between) {
    for (const auto& block : module.children()) {
        x = std::dynamic_pointer_cast<Block>(block)->forward(x);
        if (between) between();
    }
    return x;
}

}  // namespace

torch::Tensor baseInput(const torch::Tensor& rgb, const torch::Tensor& equalisation) {
    const auto grey = (0.299 * rgb.select(1, 0) + 0.587 * rgb.select(1, 1) + 0.114 * rgb.select(1, 2)).clamp(0, 1);
    const auto at = (grey * (kEqualisationKnots - 1)).flatten(1);
    const auto knot = at.floor().clamp(0, kEqualisationKnots - 2);
    const auto index = knot.to(at::kLong);
    const auto low = equalisation.gather(1, index);
    const auto high = equalisation.gather(1, index + 1);
    return torch::cat({rgb, (low + (at - knot) * (high - low)).view_as(grey).unsqueeze(1)}, 1);
}

BaseNetworkImpl::BaseNetworkImpl(const NetworkShape& shape, const Variant& variant, int inputs) {
    const auto& widths = shape.widths;
    stem_ = register_module("stem", conv3(4 * inputs, widths[0]));
    down_ = register_module("down", nn::ModuleList());
    blocks_ = register_module("blocks", nn::ModuleList());
    up_ = register_module("up", nn::ModuleList());
    upBlocks_ = register_module("up_blocks", nn::ModuleList());
    for (std::size_t level = 0; level < widths.size(); ++level) {
        blocks_->push_back(blocksOf(shape.blocks[level], widths[level], variant, level == 0));
        if (level > 0) down_->push_back(nn::Conv2d(nn::Conv2dOptions(widths[level - 1], widths[level], 2).stride(2)));
    }
    for (std::size_t level = widths.size() - 1; level > 0; --level) {
        up_->push_back(nn::Conv2d(nn::Conv2dOptions(widths[level], 4 * widths[level - 1], 1)));
        if (level > 1)
            upBlocks_->push_back(blocksOf(shape.upBlocks[widths.size() - 1 - level], widths[level - 1], variant));
    }
    modulation_ = register_module("modulation", nn::Linear(shape.globalSize, 2 * widths.back()));
    nn::init::zeros_(modulation_->weight);
    nn::init::zeros_(modulation_->bias);
    fuse_ = register_module("fuse", conv3(2 * widths[0], shape.fuse));
    last_ = register_module("last", conv3(shape.fuse, shape.features));
}

torch::Tensor BaseNetworkImpl::forward(const torch::Tensor& input,
                                       const torch::Tensor& global,
                                       const BetweenLayers& between,
                                       at::ScalarType type) {
    // Channels-last before the first convolution: oneDNN keeps the layout from there on.
    auto x = torch::pixel_unshuffle(input * 2 - 1, 2).to(type).contiguous(at::MemoryFormat::ChannelsLast);
    x = convolve(*stem_, x).relu_();
    std::vector<torch::Tensor> skips;
    const auto levels = blocks_->size();
    for (std::size_t level = 0; level < levels; ++level) {
        if (level > 0) {
            x = convolve(*down_[level - 1]->as<nn::Conv2d>(), x).relu_();
            if (level + 1 == levels) {
                const auto m = modulation_->forward(global).to(type).unsqueeze(-1).unsqueeze(-1).chunk(2, 1);
                x = x * (1 + m[0]) + m[1];
            }
        }
        x = run(*blocks_[level], x, between);
        skips.push_back(x);
    }
    for (std::size_t i = 0; i < up_->size(); ++i) {
        x = torch::pixel_shuffle(convolve(*up_[i]->as<nn::Conv2d>(), x.relu()), 2)
                .contiguous(at::MemoryFormat::ChannelsLast);
        const auto skip = std::exchange(skips[levels - 2 - i], {});  // large: kept no longer than needed
        if (i < upBlocks_->size())
            x = run(*upBlocks_[i], x + skip, between);
        else
            x = torch::cat({x, skip}, 1);
        if (between) between();
    }
    x = convolve(*fuse_, x.relu_()).relu_();
    if (between) between();
    return convolve(*last_, x).relu_();
}

torch::Tensor withoutSurround(const torch::Tensor& features) {
    const int cells = kSurround / 2;
    return features.slice(2, cells, features.size(2) - cells).slice(3, cells, features.size(3) - cells);
}

int haloOf(const NetworkShape& shape) {
    int reach = 2 + 2 * 2;  // the stem, and the last two 3×3
    const auto levels = shape.widths.size();
    for (std::size_t level = 0; level < levels; ++level) reach += shape.blocks[level] * 2 * (2 << level);
    for (std::size_t i = 0; i < shape.upBlocks.size(); ++i) reach += shape.upBlocks[i] * 2 * (2 << (levels - 2 - i));
    const int cell = 1 << levels;
    return (reach + cell + kNetworkAlignment - 1) / kNetworkAlignment * kNetworkAlignment;
}

}  // namespace glissade::net
