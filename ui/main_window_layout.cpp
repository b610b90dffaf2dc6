// MainWindow's construction: what it is made of and what is connected with what.
#include "operators/registry.h"
#include "ui/about_dialogs.h"
#include "ui/canvas.h"
#include "ui/export_controller.h"
#include "ui/file_path.h"
#include "ui/hold_keys.h"
#include "ui/main_window.h"
#include "ui/message_bar.h"
#include "ui/metrics.h"
#include "ui/operator_list.h"
#include "ui/parameter_panel.h"
#include "ui/start_page.h"
#include "ui/status_line.h"
#include "ui/texts.h"

#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QGridLayout>
#include <QMenu>
#include <QMenuBar>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QUndoView>

namespace glissade {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(EngineBridge& engine, Settings& settings, Theme& theme)
    : engine_(engine),
      settings_(settings),
      theme_(theme),
      document_(monotonicClock()),
      actions_(this, document_.history()),
      pages_(new QStackedWidget),
      messages_(new MessageBar),
      start_(new StartPage),
      canvas_(new Canvas),
      operators_(new OperatorList),
      parameters_(new ParameterPanel),
      status_(new StatusLine(statusBar())),
      exports_(new ExportController({engine, settings, *status_, *messages_}, this)) {
    setAcceptDrops(true);
    setWindowTitle(tr("Glissade"));
    buildCenter();
    buildDocks();
    buildMenus();
    connectEngine();
    connectActions();
    connectViewActions();
    connectPanels();
    fillRecentFiles();
    showRecipe({});
    restoreLayout();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildCenter() {
    pages_->addWidget(start_);
    pages_->addWidget(canvas_);
    auto* center = new QWidget(this);
    auto* layout = new QGridLayout(center);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(pages_, 0, 0);
    layout->addWidget(messages_, 0, 0, Qt::AlignTop);  // over the photo, which stays where it is
    setCentralWidget(center);
    auto* hold = new HoldKeys(this, canvas_);
    connect(hold, &HoldKeys::originalHeld, actions_.original, &QAction::setChecked);
    connect(hold, &HoldKeys::panHeld, canvas_, &Canvas::setPanByLeftButton);
}

QDockWidget* MainWindow::addDock(const QString& name, const QString& title, QWidget* content, Qt::DockWidgetArea area) {
    auto* dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setWidget(content);
    addDockWidget(area, dock);
    docks_.append(dock);
    return dock;
}

void MainWindow::buildDocks() {
    operators_->setMinimumWidth(176);
    parameters_->setMinimumWidth(248);
    auto* history = new QUndoView(&document_.history());
    history->setEmptyLabel(tr("Original"));
    history->setAccessibleName(tr("History"));
    auto* left = addDock(u"operators"_s, tr("Operators"), operators_, Qt::LeftDockWidgetArea);
    auto* right = addDock(u"parameters"_s, tr("Parameters"), parameters_, Qt::RightDockWidgetArea);
    addDock(u"history"_s, tr("History"), history, Qt::RightDockWidgetArea)->hide();
    resizeDocks({left, right}, {248, 288}, Qt::Horizontal);
}

void MainWindow::buildMenus() {
    menus_ = fillMenus(menuBar(), actions_);
    for (QDockWidget* dock : docks_) menus_.panels->addAction(dock->toggleViewAction());
    fillThemeMenu(menus_.theme);
    auto* bar = addToolBar(tr("Tools"));
    bar->setObjectName(u"tools"_s);
    fillToolBar(bar, actions_);
}

void MainWindow::fillThemeMenu(QMenu* menu) {
    auto* group = new QActionGroup(menu);
    const auto add = [&](const QString& text, ThemeChoice choice) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(theme_.choice() == choice);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice] {
            theme_.setChoice(choice);
            settings_.setTheme(choice);
        });
    };
    add(tr("&System"), ThemeChoice::System);
    add(tr("&Light"), ThemeChoice::Light);
    add(tr("&Dark"), ThemeChoice::Dark);
}

void MainWindow::connectEngine() {
    connect(&engine_, &EngineBridge::photoOpened, this, &MainWindow::photoOpened);
    connect(&engine_, &EngineBridge::openFailed, this, &MainWindow::openFailed);
    connect(&engine_, &EngineBridge::frameChanged, this, &MainWindow::showFrame);
    connect(&engine_, &EngineBridge::workProgress, status_, &StatusLine::showWork);
    connect(&engine_, &EngineBridge::editFailed, this, &MainWindow::editFailed);
    connect(&document_, &RecipeDocument::recipeChanged, &engine_, &EngineBridge::setRecipe);
    connect(&document_, &RecipeDocument::recipeChanged, this, &MainWindow::showRecipe);
    connect(&document_.history(), &QUndoStack::cleanChanged, this, &MainWindow::updateModified);
    connect(canvas_, &Canvas::viewChanged, this, [this](const CanvasView& view) {
        engine_.setView(view.request());
        status_->showView(view);
    });
}

