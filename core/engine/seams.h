// Where tests take hold of the engine: its loops, its networks, its decoder.
#pragma once

#include "engine/executor.h"
#include "engine/worker.h"

namespace glissade {

/// Empty members take the real thing. For tests; the program uses none.
struct EngineSeams {
    std::shared_ptr<Executor> executor;  ///< ThreadExecutor
    MakeNetworks makeNetworks;  ///< makeNetworkSource over the models folder; called once each by worker and exports
    DecodePhoto decode;         ///< decodePhoto
    double firstDraftMs = Drafts::kFirstMs;  ///< what the networks of a first draft may take
};

}  // namespace glissade
