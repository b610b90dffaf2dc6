// Adam with an exponential moving average of the weights, with a state that is plain tensors.
#pragma once

#include "net/torch/libtorch.h"

#include <string>
#include <vector>

namespace glissade::train {

/// Kingma and Ba, 2015, β = (0.9, 0.99), ε = 1e-8. Own code in place of torch::optim::Adam, because that one is
/// saved only as an archive of pickles, which we load from nowhere; this state goes into a safetensors checkpoint.
class Adam {
public:
    struct Slot {
        std::string name;
        torch::Tensor parameter;
        torch::Tensor mean;
        torch::Tensor variance;
        torch::Tensor average;  ///< moving average of the parameter: what is evaluated and shipped
    };

    explicit Adam(const torch::OrderedDict<std::string, torch::Tensor>& parameters);

    /// One step with the gradients in place; then clears them. The gradient's norm is limited to `maxNorm` first.
    /// Returns the norm before that. A gradient that is not finite changes nothing.
    double step(double learningRate, double maxNorm, double averageDecay);

    [[nodiscard]] std::vector<Slot>& slots() { return slots_; }
    [[nodiscard]] std::int64_t steps() const { return steps_; }
    void setSteps(std::int64_t steps) { steps_ = steps; }

    /// Exchanges parameters and averages: before an evaluation, and after it.
    void swapAverages();

private:
    std::vector<Slot> slots_;
    std::int64_t steps_ = 0;
};

}  // namespace glissade::train
