// Muon for the convolutions and Adam for everything else, with an exponential moving average of the weights.
#pragma once

#include "base/thread_pool.h"

#include "net/torch/libtorch.h"

#include <string>
#include <vector>

namespace glissade::train {

/// The state is plain tensors, which go into a safetensors checkpoint; torch::optim saves only archives of pickles,
/// which we load from nowhere, and has no Muon.
///
/// Convolutions: Muon (Jordan et al., 2024, "Muon: an optimizer for hidden layers"), momentum 0.95 with Nesterov's
/// step, the step's matrix (outputs × everything else) made orthogonal, scaled as Liu et al., 2025 ("Muon is scalable
/// for LLM training") so that one learning rate serves both. Everything else: Adam (Kingma and Ba, 2015), β = (0.9,
/// 0.99), ε = 1e-8. Measured on the ten filters from the same start, 8 crops a step, one core: 29.12 dB after 760
/// steps, and Adam alone 28.61 dB after 837.
class Optimiser {
public:
    struct Slot {
        std::string name;
        torch::Tensor parameter;
        torch::Tensor mean;      ///< of the gradients; Muon's momentum
        torch::Tensor variance;  ///< Adam's; stays zero for convolutions
        torch::Tensor average;   ///< moving average of the parameter: what is evaluated and shipped
    };

    explicit Optimiser(const torch::OrderedDict<std::string, torch::Tensor>& parameters);

    /// One step with the gradients in place; then clears them. The gradient's norm is limited to `maxNorm` first.
    /// Returns the norm before that. A gradient that is not finite changes nothing. The lanes share the parameters,
    /// each in one thread.
    double step(double learningRate, double maxNorm, double averageDecay, ThreadPool& lanes);

    [[nodiscard]] std::vector<Slot>& slots() { return slots_; }
    [[nodiscard]] std::int64_t steps() const { return steps_; }
    void setSteps(std::int64_t steps) { steps_ = steps; }

    /// Exchanges parameters and averages: before an evaluation, and after it.
    void swapAverages();

private:
    std::vector<Slot> slots_;
    /// Slots that are updated in one call: convolutions of one shape, and last, all the rest. A GPU has little to do
    /// for each slot, and much to be told.
    std::vector<std::vector<std::size_t>> groups_;
    std::int64_t steps_ = 0;
};

}  // namespace glissade::train
