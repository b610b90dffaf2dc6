// The files of a run's learning curve.
#pragma once

#include "base/result.h"
#include "train/evaluate.h"

#include <cstdint>
#include <filesystem>

namespace glissade::train {

/// Adds a validation to FOLDER/curve.tsv (curve_plot.h says how it is laid out) and draws FOLDER/curve.html anew.
[[nodiscard]] Result<void> addToCurve(const std::filesystem::path& folder,
                                      std::int64_t step,
                                      double minutes,
                                      const FidelityTable& table);

}  // namespace glissade::train
