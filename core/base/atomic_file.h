// Writing a file so that its place holds the whole new one or what was there before, whatever stops the work.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace glissade {

/// Whether a file that is already in place may be replaced.
enum class Replace { No, Yes };

/// A temporary file in the target's folder (".glissade-….part", locked while it is in use), moved into place by commit()
/// and removed by the destructor otherwise. Move-only; one thread at a time.
///
/// A target that is a symbolic link is itself replaced; the file it points at is never written to.
class AtomicFile {
public:
    /// Makes the temporary file. Fails with WriteFailed, naming `target` and the system's reason (no such folder, read-only ...).
    [[nodiscard]] static Result<AtomicFile> create(const std::filesystem::path& target);

    AtomicFile(AtomicFile&&) noexcept;
    AtomicFile& operator=(AtomicFile&&) noexcept;
    ~AtomicFile();

    [[nodiscard]] const std::filesystem::path& target() const;
    /// Where an encoder that opens files by itself may write; it must have closed the file before commit().
    [[nodiscard]] const std::filesystem::path& temporary() const;

    /// Appends bytes. Fails with WriteFailed (disk full, drive lost ...).
    [[nodiscard]] Result<void> write(std::span<const std::uint8_t> bytes);

    /// Flushes to the disk, renames, flushes the folder. Fails with WriteFailed, or with Exists where Replace::No finds the
    /// target in place, even if it appeared this instant; the temporary file is then removed.
    /// Once the file is renamed it is in place, whole, for everybody: that is success, and a folder that then cannot be
    /// flushed is told by unconfirmed().
    [[nodiscard]] Result<void> commit(Replace replace);
    /// The same under another name in the same folder; afterwards target() is that name.
    /// After Exists the temporary file is still there, so that the next name may be tried.
    [[nodiscard]] Result<void> commitAs(const std::filesystem::path& target, Replace replace);
    /// After a commit that succeeded: why the disk has not confirmed that the file's new name lasts beyond a loss of
    /// power (the file from before would then be back); empty where it has.
    [[nodiscard]] const std::string& unconfirmed() const;

private:
    struct Data;
    explicit AtomicFile(std::unique_ptr<Data> data);
    std::unique_ptr<Data> data_;
};

/// Writes a whole file in one go. Fails as AtomicFile does.
[[nodiscard]] Result<void> writeFileAtomically(const std::filesystem::path& target, std::span<const std::uint8_t> bytes,
                                               Replace replace = Replace::Yes);
[[nodiscard]] Result<void> writeFileAtomically(const std::filesystem::path& target, std::string_view text,
                                               Replace replace = Replace::Yes);

/// Removes temporary files of ours that are older than a day and that no running program holds; what cannot be removed stays.
/// @return how many went.
int removeStaleTemporaries(const std::filesystem::path& folder);

/// Text of a system error number, e.g. "No space left on device"; thread-safe.
[[nodiscard]] std::string systemErrorText(int number);

}  // namespace glissade
