// MainWindow: what the user prefers, followed at once in every window, and what helps.
#include "ui/about_dialogs.h"
#include "ui/canvas.h"
#include "ui/edit_files.h"
#include "ui/histogram_panel.h"
#include "ui/main_window.h"
#include "ui/manual_window.h"
#include "ui/operator_list.h"
#include "ui/parameter_panel.h"
#include "ui/photo_info_panel.h"
#include "ui/preferences_dialog.h"
#include "ui/presets_panel.h"
#include "ui/start_page.h"
#include "ui/steps_panel.h"
#include "ui/system_information.h"

#include <QActionGroup>
#include <QDockWidget>
#include <QMenu>
#include <QWhatsThis>

namespace glissade {

void MainWindow::fillThemeMenu(QMenu* menu) {
    auto* group = new QActionGroup(menu);
    const auto add = [&](const QString& text, ThemeChoice choice) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(theme_.choice() == choice);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice] {
            Preferences preferences = settings_.preferences();
            preferences.theme = choice;
            settings_.setPreferences(preferences);
        });
        connect(&settings_, &Settings::preferencesChanged, action, [this, action, choice] {
            action->setChecked(settings_.preferences().theme == choice);
        });
    };
    add(tr("&System"), ThemeChoice::System);
    add(tr("&Light"), ThemeChoice::Light);
    add(tr("&Dark"), ThemeChoice::Dark);
}

void MainWindow::connectPreferences() {
    connect(actions_.preferences, &QAction::triggered, this, [this] {
        auto* dialog = new PreferencesDialog(settings_, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(&settings_, &Settings::preferencesChanged, this, &MainWindow::followPreferences);
    connect(&settings_, &Settings::preferencesChanged, &theme_, [this] {
        theme_.setChoice(settings_.preferences().theme);
    });
    connect(&settings_, &Settings::cachesEmptied, this, [this] {
        engine_.setCacheLimit(1);  // drops all that is not being used
        followPreferences();
    });
    followPreferences();
}

void MainWindow::connectHelp() {
    connect(actions_.contents, &QAction::triggered, this, &MainWindow::showContents);
    connect(actions_.shortcuts, &QAction::triggered, this, [this] { showShortcuts(this); });
    connect(actions_.whatsThis, &QAction::triggered, this, [] { QWhatsThis::enterWhatsThisMode(); });
    connect(actions_.systemInformation, &QAction::triggered, this, [this] {
        auto* dialog = new SystemInformation(engine_, files_.background(), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(actions_.about, &QAction::triggered, this, [this] { showAbout(this); });
    explain();
}

// One for the window, which keeps its place.
void MainWindow::showContents() {
    auto* manual = findChild<ManualWindow*>();
    if (!manual) manual = new ManualWindow(actions_, this);
    manual->show();
    manual->raise();
    manual->activateWindow();
}

// What "What's this?" says of the window's parts that have no text of their own.
void MainWindow::explain() {
    canvas_->setWhatsThis(
        tr("The photo with its edit. The wheel zooms at the pointer, Space and drag or the middle button moves it, a "
           "double-click toggles between the whole photo and one photo pixel on one screen pixel. Hold \\ to see the "
           "original."));
    start_->setWhatsThis(tr("Open a photo here: drop it, choose it, or take a recent one."));
    stepsPanel_->setWhatsThis(
        tr("The steps of the edit, applied from the top down. Drag a step to another place, switch it off and on, or "
           "select it to see its parameters. The photo itself is never changed."));
    operators_->setWhatsThis(
        tr("All operators. Choosing one makes the selected step one of its kind; type to find it by its name."));
    presets_->setWhatsThis(
        tr("Edits with a name. Point at one to see it on the canvas, press it to apply it as one undo step."));
    parameters_->setWhatsThis(tr("The selected step: what it does, its values, the scale at which it works."));
    histogram_->setWhatsThis(
        tr("How many pixels have each value, from black on the left to white on the right, of what the canvas shows."));
    info_->setWhatsThis(tr("What the photo's file says about it: size, format, profile, camera, place."));
    historyDock_->setWhatsThis(tr("Every state of the edit since the photo was opened. A click goes back to it."));
    referenceDock_->setWhatsThis(
        tr("Holds the selected step's network against its exact algorithm: times, fidelity, and where they differ."));
    for (auto* part : findChildren<QWidget*>())
        if (part->whatsThis().isEmpty()) part->setWhatsThis(part->toolTip());
}

void MainWindow::followPreferences() {
    const Preferences preferences = settings_.preferences();
    canvas_->setSurround(preferences.surround);
    parameters_->setWheelNeedsFocus(preferences.wheelNeedsFocus);
    engine_.setCacheLimit(static_cast<std::size_t>(preferences.cacheMegabytes) * 1'000'000);
}

}  // namespace glissade
