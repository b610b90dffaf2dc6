// Editor: the program's windows, one photo each.
#pragma once

#include "ui/engine_port.h"
#include "ui/settings.h"
#include "ui/theme.h"

#include <QObject>

namespace glissade {

class MainWindow;

/// Thread: the interface's. Settings and theme outlive it.
class Editor final : public QObject {
    Q_OBJECT

public:
    Editor(EngineMaker makeEngine, Settings& settings, Theme& theme, QObject* parent = nullptr);

    /// Opens each file in a window of its own; without files, one empty window.
    void open(const QList<std::filesystem::path>& files);

private:
    MainWindow* addWindow();

    EngineMaker makeEngine_;
    Settings& settings_;
    Theme& theme_;
};

}  // namespace glissade
