#include "train/provenance.h"

#include <cstdio>

namespace glissade::train {

std::string provenanceOf(const TrainRequest& request, const Progress& progress, std::size_t shards) {
    std::string learnt = "everything";
    if (request.headsOnly) {
        learnt = request.keepOverview ? "" : "overview";
        for (const std::string& id : request.focus) learnt += (learnt.empty() ? "" : ", ") + id;
    }
    const std::string piece =
        request.headsOnly
            ? "\"photos_per_step\": " + std::to_string(request.crops) + ", \"cells\": " + std::to_string(request.cells)
            : "\"crops_per_step\": " + std::to_string(request.crops) + ", \"crop\": " + std::to_string(request.crop);
    char text[512];
    std::snprintf(text,
                  sizeof text,
                  "\"steps\": %lld, \"seconds\": %.0f, \"operators_per_step\": %d, \"learning_rate\": %g, "
                  "\"shards\": %zu, \"seed\": %llu, \"optimiser\": \"Muon and Adam\", \"weights\": \"moving average "
                  "%g\"",
                  static_cast<long long>(progress.step),
                  progress.seconds,
                  request.operatorsPerStep,
                  request.learningRate,
                  shards,
                  static_cast<unsigned long long>(request.seed),
                  request.averageDecay);
    return "{\"learnt\": \"" + learnt + "\", " + piece + ", " + text + "}";
}

}  // namespace glissade::train
