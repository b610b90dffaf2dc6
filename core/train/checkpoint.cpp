#include "train/checkpoint.h"

#include "net/torch/stored_tensor.h"

#include <cmath>

namespace glissade::train {

namespace {

constexpr double kStepUnit = 65536.0;  // a float32 holds whole numbers to 2^24 only, so the step is two of them

/// The four tensors of a slot with the prefix of their names.
std::vector<std::pair<const char*, torch::Tensor>> partsOf(Optimiser::Slot& slot) {
    return {{"model.", slot.parameter}, {"average.", slot.average}, {"mean.", slot.mean}, {"variance.", slot.variance}};
}

}  // namespace

Result<void> saveCheckpoint(const std::filesystem::path& file, Optimiser& optimiser, const Progress& progress) {
    TensorMap tensors;
    for (Optimiser::Slot& slot : optimiser.slots())
        for (auto& [prefix, tensor] : partsOf(slot)) tensors.emplace(prefix + slot.name, net::storedTensor(tensor));
    const auto step = static_cast<double>(progress.step);
    const auto high = static_cast<float>(std::floor(step / kStepUnit));
    tensors.emplace("state.step", Tensor{{2}, {high, static_cast<float>(step - high * kStepUnit)}});
    tensors.emplace("state.seconds", Tensor{{1}, {static_cast<float>(progress.seconds)}});
    tensors.emplace("state.difficulty",
                    Tensor{{static_cast<std::int64_t>(progress.difficulty.size())}, progress.difficulty});
    return writeSafetensors(file, tensors);
}

Result<Progress> loadCheckpoint(const std::filesystem::path& file, Optimiser& optimiser) {
    TRY(const TensorMap tensors, readSafetensors(file));
    const torch::NoGradGuard guard;
    for (Optimiser::Slot& slot : optimiser.slots()) {
        for (auto& [prefix, tensor] : partsOf(slot)) {
            const auto found = tensors.find(prefix + slot.name);
            if (found == tensors.end() || tensor.sizes() != at::IntArrayRef(found->second.shape))
                return fail(ErrorCode::BadPack, file, "checkpoint of another architecture: " + (prefix + slot.name));
            tensor.copy_(net::viewOf(found->second));
        }
    }
    const auto step = tensors.find("state.step");
    const auto seconds = tensors.find("state.seconds");
    const auto difficulty = tensors.find("state.difficulty");
    if (step == tensors.end() || step->second.values.size() != 2 || seconds == tensors.end() ||
        seconds->second.values.size() != 1 || difficulty == tensors.end())
        return fail(ErrorCode::BadPack, file, "checkpoint without its progress");
    Progress progress;
    progress.step = static_cast<std::int64_t>(step->second.values[0] * kStepUnit + step->second.values[1]);
    progress.seconds = seconds->second.values[0];
    progress.difficulty = difficulty->second.values;
    optimiser.setSteps(progress.step);
    return progress;
}

}  // namespace glissade::train
