// The weight-learning network of one operator: normalised parameters and global vector → the tail's weights.
#pragma once

#include "base/result.h"
#include "image/image.h"
#include "net/coarse_results.h"
#include "net/safetensors.h"
#include "tail/tail_weights.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace glissade {

/// What the whole photo is like.
struct GlobalVector {
    std::vector<float> learnt;  ///< from the network's global path; what weight-learning networks are given
    std::vector<float>
        equalisation;  ///< GlobalInput::equalisation; what the base network's fourth channel is read from

    Size photo = {};  ///< px, at the level that it is all about
    std::shared_ptr<const PhotoOverview> overview = nullptr;  ///< null where the network asks for none

    [[nodiscard]] bool finite() const;
    bool operator==(const GlobalVector& other) const;
};

/// A small MLP in plain C++, so that the preview thread needs no LibTorch: input [params, global] → hidden → hidden →
/// TailWeights::kCount numbers, ReLU between. Tensors "operators.ID.weights.{0,1,2}.{weight,bias}", weight row-major
/// [out][in].
class WeightLearningNetwork {
public:
    WeightLearningNetwork() = default;
    /// Fails with BadPack where a tensor is missing or has another shape.
    [[nodiscard]] static Result<WeightLearningNetwork> fromTensors(
        const TensorMap& tensors, const std::string& operatorId, int paramCount, int globalSize, int hidden);

    /// @param params  normalised to [−1, 1], `paramCount` numbers.
    [[nodiscard]] TailWeights evaluate(std::span<const float> params, std::span<const float> global) const;

private:
    struct Layer {
        int in = 0;
        int out = 0;
        std::vector<float> weight;  ///< [in][out], the file's turned over
        std::vector<float> bias;
    };
    std::vector<Layer> layers_;
};

}  // namespace glissade
