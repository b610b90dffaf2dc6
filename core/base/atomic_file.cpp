#include "base/atomic_file.h"

#include "base/unfinished.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <random>
#include <system_error>

namespace glissade {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kPrefix = ".glissade-";
constexpr std::string_view kSuffix = ".part";

fs::path folderOf(const fs::path& file) {
    const fs::path folder = file.parent_path();
    return folder.empty() ? fs::path(".") : folder;
}

std::string temporaryName() {
    thread_local std::mt19937_64 random{std::random_device{}()};
    char digits[17];
    std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(random()));
    return std::string(kPrefix) + std::to_string(::getpid()) + "-" + digits + std::string(kSuffix);
}

Failure writeFailure(const fs::path& target, std::string_view what, int number) {
    return fail(ErrorCode::WriteFailed, target, std::string(what) + ": " + systemErrorText(number));
}

/// 0 or the error number.
int flush(const fs::path& path, int flags) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags);
    if (descriptor < 0) return errno;
    const int failed = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    return failed;
}

/// Renames without replacing; 0 or the error number.
int renameExclusively(const fs::path& from, const fs::path& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return errno;
    // The file system cannot do that in one step: a hard link is as exclusive. Then the file is in place, whatever
    // becomes of its old name.
    if (::link(from.c_str(), to.c_str()) == 0) {
        ::unlink(from.c_str());
        return 0;
    }
    if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS) return errno;
    // Nor links (FAT): look first, then rename.
    struct stat there {};
    if (::lstat(to.c_str(), &there) == 0) return EEXIST;
    return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

}  // namespace

std::string systemErrorText(int number) { return std::generic_category().message(number); }

struct AtomicFile::Data {
    fs::path target;
    fs::path temporary;
    Unfinished unfinished;
    int descriptor = -1;
    bool inPlace = false;
    std::string unconfirmed;

    ~Data() {
        if (unfinished && !inPlace) ::unlink(temporary.c_str());
        if (descriptor >= 0) ::close(descriptor);
    }
};

AtomicFile::AtomicFile(std::unique_ptr<Data> data) : data_(std::move(data)) {}
AtomicFile::AtomicFile(AtomicFile&&) noexcept = default;
AtomicFile& AtomicFile::operator=(AtomicFile&&) noexcept = default;
AtomicFile::~AtomicFile() = default;

const fs::path& AtomicFile::target() const { return data_->target; }
const fs::path& AtomicFile::temporary() const { return data_->temporary; }

Result<AtomicFile> AtomicFile::create(const fs::path& target) {
    if (target.filename().empty() || target.filename() == "." || target.filename() == "..")
        return fail(ErrorCode::WriteFailed, target, "this is not the name of a file");
    const fs::path folder = folderOf(target);
    for (int attempt = 0; attempt < 100; ++attempt) {
        auto data = std::make_unique<Data>();
        data->target = target;
        data->temporary = folder / temporaryName();
        int failed = 0;
        data->unfinished = Unfinished::make(data->temporary, [&](const std::string& temporary) {
            // Mode 0666 and not mkstemp's 0600: the umask decides, as for any file the user makes.
            data->descriptor = ::open(temporary.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
            failed = errno;
            return data->descriptor >= 0;
        });
        if (!data->unfinished && failed == EEXIST) continue;
        if (!data->unfinished) return writeFailure(target, "cannot write in this folder", failed);
        ::flock(data->descriptor, LOCK_EX | LOCK_NB);  // says "in use" to removeStaleTemporaries of other programs
        return AtomicFile(std::move(data));
    }
    return fail(ErrorCode::WriteFailed, target, "cannot find a free name for the temporary file");
}

Result<void> AtomicFile::write(std::span<const std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(data_->descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return writeFailure(data_->target, "cannot write", errno);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> AtomicFile::commit(Replace replace) {
    auto done = commitAs(fs::path(data_->target), replace);
    if (!done && !data_->inPlace) ::unlink(data_->temporary.c_str());
    return done;
}

Result<void> AtomicFile::commitAs(const fs::path& target, Replace replace) {
    if (folderOf(target) != folderOf(data_->target))
        return fail(ErrorCode::Internal, target, "a temporary file cannot move to another folder");
    struct stat old {};
    const bool exists = ::lstat(target.c_str(), &old) == 0;
    if (exists && replace == Replace::No) return fail(ErrorCode::Exists, target, "the file already exists");
    if (exists && S_ISDIR(old.st_mode)) return fail(ErrorCode::WriteFailed, target, "a folder has this name");
    // A replaced file keeps who may read and write it; a failure here costs nothing but that.
    if (exists && S_ISREG(old.st_mode) && ::chmod(data_->temporary.c_str(), old.st_mode & 0777) != 0) errno = 0;
    // By name, since an encoder may have put another file there under the same name.
    if (const int unflushed = flush(data_->temporary, 0); unflushed != 0)
        return writeFailure(target, "cannot flush to the disk", unflushed);
    const int failed = replace == Replace::Yes ? (::rename(data_->temporary.c_str(), target.c_str()) == 0 ? 0 : errno)
                                               : renameExclusively(data_->temporary, target);
    if (failed == EEXIST) return fail(ErrorCode::Exists, target, "the file already exists");
    if (failed != 0) return writeFailure(target, "cannot move the finished file into place", failed);
    data_->inPlace = true;
    data_->target = target;
    const int unflushed = flush(folderOf(target), O_DIRECTORY);
    // Some network and FUSE file systems know no fsync of folders (EINVAL).
    if (unflushed != 0 && unflushed != EINVAL) data_->unconfirmed = systemErrorText(unflushed);
    return {};
}

const std::string& AtomicFile::unconfirmed() const { return data_->unconfirmed; }

Result<void> writeFileAtomically(const fs::path& target, std::span<const std::uint8_t> bytes, Replace replace) {
    TRY(AtomicFile file, AtomicFile::create(target));
    TRY_VOID(file.write(bytes));
    return file.commit(replace);
}

Result<void> writeFileAtomically(const fs::path& target, std::string_view text, Replace replace) {
    return writeFileAtomically(target, std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()), replace);
}

int removeStaleTemporaries(const fs::path& folder) {
    int removed = 0;
    std::error_code failed;
    const auto now = fs::file_time_type::clock::now();
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
        const std::string name = entry->path().filename().string();
        if (!name.starts_with(kPrefix) || !name.ends_with(kSuffix)) continue;
        std::error_code ignored;
        const auto written = fs::last_write_time(entry->path(), ignored);
        if (ignored || now - written < std::chrono::hours(24)) continue;
        const int descriptor = ::open(entry->path().c_str(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
        if (descriptor < 0) continue;
        struct stat status {};
        if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && ::flock(descriptor, LOCK_EX | LOCK_NB) == 0 &&
            ::unlink(entry->path().c_str()) == 0)
            ++removed;
        ::close(descriptor);
    }
    return removed;
}

}  // namespace glissade
