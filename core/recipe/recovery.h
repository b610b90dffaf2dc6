// Recovery: unsaved edits, kept while a program runs and offered again after it crashed.
//
//   FOLDER/SESSION.lock           held (flock) by the running program, holds its process id; free once that is gone,
//                                 however it ended, and whatever process has got its number since
//   FOLDER/SESSION-NUMBER.glissade-recovery.json   the newest edit of one photo in one window of that session
//   FOLDER/SESSION-NUMBER.glissade-recovery.png    a photo that is in no other file; goes with its edit
#pragma once

#include "recipe/recipe.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace glissade {

/// Whether this is a photo that is in no file but one that was kept for recovery, by its name.
[[nodiscard]] bool isKeptPicture(const std::filesystem::path& photo);

/// An edit whose program is gone.
struct LostEdit {
    std::filesystem::path file;
    std::filesystem::path photo;  ///< absolute
    Recipe recipe;
    int attempts = 0;  ///< how often it was taken before and lost again
    std::filesystem::file_time_type when;
};

struct LostEdits {
    std::vector<LostEdit> edits;       ///< newest first
    std::vector<std::string> notices;  ///< what was set aside, and why
};

/// After this many takes that ended in a crash an edit is set aside (NAME.broken-N) instead of offered.
inline constexpr int kMostRecoveryAttempts = 2;

/// The edits that no running program holds. What cannot be read, or was lost too often, is set aside with a notice; of
/// a newer version: stays. Locks of ended programs that left nothing are removed, and after a month pictures that no
/// edit names. An absent folder has none.
[[nodiscard]] LostEdits findLostEdits(const std::filesystem::path& folder);

/// The edits of one running program. Move-only; one thread at a time. A program that ends in order leaves nothing: the
/// destructor removes its files. `window` is any number that tells the program's windows apart: each has an edit of its
/// own, also where two show one photo.
class RecoverySession {
public:
    /// Makes the folder (for the user alone) and the lock. Fails with WriteFailed.
    [[nodiscard]] static Result<RecoverySession> begin(const std::filesystem::path& folder);

    RecoverySession(RecoverySession&&) noexcept;
    RecoverySession& operator=(RecoverySession&&) noexcept;
    ~RecoverySession();

    /// Keeps the photo's edit, in place of an earlier one of that window, whole or not at all. Fails with WriteFailed
    /// or BadArgument.
    [[nodiscard]] Result<void> keep(const std::filesystem::path& photo, const Recipe& recipe, int window = 0);
    /// A new name in the folder for a photo that is in no file; to be written by the caller, before keep() names it. It
    /// is removed with its edit.
    [[nodiscard]] std::filesystem::path nextPicture();
    /// The photo's edit is saved or not wanted any more.
    void forget(const std::filesystem::path& photo, int window = 0);

    /// Makes a lost edit this window's, counting the attempt; from then on it is as one kept. Fails with NotFound where
    /// another window or program took it first, with Exists where this window keeps an edit of that photo, or with
    /// WriteFailed.
    [[nodiscard]] Result<void> take(const LostEdit& lost, int window = 0);
    /// Undoes take(): nothing came of it (the photo is gone, say). The edit stays when this program ends and is found
    /// again by the next one, the attempt not counted; what the window has kept since is not touched. Fails with
    /// WriteFailed.
    [[nodiscard]] Result<void> giveBack(const LostEdit& lost, int window = 0);

private:
    struct Data;
    explicit RecoverySession(std::unique_ptr<Data> data);
    std::unique_ptr<Data> data_;
};

/// The user does not want a lost edit, nor a photo that was kept with it. Fails with WriteFailed.
[[nodiscard]] Result<void> discardLostEdit(const LostEdit& lost);

}  // namespace glissade
