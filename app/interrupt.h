// SIGINT and SIGTERM as a stop request.
#pragma once

#include <csignal>
#include <stop_token>
#include <thread>

namespace glissade {

/// From the first call on, SIGINT and SIGTERM request a stop of the token instead of ending the program.
/// Call before other threads are made: they inherit the mask that leaves both signals to one waiting thread.
inline std::stop_token stopOnInterrupt() {
    static std::stop_source source;
    static const bool started = [] {
        sigset_t signals;
        sigemptyset(&signals);
        sigaddset(&signals, SIGINT);
        sigaddset(&signals, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &signals, nullptr);
        // Lives as long as the process and owns nothing: the one thread that is not joined.
        std::thread([signals] {
            int signal = 0;
            for (;;)
                if (sigwait(&signals, &signal) == 0) source.request_stop();
        }).detach();
        return true;
    }();
    static_cast<void>(started);
    return source.get_token();
}

}  // namespace glissade
