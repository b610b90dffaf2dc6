#include "net/torch/network.h"

#include "net/torch/stored_tensor.h"

#include <algorithm>
#include <string_view>

namespace glissade::net {

namespace {

/// The base network's two finest levels alone.
NetworkShape withoutContext(NetworkShape shape) {
    shape.widths.resize(2);
    shape.blocks.resize(2);
    shape.upBlocks.clear();
    return shape;
}

/// A square map over the photo with side×side cells.
torch::Tensor onGrid(const torch::Tensor& map, std::int64_t side) {
    return map.size(2) == side ? map : at::upsample_bilinear2d(map, {side, side}, /*align_corners=*/false);
}

}  // namespace

NetworkImpl::NetworkImpl(const NetworkShape& shape, const std::vector<HeadSpec>& specs, const Variant& variant)
    : global(register_module("global", GlobalPath(shape.globalSize, !variant.globalPath))),
      base(register_module(
          "base", BaseNetwork(variant.contextPath ? shape : withoutContext(shape), variant, baseChannels(shape)))),
      marksEdges_(shape.marksEdges) {
    if (shape.overview > 0)
        overview = register_module("overview", BaseNetwork(overviewShape(shape), Variant(), kOverviewInputs));
    auto group = register_module("operators", std::make_shared<torch::nn::Module>());
    for (const HeadSpec& spec : specs) {
        const OperatorHeadImpl* other = variant.sharedSlice && !heads.empty() ? heads.front().get() : nullptr;
        heads.push_back(group->register_module(spec.operatorId, OperatorHead(shape, spec, variant, other)));
    }
}

torch::Tensor NetworkImpl::baseFeatures(const torch::Tensor& rgb,
                                        const torch::Tensor& equalisation,
                                        const Places& places,
                                        const torch::Tensor& vector,
                                        at::ScalarType type) {
    auto input = baseInput(rgb, equalisation);
    if (marksEdges_) input = torch::cat({input, edgeMarks(places, rgb.size(2), rgb.size(3))}, 1);
    return base->forward(input, vector, {}, type);
}

torch::Tensor NetworkImpl::overviewFeatures(const torch::Tensor& planes,
                                            const torch::Tensor& equalisation,
                                            const Places& places,
                                            const torch::Tensor& vector) {
    return overview ? overview->forward(overviewInput(planes, equalisation, places), vector) : torch::Tensor();
}

torch::Tensor NetworkImpl::overviewSlice(std::size_t head,
                                         const torch::Tensor& overviewFeatures,
                                         const torch::Tensor& coarse) {
    torch::Tensor map;
    if (overviewFeatures.defined()) map = heads[head]->overviewSlice(overviewFeatures);
    if (!heads[head]->usesCoarse()) return map;
    const auto added = heads[head]->coarseSlice(coarse);
    return map.defined() ? added + onGrid(map, added.size(2)) : added;
}

torch::Tensor NetworkImpl::slice(std::size_t head,
                                 const torch::Tensor& features,
                                 const torch::Tensor& map,
                                 const Places& places,
                                 const torch::Tensor& points) {
    const auto own = heads[head]->slice(features).to(at::kFloat);
    if (!map.defined()) return own;
    if (points.defined()) return own + spreadOverviewAt(map, points);
    return own + spreadOverview(map, places, 2 * features.size(2), 2 * features.size(3));
}

Result<void> NetworkImpl::load(const TensorMap& tensors) {
    const torch::NoGradGuard guard;
    const auto parameters = named_parameters();
    for (const auto& parameter : parameters) {
        const auto found = tensors.find(parameter.key());
        if (found == tensors.end()) return fail(ErrorCode::BadPack, "the weights lack the tensor " + parameter.key());
        const Tensor& tensor = found->second;
        if (parameter.value().sizes() != at::IntArrayRef(tensor.shape))
            return fail(ErrorCode::BadPack, "the tensor " + parameter.key() + " has another shape than the network");
        parameter.value().copy_(viewOf(tensor));
    }
    for (const auto& [name, tensor] : tensors)
        if (!parameters.contains(name)) return fail(ErrorCode::BadPack, "the network has no tensor " + name);
    return {};
}

namespace {

/// The first layer of a weight-learning network.
bool readsParameters(const std::string& name) {
    constexpr std::string_view kFirst = ".weights.0.weight";
    return name.size() > kFirst.size() && name.compare(name.size() - kFirst.size(), kFirst.size(), kFirst) == 0;
}

}  // namespace

Result<void> NetworkImpl::startFrom(const TensorMap& tensors) {
    const torch::NoGradGuard guard;
    for (auto& parameter : named_parameters()) {
        const auto found = tensors.find(parameter.key());
        if (found == tensors.end()) continue;
        const Tensor& tensor = found->second;
        auto whole = parameter.value();
        bool fits = static_cast<std::size_t>(whole.dim()) == tensor.shape.size();
        for (std::size_t i = 0; fits && i < tensor.shape.size(); ++i)
            fits = tensor.shape[i] <= whole.size(static_cast<std::int64_t>(i));
        if (!fits) return fail(ErrorCode::BadPack, "the tensor " + parameter.key() + " does not fit into the network");
        auto rows = whole.slice(0, 0, tensor.shape.front());
        rows.zero_();
        auto values = viewOf(tensor);
        if (readsParameters(parameter.key())) {
            // Columns: parameters, then the global vector. New parameters come between the two.
            const auto globals = std::min(global->size(), values.size(1));
            const auto old = values.size(1) - globals;
            rows.slice(1, 0, old).copy_(values.slice(1, 0, old));
            rows.slice(1, rows.size(1) - globals).copy_(values.slice(1, old));
            continue;
        }
        auto shared = rows;
        for (std::size_t i = 1; i < tensor.shape.size(); ++i)
            shared = shared.slice(static_cast<std::int64_t>(i), 0, tensor.shape[i]);
        shared.copy_(values);
    }
    return {};
}

TensorMap NetworkImpl::tensors() const {
    TensorMap result;
    for (const auto& parameter : named_parameters()) result.emplace(parameter.key(), storedTensor(parameter.value()));
    return result;
}

Result<Network> networkOf(const Pack& pack) {
    std::vector<HeadSpec> heads;
    for (const PackOperator& op : pack.operators) heads.push_back(HeadSpec::of(op));
    Network network(pack.shape, heads);
    TRY_VOID(network->load(pack.tensors));
    return network;
}

}  // namespace glissade::net
