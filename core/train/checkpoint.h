// Checkpoint: everything a training run needs to go on from, as one safetensors file.
#pragma once

#include "base/result.h"
#include "train/optimiser.h"

#include <filesystem>
#include <vector>

namespace glissade::train {

/// The state besides the tensors of the optimiser.
struct Progress {
    std::int64_t step = 0;
    double seconds = 0;             ///< spent training, over all runs
    std::vector<float> difficulty;  ///< Difficulty::values
};

/// Writes weights, averages, optimiser state and progress; atomic.
[[nodiscard]] Result<void> saveCheckpoint(const std::filesystem::path& file,
                                          Optimiser& optimiser,
                                          const Progress& progress);

/// Reads them back into an optimiser over the same network. A checkpoint of another architecture is refused with
/// BadPack, naming the first tensor that does not fit; NotFound where there is no file.
[[nodiscard]] Result<Progress> loadCheckpoint(const std::filesystem::path& file, Optimiser& optimiser);

}  // namespace glissade::train
