// Pictures of every dialog, and of the questions before something is lost.
#include "gui/pictures/pictures.h"
#include "operators/registry.h"
#include "ui/edit_files.h"
#include "ui/export_choices.h"
#include "ui/file_path.h"
#include "ui/manual_window.h"
#include "ui/pasted_photo.h"
#include "ui/presets_panel.h"
#include "ui/recovery_dialog.h"
#include "ui/settings.h"
#include "ui/value_slider.h"

#include <QComboBox>
#include <QDialog>
#include <QDockWidget>
#include <QFile>
#include <QImage>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QToolButton>
#include <QtTest/QTest>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

constexpr int kEstimateMs = 2500;

// The dialog as it opens, once for each format, with a preset in use, and where the file is there already.
void takeExport(const Photographer& camera, Settings& settings, const std::filesystem::path& photo) {
    const QString folder = QString::fromStdString(photo.parent_path().string());
    camera.trigger(u"Export…"_s);
    auto* format = camera.dialog()->findChild<QComboBox*>(u"format"_s);
    for (int i = 0; i < format->count(); ++i) {
        format->setCurrentIndex(i);
        QTest::qWait(kEstimateMs);
        camera.take(u"d1-export-"_s + format->currentData().toString());
    }
    camera.takeMenu(u"d2-export-formats"_s, [format] { format->showPopup(); });
    auto* size = camera.dialog()->findChild<QComboBox*>(u"size"_s);
    for (int i = 0; i < size->count(); ++i) {
        size->setCurrentIndex(i);
        QTest::qWait(kEstimateMs);
        camera.take(u"d2-export-size-%1"_s.arg(i));
    }
    camera.dialog()->findChild<QLineEdit*>(u"target"_s)->setText(u"/nowhere/at-all/photo.jpg"_s);
    camera.take(u"d2-export-no-folder"_s);
    camera.closeDialogs();

    ExportChoices web = settings.exportChoices();
    web.name = u"{name}-web"_s;
    web.format = u"webp"_s;
    web.quality = 80;
    web.size = ExportSize::Percent;
    web.profile = u"srgb"_s;
    web.openFolder = true;
    settings.setExportPresets({ExportPreset{u"For the web"_s, web}});
    settings.setExportChoices(web);
    camera.trigger(u"Export…"_s);
    QTest::qWait(kEstimateMs);
    camera.take(u"d3-export-preset"_s);
    camera.dialog()->findChild<QToolButton*>(u"saveExportPreset"_s)->click();
    camera.take(u"d3-export-preset-name"_s);
    camera.closeDialogs();
    settings.setExportChoices({});
    camera.trigger(u"Export…"_s);
    QFile there(folder + u"/there.jpg"_s);
    (void)there.open(QFile::WriteOnly);
    camera.dialog()->findChild<QLineEdit*>(u"target"_s)->setText(there.fileName());
    for (auto* button : camera.dialog()->findChildren<QPushButton*>())
        if (button->isDefault()) button->click();
    camera.take(u"d4-export-replace"_s);
    camera.closeDialogs();
}

// What the program says of itself.
void takeHelp(const Photographer& camera) {
    camera.trigger(u"Preferences"_s);
    camera.take(u"d5-preferences"_s);
    camera.takeMenu(u"d5-preferences-choice"_s,
                    [&] { camera.dialog()->findChild<QComboBox*>(u"wheel"_s)->showPopup(); });
    camera.closeDialogs();
    camera.trigger(u"Keyboard shortcuts"_s);
    camera.take(u"d6-shortcuts"_s);
    camera.closeDialogs();
    camera.trigger(u"About"_s);
    camera.take(u"d7-about"_s);
    camera.closeDialogs();
    camera.trigger(u"System information"_s);
    const auto* copy = camera.window().findChild<QPushButton*>(u"copyInformation"_s);
    (void)QTest::qWaitFor([copy] { return copy->isEnabled(); }, Photographer::kPatienceMs);
    camera.take(u"d8-system-information"_s);
    camera.closeDialogs();
    camera.trigger(u"Contents"_s);
    camera.take(u"d9-manual"_s);
    auto* manual = camera.window().findChild<ManualWindow*>();
    auto* sections = manual->findChild<QListWidget*>(u"manualSections"_s);
    sections->setCurrentRow(sections->count() / 2);
    camera.take(u"d9-manual-section"_s);
    manual->close();
}

void takeFileDialogs(const Photographer& camera) {
    camera.trigger(u"Open…"_s);
    QTest::qWait(1000);
    camera.take(u"d10-open"_s);
    camera.closeDialogs();
    camera.trigger(u"Save edit as"_s);
    camera.take(u"d11-save-edit-as"_s);
    camera.closeDialogs();
}

void takePresets(const Photographer& camera) {
    MainWindow& window = camera.window();
    auto& presets = *window.findChild<PresetsPanel*>();
    window.findChild<QDockWidget*>(u"presets"_s)->raise();
    const auto save = [&](const QString& name) {
        presets.findChild<QToolButton*>(u"savePreset"_s)->click();
        camera.dialog()->findChild<QLineEdit*>(u"presetName"_s)->setText(name);
    };
    save(u"Evening light"_s);
    camera.take(u"d12-preset-name"_s);
    camera.dialog()->accept();
    QTest::qWait(300);
    save(u"A preset whose name is longer than the panel is wide"_s);
    camera.dialog()->accept();
    QTest::qWait(300);
    presets.list()->setCurrentRow(1);
    camera.take(u"d12-presets-own"_s);
}

// What a crash left: one edit, and many.
void takeRecovery(const Photographer& camera, const std::filesystem::path& photo) {
    std::vector<LostEdit> lost;
    for (int i = 0; i < 12; ++i) {
        Recipe recipe;
        for (int step = 0; step <= i % 3; ++step) recipe.edits.push_back(makeEdit(*allOperators()[std::size_t(step)]));
        lost.push_back({.file = {},
                        .photo = photo.parent_path() / ("photo-" + std::to_string(i) + ".jpg"),
                        .recipe = recipe,
                        .attempts = 0,
                        .when = std::filesystem::file_time_type::clock::now()});
    }
    for (const std::size_t count : {std::size_t{1}, lost.size()}) {
        RecoveryDialog recovery({lost.begin(), lost.begin() + std::ptrdiff_t(count)}, &camera.window());
        recovery.show();
        camera.take(u"d13-recovery-%1"_s.arg(count));
        recovery.close();
    }
}

void takeQuestions(const Photographer& camera, const std::filesystem::path& photo) {
    MainWindow& window = camera.window();
    window.close();
    camera.take(u"d14-unsaved"_s);
    // Discarding it makes room for a photo that is in no file.
    camera.closeDialogs();
    camera.trigger(u"Undo"_s);
    QTest::qWait(200);
    const auto untitled = photoFrom(QImage(QString::fromStdString(photo.string())));
    if (!untitled) return;
    window.openUntitled(*untitled);
    QTest::qWait(1500);
    camera.take(u"d15-pasted"_s);
    window.close();
    camera.take(u"d15-pasted-closing"_s);
    camera.closeDialogs();
}

}  // namespace

void takeDialogs(const Scene& scene) {
    const Photographer& camera = scene.camera;
    if (!camera.openWithStep(scene.photo)) return;
    takeExport(camera, scene.settings, scene.photo);
    takeHelp(camera);
    takeFileDialogs(camera);
    takePresets(camera);
    takeRecovery(camera, scene.photo);
    takeQuestions(camera, scene.photo);
}

}  // namespace glissade
