// EditSaver: keeps the edit of one window's photo in files: saves and restores it, and keeps it while it is not saved.
#pragma once

#include "recipe/recovery.h"
#include "ui/edit_files.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

namespace glissade {

class MessageBar;
class RecipeDocument;

/// Thread: the interface's.
class EditSaver final : public QObject {
    Q_OBJECT

public:
    static constexpr int kKeepMs = 10'000;  ///< after a change, at most, until it would survive a crash
    using Then = std::function<void()>;

    /// What it works with; all outlive it.
    struct Parts {
        EditFiles& files;
        RecipeDocument& document;
        MessageBar& messages;
    };
    explicit EditSaver(const Parts& parts, QObject* parent = nullptr);

    /// This photo is open and its document empty: restores its edit, and offers one that a crash left.
    void photoOpened(const std::filesystem::path& photo);
    /// The same for a photo that is in no file: it is kept with its edit until it is closed.
    void photoPasted(const std::shared_ptr<const Photo>& photo);
    /// No photo, or another one: an edit that is not saved is not wanted any more. Call it before the document
    /// restarts.
    void photoClosed();

    /// Saves the edit, if there ever was one; `then` is called once it is saved, and not where that failed.
    void save(const Then& then = {});
    void saveAs(const std::filesystem::path& file);
    /// Calls `then` when no save is under way any more.
    void afterSaving(const Then& then);
    /// Before work that might end the program: what is not saved is kept now.
    void keepNow();

    /// Takes a lost edit, calls `open`, and restores the edit when its photo is open.
    void recover(const LostEdit& lost, const Then& open);
    /// A photo could not be opened: an edit that was to be restored with it is kept for later.
    void openFailed();

private:
    void follow(const Recipe& recipe);
    [[nodiscard]] bool isUnsaved() const;
    void restore(const Result<FoundEdit>& found, const std::optional<LostEdit>& recovered);
    void restoreSaved(const FoundSidecar& sidecar);
    void offerSaved(const Recipe& recipe);
    void offerLost(const std::vector<LostEdit>& lost);
    void applyLost(const LostEdit& lost);
    void takeLost(const LostEdit& lost);
    void saved(const Result<SavedSidecar>& result, const Recipe& recipe, const Then& then);
    void endSaving();
    void report(const Error& error, const std::filesystem::path& file);
    void note(const QString& title, const QString& text);

    Parts parts_;
    int window_;  // see EditFiles::addWindow
    std::filesystem::path photo_;  // of a photo that is in no file the one it is kept in, and empty until then
    bool isPasted_ = false;
    int turn_ = 0;  // counts the photos, so that answers about one before are told apart
    std::optional<LostEdit> recovering_;
    std::optional<Recipe> kept_;  // what would survive a crash
    QTimer timer_;
    int saving_ = 0;
    std::vector<Then> afterSaving_;
};

}  // namespace glissade
