// How much memory a process has in use, how much of the processors it got, and how many are asked for just now.
#pragma once

#include <sys/types.h>

#include <ctime>
#include <fstream>
#include <string>

namespace glissade::load {

/// A value of /proc/PID/status, which gives kB, in MB (2^20 bytes): "VmRSS" in use, "VmHWM" its peak, "VmSize"
/// addresses, "VmPeak" their peak. 0 for a process that is gone.
inline double statusMegabytes(const std::string& process, const std::string& key) {
    std::ifstream status("/proc/" + process + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(key + ":")) return std::stod(line.substr(key.size() + 1)) / 1024;
    return 0;
}
inline double statusMegabytes(pid_t process, const std::string& key) {
    return statusMegabytes(std::to_string(process), key);
}

inline double clockSeconds(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

/// Seconds of processors that this process has had, all its threads together: what other work leaves it, where the
/// clock on the wall says how long that took.
inline double processorSeconds() { return clockSeconds(CLOCK_PROCESS_CPUTIME_ID); }

/// The same of the calling thread.
inline double threadSeconds() { return clockSeconds(CLOCK_THREAD_CPUTIME_ID); }

/// Seconds in which the calling thread could have run and had no processor, as Linux counts them; 0 where it does not.
inline double waitingSeconds() {
    double running = 0;
    double waiting = 0;
    std::ifstream("/proc/thread-self/schedstat") >> running >> waiting;
    return waiting / 1e9;
}

/// The machine's load average over the last minute, this run's own share included.
inline double machineLoad() {
    double load = 0;
    std::ifstream("/proc/loadavg") >> load;
    return load;
}

}  // namespace glissade::load
