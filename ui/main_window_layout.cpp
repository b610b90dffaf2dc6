// MainWindow's construction: what it is made of and what is connected with what.
#include "operators/registry.h"
#include "ui/canvas.h"
#include "ui/compare_tools.h"
#include "ui/crop_control.h"
#include "ui/dock_panel.h"
#include "ui/estimate_control.h"
#include "ui/exact_preview.h"
#include "ui/export_controller.h"
#include "ui/file_path.h"
#include "ui/histogram_panel.h"
#include "ui/hold_keys.h"
#include "ui/image_copy.h"
#include "ui/main_window.h"
#include "ui/message_bar.h"
#include "ui/metrics.h"
#include "ui/operator_health.h"
#include "ui/operator_list.h"
#include "ui/parameter_panel.h"
#include "ui/photo_info_panel.h"
#include "ui/photo_watch.h"
#include "ui/preset_controller.h"
#include "ui/presets_panel.h"
#include "ui/reference_panel.h"
#include "ui/start_page.h"
#include "ui/status_line.h"
#include "ui/steps_panel.h"
#include "ui/texts.h"

#include <QApplication>
#include <QChildEvent>
#include <QDockWidget>
#include <QGridLayout>
#include <QMenu>
#include <QMenuBar>
#include <QShortcut>
#include <QStackedWidget>
#include <QStatusBar>
#include <QStyledItemDelegate>
#include <QTabBar>
#include <QTabWidget>
#include <QToolBar>
#include <QUndoView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace glissade {

using namespace Qt::StringLiterals;

namespace {

// Rows as wide as the list, whose texts end in an ellipsis where they are longer.
class NarrowRows final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        return {0, QStyledItemDelegate::sizeHint(option, index).height()};
    }
};

// The states of the edit; the one on show stays in sight whatever becomes of the panel's height.
class HistoryView final : public QUndoView {
public:
    HistoryView(QUndoStack* history, QWidget* parent) : QUndoView(history, parent) {
        setItemDelegate(new NarrowRows(this));
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    }

protected:
    void resizeEvent(QResizeEvent* event) override {
        QUndoView::resizeEvent(event);
        scrollTo(currentIndex());
    }
};

}  // namespace

