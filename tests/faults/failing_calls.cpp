#include "faults/failing_calls.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

namespace glissade::test {

namespace {

bool active = false;
FailingCalls plan;
CallCounts made;

/// A regular file that is open for writing.
bool writable(int file) {
    struct stat status {};
    const int flags = static_cast<int>(::syscall(SYS_fcntl, file, F_GETFL));
    return flags >= 0 && (flags & O_ACCMODE) != O_RDONLY && ::fstat(file, &status) == 0 && S_ISREG(status.st_mode);
}

bool isFolder(int file) {
    struct stat status {};
    return ::fstat(file, &status) == 0 && S_ISDIR(status.st_mode);
}

bool failsNow(std::uint64_t& count, std::uint64_t number) {
    if (count++ != number) return false;
    errno = plan.error;
    return true;
}

/// How many of the bytes go; 0 with errno where the disk is full before the first.
std::size_t allowed(int file, std::size_t count) {
    if (!active || !writable(file)) return count;
    const std::uint64_t room = plan.writeAtByte > made.bytes ? plan.writeAtByte - made.bytes : 0;
    const auto granted =
        static_cast<std::size_t>(std::min({static_cast<std::uint64_t>(count), room, plan.mostPerWrite}));
    if (granted == 0 && count > 0) errno = plan.error;
    made.bytes += granted;
    return granted;
}

}  // namespace

CallsThatFail::CallsThatFail(const FailingCalls& wanted) {
    plan = wanted;
    made = {};
    active = true;
}

CallsThatFail::~CallsThatFail() { active = false; }

CallCounts CallsThatFail::counts() const { return made; }

}  // namespace glissade::test

extern "C" {

ssize_t write(int file, const void* bytes, size_t count) {
    const std::size_t granted = glissade::test::allowed(file, count);
    if (granted == 0 && count > 0) return -1;
    return ::syscall(SYS_write, file, bytes, granted);
}

ssize_t pwrite(int file, const void* bytes, size_t count, off_t offset) {
    const std::size_t granted = glissade::test::allowed(file, count);
    if (granted == 0 && count > 0) return -1;
    return ::syscall(SYS_pwrite64, file, bytes, granted, offset);
}

ssize_t pwrite64(int file, const void* bytes, size_t count, off64_t offset) {
    return pwrite(file, bytes, count, offset);
}

int fsync(int file) {
    using namespace glissade::test;
    if (active && isFolder(file)) {
        if (failsNow(made.fsyncsOfFolders, plan.fsyncFolder)) return -1;
    } else if (active && failsNow(made.fsyncsOfFiles, plan.fsyncFile)) {
        return -1;
    }
    return static_cast<int>(::syscall(SYS_fsync, file));
}

/// As on Linux, the descriptor is gone even where closing fails.
int close(int file) {
    using namespace glissade::test;
    const bool fails = active && writable(file) && failsNow(made.closes, plan.close);
    const int result = static_cast<int>(::syscall(SYS_close, file));
    if (!fails) return result;
    errno = plan.error;
    return -1;
}

int rename(const char* from, const char* to) noexcept {
    using namespace glissade::test;
    if (active && failsNow(made.renames, plan.rename)) return -1;
    return static_cast<int>(::syscall(SYS_rename, from, to));
}

int renameat2(int fromFolder, const char* from, int toFolder, const char* to, unsigned int flags) noexcept {
    using namespace glissade::test;
    if (active && failsNow(made.renames, plan.rename)) return -1;
    return static_cast<int>(::syscall(SYS_renameat2, fromFolder, from, toFolder, to, flags));
}

int link(const char* from, const char* to) noexcept {
    using namespace glissade::test;
    if (active && failsNow(made.renames, plan.rename)) return -1;
    return static_cast<int>(::syscall(SYS_link, from, to));
}

}  // extern "C"
