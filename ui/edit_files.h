// EditFiles: the files that edits are kept in, read and written on a thread of its own. One per program.
#pragma once

#include "io/photo.h"
#include "recipe/preset_store.h"
#include "recipe/recovery.h"
#include "recipe/sidecar.h"
#include "ui/background.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace glissade {

/// What there is of a photo's edit.
struct FoundEdit {
    Result<std::optional<FoundSidecar>> sidecar = std::optional<FoundSidecar>();  ///< see loadSidecar
    std::vector<LostEdit> lost;        ///< of programs that crashed, newest first
    std::vector<std::string> notices;  ///< see LostEdits
};

/// Calls return at once and are carried out in their order; `done` is told unless `context` is gone.
/// Thread: the interface's.
class EditFiles final : public QObject {
    Q_OBJECT

public:
    struct Folders {
        std::filesystem::path data;            ///< own presets, and sidecars of photos in read-only folders; or empty
        std::filesystem::path recovery;        ///< unsaved edits; empty: they are not kept
        std::filesystem::path shippedPresets;  ///< only read
        std::filesystem::path desktopRecents;  ///< see userRecents; empty: the desktop is told nothing
    };
    /// Of the user who runs the program, by the XDG rules.
    [[nodiscard]] static Folders userFolders();

    template <typename T>
    using Done = std::function<void(const Result<T>&)>;

    explicit EditFiles(Folders folders, QObject* parent = nullptr);
    /// Unsaved edits that are still kept are removed: the program ends in order.
    ~EditFiles() override;

    void find(const std::filesystem::path& photo, QObject* context, Done<FoundEdit> done);
    /// As saveSidecar.
    void save(const std::filesystem::path& photo, const Recipe& recipe, QObject* context, Done<SavedSidecar> done);
    /// As saveEditAs.
    void saveAs(const std::filesystem::path& file, const Recipe& recipe, QObject* context, Done<void> done);

    /// A number that no other window has, for the calls below: each window keeps an edit of its own.
    [[nodiscard]] int addWindow() { return ++windows_; }
    /// Keeps an unsaved edit in case the program crashes.
    void keep(int window, const std::filesystem::path& photo, const Recipe& recipe);
    /// The same for a photo that is in no file: the photo itself is kept with its edit, in the file that `done` is told.
    void keepPasted(int window,
                    const std::shared_ptr<const Photo>& photo,
                    const Recipe& recipe,
                    QObject* context,
                    Done<std::filesystem::path> done);
    /// The edit is saved or not wanted any more.
    void forget(int window, const std::filesystem::path& photo);
    void findLost(QObject* context, Done<LostEdits> done);
    /// As RecoverySession::take.
    void take(int window, const LostEdit& lost, QObject* context, Done<void> done);
    /// As RecoverySession::giveBack.
    void giveBack(int window, const LostEdit& lost);
    void discard(const LostEdit& lost, QObject* context, Done<void> done);

    /// Tells the desktop that a photo was opened; a list that cannot be written is let be.
    /// @param format  PhotoInfo::format
    void addToDesktopRecents(const std::filesystem::path& photo, const std::string& format);

    [[nodiscard]] PresetStore presets() const;
    /// For other jobs on files.
    [[nodiscard]] Background& background() { return background_; }

Q_SIGNALS:
    /// Unsaved edits cannot be kept; told once.
    void keepFailed(const glissade::Error& error);
    /// A preset was saved, renamed, removed or imported, in whatever window.
    void presetsChanged();

private:
    [[nodiscard]] Result<RecoverySession*> session();  // on the background's thread
    void tellFailure(const Result<void>& result);

    Folders folders_;
    std::optional<RecoverySession> session_;  // of the background's thread, begun when it is needed
    bool toldFailure_ = false;
    int windows_ = 0;
    Background background_;  // last: its end waits for what uses the others
};

}  // namespace glissade
