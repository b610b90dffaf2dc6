#include "ui/main_window.h"

#include "io/decode.h"
#include "operators/registry.h"
#include "ui/canvas.h"
#include "ui/compare_tools.h"
#include "ui/crop_control.h"
#include "ui/edit_clipboard.h"
#include "ui/error_text.h"
#include "ui/estimate_control.h"
#include "ui/export_controller.h"
#include "ui/file_path.h"
#include "ui/histogram_panel.h"
#include "ui/message_bar.h"
#include "ui/open_dialog.h"
#include "ui/operator_list.h"
#include "ui/parameter_panel.h"
#include "ui/pasted_photo.h"
#include "ui/photo_info_panel.h"
#include "ui/photo_watch.h"
#include "ui/presets_panel.h"
#include "ui/question.h"
#include "ui/start_page.h"
#include "ui/status_line.h"
#include "ui/steps_panel.h"
#include "ui/texts.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>

#include <utility>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

QString openFilter() {
    QStringList patterns;
    for (const std::string& suffix : readableSuffixes()) {
        const QString pattern = u"*."_s + QString::fromStdString(suffix);
        patterns << pattern << pattern.toUpper();
    }
    return MainWindow::tr("Photos (%1)").arg(patterns.join(u' ')) + u";;"_s + MainWindow::tr("All files (*)");
}

}  // namespace

// The photo ----------------------------------------------------------------------------------------------------------

void MainWindow::chooseFile() {
    auto* dialog = new OpenDialog(settings_.lastFolder(), openFilter(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& chosen) {
        QList<std::filesystem::path> files;
        for (const QString& file : chosen) files.append(toPath(file));
        openAll(files);
    });
    dialog->open();
}

void MainWindow::openAll(const QList<std::filesystem::path>& files) {
    if (files.isEmpty()) return;
    openFile(files.front());
    for (qsizetype i = 1; i < files.size(); ++i) Q_EMIT windowRequested(files[i]);
}

void MainWindow::openFile(const std::filesystem::path& file) {
    askBeforeLosing([this, file] { openNow(file); });
}

void MainWindow::openNow(const std::filesystem::path& file, const Turn& turn) {
    beginOpening(fileName(file));
    engine_.open(file, turn);
}

void MainWindow::beginOpening(const QString& name) {
    opening_ = true;
    reloading_ = false;
    start_->setOpening(name);
    status_->setOpening(true);
    stopOpeningKey_->setEnabled(true);
}

void MainWindow::endOpening() {
    opening_ = false;
    start_->setOpening({});
    status_->setOpening(false);
    stopOpeningKey_->setEnabled(false);
}

// The photo before, if there is one, stays with its edit.
void MainWindow::stopOpening() {
    if (!opening_) return;
    engine_.cancelOpening();
    keepPhoto();
}

// The one on its way does not come.
void MainWindow::keepPhoto() {
    endOpening();
    reloading_ = false;
    saver_->openFailed();
    setWorkStopped(false);                  // the engine has gone on
    if (photo_) turnAsked_ = photo_->turn;  // what was asked meanwhile gave way to the photo that does not open
    followTurn();
}

void MainWindow::photoOpened(const std::shared_ptr<const Photo>& photo) {
    endOpening();
    if (std::exchange(reloading_, false) && photo_ && photo->info.path == photo_->info.path)
        return photoReloaded(photo);
    photo_ = photo;
    turnAsked_ = photo->turn;
    exported_.reset();
    saver_->photoClosed();
    steps_.restart();
    document_.restart();
    setWindowTitle(tr("%1[*] — Glissade").arg(photoName(*photo)));
    showPhoto(photo);
    actions_.setPhotoOpen(true);
    actions_.setInFile(!isUntitled(*photo));
    if (isUntitled(*photo)) return saver_->photoPasted(photo);
    saver_->photoOpened(photo->info.path);
    const QFileInfo info(toQString(photo->info.path));
    settings_.setLastFolder(info.absolutePath());
    settings_.addRecentFile(info.absoluteFilePath());
    files_.addToDesktopRecents(toPath(info.absoluteFilePath()), photo->info.format);
}

// The edit says how the photo lies, and the engine turns it on its own thread.
void MainWindow::followTurn() {
    const Turn& wanted = document_.recipe().turn;
    if (!photo_ || opening_ || wanted == turnAsked_) return;
    turnAsked_ = wanted;
    engine_.turn(photo_, wanted);
}

void MainWindow::photoTurned(const std::shared_ptr<const Photo>& photo) {
    if (!photo_ || photo->info.path != photo_->info.path) return;
    exports_->photoTurned(photo_, photo);
    photo_ = photo;
    compareTools_->photoTurned(photo);
    canvas_->setPhoto(photo->size(), alphaUseOf(*photo));
    crop_->setPhoto(*photo);
    status_->showPhoto(*photo);
    showSteps();
}

