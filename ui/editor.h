// Editor: the program's windows, one photo each.
#pragma once

#include "recipe/recovery.h"
#include "ui/engine_port.h"
#include "ui/settings.h"
#include "ui/theme.h"

#include <QObject>

#include <vector>

namespace glissade {

class EditFiles;
class MainWindow;

/// Thread: the interface's. Settings, theme and files outlive it and its windows.
class Editor final : public QObject {
    Q_OBJECT

public:
    Editor(EngineMaker makeEngine, Settings& settings, Theme& theme, EditFiles& files);

    /// Opens each file in a window of its own; without files, one empty window.
    void open(const QList<std::filesystem::path>& files);
    /// The same for photos that another start of the program was given; a window that shows no photo yet takes the
    /// first, and comes to the front where there is none to open.
    void openFromOutside(const QList<std::filesystem::path>& files);
    /// Looks for unsaved edits that a crash left, and asks in the first window which are to be restored. An edit of a
    /// photo that is being opened is offered in that photo's window instead.
    void offerLostEdits(const QList<std::filesystem::path>& opening);
    /// Says in the first window what became of a settings file that was damaged or of a newer version.
    void tellOfSettings();

private:
    MainWindow* addWindow();
    void openUntitled(const std::shared_ptr<const Photo>& photo);
    void askAbout(const LostEdits& lost, const QList<std::filesystem::path>& opening);
    void restore(const std::vector<LostEdit>& edits);
    void discard(const std::vector<LostEdit>& edits);

    EngineMaker makeEngine_;
    Settings& settings_;
    Theme& theme_;
    EditFiles& files_;
    QList<MainWindow*> windows_;  // the first of them is the oldest
};

}  // namespace glissade
