#include "ui/preset_controller.h"

#include "operators/registry.h"
#include "ui/file_path.h"
#include "ui/message_bar.h"
#include "ui/preset_name_dialog.h"
#include "ui/step_editor.h"
#include "ui/texts.h"

#include <QFileDialog>

#include <utility>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;
using IfThere = PresetStore::IfThere;

const QString kSuffix = u".glissade-preset.json"_s;

QString nameOf(const Preset& preset) { return QString::fromStdString(preset.name); }

}  // namespace

PresetController::PresetController(const Parts& parts, QObject* parent) : QObject(parent), parts_(parts) {
    PresetsPanel* panel = &parts_.panel;
    connect(panel, &PresetsPanel::previewed, this, [this](const Preset& preset) {
        Q_EMIT previewed(combined(preset.recipe), nameOf(preset));
    });
    connect(panel, &PresetsPanel::previewEnded, this, &PresetController::previewEnded);
    // What is done to the edit meanwhile, e.g. undone, is what is shown.
    connect(&parts_.steps, &StepEditor::changed, panel, &PresetsPanel::endPreview);
    connect(panel, &PresetsPanel::applied, this, &PresetController::apply);
    connect(panel, &PresetsPanel::saveRequested, this, &PresetController::askAndSave);
    connect(panel, &PresetsPanel::importRequested, this, &PresetController::askAndImport);
    connect(panel, &PresetsPanel::exportRequested, this, &PresetController::askAndExport);
    connect(panel, &PresetsPanel::renameRequested, this, &PresetController::askAndRename);
    connect(panel, &PresetsPanel::removeRequested, this, &PresetController::remove);
    connect(&parts_.files, &EditFiles::presetsChanged, this, &PresetController::refresh);
}

void PresetController::refresh() {
    parts_.files.background().run(
        this,
        [store = parts_.files.presets()]() -> Result<PresetStore::Listing> { return store.list(); },
        [this](const Result<PresetStore::Listing>& listing) {
            if (listing) show(*listing);
        });
}

// Files of strangers, damaged or of a newer version are left out; the rest works.
void PresetController::show(const PresetStore::Listing& listing) {
    parts_.panel.setPresets(listing.presets);
    for (const std::string& notice : listing.notices) {
        const QString text = QString::fromStdString(notice);
        if (told_.contains(text)) continue;
        told_.insert(text);
        parts_.messages.add({.kind = Message::Kind::Warning,
                             .topic = Message::Topic::Preset,
                             .title = tr("A preset cannot be used"),
                             .text = text,
                             .details = text});
    }
}

// Applying -----------------------------------------------------------------------------------------------------------

Recipe PresetController::combined(const Recipe& preset) const {
    Recipe all = parts_.steps.recipe();
    const int selected = parts_.steps.selected();
    const PresetUse use = parts_.panel.use();
    if (use == PresetUse::WholeEdit) return {preset.edits, all.turn, all.crop};
    auto place = all.edits.end();
    if (use == PresetUse::SelectedStep && selected >= 0) place = all.edits.erase(all.edits.begin() + selected);
    all.edits.insert(place, preset.edits.begin(), preset.edits.end());
    return all;
}

void PresetController::apply(const Preset& preset) {
    parts_.steps.replaceAll(combined(preset.recipe), tr("Preset “%1”").arg(nameOf(preset)));
}

// Files --------------------------------------------------------------------------------------------------------------

void PresetController::run(const Task& task) {
    parts_.files.background().run(
        this,
        [store = parts_.files.presets(), job = task.job] { return job(store); },
        [this, task](const Result<Preset>& done) {
            if (!done) return report(task, done.error());
            parts_.messages.clearErrors(Message::Topic::Preset);
            Q_EMIT parts_.files.presetsChanged();
            if (task.then) task.then();
        });
}

void PresetController::report(const Task& task, const Error& error) {
    const bool replaceable = error.code == ErrorCode::Exists && task.replace;
    const QString reason = QString::fromStdString(error.message());
    parts_.messages.add({.kind = replaceable ? Message::Kind::Warning : Message::Kind::Error,
                         .topic = Message::Topic::Preset,
                         .title = task.failure,
                         .text = tr("%1. Nothing was changed.").arg(reason),
                         .details = replaceable ? QString() : reason,
                         .action = replaceable ? tr("Replace it") : QString(),
                         .act = task.replace,
                         .isOffer = replaceable});
}

