#include "net/torch/operator_head.h"

#include "net/coarse_results.h"
#include "net/torch/precision.h"
#include "net/torch/tail_function.h"

#include <vector>

namespace glissade::net {

namespace nn = torch::nn;

namespace {
/// Slices have values of some tens, the overview's features of some tenths: with this they learn at the same rate.
constexpr double kOverviewGain = 8;
/// Coarse results differ from the photo by some hundredths.
constexpr double kCoarseGain = 8;
constexpr int kCoarseWidth = 32;
}  // namespace

OperatorHeadImpl::OperatorHeadImpl(const NetworkShape& shape,
                                   const HeadSpec& spec,
                                   const Variant& variant,
                                   const OperatorHeadImpl* other)
    : coarse_(register_module("coarse", nn::ModuleList())), weights_(register_module("weights", nn::ModuleList())) {
    const int K = variant.sliceChannels;
    if (other)
        slice_ = other->slice_;  // not registered twice: one optimiser's slot
    else
        slice_ = register_module("slice", nn::Conv2d(nn::Conv2dOptions(shape.features, 4 * K, 1)));
    if (shape.overview > 0) {
        overview_ = register_module("overview", nn::Conv2d(nn::Conv2dOptions(shape.overview, K, 1).bias(false)));
        nn::init::zeros_(overview_->weight);
    }
    if (spec.coarseResults > 0) {
        const int inputs = 4 * coarsePlaneCount(spec.coarseResults);
        coarse_->push_back(nn::Conv2d(nn::Conv2dOptions(inputs, kCoarseWidth, 3).padding(1)));
        coarse_->push_back(nn::Conv2d(nn::Conv2dOptions(kCoarseWidth, kCoarseWidth, 3).padding(1)));
        coarse_->push_back(nn::Conv2d(nn::Conv2dOptions(kCoarseWidth, 4 * K, 1).bias(false)));
        nn::init::zeros_(coarse_[2]->as<nn::Conv2d>()->weight);
    }
    std::vector<int> sizes{spec.paramCount + shape.globalSize};
    if (variant.hiddenLayers) sizes.insert(sizes.end(), 2, shape.hidden);
    sizes.push_back(5 * K + 12);
    for (std::size_t i = 0; i + 1 < sizes.size(); ++i) weights_->push_back(nn::Linear(sizes[i], sizes[i + 1]));
    // The tail starts as y = x + small: a = 1, b = 0, W small, M = 0, c = 0.
    const torch::NoGradGuard guard;
    auto* last = weights_[weights_->size() - 1]->as<nn::Linear>();
    last->weight.mul_(0.1);
    last->bias.zero_();
    last->bias.slice(0, 0, K).fill_(1.0);
    last->bias.slice(0, 2 * K, 5 * K).normal_(0.0, 0.03);
}

torch::Tensor OperatorHeadImpl::slice(const torch::Tensor& features) { return convolve(*slice_, features); }

torch::Tensor OperatorHeadImpl::overviewSlice(const torch::Tensor& overview) {
    return convolve(*overview_, overview) * kOverviewGain;
}

bool OperatorHeadImpl::usesOverview() const { return overview_ && overview_->weight.any().item<bool>(); }

torch::Tensor OperatorHeadImpl::coarseSlice(const torch::Tensor& planes) {
    const auto colours = planes.slice(1, 0, 3) - 0.5;
    auto x = torch::pixel_unshuffle(torch::cat({colours, planes.slice(1, 3) * kCoarseGain}, 1), 2);
    for (std::size_t i = 0; i < coarse_->size(); ++i) {
        if (i > 0) x = x.relu_();
        x = coarse_[i]->as<nn::Conv2d>()->forward(x);
    }
    return torch::pixel_shuffle(x * kOverviewGain, 2);
}

torch::Tensor OperatorHeadImpl::tailWeights(const torch::Tensor& params, const torch::Tensor& global) {
    auto x = torch::cat({params, global}, 1);
    for (std::size_t i = 0; i < weights_->size(); ++i) {
        if (i > 0) x = x.relu_();
        x = weights_[i]->as<nn::Linear>()->forward(x);
    }
    return x;
}

TailWeights OperatorHeadImpl::weightsAtDefaults(const OperatorSpec& spec, const torch::Tensor& global) {
    const Params defaults = spec.defaults();
    auto params = torch::zeros({1, static_cast<std::int64_t>(spec.params.size())});
    for (std::size_t i = 0; i < spec.params.size(); ++i)
        params[0][static_cast<std::int64_t>(i)] = spec.params[i].normalise(defaults[i]);
    return kernelWeights(tailWeights(params.to(global.device()), global));
}

}  // namespace glissade::net
