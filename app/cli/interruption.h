// SIGINT and SIGTERM while photos are worked on.
#pragma once

#include <stop_token>

namespace glissade::cli {

/// A token that SIGINT and SIGTERM stop. Work that has not ended 1.2 s later (it may be stuck in a library) is dropped:
/// the program removes its temporary files and ends with kExitInterrupted.
[[nodiscard]] std::stop_token stopOnSignals();

}  // namespace glissade::cli
