#include "ui/editor.h"

#include "ui/engine_bridge.h"
#include "ui/main_window.h"

#include <utility>

namespace glissade {

Editor::Editor(EngineMaker makeEngine, Settings& settings, Theme& theme, QObject* parent)
    : QObject(parent), makeEngine_(std::move(makeEngine)), settings_(settings), theme_(theme) {}

void Editor::open(const QList<std::filesystem::path>& files) {
    if (files.isEmpty()) addWindow();
    for (const std::filesystem::path& file : files) addWindow()->openFile(file);
}

MainWindow* Editor::addWindow() {
    auto* engine = new EngineBridge(makeEngine_);
    auto* window = new MainWindow(*engine, settings_, theme_);
    engine->setParent(window);  // and so outlives everything in the window that refers to it
    window->setAttribute(Qt::WA_DeleteOnClose);
    connect(window, &MainWindow::windowRequested, this, [this](const std::filesystem::path& file) { open({file}); });
    window->show();
    return window;
}

}  // namespace glissade
