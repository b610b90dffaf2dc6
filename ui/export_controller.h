// ExportController: from the dialog's answer to the finished file, for one window.
#pragma once

#include "ui/engine_bridge.h"
#include "ui/export_dialog.h"
#include "ui/message_bar.h"
#include "ui/settings.h"
#include "ui/status_line.h"

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>

#include <map>
#include <optional>

namespace glissade {

/// Thread: the interface's. Exports run while editing goes on; several wait in line.
class ExportController final : public QObject {
    Q_OBJECT

public:
    /// What it works with; all outlive it.
    struct Parts {
        EngineBridge& engine;
        Settings& settings;
        StatusLine& status;
        MessageBar& messages;
    };
    explicit ExportController(const Parts& parts, QObject* parent = nullptr);

    /// Opens the dialog over `window`.
    /// @param shown  see ExportDialog
    void ask(const std::shared_ptr<const Photo>& photo,
             const Recipe& recipe,
             const std::shared_ptr<const Frame>& shown,
             QWidget* window);
    /// The last export once more: same place and choices, a number in the name where it is taken.
    void again(const std::shared_ptr<const Photo>& photo, const Recipe& recipe);
    /// The same photo lies another way now; its export can still be repeated.
    void photoTurned(const std::shared_ptr<const Photo>& before, const std::shared_ptr<const Photo>& now);
    [[nodiscard]] bool canRepeat(const std::shared_ptr<const Photo>& photo) const;
    void cancelAll();
    [[nodiscard]] bool isExporting() const { return !running_.empty(); }

Q_SIGNALS:
    /// This photo with these steps is in a file now.
    void exported(const std::shared_ptr<const glissade::Photo>& photo, const glissade::Recipe& recipe);
    void exportingChanged(bool exporting);

private:
    struct Running {
        std::filesystem::path target;
        Recipe recipe;     // the steps on the screen
        QStringList steps;  // the names of those that are carried out
        QString now;        // which of them; empty before the first
        std::weak_ptr<const Photo> photo;
        double done = 0;
        bool openFolder = false;
        QElapsedTimer since;
    };

    /// The last export that was chosen in the dialog.
    struct Last {
        ExportRequest request;
        ExportChoices choices;
        std::weak_ptr<const Photo> photo;
    };

    /// @param edit        the steps on the screen, which the request's may have one more than
    /// @param openFolder  shows the file's folder once it is written
    void start(ExportRequest request, const Recipe& edit, const std::shared_ptr<const Photo>& photo, bool openFolder);
    void progress(ExportId id, double done);
    void atStep(ExportId id, std::size_t step);
    void done(ExportId id, const Result<Written>& result);
    void report(const Result<Written>& result, const Running& run);
    void reportFailure(const Error& error, const std::filesystem::path& target);
    void showProgress();
    [[nodiscard]] static QString progressText(const Running& run);

    Parts parts_;
    std::map<ExportId, Running> running_;
    std::optional<Last> last_;
};

}  // namespace glissade
