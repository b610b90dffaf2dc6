#include "support/run_program.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>
#include <thread>

namespace glissade::test {

namespace {

std::filesystem::path temporaryFile() {
    std::string name = (std::filesystem::temp_directory_path() / "glissade-output-XXXXXX").string();
    const int file = ::mkstemp(name.data());
    if (file < 0) throw std::runtime_error("cannot make a temporary file");
    ::close(file);
    return name;
}

std::string readAndRemove(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(in), {});
    std::filesystem::remove(file);
    return text;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> list;
    for (std::string& text : texts) list.push_back(text.data());
    list.push_back(nullptr);
    return list;
}

std::vector<std::string> mergedEnvironment(const std::vector<std::string>& additions) {
    std::vector<std::string> merged = additions;
    for (char** entry = environ; *entry; ++entry) {
        const std::string text = *entry;
        const std::string name = text.substr(0, text.find('=') + 1);
        bool replaced = false;
        for (const std::string& addition : additions) replaced = replaced || addition.starts_with(name);
        if (!replaced) merged.push_back(text);
    }
    return merged;
}

}  // namespace

RunningProgram::RunningProgram(const std::filesystem::path& program,
                               const std::vector<std::string>& arguments,
                               const std::vector<std::string>& environment,
                               const std::filesystem::path& input)
    : out_(temporaryFile()), err_(temporaryFile()), start_(std::chrono::steady_clock::now()) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input.empty() ? "/dev/null" : input.c_str(), O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out_.c_str(), O_WRONLY | O_TRUNC, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err_.c_str(), O_WRONLY | O_TRUNC, 0);
    std::vector<std::string> argv{program.string()};
    argv.insert(argv.end(), arguments.begin(), arguments.end());
    std::vector<std::string> variables = mergedEnvironment(environment);
    const int failed =
        posix_spawn(&pid_, program.c_str(), &actions, nullptr, pointers(argv).data(), pointers(variables).data());
    posix_spawn_file_actions_destroy(&actions);
    if (failed) throw std::runtime_error("cannot start " + program.string());
}

RunningProgram::~RunningProgram() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    static_cast<void>(wait());
}

bool RunningProgram::waitUntilHandled(int signal) const { return waitForBit("SigCgt:", signal); }

bool RunningProgram::waitUntilIgnored(int signal) const { return waitForBit("SigIgn:", signal); }

/// Until the bit of the signal is set in a mask of /proc/PID/status.
bool RunningProgram::waitForBit(const std::string& mask, int signal) const {
    for (int attempt = 0; attempt < 1000; ++attempt) {
        std::ifstream status("/proc/" + std::to_string(pid_) + "/status");
        for (std::string line; std::getline(status, line);) {
            if (!line.starts_with(mask)) continue;
            if (std::stoull(line.substr(mask.size()), nullptr, 16) >> (signal - 1) & 1) return true;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

void RunningProgram::send(int signal) const { ::kill(pid_, signal); }

bool RunningProgram::running() const {
    siginfo_t ended{};
    return ::waitid(P_PID, static_cast<id_t>(pid_), &ended, WEXITED | WNOHANG | WNOWAIT) == 0 && ended.si_pid == 0;
}

Ended RunningProgram::wait() {
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    Ended ended;
    ended.elapsed = std::chrono::steady_clock::now() - start_;
    if (WIFEXITED(status)) ended.exitCode = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) ended.signal = WTERMSIG(status);
    ended.out = readAndRemove(out_);
    ended.err = readAndRemove(err_);
    return ended;
}

Ended runProgram(const std::filesystem::path& program,
                 const std::vector<std::string>& arguments,
                 const std::vector<std::string>& environment,
                 const std::filesystem::path& input) {
    return RunningProgram(program, arguments, environment, input).wait();
}

}  // namespace glissade::test