void PresetController::askAndSave() {
    const Recipe whole = parts_.steps.recipe();
    const Edit* selected = parts_.steps.selectedEdit();
    if (!selected) return;
    const Recipe step{{*selected}};
    const OperatorSpec* spec = findOperator(selected->operatorId);
    const QString operatorName = spec ? texts::ofOperators(spec->name) : QString();
    const bool several = whole.edits.size() > 1;
    PresetNameDialog::Texts asked{tr("Save preset"), tr("Save"), several ? QString() : operatorName, {}};
    if (several)
        asked.what = {tr("Whole edit: %n steps", nullptr, static_cast<int>(whole.edits.size())),
                      tr("Selected step: %1").arg(operatorName)};
    auto* dialog = new PresetNameDialog(asked, parts_.panel.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, whole, step] {
        save(dialog->name(), dialog->what() == 1 ? step : whole, IfThere::Fail);
    });
    dialog->open();
}

void PresetController::save(const std::string& name, const Recipe& recipe, IfThere ifThere) {
    run({.failure = tr("The preset “%1” was not saved").arg(QString::fromStdString(name)),
         .job = [name, recipe, ifThere](const PresetStore& store) { return store.save(name, recipe, ifThere); },
         .replace = [this, name, recipe] { save(name, recipe, IfThere::Replace); }});
}

void PresetController::askAndRename(const Preset& preset) {
    auto* dialog = new PresetNameDialog({tr("Rename preset"), tr("Rename"), nameOf(preset), {}}, parts_.panel.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, old = preset.name] {
        run({.failure = tr("The preset “%1” was not renamed").arg(QString::fromStdString(old)),
             .job = [old, name = dialog->name()](const PresetStore& store) { return store.rename(old, name); }});
    });
    dialog->open();
}

// Without a question, since it can be taken back.
void PresetController::remove(const Preset& preset) {
    const auto tell = [this, preset] {
        parts_.messages.add({.kind = Message::Kind::Info,
                             .topic = Message::Topic::Preset,
                             .title = tr("The preset “%1” was deleted").arg(nameOf(preset)),
                             .action = tr("Bring it back"),
                             .act = [this, preset] { save(preset.name, preset.recipe, IfThere::Fail); },
                             .isOffer = true});
    };
    run({.failure = tr("The preset “%1” was not deleted").arg(nameOf(preset)),
         .job = [preset](const PresetStore& store) -> Result<Preset> {
             TRY_VOID(store.remove(preset.name));
             return preset;
         },
         .then = tell});
}

void PresetController::askAndImport() {
    auto* dialog = new QFileDialog(parts_.panel.window(),
                                   tr("Import preset"),
                                   QString(),
                                   tr("Presets and edits (*%1 *.glissade.json)").arg(kSuffix));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) { import(toPath(file)); });
    dialog->open();
}

void PresetController::import(const std::filesystem::path& file, IfThere ifThere) {
    run({.failure = tr("“%1” was not imported").arg(fileName(file)),
         .job = [file, ifThere](const PresetStore& store) { return store.import(file, ifThere); },
         .replace = [this, file] { import(file, IfThere::Replace); }});
}

void PresetController::askAndExport(const Preset& preset) {
    auto* dialog =
        new QFileDialog(parts_.panel.window(), tr("Export preset"), QString(), tr("Presets (*%1)").arg(kSuffix));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QString(nameOf(preset)).replace(u'/', u'-') + kSuffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, name = preset.name](const QString& chosen) {
        exportTo(name, toPath(chosen.endsWith(kSuffix) ? chosen : chosen + kSuffix));
    });
    dialog->open();
}

// Over an earlier preset at most, which the file dialog has asked about: nothing else is ever replaced.
void PresetController::exportTo(const std::string& name, const std::filesystem::path& file) {
    run({.failure = tr("The preset “%1” was not exported").arg(QString::fromStdString(name)),
         .job = [name, file](const PresetStore& store) -> Result<Preset> {
             const bool replaces = readRecipeFile(file).has_value();
             TRY_VOID(store.exportTo(name, file, replaces ? IfThere::Replace : IfThere::Fail));
             return store.find(name);
         }});
}

}  // namespace glissade
