// SIGINT and SIGTERM as a stop request.
#pragma once

#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <exception>
#include <functional>
#include <stop_token>
#include <thread>
#include <utility>

namespace glissade {

namespace interrupt_detail {
/// What the handler writes to; all else is forbidden in a signal handler.
inline int event = -1;

inline void tell(int) {
    const int kept = errno;
    const std::uint64_t one = 1;
    static_cast<void>(!::write(event, &one, sizeof one));
    errno = kept;
}
}  // namespace interrupt_detail

/// What is done where the program has not ended so long after the first signal: a library may be stuck.
struct LastResort {
    std::chrono::milliseconds after{0};
    std::function<void()> act;  ///< on a thread of its own; nothing where empty
};

/// From the first call on, SIGINT and SIGTERM request a stop of the token instead of ending the program.
/// Handlers, not a mask: libraries start threads while they are loaded, which would still be ended by the signal.
/// @param last  counts with the first call.
inline std::stop_token stopOnInterrupt(LastResort last = {}) {
    static std::stop_source source;
    static const bool started = [&last] {
        // Out of descriptors or of threads: the signals end the program, as ever.
        interrupt_detail::event = ::eventfd(0, EFD_CLOEXEC);
        if (interrupt_detail::event < 0) return false;
        try {
            // Lives as long as the process and shares the stop state: the one thread that is not joined.
            std::thread([shared = source, last = std::move(last)]() mutable {
                std::uint64_t count = 0;
                while (::read(interrupt_detail::event, &count, sizeof count) != sizeof count)
                    if (errno != EINTR) return;
                shared.request_stop();
                if (!last.act) return;
                std::this_thread::sleep_for(last.after);
                last.act();
            }).detach();
        } catch (const std::exception&) {
            return false;
        }
        struct sigaction action {};
        action.sa_handler = interrupt_detail::tell;
        action.sa_flags = SA_RESTART;
        sigaction(SIGINT, &action, nullptr);
        sigaction(SIGTERM, &action, nullptr);
        return true;
    }();
    static_cast<void>(started);
    return source.get_token();
}

}  // namespace glissade
