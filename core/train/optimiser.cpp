#include "train/optimiser.h"

#include "train/lanes.h"

#include <algorithm>
#include <cmath>

namespace glissade::train {

namespace {

constexpr double kBeta1 = 0.9;
constexpr double kBeta2 = 0.99;
constexpr double kEpsilon = 1e-8;
constexpr double kMomentum = 0.95;
constexpr double kRootMeanSquare = 0.2;  // of a usual Adam step, in learning rates (Liu et al., 2025)
constexpr int kNewtonSchulzSteps = 5;

/// Roughly the nearest matrix with orthonormal rows (or columns): Newton-Schulz iteration with the coefficients of
/// Jordan et al., which bring the singular values to between 0.7 and 1.2.
torch::Tensor orthogonalised(const torch::Tensor& matrix) {
    const bool tall = matrix.size(0) > matrix.size(1);
    auto x = tall ? matrix.t() : matrix;
    x = x / (x.norm() + 1e-7);
    for (int i = 0; i < kNewtonSchulzSteps; ++i) {
        const auto a = torch::mm(x, x.t());
        x = 3.4445 * x + torch::mm(-4.7750 * a + 2.0315 * torch::mm(a, a), x);
    }
    return tall ? x.t() : x;
}

void muon(Optimiser::Slot& slot, const torch::Tensor& gradient, double learningRate) {
    slot.mean.mul_(kMomentum).add_(gradient);
    const auto ahead = (gradient + kMomentum * slot.mean).flatten(1);
    const double size = kRootMeanSquare * std::sqrt(static_cast<double>(std::max(ahead.size(0), ahead.size(1))));
    slot.parameter.add_(orthogonalised(ahead).reshape(slot.parameter.sizes()), -learningRate * size);
}

}  // namespace

Optimiser::Optimiser(const torch::OrderedDict<std::string, torch::Tensor>& parameters) {
    for (const auto& item : parameters) {
        const auto& parameter = item.value();
        slots_.push_back({item.key(),
                          parameter,
                          torch::zeros_like(parameter),
                          torch::zeros_like(parameter),
                          parameter.detach().clone()});
    }
}

void Optimiser::adam(Slot& slot, const torch::Tensor& gradient, double learningRate) const {
    const double correction1 = 1 - std::pow(kBeta1, steps_);
    const double correction2 = 1 - std::pow(kBeta2, steps_);
    slot.mean.mul_(kBeta1).add_(gradient, 1 - kBeta1);
    slot.variance.mul_(kBeta2).addcmul_(gradient, gradient, 1 - kBeta2);
    const auto denominator = slot.variance.div(correction2).sqrt_().add_(kEpsilon);
    slot.parameter.addcdiv_(slot.mean, denominator, -learningRate / correction1);
}

double Optimiser::step(double learningRate, double maxNorm, double averageDecay, ThreadPool& lanes) {
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
    // A young average would remember the random start, so it forgets faster in the beginning.
    const double decay =
        std::min(averageDecay, (1.0 + static_cast<double>(steps_)) / (10.0 + static_cast<double>(steps_)));
    forEachInLanes(lanes, slots_.size(), [&](std::size_t i) {
        const torch::NoGradGuard guardOfThisThread;
        Slot& slot = slots_[i];
        if (slot.parameter.grad().defined()) {
            const auto gradient = slot.parameter.grad() * limit;
            if (slot.parameter.dim() == 4)
                muon(slot, gradient, learningRate);
            else
                adam(slot, gradient, learningRate);
            slot.parameter.mutable_grad() = torch::Tensor();
        }
        slot.average.lerp_(slot.parameter, 1 - decay);
    });
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
