#include "net/torch/network.h"

#include <cstring>

namespace glissade::net {

NetworkImpl::NetworkImpl(const NetworkShape& shape, const std::vector<HeadSpec>& specs)
    : global(register_module("global", GlobalPath(shape.globalSize))), base(register_module("base", BaseNetwork(shape))) {
    auto group = register_module("operators", std::make_shared<torch::nn::Module>());
    for (const HeadSpec& spec : specs)
        heads.push_back(group->register_module(spec.operatorId, OperatorHead(shape, spec.paramCount)));
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
        parameter.value().copy_(torch::from_blob(const_cast<float*>(tensor.values.data()), tensor.shape, at::kFloat));
    }
    for (const auto& [name, tensor] : tensors)
        if (!parameters.contains(name)) return fail(ErrorCode::BadPack, "the network has no tensor " + name);
    return {};
}

TensorMap NetworkImpl::tensors() const {
    TensorMap result;
    for (const auto& parameter : named_parameters()) {
        const auto flat = parameter.value().detach().to(at::kCPU, at::kFloat).contiguous();
        Tensor tensor;
        tensor.shape = flat.sizes().vec();
        tensor.values.resize(static_cast<std::size_t>(flat.numel()));
        std::memcpy(tensor.values.data(), flat.data_ptr<float>(), tensor.values.size() * sizeof(float));
        result.emplace(parameter.key(), std::move(tensor));
    }
    return result;
}

}  // namespace glissade::net
