// MainWindow: the files of the edit: saved, kept, restored.
#include "ui/canvas.h"
#include "ui/export_controller.h"
#include "ui/file_path.h"
#include "ui/main_window.h"
#include "ui/message_bar.h"
#include "ui/parameter_panel.h"
#include "ui/pasted_photo.h"
#include "ui/photo_info_panel.h"
#include "ui/photo_watch.h"
#include "ui/preset_controller.h"
#include "ui/start_page.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>

namespace glissade {

using namespace Qt::StringLiterals;

void MainWindow::connectFiles() {
    connect(actions_.saveEdit, &QAction::triggered, saver_, [this] { saver_->save(); });
    connect(actions_.saveEditAs, &QAction::triggered, this, &MainWindow::chooseEditFile);
    for (QAction* action : {actions_.exportPhoto, actions_.exportAgain, actions_.copyImage})
        connect(action, &QAction::triggered, saver_, &EditSaver::keepNow);
    connect(actions_.reload, &QAction::triggered, this, &MainWindow::reload);
    connect(exports_, &ExportController::exportingChanged, this, &MainWindow::showExportChoices);
    showExportChoices();
    steps_.setDefaults(defaults_);
    parameters_->setDefaults(defaults_);
    connect(&defaults_, &OwnDefaults::changed, this, &MainWindow::showSteps);
    connect(&document_, &RecipeDocument::savedChanged, this, &MainWindow::updateModified);
    connect(exports_,
            &ExportController::exported,
            this,
            [this](const std::shared_ptr<const Photo>& photo, const Recipe& recipe) {
                if (photo != photo_) return;
                exported_ = recipe;
                updateModified();
            });
    connect(&files_, &EditFiles::keepFailed, this, [this](const Error& error) {
        messages_->add({.kind = Message::Kind::Warning,
                        .topic = Message::Topic::Save,
                        .title = tr("Unsaved edits would not survive a crash"),
                        .text = tr("%1. Save often.").arg(QString::fromStdString(error.message())),
                        .details = QString::fromStdString(error.message())});
    });
}

void MainWindow::connectWatch() {
    const auto ask = [this](const QString& title, const QString& text) {
        messages_->clear(Message::Topic::Open, Message::Kind::Warning);
        messages_->add({.kind = Message::Kind::Warning,
                        .topic = Message::Topic::Open,
                        .title = title,
                        .text = text,
                        .action = tr("Reload"),
                        .act = [this] { reload(); },
                        .secondAction = tr("Keep"),
                        .secondAct = [] {},
                        .isOffer = true});
    };
    connect(watch_, &PhotoWatch::changed, this, [this, ask] {
        ask(tr("“%1” has changed on disk").arg(fileName(photo_->info.path)),
            tr("Reload reads it again and keeps the edit. Keep goes on with the photo as it was."));
    });
    connect(watch_, &PhotoWatch::vanished, this, [this, ask] {
        ask(tr("“%1” is not on disk any more").arg(fileName(photo_->info.path)),
            tr("Keep goes on with the photo as it was; it can still be exported. Reload looks for it again."));
    });
}

// The edit and its history stay.
void MainWindow::reload() {
    openNow(photo_->info.path, document_.recipe().turn);
    reloading_ = true;
}

void MainWindow::photoReloaded(const std::shared_ptr<const Photo>& photo) {
    photo_ = photo;
    turnAsked_ = photo->turn;
    messages_->clear(Message::Topic::Open, Message::Kind::Warning);
    showPhoto(photo);
    feed_.setRecipe(document_.recipe());
    followTurn();  // the edit may have changed meanwhile
}

// In this window where it is empty, else in one of its own. A file that was copied opens as the file.
void MainWindow::pastePhoto() {
    messages_->clearErrors(Message::Topic::Open);
    const QMimeData* clipboard = QApplication::clipboard()->mimeData();
    if (!clipboard) return showPasted(fail(ErrorCode::BadArgument, "it is empty"));
    const auto image = qvariant_cast<QImage>(clipboard->imageData());
    if (image.isNull()) {
        for (const std::filesystem::path& file : localFiles(*clipboard))
            isInUse() ? Q_EMIT windowRequested(file) : openFile(file);
        if (!localFiles(*clipboard).isEmpty()) return;
    }
    openPicture(image);
}

// That is in no file: from the clipboard, or dropped.
void MainWindow::openPicture(const QImage& image) {
    files_.background().run(
        this,
        [image] { return photoFrom(image); },
        [this](const Result<std::shared_ptr<const Photo>>& photo) { showPasted(photo); });
}

void MainWindow::showPasted(const Result<std::shared_ptr<const Photo>>& photo) {
    if (photo) return isInUse() ? Q_EMIT untitledWindowRequested(*photo) : openUntitled(*photo);
    messages_->add({.kind = Message::Kind::Error,
                    .topic = Message::Topic::Open,
                    .title = tr("Nothing was pasted"),
                    .text = tr("The clipboard holds no picture that can be opened: %1. Copy one and try again.")
                                .arg(QString::fromStdString(photo.error().reason))});
}

void MainWindow::openUntitled(const std::shared_ptr<const Photo>& photo) {
    beginOpening(photoName(*photo));
    engine_.open(photo);
}

void MainWindow::askToExport() { exports_->ask(photo_, document_.recipe(), canvas_->frame(), this); }

void MainWindow::showExportChoices() {
    const ExportChoices choices = settings_.exportChoices();
    info_->showExport(choices.format, static_cast<MetadataPolicy>(choices.metadata));
}

void MainWindow::updateModified() { setWindowModified(wouldLoseEdit()); }

void MainWindow::chooseEditFile() {
    const QString suffix = u".glissade.json"_s;
    const QString folder =
        isUntitled(*photo_) ? settings_.lastFolder() : QFileInfo(toQString(photo_->info.path)).absolutePath();
    auto* dialog = new QFileDialog(this, tr("Save edit as"), folder, tr("Edits (*%1)").arg(suffix));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(photoStem(*photo_) + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, suffix](const QString& chosen) {
        saver_->saveAs(toPath(chosen.endsWith(suffix) ? chosen : chosen + suffix));
    });
    dialog->open();
}

void MainWindow::recover(const LostEdit& lost) {
    askBeforeLosing([this, lost] { saver_->recover(lost, [this, lost] { openNow(lost.photo); }); });
}

void MainWindow::warn(const QString& title, const std::vector<std::string>& notices) {
    for (const std::string& notice : notices)
        messages_->add({.kind = Message::Kind::Warning,
                        .topic = Message::Topic::Program,
                        .title = title,
                        .text = QString::fromStdString(notice),
                        .details = QString::fromStdString(notice)});
}

}  // namespace glissade
