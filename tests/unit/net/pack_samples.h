// A small pack made from the first operators of the registry, for tests.
#pragma once

#include "net/pack.h"
#include "operators/registry.h"

#include <random>

namespace glissade::test {

inline Tensor randomTensor(std::vector<std::int64_t> shape, std::mt19937& random) {
    std::size_t count = 1;
    for (const auto length : shape) count *= static_cast<std::size_t>(length);
    Tensor tensor{std::move(shape), std::vector<float>(count)};
    std::uniform_real_distribution<float> uniform(-1.0F, 1.0F);
    for (float& value : tensor.values) value = uniform(random);
    return tensor;
}

/// Tensors "operators.ID.…" of one operator.
inline void addOperatorTensors(
    TensorMap& tensors, const std::string& id, int inputs, const NetworkShape& shape, std::mt19937& random) {
    const std::string prefix = "operators." + id + ".";
    const int widths[] = {inputs, shape.hidden, shape.hidden, TailWeights::kCount};
    tensors[prefix + "slice.weight"] = randomTensor({4 * kSliceChannels, shape.features, 1, 1}, random);
    tensors[prefix + "slice.bias"] = randomTensor({4 * kSliceChannels}, random);
    for (int l = 0; l < 3; ++l) {
        tensors[prefix + "weights." + std::to_string(l) + ".weight"] = randomTensor({widths[l + 1], widths[l]}, random);
        tensors[prefix + "weights." + std::to_string(l) + ".bias"] = randomTensor({widths[l + 1]}, random);
    }
}

/// Small networks with random weights for the registry's first two operators.
inline Pack samplePack() {
    std::mt19937 random(5);
    Pack pack;
    pack.name = "sample";
    pack.shape = {.widths = {4, 6, 8, 10},
                  .blocks = {1, 0, 2, 1},
                  .upBlocks = {1, 2},
                  .fuse = 9,
                  .features = 5,
                  .globalSize = 3,
                  .hidden = 7,
                  .marksEdges = true};
    pack.provenance = R"({"zebra":1,"apple":{"photos":120,"loss":[0.1,0.25]}})";
    pack.tensors["base.down0.weight"] = randomTensor({4, 12, 3, 3}, random);
    pack.tensors["global.0.bias"] = randomTensor({3}, random);
    for (const OperatorSpec* spec : allOperators().first(2)) {
        PackOperator op = describeForPack(*spec);
        for (std::size_t k = 0; k < kSliceChannels; ++k) {
            op.quantisation.scale[k] = 0.01F * static_cast<float>(k + 1);
            op.quantisation.offset[k] = -0.3F + 0.1F * static_cast<float>(k);
        }
        op.psnr = 31.25;
        op.ssim = 0.9375;
        addOperatorTensors(
            pack.tensors, op.id, static_cast<int>(op.params.size()) + pack.shape.globalSize, pack.shape, random);
        pack.operators.push_back(std::move(op));
    }
    return pack;
}

}  // namespace glissade::test
