// MainWindow: one photo. Places the panels and connects them; it decides nothing about pixels.
#pragma once

#include "ui/actions.h"
#include "ui/engine_bridge.h"
#include "ui/recipe_document.h"
#include "ui/settings.h"
#include "ui/theme.h"

#include <QMainWindow>

#include <functional>
#include <map>
#include <memory>
#include <string>

class QDockWidget;
class QStackedWidget;

namespace glissade {

class Canvas;
class ExportController;
class MessageBar;
class OperatorList;
class ParameterPanel;
class StartPage;
class StatusLine;

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
    void connectViewActions();
    void connectPanels();
    void restoreLayout();

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
    [[nodiscard]] const Edit* edit() const;
    void chooseOperator(const OperatorSpec* spec);
    void showRecipe(const Recipe& recipe);
    void toggleOperator();
    void updateModified();

    // Losing things
    [[nodiscard]] bool wouldLoseEdit() const;
    void askBeforeLosing(const std::function<void()>& then);
    void askBeforeEndingExport();

    void hidePanels(bool hide);

    EngineBridge& engine_;
    Settings& settings_;
    Theme& theme_;
    RecipeDocument document_;
    Actions actions_;
    Menus menus_{};
    QStackedWidget* pages_;
    MessageBar* messages_;
    StartPage* start_;
    Canvas* canvas_;
    OperatorList* operators_;
    ParameterPanel* parameters_;
    StatusLine* status_;
    ExportController* exports_;
    QList<QDockWidget*> docks_;
    QByteArray defaultState_;
    QByteArray stateBeforeHiding_;
    std::shared_ptr<const Photo> photo_;
    std::map<std::string, Edit> remembered_;  // the values an operator last had on this photo
    bool mayClose_ = false;
};

}  // namespace glissade
