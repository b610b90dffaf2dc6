// What the programs' exit codes mean.
#pragma once

namespace glissade {

inline constexpr int kExitDone = 0;           ///< all done
inline constexpr int kExitFailed = 1;         ///< some or all inputs failed; each has its line on stderr
inline constexpr int kExitUsage = 2;          ///< wrong usage; nothing was done
inline constexpr int kExitInterrupted = 130;  ///< SIGINT or SIGTERM

}  // namespace glissade
