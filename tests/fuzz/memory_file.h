// A file of a fuzz target: its bytes in memory, under a name that any reader can open.
#pragma once

#include "base/check.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace glissade::fuzz {

/// A regular file that lies on no disk, gone with this object.
class MemoryFile {
public:
    explicit MemoryFile(std::span<const std::uint8_t> bytes) : descriptor_(::memfd_create("fuzz", MFD_CLOEXEC)) {
        CHECK(descriptor_ >= 0);
        const ssize_t written = ::pwrite(descriptor_, bytes.data(), bytes.size(), 0);
        CHECK(written == static_cast<ssize_t>(bytes.size()));
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile() { ::close(descriptor_); }

    [[nodiscard]] std::filesystem::path path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

private:
    int descriptor_;
};

}  // namespace glissade::fuzz