// The pixels and what is known about them, whether the edit is new or stays.
void MainWindow::showPhoto(const std::shared_ptr<const Photo>& photo) {
    messages_->clearErrors(Message::Topic::Open);
    messages_->clearErrors(Message::Topic::Edit);
    setWorkStopped(false);
    compareTools_->setPhoto(photo);
    canvas_->setPhoto(photo->size(), alphaUseOf(*photo));
    crop_->setPhoto(*photo);
    pages_->setCurrentWidget(canvas_);
    status_->showPhoto(*photo);
    estimates_->setPhoto(photo);
    info_->showPhoto(photo);
    watch_->watch(isUntitled(*photo) ? std::filesystem::path() : photo->info.path);
    actions_.exportAgain->setEnabled(exports_->canRepeat(photo_));
    showSteps();
    for (const std::string& notice : photo->info.notices) {
        messages_->add({.kind = Message::Kind::Warning,
                        .topic = Message::Topic::Open,
                        .title = tr("About “%1”").arg(photoName(*photo)),
                        .text = asSentence(notice)});
    }
}

void MainWindow::openFailed(const Error& error) {
    if (error.code == ErrorCode::Cancelled) return;  // another photo was asked for meanwhile, or none
    keepPhoto();
    messages_->add(errorMessage(error, Attempt::Open, Message::Topic::Open));
}

void MainWindow::fillRecentFiles() {
    const QStringList files = settings_.recentFiles();
    start_->setRecentFiles(files);
    menus_.recent->clear();
    const QString clear = tr("&Clear list");
    QSet<QChar> used{clear[clear.indexOf(u'&') + 1].toLower()};
    for (const QString& file : files) {
        const QString name = QFileInfo(file).fileName().replace(u'&', u"&&"_s);
        const auto number = menus_.recent->actions().size() + 1;
        QAction* action =
            menus_.recent->addAction(number < 10 ? u"&%1  %2"_s.arg(number).arg(name) : withMnemonic(name, used));
        if (number < 10) used.insert(QChar(static_cast<ushort>(u'0' + number)));
        action->setToolTip(file);
        action->setData(file);
        connect(action, &QAction::triggered, this, [this, file] { openFile(toPath(file)); });
    }
    menus_.recent->setToolTipsVisible(true);
    menus_.recent->setEnabled(!files.isEmpty());
    menus_.recent->addSeparator();
    connect(menus_.recent->addAction(clear), &QAction::triggered, &settings_, &Settings::clearRecentFiles);
    greyMissingFiles();
}

// Looked at whenever the menu is opened: files come and go meanwhile.
void MainWindow::greyMissingFiles() {
    for (QAction* action : menus_.recent->actions())
        if (!action->data().isNull()) action->setEnabled(QFileInfo::exists(action->data().toString()));
}

void MainWindow::setDropHighlight(bool on) {
    canvas_->setDropHighlight(on);
    start_->setDropHighlight(on);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (localFiles(*event->mimeData()).isEmpty() && !event->mimeData()->hasImage()) return event->ignore();
    event->acceptProposedAction();
    setDropHighlight(true);
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*) { setDropHighlight(false); }

void MainWindow::dropEvent(QDropEvent* event) {
    setDropHighlight(false);
    event->acceptProposedAction();
    const QList<std::filesystem::path> files = localFiles(*event->mimeData());
    if (files.isEmpty()) return openPicture(qvariant_cast<QImage>(event->mimeData()->imageData()));
    openAll(files);
}

// The edit -----------------------------------------------------------------------------------------------------------

void MainWindow::chooseOperator(const OperatorSpec* spec) {
    if (photo_) steps_.choose(spec);
    showSteps();  // the list of operators follows the step, also where nothing came of it
}

// Panels, menu and canvas follow the steps, whoever changed them.
void MainWindow::showSteps() {
    const Edit* current = steps_.selectedEdit();
    const OperatorSpec* spec = current ? findOperator(current->operatorId) : nullptr;
    const Size size = photo_ ? photo_->size() : Size{};
    stepsPanel_->showSteps(steps_.recipe(), steps_.selected());
    stepsPanel_->setEnabled(photo_ != nullptr);
    presets_->setUsable(photo_ != nullptr, current != nullptr);
    parameters_->setEdit(current ? std::optional(*current) : std::nullopt, size);
    operators_->setCurrent(spec);
    operators_->setEnabled(photo_ != nullptr);
    canvas_->setEditedLabel(spec && steps_.count() == 1 ? texts::ofOperators(spec->name) : QString());
    if (photo_) status_->showSize(size, sizeAfter(steps_.recipe(), size));
    status_->showEffectLevel(current && photo_ ? current->scale.levelFor(size) : -1,
                             current && current->scale.level == EffectScale::kAuto);
    for (const auto& [each, action] : actions_.operators) action->setChecked(each == spec);
    actions_.setSteps(steps_.selected(), steps_.count(), parameters_->isDefault());
    if (!steps_.recipe().turn.isNone()) actions_.copyEdit->setEnabled(true);
    updateModified();
}

