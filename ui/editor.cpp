#include "ui/editor.h"

#include "ui/edit_files.h"
#include "ui/engine_bridge.h"
#include "ui/main_window.h"
#include "ui/recovery_dialog.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace glissade {

Editor::Editor(EngineMaker makeEngine, Settings& settings, Theme& theme, EditFiles& files)
    : makeEngine_(std::move(makeEngine)), settings_(settings), theme_(theme), files_(files) {}

void Editor::open(const QList<std::filesystem::path>& files) {
    if (files.isEmpty()) addWindow();
    for (const std::filesystem::path& file : files) addWindow()->openFile(file);
}

void Editor::openFromOutside(const QList<std::filesystem::path>& files) {
    const auto unused = std::ranges::find_if(windows_, [](const MainWindow* window) { return !window->isInUse(); });
    MainWindow* first = unused != windows_.end() ? *unused : addWindow();
    if (!files.isEmpty()) {
        first->openFile(files.front());
        if (files.size() > 1) open(files.sliced(1));
    }
    first->setWindowState(first->windowState() & ~Qt::WindowMinimized);
    first->raise();
    first->activateWindow();
}

MainWindow* Editor::addWindow() {
    auto* engine = new EngineBridge(makeEngine_);
    auto* window = new MainWindow(*engine, settings_, theme_, files_);
    engine->setParent(window);  // and so outlives everything in the window that refers to it
    window->setAttribute(Qt::WA_DeleteOnClose);
    connect(window, &MainWindow::windowRequested, this, [this](const std::filesystem::path& file) { open({file}); });
    connect(window, &MainWindow::untitledWindowRequested, this, &Editor::openUntitled);
    connect(window, &QObject::destroyed, this, [this, window] { windows_.removeAll(window); });
    windows_.append(window);
    window->show();
    return window;
}

void Editor::openUntitled(const std::shared_ptr<const Photo>& photo) { addWindow()->openUntitled(photo); }

void Editor::offerLostEdits(const QList<std::filesystem::path>& opening) {
    files_.findLost(this, [this, opening](const Result<LostEdits>& lost) {
        if (lost) askAbout(*lost, opening);
    });
}

void Editor::tellOfSettings() {
    const SettingsNotice& notice = settings_.notice();
    if (windows_.isEmpty() || notice.title.isEmpty()) return;
    windows_.front()->warn(notice.title, {notice.text.toStdString()});
}

void Editor::askAbout(const LostEdits& lost, const QList<std::filesystem::path>& opening) {
    if (windows_.isEmpty()) return;  // closed already; they are offered at the next start
    windows_.front()->warn(tr("An unsaved edit could not be recovered"), lost.notices);
    std::vector<LostEdit> edits;
    std::ranges::copy_if(lost.edits, std::back_inserter(edits), [&](const LostEdit& edit) {
        return std::ranges::none_of(opening, [&](const std::filesystem::path& file) {
            std::error_code ignored;
            return std::filesystem::absolute(file, ignored).lexically_normal() == edit.photo;
        });
    });
    if (edits.empty()) return;
    auto* dialog = new RecoveryDialog(std::move(edits), windows_.front());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RecoveryDialog::restoreChosen, this, &Editor::restore);
    connect(dialog, &RecoveryDialog::discardChosen, this, &Editor::discard);
    dialog->open();
}

void Editor::restore(const std::vector<LostEdit>& edits) {
    MainWindow* empty = windows_.size() == 1 && !windows_.front()->isInUse() ? windows_.front() : nullptr;
    for (const LostEdit& edit : edits) (empty ? std::exchange(empty, nullptr) : addWindow())->recover(edit);
}

void Editor::discard(const std::vector<LostEdit>& edits) {
    for (const LostEdit& edit : edits) {
        files_.discard(edit, this, [this](const Result<void>& gone) {
            if (!gone && !windows_.isEmpty())
                windows_.front()->warn(tr("An unsaved edit could not be discarded"), {gone.error().message()});
        });
    }
}

}  // namespace glissade
