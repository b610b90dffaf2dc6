// Actions: every command of the window with its text, icon and keys; menus and tool bar are made of them.
#pragma once

#include "operators/operator.h"

#include <QAction>
#include <QSet>
#include <QString>

#include <utility>
#include <vector>

class QActionGroup;
class QMenu;
class QMenuBar;
class QToolBar;
class QUndoStack;
class QWidget;

namespace glissade {

/// Owned by `window`. Thread: the interface's.
struct Actions {
    Actions(QWidget* window, QUndoStack& history);

    /// Actions that need an open photo.
    void setPhotoOpen(bool open);
    /// Actions that need the photo's file; after setPhotoOpen.
    void setInFile(bool inFile);
    /// Actions on the selected one of `count` steps (-1: none is selected).
    void setSteps(int selected, int count, bool isDefault);

    QAction* open;
    QAction* reload;
    QAction* saveEdit;
    QAction* saveEditAs;
    QAction* exportPhoto;
    QAction* exportAgain;
    QAction* close;
    QAction* quit;
    QAction* undo;
    QAction* redo;
    QAction* copyImage;
    QAction* pastePhoto;
    QAction* copyEdit;
    QAction* pasteEdit;
    QAction* preferences;
    QAction* zoomIn;
    QAction* zoomOut;
    QAction* fit;
    QAction* actualSize;
    QAction* doubleSize;
    QAction* original;
    QAction* split;
    QAction* turnSplit;
    QAction* sideBySide;  ///< this or `split`, or neither
    QAction* swapEdits;
    QAction* sweep;
    QAction* clipping;
    QAction* exactPreview;
    QAction* fullScreen;
    QAction* hidePanels;
    QAction* resetLayout;
    QAction* findOperator;
    QAction* addStep;
    QAction* duplicateStep;
    QAction* toggleStep;
    QAction* moveStepUp;
    QAction* moveStepDown;
    QAction* resetStep;
    QAction* reference;
    QAction* removeStep;  ///< its key works in the list of steps only
    QAction* rotateLeft;
    QAction* rotateRight;
    QAction* flipHorizontally;
    QAction* flipVertically;
    QAction* crop;  ///< checked while the photo is being cropped
    QAction* contents;
    QAction* shortcuts;
    QAction* whatsThis;
    QAction* systemInformation;
    QAction* about;
    /// One for each operator of the registry, and nullptr for none; checkable, exclusive.
    std::vector<std::pair<const OperatorSpec*, QAction*>> operators;
    QActionGroup* operatorGroup;
};

/// The menus that are filled later: recent photos and panels.
struct Menus {
    QMenu* recent;
    QMenu* panels;
    QMenu* theme;
};
[[nodiscard]] Menus fillMenus(QMenuBar* bar, const Actions& actions);
void fillToolBar(QToolBar* bar, const Actions& actions);

/// `text` with an ampersand before a letter that is not in `used` (which grows), so that each item of a menu has its
/// own.
[[nodiscard]] QString withMnemonic(const QString& text, QSet<QChar>& used);

}  // namespace glissade
