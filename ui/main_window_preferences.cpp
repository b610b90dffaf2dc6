// MainWindow: what the user prefers, followed at once in every window.
#include "ui/canvas.h"
#include "ui/main_window.h"
#include "ui/parameter_panel.h"
#include "ui/preferences_dialog.h"

#include <QActionGroup>
#include <QMenu>

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
    followPreferences();
}

void MainWindow::followPreferences() {
    const Preferences preferences = settings_.preferences();
    canvas_->setSurround(preferences.surround);
    parameters_->setWheelNeedsFocus(preferences.wheelNeedsFocus);
    engine_.setCacheLimit(static_cast<std::size_t>(preferences.cacheMegabytes) * 1'000'000);
}

}  // namespace glissade
