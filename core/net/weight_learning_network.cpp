#include "net/weight_learning_network.h"

#include "base/check.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace glissade {

namespace {

/// Widest layer that is accepted; evaluate() keeps activations of this size on the stack.
constexpr int kMaxWidth = 512;

Result<const Tensor*> find(const TensorMap& tensors, const std::string& name, const std::vector<std::int64_t>& shape) {
    const auto found = tensors.find(name);
    if (found == tensors.end()) return fail(ErrorCode::BadPack, "the weights lack the tensor " + name);
    if (found->second.shape == shape) return &found->second;
    const auto text = [](const std::vector<std::int64_t>& lengths) {
        std::string result;
        for (const std::int64_t length : lengths) {
            if (!result.empty()) result += " x ";
            result += std::to_string(length);
        }
        return result.empty() ? std::string("a single number") : result;
    };
    return fail(ErrorCode::BadPack,
                "tensor " + name + " is " + text(found->second.shape) + ", expected " + text(shape));
}

/// sums += row · factor
void addScaled(float* __restrict sums, const float* __restrict row, float factor, int count) {
    for (int o = 0; o < count; ++o) sums[o] += row[o] * factor;
}

}  // namespace

bool GlobalVector::finite() const {
    const auto all = [](const std::vector<float>& values) {
        return std::ranges::all_of(values, [](float value) { return std::isfinite(value); });
    };
    return all(learnt) && (!overview || all(overview->features()));
}

bool GlobalVector::operator==(const GlobalVector& other) const {
    const bool sameOverview =
        overview == other.overview || (overview && other.overview && *overview == *other.overview);
    return learnt == other.learnt && equalisation == other.equalisation && photo == other.photo && sameOverview;
}

Result<WeightLearningNetwork> WeightLearningNetwork::fromTensors(
    const TensorMap& tensors, const std::string& operatorId, int paramCount, int globalSize, int hidden) {
    const int inputs = paramCount + globalSize;
    if (paramCount < 0 || globalSize < 0 || inputs < 1 || inputs > kMaxWidth || hidden < 1 || hidden > kMaxWidth)
        return fail(ErrorCode::BadPack, "the weight-learning network of " + operatorId + " has an impossible size");
    const std::array<int, 4> widths{inputs, hidden, hidden, TailWeights::kCount};
    WeightLearningNetwork network;
    for (std::size_t l = 0; l < 3; ++l) {
        const std::string prefix = "operators." + operatorId + ".weights." + std::to_string(l) + ".";
        const auto in = static_cast<std::size_t>(widths[l]);
        const auto out = static_cast<std::size_t>(widths[l + 1]);
        TRY(const Tensor* weight, find(tensors, prefix + "weight", {widths[l + 1], widths[l]}));
        TRY(const Tensor* bias, find(tensors, prefix + "bias", {widths[l + 1]}));
        Layer layer{
            .in = widths[l], .out = widths[l + 1], .weight = std::vector<float>(in * out), .bias = bias->values};
        // Turned over to [in][out]: evaluate() then adds rows, which vectorises without reordering any sum.
        for (std::size_t o = 0; o < out; ++o)
            for (std::size_t i = 0; i < in; ++i) layer.weight[i * out + o] = weight->values[o * in + i];
        network.layers_.push_back(std::move(layer));
    }
    return network;
}

TailWeights WeightLearningNetwork::evaluate(std::span<const float> params, std::span<const float> global) const {
    CHECK(layers_.size() == 3 && static_cast<int>(params.size() + global.size()) == layers_[0].in);
    std::array<float, kMaxWidth> storage[2];
    // Plain pointers: the checked access of std::array would keep the inner loop from being vectorised.
    float* values = storage[0].data();
    float* sums = storage[1].data();
    std::ranges::copy(global, std::ranges::copy(params, values).out);
    for (std::size_t l = 0; l < layers_.size(); ++l) {
        const Layer& layer = layers_[l];
        if (l > 0) std::transform(values, values + layer.in, values, [](float value) { return std::max(value, 0.0F); });
        std::ranges::copy(layer.bias, sums);
        for (int i = 0; i < layer.in; ++i)
            addScaled(
                sums, layer.weight.data() + static_cast<std::size_t>(i) * layer.bias.size(), values[i], layer.out);
        std::swap(values, sums);
    }

    TailWeights weights;
    const float* next = values;
    const auto take = [&next](auto& target) {
        for (float& value : target) value = *next++;
    };
    take(weights.a);
    take(weights.b);
    for (auto& row : weights.w) take(row);
    for (auto& row : weights.m) take(row);
    take(weights.c);
    return weights;
}

}  // namespace glissade
