#include "ui/export_preset_row.h"

#include "ui/icon.h"
#include "ui/metrics.h"
#include "ui/preset_name_dialog.h"
#include "ui/settings.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

ExportChoices withoutFolder(ExportChoices choices) {
    choices.folder.clear();
    return choices;
}

// `name`, with a number behind it where a preset has it already.
QString freeName(const QList<ExportPreset>& presets, const QString& name) {
    const auto isTaken = [&](const QString& wanted) {
        return std::ranges::any_of(presets, [&](const ExportPreset& each) { return each.name == wanted; });
    };
    QString free = name;
    for (int number = 2; isTaken(free); ++number) free = name + u' ' + QString::number(number);
    return free;
}

}  // namespace

ExportPresetRow::ExportPresetRow(Settings& settings, QWidget* parent)
    : QWidget(parent), settings_(settings), presets_(new QComboBox(this)) {
    presets_->setObjectName(u"exportPreset"_s);
    presets_->setAccessibleName(tr("Export preset"));
    presets_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kTight);
    layout->addWidget(presets_);
    save_ = addButton(u"add"_s, tr("Save these choices as a preset"), &ExportPresetRow::save);
    save_->setObjectName(u"saveExportPreset"_s);
    rename_ = addButton(u"rename"_s, tr("Rename the preset"), &ExportPresetRow::rename);
    rename_->setObjectName(u"renameExportPreset"_s);
    remove_ = addButton(u"remove"_s, tr("Delete the preset"), &ExportPresetRow::remove);
    remove_->setObjectName(u"removeExportPreset"_s);
    connect(presets_, &QComboBox::activated, this, [this] {
        const QList<ExportPreset> presets = settings_.exportPresets();
        const int place = current();
        if (place >= 0 && place < presets.size()) Q_EMIT chosen(presets[place].choices);
        showCurrent();  // the entry for none is not to choose: it says that no preset has these choices
    });
    setFocusProxy(presets_);
    fill();
}

QToolButton* ExportPresetRow::addButton(const QString& icon, const QString& name, void (ExportPresetRow::*act)()) {
    auto* button = new QToolButton(this);
    button->setIcon(themedIcon(icon));
    button->setIconSize(QSize(metrics::kButtonIcon, metrics::kButtonIcon));
    button->setAutoRaise(true);
    button->setToolTip(name);
    button->setAccessibleName(name);
    layout()->addWidget(button);
    connect(button, &QToolButton::clicked, this, act);
    return button;
}

QWidget* ExportPresetRow::field() const { return presets_; }

int ExportPresetRow::current() const { return presets_->currentIndex() - 1; }

void ExportPresetRow::fill() {
    presets_->clear();
    presets_->addItem(tr("None"));
    for (const ExportPreset& preset : settings_.exportPresets()) presets_->addItem(preset.name);
    showCurrent();
}

void ExportPresetRow::setChoices(const ExportChoices& choices) {
    choices_ = withoutFolder(choices);
    showCurrent();
}

void ExportPresetRow::showCurrent() {
    const QList<ExportPreset> presets = settings_.exportPresets();
    // Of several with the same choices, the one on show stays.
    int place = current();
    if (place < 0 || place >= presets.size() || presets[place].choices != choices_) {
        const auto same =
            std::ranges::find_if(presets, [this](const ExportPreset& each) { return each.choices == choices_; });
        place = same == presets.end() ? -1 : static_cast<int>(same - presets.begin());
    }
    presets_->setCurrentIndex(place + 1);
    rename_->setEnabled(place >= 0);
    remove_->setEnabled(place >= 0);
}

void ExportPresetRow::askName(const QString& title,
                              const QString& button,
                              const QString& name,
                              const std::function<void(const QString&)>& then) {
    auto* dialog = new PresetNameDialog({.title = title, .button = button, .name = name, .what = {}}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [dialog, then] { then(QString::fromStdString(dialog->name())); });
    dialog->open();
}

// One of the same name gets the new choices.
void ExportPresetRow::save() {
    askName(tr("Save export preset"), tr("Save"), {}, [this](const QString& name) {
        QList<ExportPreset> presets = settings_.exportPresets();
        presets.removeIf([&](const ExportPreset& each) { return each.name == name; });
        const auto after = std::ranges::find_if(
            presets, [&](const ExportPreset& each) { return QString::localeAwareCompare(each.name, name) > 0; });
        const auto place = static_cast<int>(after - presets.begin());
        presets.insert(place, ExportPreset{name, choices_});
        settings_.setExportPresets(presets);
        fill();
        presets_->setCurrentIndex(place + 1);
        showCurrent();
    });
}

void ExportPresetRow::rename() {
    const int place = current();
    const QString before = settings_.exportPresets().value(place).name;
    askName(tr("Rename export preset"), tr("Rename"), before, [this, before](const QString& name) {
        QList<ExportPreset> presets = settings_.exportPresets();
        const auto found = std::ranges::find_if(presets, [&](const auto& each) { return each.name == before; });
        if (name == before || found == presets.end()) return;
        found->name = freeName(presets, name);
        std::ranges::sort(presets, [](const ExportPreset& a, const ExportPreset& b) {
            return QString::localeAwareCompare(a.name, b.name) < 0;
        });
        settings_.setExportPresets(presets);
        fill();
    });
}

void ExportPresetRow::remove() {
    QList<ExportPreset> presets = settings_.exportPresets();
    const int place = current();
    if (place < 0 || place >= presets.size()) return;
    presets.removeAt(place);
    settings_.setExportPresets(presets);
    fill();
}

}  // namespace glissade
