// MainWindow: what the canvas shows of the edit, and the work that it takes.
#include "ui/canvas.h"
#include "ui/error_text.h"
#include "ui/histogram_panel.h"
#include "ui/main_window.h"
#include "ui/message_bar.h"
#include "ui/preset_controller.h"
#include "ui/status_line.h"

#include <QShortcut>

#include <utility>

namespace glissade {

void MainWindow::connectPreview() {
    connect(&engine_, &EngineBridge::frameChanged, this, &MainWindow::showFrame);
    connect(&engine_, &EngineBridge::workProgress, status_, &StatusLine::showWork);
    connect(&engine_, &EngineBridge::editFailed, this, &MainWindow::editFailed);
    connect(&feed_, &RecipeFeed::asked, &paintHold_, &PaintHold::begin);
    connect(&feed_, &RecipeFeed::shownChanged, this, &MainWindow::showBadge);
    connect(canvas_, &Canvas::viewChanged, this, [this](const CanvasView& view) {
        engine_.setView(view.request());
        status_->showView(view);
    });
    connect(status_, &StatusLine::stopWorkRequested, this, &MainWindow::stopWork);
    connect(status_, &StatusLine::stopOpeningRequested, this, &MainWindow::stopOpening);
    connect(stopOpeningKey_, &QShortcut::activated, this, &MainWindow::stopOpening);
    // Whatever is asked for begins the work anew.
    const auto goOn = [this] { setWorkStopped(false); };
    connect(&feed_, &RecipeFeed::asked, this, goOn);
    connect(canvas_, &Canvas::viewChanged, this, goOn);
    connect(actions_.exactPreview, &QAction::toggled, this, goOn);
}

// A preset that is pointed at goes to the canvas alone: the edit, its steps and its history know nothing of it.
void MainWindow::connectPresets() {
    connect(presetController_, &PresetController::previewed, this, [this](const Recipe& recipe, const QString& name) {
        presetShown_ = name;
        feed_.setRecipe(recipe);
        showBadge();
    });
    connect(presetController_, &PresetController::previewEnded, this, [this] {
        presetShown_.clear();
        feed_.setRecipe(document_.recipe());
        showBadge();
    });
    presetController_->refresh();
}

// In what the canvas differs from the edit.
void MainWindow::showBadge() {
    if (!presetShown_.isEmpty()) return canvas_->setBadge(tr("Preset: %1").arg(presetShown_));
    if (workStopped_) return canvas_->setBadge(tr("Stopped: not what the edit gives"));
    if (feed_.leavesStepsOut()) return canvas_->setBadge(tr("Up to the step that is swept"));
    if (feed_.laterStepsFollow()) return canvas_->setBadge(tr("Later steps follow"));
    canvas_->setBadge(feed_.showsDraft() ? tr("Draft of all steps") : QString());
}

void MainWindow::showFrame(const std::shared_ptr<const Frame>& frame) {
    canvas_->setFrame(frame);
    paintHold_.end();
    histogram_->setFrame(frame);
    feed_.frameShown(*frame);
    status_->showFrame(*frame);
    if (frame->state == FrameState::Settled || frame->state == FrameState::Exact)
        messages_->clearErrors(Message::Topic::Edit);
}

void MainWindow::editFailed(const Error& error) {
    if (error.code == ErrorCode::Cancelled) return;  // replaced by a newer edit
    feed_.editFailed();
    messages_->add(errorMessage(error, Attempt::Edit, Message::Topic::Edit));
}

// The edit stays as it is, and is computed with the next thing that is asked for.
void MainWindow::stopWork() {
    actions_.exactPreview->setChecked(false);
    engine_.stopWork();
    feed_.stop();
    setWorkStopped(true);
}

void MainWindow::setWorkStopped(bool stopped) {
    if (std::exchange(workStopped_, stopped) == stopped) return;
    status_->setStopped(stopped);
    showBadge();
    if (!stopped) return messages_->clear(Message::Topic::Edit, Message::Kind::Info);
    messages_->add({.kind = Message::Kind::Info,
                    .topic = Message::Topic::Edit,
                    .title = tr("The preview was stopped"),
                    .text = tr("The edit is unchanged. It is computed again with the next change, or another view."),
                    .action = tr("Go on"),
                    .act = [this] { feed_.setRecipe(document_.recipe()); },
                    .isOffer = true});
}

}  // namespace glissade