MainWindow::MainWindow(EngineBridge& engine, Settings& settings, Theme& theme, EditFiles& files)
    : engine_(engine),
      settings_(settings),
      theme_(theme),
      files_(files),
      defaults_(settings),
      document_(monotonicClock()),
      feed_(engine, document_),
      steps_(document_),
      paintHold_(*this),
      actions_(this, document_.history()),
      pages_(new QStackedWidget),
      messages_(new MessageBar),
      saver_(new EditSaver({files, document_, *messages_}, this)),
      start_(new StartPage),
      canvas_(new Canvas),
      stepsPanel_(new StepsPanel(actions_)),
      operators_(new OperatorList(OperatorList::Use::Follow)),
      parameters_(new ParameterPanel),
      presets_(new PresetsPanel),
      presetController_(new PresetController({files, steps_, *messages_, *presets_}, this)),
      info_(new PhotoInfoPanel(files.background())),
      histogram_(new HistogramPanel),
      watch_(new PhotoWatch(files.background(), this)),
      status_(new StatusLine(statusBar())),
      exports_(new ExportController({engine, settings, *status_, *messages_}, this)),
      imageCopy_(new ImageCopy(engine, *messages_, this)),
      compareTools_(new CompareTools({engine, document_, steps_, feed_, *canvas_, *parameters_, actions_}, this)),
      crop_(new CropControl({document_, steps_, *canvas_, actions_}, this)),
      estimates_(new EstimateControl(*parameters_, steps_, this)),
      health_(new OperatorHealth(files.background(), this)),
      exactPreview_(new ExactPreview(engine, feed_, this)),
      stopOpeningKey_(new QShortcut(Qt::Key_Escape, this)) {
    stopOpeningKey_->setEnabled(false);
    setAcceptDrops(true);
    setWindowTitle(tr("Glissade"));
    buildCenter();
    buildDocks();
    buildMenus();
    connectEngine();
    connectPreview();
    connectActions();
    connectStepActions();
    connectViewActions();
    connectImageActions();
    connectPanels();
    connectFiles();
    connectPresets();
    connectWatch();
    connectPreferences();
    connectHelp();
    fillRecentFiles();
    showSteps();
    restoreLayout();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildCenter() {
    pages_->addWidget(start_);
    pages_->addWidget(canvas_);
    auto* center = new QWidget(this);
    auto* layout = new QGridLayout(center);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(pages_, 0, 0);
    layout->addWidget(compareTools_->strip(), 1, 0);
    layout->addWidget(crop_->bar(), 2, 0);
    layout->addWidget(messages_, 0, 0, Qt::AlignTop);  // over the photo, which stays where it is
    setCentralWidget(center);
    auto* hold = new HoldKeys(this, canvas_);
    connect(hold, &HoldKeys::originalHeld, actions_.original, &QAction::setChecked);
    connect(hold, &HoldKeys::panHeld, canvas_, &Canvas::setPanByLeftButton);
}

// Where text runs from the right, so do the panels: the steps are at the side that is read first.
QDockWidget* MainWindow::addDock(const QString& name, const QString& title, QWidget* content, Qt::DockWidgetArea area) {
    auto* dock = new DockPanel(title, this);
    dock->setObjectName(name);
    dock->setWidget(content);
    if (isRightToLeft()) area = area == Qt::LeftDockWidgetArea ? Qt::RightDockWidgetArea : Qt::LeftDockWidgetArea;
    addDockWidget(area, dock);
    docks_.append(dock);
    connect(dock->toggleViewAction(), &QAction::triggered, dock, [dock](bool on) {
        if (on) dock->raise();  // it may be one of several tabs
    });
    for (const auto change : {&QDockWidget::visibilityChanged, &QDockWidget::topLevelChanged})
        connect(dock, change, this, &MainWindow::followTabs, Qt::QueuedConnection);
    connect(dock, &QDockWidget::dockLocationChanged, this, &MainWindow::followTabs, Qt::QueuedConnection);
    return dock;
}

// Whichever panel was moved, opened or closed: another may be without a neighbour now.
void MainWindow::followTabs() {
    for (DockPanel* dock : docks_) {
        const QList<QDockWidget*> neighbours = tabifiedDockWidgets(dock);
        // Where a panel was that floats now or is closed, Qt keeps its place.
        const auto isThere = [](const QDockWidget* each) { return !each->isHidden() && !each->isFloating(); };
        dock->setTabbed(!dock->isFloating() && std::ranges::any_of(neighbours, isThere));
    }
}

void MainWindow::buildDocks() {
    stepsPanel_->setMinimumSize(176, 120);
    operators_->setMinimumWidth(176);
    parameters_->setMinimumWidth(248);
    auto* history = new QWidget(this);
    history->setAutoFillBackground(true);
    auto* states = new HistoryView(&document_.history(), history);
    states->setEmptyLabel(tr("Original"));
    states->setAccessibleName(tr("History"));
    auto* layout = new QVBoxLayout(history);
    layout->setContentsMargins(metrics::kSmall, 0, metrics::kSmall, metrics::kSmall);
    layout->addWidget(states);
    stepsDock_ = addDock(u"steps"_s, tr("Steps"), stepsPanel_, Qt::LeftDockWidgetArea);
    operatorsDock_ = addDock(u"operators"_s, tr("Operators"), operators_, Qt::LeftDockWidgetArea);
    parametersDock_ = addDock(u"parameters"_s, tr("Parameters"), parameters_, Qt::RightDockWidgetArea);
    historyDock_ = addDock(u"history"_s, tr("History"), history, Qt::RightDockWidgetArea);
    historyDock_->hide();
    buildFileDocks();
    referenceDock_ = addDock(u"reference"_s, tr("Reference"), compareTools_->referencePanel(), Qt::RightDockWidgetArea);
    referenceDock_->hide();
    compareTools_->setReferenceDock(referenceDock_);
    resizePanels();
}

// Qt makes the tabs of panels that lie in one place; assistive technology is told what they are.
void MainWindow::childEvent(QChildEvent* event) {
    QMainWindow::childEvent(event);
    auto* tabs = event->polished() ? qobject_cast<QTabBar*>(event->child()) : nullptr;
    if (!tabs) return;
    tabs->setAccessibleName(tr("Panels"));
    tabs->setWhatsThis(tr("Panels that lie in one place. Drag one elsewhere by its title."));
}

void MainWindow::buildFileDocks() {
    presets_->setMinimumSize(176, 120);
    info_->setMinimumWidth(248);
    presetsDock_ = addDock(u"presets"_s, tr("Presets"), presets_, Qt::LeftDockWidgetArea);
    histogramDock_ = addDock(u"histogram"_s, tr("Histogram"), histogram_, Qt::RightDockWidgetArea);
    infoDock_ = addDock(u"photoInfo"_s, tr("Photo info"), info_, Qt::RightDockWidgetArea);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    tabifyDockWidget(operatorsDock_, presetsDock_);
    operatorsDock_->raise();
    splitDockWidget(histogramDock_, parametersDock_, Qt::Vertical);
    splitDockWidget(parametersDock_, historyDock_, Qt::Vertical);
    infoDock_->hide();
}

// The default widths, and heights that leave the list of operators the greater part.
void MainWindow::resizePanels() {
    resizeDocks({stepsDock_, parametersDock_}, {272, 296}, Qt::Horizontal);
    resizeDocks({stepsDock_, operatorsDock_}, {260, 400}, Qt::Vertical);
    resizeDocks({histogramDock_, parametersDock_, historyDock_}, {184, 420, 240}, Qt::Vertical);
}

void MainWindow::buildMenus() {
    menus_ = fillMenus(menuBar(), actions_);
    QSet<QChar> used;
    for (QDockWidget* dock : docks_) {
        dock->toggleViewAction()->setText(withMnemonic(dock->windowTitle(), used));
        menus_.panels->addAction(dock->toggleViewAction());
    }
    connect(menus_.recent, &QMenu::aboutToShow, this, &MainWindow::greyMissingFiles);
    connect(&settings_, &Settings::recentFilesChanged, this, &MainWindow::fillRecentFiles);
    fillThemeMenu(menus_.theme);
    auto* bar = addToolBar(tr("Tools"));
    bar->setObjectName(u"tools"_s);
    fillToolBar(bar, actions_);
}

void MainWindow::connectEngine() {
    connect(&engine_, &EngineBridge::photoOpened, this, &MainWindow::photoOpened);
    connect(&engine_, &EngineBridge::openFailed, this, &MainWindow::openFailed);
}

void MainWindow::connectActions() {
    connect(actions_.open, &QAction::triggered, this, &MainWindow::chooseFile);
    connect(actions_.exportPhoto, &QAction::triggered, this, &MainWindow::askToExport);
    connect(actions_.exportAgain, &QAction::triggered, this, [this] { exports_->again(photo_, document_.recipe()); });
    connect(actions_.close, &QAction::triggered, this, &QWidget::close);
    connect(actions_.quit, &QAction::triggered, qApp, &QApplication::closeAllWindows);
    for (const auto& [spec, action] : actions_.operators)
        connect(action, &QAction::triggered, this, [this, chosen = spec] { chooseOperator(chosen); });
}

void MainWindow::connectStepActions() {
    connect(actions_.copyImage, &QAction::triggered, this, [this] { imageCopy_->start(photo_, steps_.recipe()); });
    connect(actions_.pastePhoto, &QAction::triggered, this, &MainWindow::pastePhoto);
    connect(actions_.copyEdit, &QAction::triggered, this, &MainWindow::copyEdit);
    connect(actions_.pasteEdit, &QAction::triggered, this, &MainWindow::pasteEdit);
    connect(actions_.findOperator, &QAction::triggered, this, [this] {
        operatorsDock_->show();
        operatorsDock_->raise();
        operators_->window()->activateWindow();
        operators_->startSearch();
    });
    connect(actions_.addStep, &QAction::triggered, this, [this] {
        stepsDock_->show();
        stepsDock_->raise();
        stepsPanel_->pickOperator();
    });
    connect(actions_.duplicateStep, &QAction::triggered, &steps_, &StepEditor::duplicate);
    connect(actions_.toggleStep, &QAction::triggered, &steps_, &StepEditor::toggle);
    connect(actions_.moveStepUp, &QAction::triggered, &steps_, [this] { steps_.moveSelectedBy(-1); });
    connect(actions_.moveStepDown, &QAction::triggered, &steps_, [this] { steps_.moveSelectedBy(1); });
    connect(actions_.resetStep, &QAction::triggered, parameters_, &ParameterPanel::resetAll);
    connect(actions_.removeStep, &QAction::triggered, &steps_, &StepEditor::remove);
    connect(stepsPanel_, &StepsPanel::selected, &steps_, &StepEditor::select);
    connect(stepsPanel_, &StepsPanel::switched, &steps_, &StepEditor::setOn);
    connect(stepsPanel_, &StepsPanel::moved, &steps_, &StepEditor::move);
    connect(stepsPanel_, &StepsPanel::addRequested, &steps_, &StepEditor::add);
    connect(&steps_, &StepEditor::changed, this, &MainWindow::showSteps);
}

void MainWindow::connectViewActions() {
    constexpr double kZoomStep = 1.25;
    connect(actions_.zoomIn, &QAction::triggered, canvas_, [this] { canvas_->zoomBy(kZoomStep); });
    connect(actions_.zoomOut, &QAction::triggered, canvas_, [this] { canvas_->zoomBy(1 / kZoomStep); });
    connect(actions_.fit, &QAction::triggered, canvas_, &Canvas::fit);
    connect(actions_.actualSize, &QAction::triggered, canvas_, [this] { canvas_->zoomTo(1); });
    connect(actions_.doubleSize, &QAction::triggered, canvas_, [this] { canvas_->zoomTo(2); });
    connect(actions_.original, &QAction::toggled, canvas_, &Canvas::setShowOriginal);
    connect(actions_.original, &QAction::toggled, histogram_, &HistogramPanel::setShowOriginal);
    connect(actions_.split, &QAction::toggled, canvas_, &Canvas::setSplit);
    connect(actions_.sideBySide, &QAction::toggled, canvas_, &Canvas::setSideBySide);
    connect(actions_.exactPreview, &QAction::toggled, exactPreview_, &ExactPreview::setOn);
    connect(actions_.clipping, &QAction::toggled, canvas_, &Canvas::setMarkClipping);
    connect(canvas_, &Canvas::readingChanged, histogram_, &HistogramPanel::showReading);
    connect(actions_.turnSplit, &QAction::triggered, canvas_, &Canvas::turnSplit);
    connect(
        actions_.fullScreen, &QAction::toggled, this, [this](bool full) { full ? showFullScreen() : showNormal(); });
    connect(actions_.hidePanels, &QAction::toggled, this, &MainWindow::hidePanels);
    connect(actions_.resetLayout, &QAction::triggered, this, &MainWindow::resetLayout);
}

void MainWindow::connectImageActions() {
    const auto turns = [this](QAction* action, const Turn& by) {
        connect(action, &QAction::triggered, &steps_, [this, action, by] {
            steps_.turn(by, QString(action->text()).remove(u'&'));
        });
    };
    turns(actions_.rotateLeft, kRotatedLeft);
    turns(actions_.rotateRight, kRotatedRight);
    turns(actions_.flipHorizontally, kFlippedHorizontally);
    turns(actions_.flipVertically, kFlippedVertically);
    connect(&document_, &RecipeDocument::recipeChanged, this, &MainWindow::followTurn);
    connect(&engine_, &EngineBridge::photoTurned, this, &MainWindow::photoTurned);
}

void MainWindow::connectPanels() {
    connect(start_, &StartPage::openRequested, this, &MainWindow::chooseFile);
    connect(start_, &StartPage::recentChosen, this, [this](const QString& file) { openFile(toPath(file)); });
    connect(operators_, &OperatorList::chosen, this, &MainWindow::chooseOperator);
    connect(parameters_, &ParameterPanel::previewed, &steps_, &StepEditor::preview);
    connect(parameters_, &ParameterPanel::previewAborted, &steps_, &StepEditor::abortPreview);
    connect(parameters_, &ParameterPanel::committed, &steps_, &StepEditor::commit);
    connect(exports_, &ExportController::exportingChanged, this, [this](bool exporting) {
        actions_.exportAgain->setEnabled(exports_->canRepeat(photo_));
        if (!exporting && std::exchange(closeAfterExport_, false)) close();
    });
    actions_.exportAgain->setEnabled(false);
    connect(health_, &OperatorHealth::known, this, &MainWindow::followHealth);
}

// What cannot be used says why, wherever it is offered.
void MainWindow::followHealth() {
    for (const auto& [spec, action] : actions_.operators) {
        if (!spec || health_->problem(*spec).isEmpty()) continue;
        action->setToolTip(health_->summary(*spec));
        if (health_->isOut(*spec)) action->setEnabled(false);
    }
    for (auto* list : findChildren<OperatorList*>()) list->setHealth(*health_);
    defaults_.setHealth(*health_);
    showSteps();
}

// A layout that was saved with other panels, or in the other direction, is not restored.
int MainWindow::layoutVersion() const { return isRightToLeft() ? 102 : 2; }

void MainWindow::restoreLayout() {
    defaultState_ = saveState(layoutVersion());
    resize(1280, 800);
    restoreGeometry(settings_.windowGeometry());
    restoreState(settings_.windowState(), layoutVersion());
}

void MainWindow::resetLayout() {
    actions_.hidePanels->setChecked(false);
    restoreState(defaultState_, layoutVersion());
    resizePanels();
}

void MainWindow::hidePanels(bool hide) {
    if (hide) {
        stateBeforeHiding_ = saveState(layoutVersion());
        for (QDockWidget* dock : docks_) dock->hide();
    } else if (!stateBeforeHiding_.isEmpty()) {
        restoreState(stateBeforeHiding_, layoutVersion());
    }
}

}  // namespace glissade
