// ExportController: from the dialog's answer to the finished file, for one window.
#pragma once

#include "ui/engine_bridge.h"
#include "ui/export_dialog.h"
#include "ui/message_bar.h"
#include "ui/settings.h"
#include "ui/status_line.h"

#include <QObject>

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
    /// @param openFolder  shows the file's folder once it is written
    void start(ExportRequest request, const std::shared_ptr<const Photo>& photo, bool openFolder = false);
    void cancelAll();
    [[nodiscard]] bool isExporting() const { return !running_.empty(); }

Q_SIGNALS:
    /// This photo with these steps is in a file now.
    void exported(const std::shared_ptr<const glissade::Photo>& photo, const glissade::Recipe& recipe);
    void exportingChanged(bool exporting);

private:
    struct Running {
        std::filesystem::path target;
        Recipe recipe;
        std::weak_ptr<const Photo> photo;
        double done = 0;
        bool openFolder = false;
    };

    void progress(ExportId id, double done);
    void done(ExportId id, const Result<Written>& result);
    void report(const Result<Written>& result, const Running& run);
    void reportFailure(const Error& error, const std::filesystem::path& target);
    void showProgress();

    Parts parts_;
    std::map<ExportId, Running> running_;
    std::optional<ExportRequest> last_;
    bool lastOpensFolder_ = false;
    std::weak_ptr<const Photo> lastPhoto_;
};

}  // namespace glissade
