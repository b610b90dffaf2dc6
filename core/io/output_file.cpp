#include "base/atomic_file.h"
#include "io/writer.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace glissade {

Result<OutputFile> OutputFile::open(const std::filesystem::path& file, const std::filesystem::path& target) {
    OutputFile output;
    output.target_ = target;
    output.descriptor_ = ::open(file.c_str(), O_RDWR | O_TRUNC | O_CLOEXEC);
    if (output.descriptor_ < 0) return fail(ErrorCode::WriteFailed, target, "cannot write: " + systemErrorText(errno));
    return output;
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : target_(std::move(other.target_)), descriptor_(std::exchange(other.descriptor_, -1)), error_(other.error_) {}

OutputFile& OutputFile::operator=(OutputFile&& other) noexcept {
    std::swap(target_, other.target_);
    std::swap(descriptor_, other.descriptor_);
    std::swap(error_, other.error_);
    return *this;
}

OutputFile::~OutputFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

bool OutputFile::writeAt(std::uint64_t offset, std::span<const std::uint8_t> bytes) {
    while (!bytes.empty() && error_ == 0) {
        const ssize_t written = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) {
            error_ = written < 0 ? errno : ENOSPC;
            break;
        }
        bytes = bytes.subspan(static_cast<std::size_t>(written));
        offset += static_cast<std::uint64_t>(written);
    }
    return error_ == 0;
}

std::size_t OutputFile::readAt(std::uint64_t offset, std::span<std::uint8_t> bytes) const {
    const ssize_t got = ::pread(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    return got > 0 ? static_cast<std::size_t>(got) : 0;
}

std::uint64_t OutputFile::size() const {
    struct stat status {};
    return ::fstat(descriptor_, &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

Result<void> OutputFile::close() {
    // Network drives may tell of a full disk only now.
    if (descriptor_ >= 0 && ::close(std::exchange(descriptor_, -1)) != 0 && error_ == 0) error_ = errno;
    if (error_ != 0) return failure({});
    return {};
}

Failure OutputFile::failure(const std::string& otherwise) const {
    return fail(ErrorCode::WriteFailed, target_, error_ != 0 ? "cannot write: " + systemErrorText(error_) : otherwise);
}

}  // namespace glissade
