// MainWindow: one photo. Places the panels and connects them; it decides nothing about pixels.
#pragma once

#include "ui/actions.h"
#include "ui/engine_bridge.h"
#include "ui/recipe_document.h"
#include "ui/recipe_feed.h"
#include "ui/settings.h"
#include "ui/step_editor.h"
#include "ui/theme.h"

#include <QMainWindow>

#include <functional>
#include <memory>

class QDockWidget;
class QStackedWidget;

namespace glissade {

class Canvas;
class ExportController;
class ImageCopy;
class MessageBar;
class OperatorList;
class ParameterPanel;
class StartPage;
class StatusLine;
class StepsPanel;

/// Thread: the interface's. The references outlive the window.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(EngineBridge& engine, Settings& settings, Theme& theme);
    ~MainWindow() override;

    /// Opens a photo in this window; asks first where an edit would be lost.
    void openFile(const std::filesystem::path& file);
    [[nodiscard]] bool hasPhoto() const { return photo_ != nullptr; }

Q_SIGNALS:
    /// Further photos, for windows of their own.
    void windowRequested(const std::filesystem::path& file);

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    // Construction
    void buildCenter();
    void buildDocks();
    QDockWidget* addDock(const QString& name, const QString& title, QWidget* content, Qt::DockWidgetArea area);
    void buildMenus();
    void fillThemeMenu(QMenu* menu);
    void connectEngine();
    void connectActions();
    void connectStepActions();
    void connectViewActions();
    void connectPanels();
    void restoreLayout();
    void resetLayout();
    void resizePanels();

    // The photo
    void chooseFile();
    void openAll(const QList<std::filesystem::path>& files);
    void photoOpened(const std::shared_ptr<const Photo>& photo);
    void openFailed(const Error& error);
    void showFrame(const std::shared_ptr<const Frame>& frame);
    void editFailed(const Error& error);
    void fillRecentFiles();
    void setDropHighlight(bool on);

    // The edit
    void chooseOperator(const OperatorSpec* spec);
    void showSteps();
    void copyEdit();
    void pasteEdit();
    void updateModified();

    // Losing things
    [[nodiscard]] bool wouldLoseEdit() const;
    void askBeforeLosing(const std::function<void()>& then);
    void askBeforeEndingExport();

    void hidePanels(bool hide);

    static constexpr int kLayoutVersion = 1;  // a layout saved with other panels is not restored

    EngineBridge& engine_;
    Settings& settings_;
    Theme& theme_;
    RecipeDocument document_;
    StepEditor steps_;
    RecipeFeed feed_;
    Actions actions_;
    Menus menus_{};
    QStackedWidget* pages_;
    MessageBar* messages_;
    StartPage* start_;
    Canvas* canvas_;
    StepsPanel* stepsPanel_;
    OperatorList* operators_;
    ParameterPanel* parameters_;
    StatusLine* status_;
    ExportController* exports_;
    ImageCopy* imageCopy_;
    QList<QDockWidget*> docks_;
    QDockWidget* stepsDock_ = nullptr;
    QDockWidget* operatorsDock_ = nullptr;
    QDockWidget* parametersDock_ = nullptr;
    QDockWidget* historyDock_ = nullptr;
    QByteArray defaultState_;
    QByteArray stateBeforeHiding_;
    std::shared_ptr<const Photo> photo_;
    bool mayClose_ = false;
};

}  // namespace glissade