void MainWindow::copyEdit() { QApplication::clipboard()->setMimeData(clipboardForm(steps_.recipe())); }

void MainWindow::pasteEdit() {
    const QMimeData* clipboard = QApplication::clipboard()->mimeData();
    Result<Recipe> pasted = clipboard ? recipeOf(*clipboard) : fail(ErrorCode::BadArgument, "it is empty");
    const Recipe& own = steps_.recipe();
    if (pasted && !saysTurn(*clipboard)) pasted->turn = own.turn;
    // What is kept of a photo depends on what is on it.
    if (pasted) pasted->crop = own.crop.turned(own.turn.inverse().then(pasted->turn));
    messages_->clearErrors(Message::Topic::Edit);
    if (pasted) return steps_.replaceAll(*pasted, tr("Paste edit"));
    messages_->add({.kind = Message::Kind::Error,
                    .topic = Message::Topic::Edit,
                    .title = tr("No edit was pasted"),
                    .text = tr("The clipboard holds no edit that can be read: %1. Nothing was changed.")
                                .arg(QString::fromStdString(pasted.error().reason))});
}

// Losing things ------------------------------------------------------------------------------------------------------

// A photo that is in no file is lost itself, until it is exported as it is now.
bool MainWindow::wouldLoseEdit() const {
    if (photo_ && isUntitled(*photo_)) return exported_ != document_.recipe();
    return photo_ && document_.isModified();
}

void MainWindow::askBeforeLosing(const std::function<void()>& then) {
    saver_->afterSaving([this, then] {
        if (!wouldLoseEdit()) return then();
        if (isUntitled(*photo_)) return askBeforeLosingPhoto(then);
        QMessageBox* question =
            makeQuestion(this,
                         tr("Unsaved edit"),
                         tr("The edit of “%1” is not saved.").arg(fileName(photo_->info.path)),
                         tr("Saving puts it into a small file beside the photo, which stays as it is."),
                         QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel);
        setDefault(question, qobject_cast<QPushButton*>(question->button(QMessageBox::Save)));
        connect(question->button(QMessageBox::Save), &QPushButton::clicked, this, [this, then] { saver_->save(then); });
        connect(question->button(QMessageBox::Discard), &QPushButton::clicked, this, then);
        question->open();
    });
}

void MainWindow::askBeforeLosingPhoto(const std::function<void()>& then) {
    QMessageBox* question = makeQuestion(this,
                                         tr("Unsaved photo"),
                                         tr("“%1” is in no file.").arg(photoName(*photo_)),
                                         tr("Exporting writes it into one, with its steps."),
                                         QMessageBox::Discard | QMessageBox::Cancel);
    QPushButton* exports = question->addButton(tr("Export…"), QMessageBox::AcceptRole);
    setDefault(question, exports);
    connect(exports, &QPushButton::clicked, this, &MainWindow::askToExport);
    connect(question->button(QMessageBox::Discard), &QPushButton::clicked, this, then);
    question->open();
}

void MainWindow::askBeforeEndingExport() {
    QMessageBox* question = makeQuestion(this,
                                         tr("Export in progress"),
                                         tr("An export is still running."),
                                         tr("If it is cancelled, nothing is written."));
    QPushButton* wait = question->addButton(tr("Keep exporting"), QMessageBox::RejectRole);
    QPushButton* cancel = question->addButton(tr("Cancel export and close"), QMessageBox::DestructiveRole);
    setDefault(question, wait);
    question->setEscapeButton(wait);
    connect(cancel, &QPushButton::clicked, this, [this] {
        closeAfterExport_ = true;
        exports_->cancelAll();  // the window closes once the export has ended
    });
    question->open();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    event->ignore();
    if (exports_->isExporting()) return askBeforeEndingExport();
    if (wouldLoseEdit() && !mayClose_) {
        return askBeforeLosing([this] {
            mayClose_ = true;
            close();
        });
    }
    settings_.setWindow(saveGeometry(),
                        actions_.hidePanels->isChecked() ? stateBeforeHiding_ : saveState(layoutVersion()));
    saver_->photoClosed();
    event->accept();
}

}  // namespace glissade
