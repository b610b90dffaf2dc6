// MainWindow: one photo. Places the panels and connects them; it decides nothing about pixels.
#pragma once

#include "ui/actions.h"
#include "ui/edit_saver.h"
#include "ui/engine_bridge.h"
#include "ui/own_defaults.h"
#include "ui/paint_hold.h"
#include "ui/recipe_document.h"
#include "ui/recipe_feed.h"
#include "ui/settings.h"
#include "ui/step_editor.h"
#include "ui/theme.h"

#include <QImage>
#include <QMainWindow>

#include <functional>
#include <memory>
#include <optional>

class QDockWidget;
class QShortcut;
class QStackedWidget;

namespace glissade {

class Canvas;
class CompareTools;
class CropControl;
class DockPanel;
class EstimateControl;
class ExactPreview;
class ExportController;
class HistogramPanel;
class ImageCopy;
class MessageBar;
class OperatorHealth;
class OperatorList;
class ParameterPanel;
class PhotoInfoPanel;
class PhotoWatch;
class PresetController;
class PresetsPanel;
class StartPage;
class StatusLine;
class StepsPanel;

/// Thread: the interface's. The references outlive the window.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(EngineBridge& engine, Settings& settings, Theme& theme, EditFiles& files);
    ~MainWindow() override;

    /// Opens a photo in this window; asks first where an edit would be lost.
    void openFile(const std::filesystem::path& file);
    /// Opens a photo that is in no file; the window is not in use.
    void openUntitled(const std::shared_ptr<const Photo>& photo);
    [[nodiscard]] bool hasPhoto() const { return photo_ != nullptr; }
    /// Whether a photo is open in it or on its way.
    [[nodiscard]] bool isInUse() const { return photo_ != nullptr || opening_; }
    /// Opens the photo of an edit that a crash left, with that edit; asks first where another would be lost.
    void recover(const LostEdit& lost);
    /// Says what became of files that could not be used.
    void warn(const QString& title, const std::vector<std::string>& notices);

Q_SIGNALS:
    /// Further photos, for windows of their own.
    void windowRequested(const std::filesystem::path& file);
    /// The same for a photo that is in no file.
    void untitledWindowRequested(const std::shared_ptr<const glissade::Photo>& photo);

protected:
    void childEvent(QChildEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    // Construction
    void buildCenter();
    void followTabs();
    void buildDocks();
    void buildFileDocks();
    QDockWidget* addDock(const QString& name, const QString& title, QWidget* content, Qt::DockWidgetArea area);
    void buildMenus();
    void fillThemeMenu(QMenu* menu);
    void connectEngine();
    void connectPreview();
    void connectActions();
    void connectStepActions();
    void connectViewActions();
    void connectImageActions();
    void connectPanels();
    void followHealth();
    void connectFiles();
    void connectPresets();
    void connectWatch();
    void connectPreferences();
    void followPreferences();
    void connectHelp();
    void showContents();
    void explain();
    void restoreLayout();
    void resetLayout();
    void resizePanels();
    [[nodiscard]] int layoutVersion() const;

    // The photo
    void chooseFile();
    void beginOpening(const QString& name);
    void endOpening();
    void stopOpening();
    void keepPhoto();
    void openNow(const std::filesystem::path& file, const Turn& turn = {});
    void openAll(const QList<std::filesystem::path>& files);
    void photoOpened(const std::shared_ptr<const Photo>& photo);
    void photoTurned(const std::shared_ptr<const Photo>& photo);
    void followTurn();
    void openFailed(const Error& error);
    void showFrame(const std::shared_ptr<const Frame>& frame);
    void editFailed(const Error& error);
    void stopWork();
    void setWorkStopped(bool stopped);
    void fillRecentFiles();
    void greyMissingFiles();
    void setDropHighlight(bool on);

    // The edit's files
    void reload();
    void photoReloaded(const std::shared_ptr<const Photo>& photo);
    void showBadge();
    void showPhoto(const std::shared_ptr<const Photo>& photo);
    void showExportChoices();
    void chooseEditFile();
    void updateModified();

    // The edit
    void chooseOperator(const OperatorSpec* spec);
    void showSteps();
    void copyEdit();
    void pasteEdit();
    void pastePhoto();
    void openPicture(const QImage& image);
    void showPasted(const Result<std::shared_ptr<const Photo>>& photo);

    // Losing things
    [[nodiscard]] bool wouldLoseEdit() const;
    void askBeforeLosing(const std::function<void()>& then);
    void askBeforeLosingPhoto(const std::function<void()>& then);
    void askToExport();
    void askBeforeEndingExport();

    void hidePanels(bool hide);

    EngineBridge& engine_;
    Settings& settings_;
    Theme& theme_;
    EditFiles& files_;
    OwnDefaults defaults_;
    RecipeDocument document_;
    RecipeFeed feed_;  // before all others that follow the document
    StepEditor steps_;
    PaintHold paintHold_;
    Actions actions_;
    Menus menus_{};
    QStackedWidget* pages_;
    MessageBar* messages_;
    EditSaver* saver_;
    StartPage* start_;
    Canvas* canvas_;
    StepsPanel* stepsPanel_;
    OperatorList* operators_;
    ParameterPanel* parameters_;
    PresetsPanel* presets_;
    PresetController* presetController_;
    PhotoInfoPanel* info_;
    HistogramPanel* histogram_;
    PhotoWatch* watch_;
    StatusLine* status_;
    ExportController* exports_;
    ImageCopy* imageCopy_;
    CompareTools* compareTools_;
    CropControl* crop_;
    EstimateControl* estimates_;
    OperatorHealth* health_;
    ExactPreview* exactPreview_;
    QList<DockPanel*> docks_;
    QDockWidget* stepsDock_ = nullptr;
    QDockWidget* operatorsDock_ = nullptr;
    QDockWidget* parametersDock_ = nullptr;
    QDockWidget* historyDock_ = nullptr;
    QDockWidget* presetsDock_ = nullptr;
    QDockWidget* histogramDock_ = nullptr;
    QDockWidget* infoDock_ = nullptr;
    QDockWidget* referenceDock_ = nullptr;
    QByteArray defaultState_;
    QByteArray stateBeforeHiding_;
    std::shared_ptr<const Photo> photo_;  // lying as the engine was last asked and has answered
    Turn turnAsked_;                      // how it was last asked to lie
    std::optional<Recipe> exported_;      // the steps with which the photo was last written to a file
    QString presetShown_;                 // the name of the one that is pointed at
    bool workStopped_ = false;            // by the user: the canvas is behind the edit
    QShortcut* stopOpeningKey_;           // while a photo is on its way
    bool opening_ = false;
    bool reloading_ = false;  // the photo on its way is the one that is open
    bool mayClose_ = false;   // the user has answered
    bool closeAfterExport_ = false;
};

}  // namespace glissade
