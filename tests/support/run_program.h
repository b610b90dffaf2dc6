// Runs a built program as a user would, without a shell.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace glissade::test {

/// How a program ended and what it said.
struct Ended {
    int exitCode = -1;  ///< -1 where a signal ended it
    int signal = 0;
    std::string out;
    std::string err;
    std::chrono::duration<double> elapsed{0};
};

/// A program that runs; ended and reaped at the latest when this goes away.
class RunningProgram {
public:
    /// @param environment  "NAME=VALUE", added to (or replacing in) the test's own.
    /// @param input        given as standard input; /dev/null where empty.
    RunningProgram(const std::filesystem::path& program,
                   const std::vector<std::string>& arguments,
                   const std::vector<std::string>& environment = {},
                   const std::filesystem::path& input = {});
    ~RunningProgram();
    RunningProgram(const RunningProgram&) = delete;
    RunningProgram& operator=(const RunningProgram&) = delete;

    /// Waits until the program handles a signal by itself; false after ten seconds or its end.
    [[nodiscard]] bool waitUntilHandled(int signal) const;
    /// The same for a signal that it ignores.
    [[nodiscard]] bool waitUntilIgnored(int signal) const;
    void send(int signal) const;
    /// Whether it has not ended yet.
    [[nodiscard]] bool running() const;
    /// Of the process, to read about it in /proc.
    [[nodiscard]] pid_t pid() const { return pid_; }
    [[nodiscard]] Ended wait();

private:
    [[nodiscard]] bool waitForBit(const std::string& mask, int signal) const;

    pid_t pid_ = -1;
    std::filesystem::path out_;
    std::filesystem::path err_;
    std::chrono::steady_clock::time_point start_;
};

/// Runs a program to its end.
[[nodiscard]] Ended runProgram(const std::filesystem::path& program,
                               const std::vector<std::string>& arguments,
                               const std::vector<std::string>& environment = {},
                               const std::filesystem::path& input = {});

}  // namespace glissade::test
