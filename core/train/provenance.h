// What a pack says of the run that made it.
#pragma once

#include "train/checkpoint.h"
#include "train/trainer.h"

#include <cstddef>
#include <string>

namespace glissade::train {

/// Pack::provenance: a JSON object as text.
[[nodiscard]] std::string provenanceOf(const TrainRequest& request, const Progress& progress, std::size_t shards);

}  // namespace glissade::train
