#include "base/file_bytes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace glissade {

namespace {

/// Closes what it holds.
class Descriptor {
public:
    explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
    ~Descriptor() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return descriptor_; }

private:
    int descriptor_;
};

Failure systemFailure(const std::filesystem::path& file, int error) {
    const bool missing = error == ENOENT || error == ENOTDIR;
    return fail(missing ? ErrorCode::NotFound : ErrorCode::Unreadable, file, std::generic_category().message(error));
}

/// Reads until `bytes` is full; what is missing at the end means that the file shrank meanwhile.
Result<void> fill(const std::filesystem::path& file, int descriptor, std::vector<std::byte>& bytes) {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t got = ::read(descriptor, bytes.data() + done, bytes.size() - done);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return systemFailure(file, errno);
        if (got == 0) return fail(ErrorCode::Unreadable, file, "the file became shorter while it was read");
        done += static_cast<std::size_t>(got);
    }
    return {};
}

}  // namespace

Result<std::vector<std::byte>> readFileBytes(const std::filesystem::path& file, std::uint64_t limit) {
    return guarded(file, ErrorCode::Unreadable, [&]() -> Result<std::vector<std::byte>> {
        // Non-blocking, because opening a FIFO would otherwise wait for a writer.
        const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
        if (descriptor.get() < 0) return systemFailure(file, errno);
        struct stat status {};
        if (::fstat(descriptor.get(), &status) != 0) return systemFailure(file, errno);
        if (!S_ISREG(status.st_mode)) return fail(ErrorCode::Unreadable, file, "not a regular file");
        const auto size = static_cast<std::uint64_t>(status.st_size);
        if (size > limit)
            return fail(ErrorCode::TooLarge,
                        file,
                        std::to_string(size) + " bytes, more than the " + std::to_string(limit) + " that are accepted");
        std::vector<std::byte> bytes(static_cast<std::size_t>(size));
        TRY_VOID(fill(file, descriptor.get(), bytes));
        return bytes;
    });
}

}  // namespace glissade
