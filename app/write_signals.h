// A failed write is an error like any other, not the end of the program.
#pragma once

#include <csignal>

namespace glissade {

/// From now on a closed pipe (SIGPIPE) and a file beyond the user's limit (SIGXFSZ) fail the write, which is then told.
inline void ignoreWriteSignals() {
    for (const int signal : {SIGPIPE, SIGXFSZ}) std::signal(signal, SIG_IGN);
}

}  // namespace glissade
