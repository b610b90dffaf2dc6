#include "train/optimiser.h"

#include "train/lanes.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace glissade::train {

namespace {

constexpr double kBeta1 = 0.9;
constexpr double kBeta2 = 0.99;
constexpr double kEpsilon = 1e-8;
constexpr double kMomentum = 0.95;
constexpr double kRootMeanSquare = 0.2;  // of a usual Adam step, in learning rates (Liu et al., 2025)
constexpr int kNewtonSchulzSteps = 5;

/// Roughly the nearest matrices with orthonormal rows (or columns), N×R×C: Newton-Schulz iteration with the
/// coefficients of Jordan et al., which bring the singular values to between 0.7 and 1.2.
torch::Tensor orthogonalised(const torch::Tensor& matrices) {
    const bool tall = matrices.size(1) > matrices.size(2);
    auto x = tall ? matrices.transpose(1, 2) : matrices;
    x = x / (x.flatten(1).norm(2, 1).view({-1, 1, 1}) + 1e-7);
    for (int i = 0; i < kNewtonSchulzSteps; ++i) {
        const auto a = torch::bmm(x, x.transpose(1, 2));
        x = 3.4445 * x + torch::bmm(-4.7750 * a + 2.0315 * torch::bmm(a, a), x);
    }
    return tall ? x.transpose(1, 2) : x;
}

/// What one call updates: parts of slots that have a gradient, in the same order.
struct Parts {
    std::vector<torch::Tensor> parameters, means, variances, gradients;

    void add(const Optimiser::Slot& slot) {
        parameters.push_back(slot.parameter);
        means.push_back(slot.mean);
        variances.push_back(slot.variance);
        gradients.push_back(slot.parameter.grad());
    }
};

/// A group of convolutions of one shape.
void muon(const Parts& parts, double learningRate) {
    at::_foreach_mul_(parts.means, kMomentum);
    at::_foreach_add_(parts.means, parts.gradients);
    const auto ahead = (torch::stack(parts.gradients) + kMomentum * torch::stack(parts.means)).flatten(2);
    const double size = kRootMeanSquare * std::sqrt(static_cast<double>(std::max(ahead.size(1), ahead.size(2))));
    auto steps = orthogonalised(ahead).unbind();
    for (std::size_t i = 0; i < steps.size(); ++i) steps[i] = steps[i].reshape(parts.parameters[i].sizes());
    at::_foreach_add_(parts.parameters, steps, -learningRate * size);
}

void adam(const Parts& parts, double learningRate, std::int64_t step) {
    const double correction1 = 1 - std::pow(kBeta1, step);
    const double correction2 = 1 - std::pow(kBeta2, step);
    at::_foreach_mul_(parts.means, kBeta1);
    at::_foreach_add_(parts.means, parts.gradients, 1 - kBeta1);
    at::_foreach_mul_(parts.variances, kBeta2);
    at::_foreach_addcmul_(parts.variances, parts.gradients, parts.gradients, 1 - kBeta2);
    const auto denominators = at::_foreach_div(parts.variances, correction2);
    at::_foreach_sqrt_(denominators);
    at::_foreach_add_(denominators, kEpsilon);
    at::_foreach_addcdiv_(parts.parameters, parts.means, denominators, -learningRate / correction1);
}

}  // namespace

Optimiser::Optimiser(const torch::OrderedDict<std::string, torch::Tensor>& parameters) {
    std::map<std::vector<std::int64_t>, std::vector<std::size_t>> convolutions;
    std::vector<std::size_t> others;
    for (const auto& item : parameters) {
        const auto& parameter = item.value();
        (parameter.dim() == 4 ? convolutions[parameter.flatten(1).sizes().vec()] : others).push_back(slots_.size());
        slots_.push_back({item.key(),
                          parameter,
                          torch::zeros_like(parameter),
                          torch::zeros_like(parameter),
                          parameter.detach().clone()});
    }
    for (auto& [shape, group] : convolutions) groups_.push_back(std::move(group));
    groups_.push_back(std::move(others));
}

double Optimiser::step(double learningRate, double maxNorm, double averageDecay, ThreadPool& lanes) {
    const torch::NoGradGuard guard;
    std::vector<torch::Tensor> gradients;
    for (Slot& slot : slots_)
        if (slot.parameter.grad().defined()) gradients.push_back(slot.parameter.grad());
    if (gradients.empty()) return 0.0;
    const double norm = torch::stack(at::_foreach_norm(gradients)).norm().item<double>();
    if (!std::isfinite(norm)) {
        for (Slot& slot : slots_) slot.parameter.mutable_grad() = torch::Tensor();
        return norm;
    }
    const double limit = norm > maxNorm ? maxNorm / norm : 1.0;
    ++steps_;
    // A young average would remember the random start, so it forgets faster in the beginning.
    const double decay =
        std::min(averageDecay, (1.0 + static_cast<double>(steps_)) / (10.0 + static_cast<double>(steps_)));
    forEachInLanes(lanes, groups_.size(), [&](std::size_t g) {
        const torch::NoGradGuard guardOfThisThread;
        Parts parts;
        std::vector<torch::Tensor> weights;
        std::vector<torch::Tensor> averages;
        for (const std::size_t index : groups_[g]) {
            const Slot& slot = slots_[index];
            if (slot.parameter.grad().defined()) parts.add(slot);
            weights.push_back(slot.parameter);
            averages.push_back(slot.average);
        }
        if (!parts.parameters.empty()) {
            parts.gradients = at::_foreach_mul(parts.gradients, limit);
            if (parts.parameters.front().dim() == 4)
                muon(parts, learningRate);
            else
                adam(parts, learningRate, steps_);
        }
        if (averages.empty()) return;
        at::_foreach_mul_(averages, decay);
        at::_foreach_add_(averages, weights, 1 - decay);
    });
    for (Slot& slot : slots_) slot.parameter.mutable_grad() = torch::Tensor();
    return norm;
}

void Optimiser::swapAverages() {
    const torch::NoGradGuard guard;
    for (Slot& slot : slots_) {
        const auto kept = slot.parameter.detach().clone();
        slot.parameter.copy_(slot.average);
        slot.average.copy_(kept);
    }
}

}  // namespace glissade::train
