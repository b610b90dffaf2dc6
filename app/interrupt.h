// SIGINT and SIGTERM as a stop request.
#pragma once

#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdint>
#include <stop_token>
#include <thread>

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

/// From the first call on, SIGINT and SIGTERM request a stop of the token instead of ending the program.
/// Handlers, not a mask: libraries start threads while they are loaded, which would still be ended by the signal.
inline std::stop_token stopOnInterrupt() {
    static std::stop_source source;
    static const bool started = [] {
        interrupt_detail::event = ::eventfd(0, EFD_CLOEXEC);
        if (interrupt_detail::event < 0) return false;  // out of descriptors: the signals end the program, as ever
        // Lives as long as the process and shares the stop state: the one thread that is not joined.
        std::thread([shared = source]() mutable {
            std::uint64_t count = 0;
            for (;;) {
                if (::read(interrupt_detail::event, &count, sizeof count) == sizeof count)
                    shared.request_stop();
                else if (errno != EINTR)
                    return;
            }
        }).detach();
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
