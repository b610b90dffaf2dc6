// The system calls that write files, failing where a test says. They stand in the test program, whose symbols come
// before those of the C library, so that the code under test is the one that ships, modules included.
#pragma once

#include <cstdint>
#include <limits>

namespace glissade::test {

constexpr std::uint64_t kNever = std::numeric_limits<std::uint64_t>::max();

/// What fails from now on, in this process, of files on disks; counters of bytes and calls begin at 0.
struct FailingCalls {
    int error = 0;  ///< what errno becomes
    std::uint64_t writeAtByte =
        kNever;  ///< the write that would reach beyond this many bytes of all writes, and all later ones
    std::uint64_t close = kNever;      ///< the call of this number, of files that were written to
    std::uint64_t fsyncFile = kNever;  ///< likewise
    std::uint64_t fsyncFolder = kNever;
    std::uint64_t rename = kNever;        ///< rename, renameat2 and link
    std::uint64_t mostPerWrite = kNever;  ///< a write takes at most so many bytes, and says so
};

/// How often what was called.
struct CallCounts {
    std::uint64_t bytes = 0;
    std::uint64_t closes = 0;
    std::uint64_t fsyncsOfFiles = 0;
    std::uint64_t fsyncsOfFolders = 0;
    std::uint64_t renames = 0;
};

/// Calls fail while this lives. One at a time; a test that uses it has no other thread that writes files.
class CallsThatFail {
public:
    explicit CallsThatFail(const FailingCalls& plan);
    CallsThatFail(const CallsThatFail&) = delete;
    CallsThatFail& operator=(const CallsThatFail&) = delete;
    ~CallsThatFail();

    [[nodiscard]] CallCounts counts() const;
};

}  // namespace glissade::test
