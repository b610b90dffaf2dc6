#include "net/weight_learning_network.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace glissade {
namespace {

using ::testing::HasSubstr;

constexpr int kParams = 2;
constexpr int kGlobal = 5;
constexpr int kHidden = 7;

Tensor randomTensor(std::vector<std::int64_t> shape, std::mt19937& random) {
    std::size_t count = 1;
    for (const auto length : shape) count *= static_cast<std::size_t>(length);
    Tensor tensor{std::move(shape), std::vector<float>(count)};
    std::uniform_real_distribution<float> uniform(-1.0F, 1.0F);
    for (float& value : tensor.values) value = uniform(random);
    return tensor;
}

TensorMap randomTensors(int params, int global, int hidden, unsigned seed) {
    std::mt19937 random(seed);
    TensorMap tensors;
    const std::vector<int> widths{params + global, hidden, hidden, TailWeights::kCount};
    for (std::size_t l = 0; l < 3; ++l) {
        const std::string prefix = "operators.op.weights." + std::to_string(l);
        tensors[prefix + ".weight"] = randomTensor({widths[l + 1], widths[l]}, random);
        tensors[prefix + ".bias"] = randomTensor({widths[l + 1]}, random);
    }
    return tensors;
}

/// The definition, in double: rows of the weight matrix times the input, one sum at a time.
std::vector<double> byDefinition(const TensorMap& tensors, std::vector<double> input) {
    for (int l = 0; l < 3; ++l) {
        const Tensor& weight = tensors.at("operators.op.weights." + std::to_string(l) + ".weight");
        const Tensor& bias = tensors.at("operators.op.weights." + std::to_string(l) + ".bias");
        std::vector<double> output;
        for (std::size_t o = 0; o < bias.values.size(); ++o) {
            double sum = bias.values[o];
            for (std::size_t i = 0; i < input.size(); ++i) sum += weight.values[o * input.size() + i] * input[i];
            output.push_back(l < 2 && sum < 0 ? 0 : sum);
        }
        input = output;
    }
    return input;
}

std::vector<float> flat(const TailWeights& weights) {
    std::vector<float> all(weights.a.begin(), weights.a.end());
    all.insert(all.end(), weights.b.begin(), weights.b.end());
    for (const auto& row : weights.w) all.insert(all.end(), row.begin(), row.end());
    for (const auto& row : weights.m) all.insert(all.end(), row.begin(), row.end());
    all.insert(all.end(), weights.c.begin(), weights.c.end());
    return all;
}

void expectDefinition(int params, int global, int hidden, unsigned seed) {
    const TensorMap tensors = randomTensors(params, global, hidden, seed);
    const auto network = WeightLearningNetwork::fromTensors(tensors, "op", params, global, hidden);
    ASSERT_TRUE(network) << network.error().message();
    std::mt19937 random(seed + 1);
    for (int trial = 0; trial < 5; ++trial) {
        const Tensor input = randomTensor({params + global}, random);
        const auto all = std::span(input.values);
        const auto weights = flat(network->evaluate(all.first(static_cast<std::size_t>(params)),
                                                    all.subspan(static_cast<std::size_t>(params))));
        const auto expected = byDefinition(tensors, {all.begin(), all.end()});
        ASSERT_EQ(weights.size(), expected.size());
        double largest = 0;
        for (const double value : expected) largest = std::max(largest, std::abs(value));
        for (std::size_t i = 0; i < weights.size(); ++i) EXPECT_NEAR(weights[i], expected[i], 1e-5 * largest) << i;
    }
}

TEST(WeightLearningNetwork, GivesWhatTheDefinitionGives) {
    expectDefinition(kParams, kGlobal, kHidden, 1);
    expectDefinition(1, 32, 64, 2);
    expectDefinition(4, 64, 256, 3);
}

TEST(WeightLearningNetwork, OutputStandsInTheOrderABWMC) {
    // All weights zero: the output is the last bias, whose numbers say where they went.
    TensorMap tensors = randomTensors(kParams, kGlobal, kHidden, 1);
    for (auto& [name, tensor] : tensors) std::ranges::fill(tensor.values, 0.0F);
    Tensor& bias = tensors["operators.op.weights.2.bias"];
    for (std::size_t i = 0; i < bias.values.size(); ++i) bias.values[i] = static_cast<float>(i);
    const auto network = WeightLearningNetwork::fromTensors(tensors, "op", kParams, kGlobal, kHidden);
    ASSERT_TRUE(network);
    const TailWeights weights = network->evaluate(std::vector<float>(kParams), std::vector<float>(kGlobal));
    EXPECT_EQ(weights.a[15], 15);
    EXPECT_EQ(weights.b[0], 16);
    EXPECT_EQ(weights.w[0][0], 32);
    EXPECT_EQ(weights.w[1][3], 51);
    EXPECT_EQ(weights.w[2][15], 79);
    EXPECT_EQ(weights.m[0][1], 81);
    EXPECT_EQ(weights.m[2][2], 88);
    EXPECT_EQ(weights.c[0], 89);
    EXPECT_EQ(weights.c[2], 91);
}

TEST(WeightLearningNetwork, MissingTensorIsNamed) {
    for (const auto& [name, tensor] : randomTensors(kParams, kGlobal, kHidden, 1)) {
        TensorMap tensors = randomTensors(kParams, kGlobal, kHidden, 1);
        tensors.erase(name);
        const auto network = WeightLearningNetwork::fromTensors(tensors, "op", kParams, kGlobal, kHidden);
        ASSERT_FALSE(network);
        EXPECT_EQ(network.error().code, ErrorCode::BadPack);
        EXPECT_THAT(network.error().reason, HasSubstr(name));
    }
}

TEST(WeightLearningNetwork, TensorOfAnotherShapeIsNamedWithBothShapes) {
    TensorMap tensors = randomTensors(kParams, kGlobal, kHidden, 1);
    tensors["operators.op.weights.0.weight"].shape = {kHidden * (kParams + kGlobal)};
    const auto network = WeightLearningNetwork::fromTensors(tensors, "op", kParams, kGlobal, kHidden);
    ASSERT_FALSE(network);
    EXPECT_EQ(network.error().code, ErrorCode::BadPack);
    EXPECT_THAT(network.error().reason, HasSubstr("operators.op.weights.0.weight is 49, expected 7 x 7"));
}

TEST(WeightLearningNetwork, TensorsForOtherNumbersOfInputsAreRefused) {
    const TensorMap tensors = randomTensors(kParams, kGlobal, kHidden, 1);
    EXPECT_FALSE(WeightLearningNetwork::fromTensors(tensors, "op", kParams + 1, kGlobal, kHidden));
    EXPECT_FALSE(WeightLearningNetwork::fromTensors(tensors, "op", kParams, kGlobal, kHidden + 1));
    EXPECT_FALSE(WeightLearningNetwork::fromTensors(tensors, "other", kParams, kGlobal, kHidden));
    EXPECT_FALSE(WeightLearningNetwork::fromTensors(tensors, "op", kParams, 100'000, kHidden));
    EXPECT_FALSE(WeightLearningNetwork::fromTensors(tensors, "op", kParams, kGlobal, -1));
}

TEST(WeightLearningNetworkDeathTest, WrongNumberOfInputsIsABrokenPromise) {
    const auto network = WeightLearningNetwork::fromTensors(
        randomTensors(kParams, kGlobal, kHidden, 1), "op", kParams, kGlobal, kHidden);
    ASSERT_TRUE(network);
    EXPECT_DEATH(static_cast<void>(network->evaluate(std::vector<float>(1), std::vector<float>(kGlobal))),
                 "broken promise");
}

}  // namespace
}  // namespace glissade
