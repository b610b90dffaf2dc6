#include "cli/streams.h"

#include "base/cancel.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <system_error>

namespace glissade::cli {

namespace {

/// A file descriptor that is closed at the end.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

Failure systemFailure(ErrorCode code, const std::filesystem::path& file) {
    return fail(code, file, std::strerror(errno));
}

/// Waits until reading or writing would not block. False once a stop is requested: the signal's handler restarts a
/// blocked read or write, which would then wait for the other end for ever.
bool ready(int file, short event, const std::stop_token& stop) {
    constexpr int kLookMs = 50;
    pollfd waited{file, event, 0};
    while (!stop.stop_requested())
        if (::poll(&waited, 1, kLookMs) > 0) return true;
    return false;
}

Result<void> writeAll(
    int to, const std::filesystem::path& toName, const char* bytes, std::size_t count, const std::stop_token& stop) {
    while (count > 0) {
        if (!ready(to, POLLOUT, stop)) return Cancel::failure();
        // A pipe that is ready has room for this much and no more.
        const ssize_t written = ::write(to, bytes, std::min<std::size_t>(count, PIPE_BUF));
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return systemFailure(ErrorCode::WriteFailed, toName);
        bytes += written;
        count -= static_cast<std::size_t>(written);
    }
    return {};
}

Result<void> copy(int from,
                  const std::filesystem::path& fromName,
                  int to,
                  const std::filesystem::path& toName,
                  const std::stop_token& stop) {
    std::array<char, 1 << 16> buffer{};
    for (;;) {
        if (!ready(from, POLLIN, stop)) return Cancel::failure();
        const ssize_t count = ::read(from, buffer.data(), buffer.size());
        if (count == 0) return {};
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return systemFailure(ErrorCode::Unreadable, fromName);
        TRY_VOID(writeAll(to, toName, buffer.data(), static_cast<std::size_t>(count), stop));
    }
}

}  // namespace

Result<TemporaryFolder> TemporaryFolder::make() {
    std::error_code error;
    const std::string pattern = (std::filesystem::temp_directory_path(error) / "glissade-XXXXXX").string();
    if (error) return fail(ErrorCode::WriteFailed, pattern, error.message());
    int failed = 0;
    Unfinished folder = Unfinished::make(pattern, [&failed](std::string& path) {
        const bool made = ::mkdtemp(path.data()) != nullptr;
        failed = errno;
        return made;
    });
    if (!folder) return fail(ErrorCode::WriteFailed, pattern, std::strerror(failed));
    return TemporaryFolder(std::move(folder));
}

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept
    : path_(std::move(other.path_)), unfinished_(std::move(other.unfinished_)) {
    other.path_.clear();
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

Result<InputFile> InputFile::open(const std::string& name, const std::stop_token& stop) {
    InputFile input;
    input.path_ = name;
    if (name != "-") return input;
    TRY(TemporaryFolder folder, TemporaryFolder::make());
    input.path_ = folder.path() / "stdin";
    const Descriptor file(::open(input.path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (file.number() < 0) return systemFailure(ErrorCode::WriteFailed, input.path_);
    TRY_VOID(copy(STDIN_FILENO, "standard input", file.number(), input.path_, stop));
    input.folder_.emplace(std::move(folder));
    return input;
}

Error InputFile::named(Error error) const {
    if (folder_ && error.path == path_) error.path = "-";
    return error;
}

Result<void> copyToStandardOutput(const std::filesystem::path& file, const std::stop_token& stop) {
    const Descriptor from(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (from.number() < 0) return systemFailure(ErrorCode::Unreadable, file);
    return copy(from.number(), file, STDOUT_FILENO, "standard output", stop);
}

}  // namespace glissade::cli