void MainWindow::connectActions() {
    connect(actions_.open, &QAction::triggered, this, &MainWindow::chooseFile);
    connect(
        actions_.exportPhoto, &QAction::triggered, this, [this] { exports_->ask(photo_, document_.recipe(), this); });
    connect(actions_.exportAgain, &QAction::triggered, this, [this] { exports_->again(photo_, document_.recipe()); });
    connect(actions_.close, &QAction::triggered, this, &QWidget::close);
    connect(actions_.quit, &QAction::triggered, qApp, &QApplication::closeAllWindows);
    connect(actions_.findOperator, &QAction::triggered, this, [this] {
        operators_->window()->activateWindow();
        docks_.front()->show();
        operators_->startSearch();
    });
    connect(actions_.toggleOperator, &QAction::triggered, this, &MainWindow::toggleOperator);
    connect(actions_.resetOperator, &QAction::triggered, parameters_, &ParameterPanel::resetAll);
    connect(actions_.removeOperator, &QAction::triggered, this, [this] { chooseOperator(nullptr); });
    for (const auto& [spec, action] : actions_.operators)
        connect(action, &QAction::triggered, this, [this, chosen = spec] { chooseOperator(chosen); });
    connect(actions_.shortcuts, &QAction::triggered, this, [this] { showShortcuts(this); });
    connect(actions_.about, &QAction::triggered, this, [this] { showAbout(this); });
}

void MainWindow::connectViewActions() {
    constexpr double kZoomStep = 1.25;
    connect(actions_.zoomIn, &QAction::triggered, canvas_, [this] { canvas_->zoomBy(kZoomStep); });
    connect(actions_.zoomOut, &QAction::triggered, canvas_, [this] { canvas_->zoomBy(1 / kZoomStep); });
    connect(actions_.fit, &QAction::triggered, canvas_, &Canvas::fit);
    connect(actions_.actualSize, &QAction::triggered, canvas_, [this] { canvas_->zoomTo(1); });
    connect(actions_.doubleSize, &QAction::triggered, canvas_, [this] { canvas_->zoomTo(2); });
    connect(actions_.original, &QAction::toggled, canvas_, &Canvas::setShowOriginal);
    connect(actions_.split, &QAction::toggled, canvas_, &Canvas::setSplit);
    connect(actions_.turnSplit, &QAction::triggered, canvas_, &Canvas::turnSplit);
    connect(
        actions_.fullScreen, &QAction::toggled, this, [this](bool full) { full ? showFullScreen() : showNormal(); });
    connect(actions_.hidePanels, &QAction::toggled, this, &MainWindow::hidePanels);
    connect(actions_.resetLayout, &QAction::triggered, this, [this] {
        actions_.hidePanels->setChecked(false);
        restoreState(defaultState_);
    });
}

void MainWindow::connectPanels() {
    connect(start_, &StartPage::openRequested, this, &MainWindow::chooseFile);
    connect(start_, &StartPage::recentChosen, this, [this](const QString& file) { openFile(toPath(file)); });
    connect(operators_, &OperatorList::chosen, this, &MainWindow::chooseOperator);
    connect(
        parameters_, &ParameterPanel::previewed, this, [this](const Edit& changed) { document_.preview({{changed}}); });
    connect(parameters_, &ParameterPanel::previewAborted, &document_, &RecipeDocument::abortPreview);
    connect(parameters_,
            &ParameterPanel::committed,
            this,
            [this](const Edit& changed, const QString& what, const QString& key) {
                const OperatorSpec* spec = findOperator(changed.operatorId);
                document_.commit({{changed}}, tr("%1: %2").arg(texts::ofOperators(spec->name), what), key);
            });
    connect(exports_, &ExportController::exported, this, [this](const Recipe& recipe) {
        if (recipe == document_.recipe()) document_.history().setClean();
        actions_.exportAgain->setEnabled(exports_->canRepeat(photo_));
    });
    connect(exports_, &ExportController::exportingChanged, this, [this](bool exporting) {
        actions_.exportAgain->setEnabled(exports_->canRepeat(photo_));
        if (!exporting && mayClose_) close();
    });
    actions_.exportAgain->setEnabled(false);
}

void MainWindow::restoreLayout() {
    defaultState_ = saveState();
    resize(1280, 800);
    restoreGeometry(settings_.windowGeometry());
    restoreState(settings_.windowState());
}

void MainWindow::hidePanels(bool hide) {
    if (hide) {
        stateBeforeHiding_ = saveState();
        for (QDockWidget* dock : docks_) dock->hide();
    } else if (!stateBeforeHiding_.isEmpty()) {
        restoreState(stateBeforeHiding_);
    }
}

}  // namespace glissade
