#include "ui/export_controller.h"

#include "operators/registry.h"
#include "ui/error_text.h"
#include "ui/file_path.h"
#include "ui/texts.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QLocale>
#include <QStringList>
#include <QUrl>

#include <algorithm>
#include <cmath>
#include <utility>

namespace glissade {
namespace {

constexpr qint64 kFirstGuessMs = 1000;
constexpr double kFirstGuessDone = 0.05;

void showInFolder(const QString& file) {
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file).absolutePath()));
}

QString nameOf(const Edit& step) {
    const OperatorSpec* spec = findOperator(step.operatorId);
    return spec ? texts::ofOperators(spec->name) : QString::fromStdString(step.operatorId);
}

}  // namespace

ExportController::ExportController(const Parts& parts, QObject* parent) : QObject(parent), parts_(parts) {
    connect(&parts_.engine, &EngineBridge::exportProgress, this, &ExportController::progress);
    connect(&parts_.engine, &EngineBridge::exportStep, this, &ExportController::atStep);
    connect(&parts_.engine, &EngineBridge::exportDone, this, &ExportController::done);
    connect(&parts_.status, &StatusLine::cancelExportRequested, this, &ExportController::cancelAll);
}

void ExportController::ask(const std::shared_ptr<const Photo>& photo,
                           const Recipe& recipe,
                           const std::shared_ptr<const Frame>& shown,
                           QWidget* window) {
    auto* dialog = new ExportDialog(photo, recipe, parts_.settings, shown, window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, photo, recipe] {
        last_ = Last{dialog->request(), dialog->choices(), photo};
        start(last_->request, recipe, photo, last_->choices.openFolder);
    });
    dialog->open();
}

bool ExportController::canRepeat(const std::shared_ptr<const Photo>& photo) const {
    return last_ && photo && last_->photo.lock() == photo;
}

void ExportController::photoTurned(const std::shared_ptr<const Photo>& before,
                                   const std::shared_ptr<const Photo>& now) {
    if (canRepeat(before)) last_->photo = now;
}

void ExportController::again(const std::shared_ptr<const Photo>& photo, const Recipe& recipe) {
    if (!canRepeat(photo)) return;
    ExportRequest request = last_->request;
    request.recipe = exportRecipe(recipe, last_->choices);
    request.encode.onConflict = OnConflict::Number;
    start(std::move(request), recipe, photo, last_->choices.openFolder);
}

void ExportController::start(ExportRequest request,
                             const Recipe& edit,
                             const std::shared_ptr<const Photo>& photo,
                             bool openFolder) {
    Running run;
    run.target = request.target;
    run.recipe = edit;
    run.photo = photo;
    run.openFolder = openFolder;
    for (const Edit& step : request.recipe.edits) run.steps.append(nameOf(step));
    run.since.start();
    const ExportId id = parts_.engine.exportPhoto(std::move(request), photo);
    running_.emplace(id, std::move(run));
    showProgress();
    if (running_.size() == 1) Q_EMIT exportingChanged(true);
}

void ExportController::cancelAll() {
    for (const auto& [id, run] : running_) parts_.engine.cancelExport(id);
}

void ExportController::progress(ExportId id, double done) {
    const auto found = running_.find(id);
    if (found == running_.end()) return;
    found->second.done = done;
    showProgress();
}

void ExportController::atStep(ExportId id, std::size_t step) {
    const auto found = running_.find(id);
    if (found == running_.end()) return;
    Running& run = found->second;
    const auto number = static_cast<qsizetype>(step);
    if (number >= run.steps.size()) {
        run.now = tr("writing");
    } else if (run.steps.size() == 1) {
        run.now = run.steps.front();
    } else {
        run.now = tr("%1 (%2 of %3)").arg(run.steps[number]).arg(number + 1).arg(run.steps.size());
    }
    showProgress();
}

void ExportController::showProgress() {
    if (running_.empty()) return parts_.status.hideExport();
    const Running& first = running_.begin()->second;
    QString text = progressText(first);
    if (running_.size() > 1) text = tr("%1 (%n more)", nullptr, static_cast<int>(running_.size()) - 1).arg(text);
    parts_.status.showExport(text, first.done);
}

QString ExportController::progressText(const Running& run) {
    const QString percent = QString::number(static_cast<int>(run.done * 100));
    QString text = run.now.isEmpty() ? tr("Exporting %1, %2 %").arg(fileName(run.target), percent)
                                     : tr("Exporting %1: %2, %3 %").arg(fileName(run.target), run.now, percent);
    // Before that the rate is a guess.
    if (run.since.elapsed() < kFirstGuessMs || run.done < kFirstGuessDone) return text;
    const double left = static_cast<double>(run.since.elapsed()) / 1000 * (1 - run.done) / run.done;
    return left < 90 ? tr("%1, %2 s left").arg(text, QString::number(static_cast<int>(std::ceil(left))))
                     : tr("%1, %2 min left").arg(text, QString::number(static_cast<int>(std::ceil(left / 60))));
}

void ExportController::done(ExportId id, const Result<Written>& result) {
    const auto found = running_.find(id);
    if (found == running_.end()) return;
    const Running run = std::move(found->second);
    running_.erase(found);
    showProgress();
    report(result, run);
    if (running_.empty()) Q_EMIT exportingChanged(false);
}

void ExportController::report(const Result<Written>& result, const Running& run) {
    if (!result.has_value()) return reportFailure(result.error(), run.target);
    const QString file = toQString(result->path);
    if (result->skipped) {
        return parts_.messages.add({.kind = Message::Kind::Warning,
                                    .topic = Message::Topic::Export,
                                    .title = tr("“%1” exists already").arg(QFileInfo(file).fileName()),
                                    .text = tr("Nothing was written, as it was chosen in the dialog.")});
    }
    QStringList warnings;
    for (const std::string& warning : result->warnings) warnings.append(QString::fromStdString(warning));
    parts_.messages.add({.kind = warnings.isEmpty() ? Message::Kind::Success : Message::Kind::Warning,
                         .topic = Message::Topic::Export,
                         .title = tr("Exported “%1”").arg(QFileInfo(file).fileName()),
                         .text = warnings.join(QLatin1Char('\n')),
                         .details = warnings.join(QLatin1Char('\n')),
                         .action = tr("Show in folder"),
                         .act = [file] { showInFolder(file); }});
    Q_EMIT exported(run.photo.lock(), run.recipe);
    if (run.openFolder) showInFolder(file);
}

void ExportController::reportFailure(const Error& error, const std::filesystem::path& target) {
    if (error.code == ErrorCode::Cancelled) {
        return parts_.messages.add({.kind = Message::Kind::Warning,
                                    .topic = Message::Topic::Export,
                                    .title = tr("Export of “%1” cancelled").arg(fileName(target)),
                                    .text = tr("Nothing was written.")});
    }
    const ErrorText text = describe(error, Attempt::Export, target);
    parts_.messages.add({.kind = Message::Kind::Error,
                         .topic = Message::Topic::Export,
                         .title = text.title,
                         .text = text.text,
                         .details = text.details});
}

}  // namespace glissade
