#include "train/adam.h"

#include <cmath>

namespace glissade::train {

namespace {
constexpr double kBeta1 = 0.9;
constexpr double kBeta2 = 0.99;
constexpr double kEpsilon = 1e-8;
}  // namespace

Adam::Adam(const torch::OrderedDict<std::string, torch::Tensor>& parameters) {
    for (const auto& item : parameters) {
        const auto& parameter = item.value();
        slots_.push_back({item.key(), parameter, torch::zeros_like(parameter), torch::zeros_like(parameter), parameter.detach().clone()});
    }
}

double Adam::step(double learningRate, double maxNorm, double averageDecay) {
    const torch::NoGradGuard guard;
    std::vector<torch::Tensor> squares;
    for (Slot& slot : slots_)
        if (slot.parameter.grad().defined()) squares.push_back(slot.parameter.grad().square().sum());
    if (squares.empty()) return 0.0;
    const double norm = std::sqrt(torch::stack(squares).sum().item<double>());
    if (!std::isfinite(norm)) {
        for (Slot& slot : slots_) slot.parameter.mutable_grad() = torch::Tensor();
        return norm;
    }
    const double limit = norm > maxNorm ? maxNorm / norm : 1.0;
    ++steps_;
    const double correction1 = 1 - std::pow(kBeta1, steps_);
    const double correction2 = 1 - std::pow(kBeta2, steps_);
    // A young average would remember the random start, so it forgets faster in the beginning.
    const double decay = std::min(averageDecay, (1.0 + static_cast<double>(steps_)) / (10.0 + static_cast<double>(steps_)));
    for (Slot& slot : slots_) {
        if (slot.parameter.grad().defined()) {
            const auto gradient = slot.parameter.grad() * limit;
            slot.mean.mul_(kBeta1).add_(gradient, 1 - kBeta1);
            slot.variance.mul_(kBeta2).addcmul_(gradient, gradient, 1 - kBeta2);
            const auto denominator = slot.variance.div(correction2).sqrt_().add_(kEpsilon);
            slot.parameter.addcdiv_(slot.mean, denominator, -learningRate / correction1);
            slot.parameter.mutable_grad() = torch::Tensor();
        }
        slot.average.lerp_(slot.parameter, 1 - decay);
    }
    return norm;
}

void Adam::swapAverages() {
    const torch::NoGradGuard guard;
    for (Slot& slot : slots_) {
        const auto kept = slot.parameter.detach().clone();
        slot.parameter.copy_(slot.average);
        slot.average.copy_(kept);
    }
}

}  // namespace glissade::train
