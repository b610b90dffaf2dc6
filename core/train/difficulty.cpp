#include "train/difficulty.h"

#include <algorithm>
#include <cmath>

namespace glissade::train {

namespace {
constexpr int kBins = 5;
constexpr float kNews = 0.01F;        // share of a new error in the running mean
constexpr double kLeastError = 1e-5;  // 50 dB: beyond that there is nothing to learn
}  // namespace

Difficulty::Difficulty(std::size_t operators) : values_(operators * kBins, 0.0F) {}

std::size_t Difficulty::binOf(const BatchTargets& targets, std::int64_t sample) {
    const std::int64_t count = targets.params.size(1);
    const float position = count > 0 ? targets.params.data_ptr<float>()[sample * count] : 0.0F;
    const int bin = std::clamp(static_cast<int>((position + 1) / 2 * kBins), 0, kBins - 1);
    return static_cast<std::size_t>(targets.operatorIndex * kBins + bin);
}

torch::Tensor Difficulty::weights(const BatchTargets& targets, const torch::Tensor& errors) const {
    auto usual = torch::empty({errors.size(0)});
    for (std::int64_t i = 0; i < errors.size(0); ++i) usual.data_ptr<float>()[i] = values_[binOf(targets, i)];
    if (usual.min().item<float>() <= 0) usual = torch::where(usual > 0, usual, errors.to(at::kCPU));
    return usual.clamp_min(kLeastError).reciprocal();
}

void Difficulty::learn(const BatchTargets& targets, const torch::Tensor& errors) {
    const auto onCpu = errors.to(at::kCPU).contiguous();
    const float* error = onCpu.data_ptr<float>();
    for (std::int64_t i = 0; i < errors.size(0); ++i) {
        float& usual = values_[binOf(targets, i)];
        usual = usual == 0 ? error[i] : usual + kNews * (error[i] - usual);
    }
}

double Difficulty::psnr(std::size_t operatorIndex) const {
    double sum = 0;
    int count = 0;
    for (std::size_t bin = 0; bin < kBins; ++bin) {
        const float error = values_[operatorIndex * kBins + bin];
        if (error > 0) sum -= 10 * std::log10(error), ++count;
    }
    return count ? sum / count : 0.0;
}

bool Difficulty::restore(const std::vector<float>& values) {
    if (values.size() != values_.size()) return false;
    values_ = values;
    return true;
}

}  // namespace glissade::train
