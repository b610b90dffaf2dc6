// How an engine ends without a window waiting for it.
#pragma once

#include "ui/engine_port.h"

#include <memory>

namespace glissade {

/// Ends the engine, and then its observer, on a thread of its own: a network that is running cannot be stopped halfway,
/// and other windows must not stand still meanwhile. What has not ended when the application does is waited for.
/// Thread: the interface's.
void endInBackground(std::unique_ptr<EnginePort> engine, std::unique_ptr<EngineObserver> observer);

}  // namespace glissade
