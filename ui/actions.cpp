#include "ui/actions.h"

#include "operators/registry.h"
#include "ui/icon.h"
#include "ui/metrics.h"
#include "ui/texts.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>
#include <QUndoStack>
#include <QWidget>

#include <algorithm>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Actions)
};

using Keys = QList<QKeySequence>;

// The platform's keys first, then ours: some platforms bind nothing to some standard keys.
Keys keysOf(QKeySequence::StandardKey standard, const QString& ours) {
    Keys keys = QKeySequence::keyBindings(standard);
    for (const QKeySequence& key : QKeySequence::listFromString(ours))
        if (!keys.contains(key)) keys.append(key);
    return keys;
}

Keys keysOf(const QString& ours) { return QKeySequence::listFromString(ours); }

struct Maker {
    QWidget* window;

    QAction* operator()(const QString& text, const QString& icon, const Keys& keys, const QString& toolTip = {}) const {
        auto* action = new QAction(text, window);
        if (!icon.isEmpty()) action->setIcon(themedIcon(icon));
        action->setShortcuts(keys);
        QString tip = toolTip.isEmpty() ? QString(text).remove(u'&').remove(u'…') : toolTip;
        if (!keys.isEmpty()) tip += u" (%1)"_s.arg(keys.front().toString(QKeySequence::NativeText));
        action->setToolTip(tip);
        action->setWhatsThis(tip);
        window->addAction(action);  // works also where the menu bar is hidden
        return action;
    }
    QAction* checkable(const QString& text, const QString& icon, const Keys& keys, const QString& toolTip = {}) const {
        QAction* action = (*this)(text, icon, keys, toolTip);
        action->setCheckable(true);
        return action;
    }
};

void makeFileAndEdit(Actions& a, const Maker& make, QUndoStack& history) {
    a.open = make(Texts::tr("&Open…"), u"open"_s, keysOf(QKeySequence::Open, u"Ctrl+O"_s), Texts::tr("Open a photo"));
    a.reload = make(Texts::tr("Re&load"), {}, keysOf(u"F5"_s), Texts::tr("Read the photo from disk again"));
    a.saveEdit = make(Texts::tr("&Save edit"),
                      {},
                      keysOf(QKeySequence::Save, u"Ctrl+S"_s),
                      Texts::tr("Save the edit beside the photo"));
    a.saveEditAs = make(Texts::tr("Sa&ve edit as…"), {}, keysOf(QKeySequence::SaveAs, u"Ctrl+Shift+S"_s));
    a.exportPhoto = make(Texts::tr("&Export…"), u"export"_s, keysOf(u"Ctrl+E"_s), Texts::tr("Export the edited photo"));
    a.exportAgain = make(Texts::tr("Export &again"), {}, keysOf(u"Ctrl+Shift+E"_s));
    a.close = make(Texts::tr("&Close window"), {}, keysOf(QKeySequence::Close, u"Ctrl+W"_s));
    a.quit = make(Texts::tr("&Quit"), {}, keysOf(QKeySequence::Quit, u"Ctrl+Q"_s));
    a.undo = history.createUndoAction(make.window, Texts::tr("&Undo"));
    a.undo->setIcon(themedIcon(u"undo"_s));
    a.undo->setShortcuts(keysOf(QKeySequence::Undo, u"Ctrl+Z"_s));
    a.redo = history.createRedoAction(make.window, Texts::tr("&Redo"));
    a.redo->setIcon(themedIcon(u"redo"_s));
    a.redo->setShortcuts(keysOf(QKeySequence::Redo, u"Ctrl+Shift+Z; Ctrl+Y"_s));
    a.undo->setWhatsThis(Texts::tr("Take back the last change of the edit"));
    a.redo->setWhatsThis(Texts::tr("Do again what was taken back"));
    make.window->addActions({a.undo, a.redo});
    a.copyImage = make(Texts::tr("Copy &image"),
                       {},
                       keysOf(QKeySequence::Copy, u"Ctrl+C"_s),
                       Texts::tr("Copy the edited photo at full size"));
    a.pastePhoto = make(Texts::tr("Paste as &new photo"),
                        {},
                        keysOf(QKeySequence::Paste, u"Ctrl+V"_s),
                        Texts::tr("Open the picture on the clipboard"));
    a.copyEdit = make(Texts::tr("&Copy edit"), {}, keysOf(u"Ctrl+Alt+C"_s), Texts::tr("Copy all steps"));
    a.pasteEdit = make(Texts::tr("&Paste edit"),
                       {},
                       keysOf(u"Ctrl+Alt+V"_s),
                       Texts::tr("Replace all steps by those that were copied"));
    a.preferences = make(Texts::tr("Pre&ferences…"), {}, keysOf(QKeySequence::Preferences, u"Ctrl+,"_s));
}

void makeView(Actions& a, const Maker& make) {
    a.zoomIn = make(Texts::tr("Zoom &in"), u"zoom-in"_s, keysOf(QKeySequence::ZoomIn, u"Ctrl++; Ctrl+="_s));
    a.zoomOut = make(Texts::tr("Zoom o&ut"), u"zoom-out"_s, keysOf(QKeySequence::ZoomOut, u"Ctrl+-"_s));
    a.fit = make(Texts::tr("&Fit"), u"fit"_s, keysOf(u"F"_s), Texts::tr("Fit the photo into the window"));
    a.actualSize = make(
        Texts::tr("&100 %"), u"actual"_s, keysOf(u"1; Ctrl+0"_s), Texts::tr("One photo pixel on one screen pixel"));
    a.doubleSize = make(Texts::tr("&200 %"), {}, keysOf(u"2"_s));
    // The key is held, not pressed: HoldKeys listens to it, the menu only names it.
    a.original = make.checkable(
        Texts::tr("Show &original") + u"\t\\"_s, u"original"_s, {}, Texts::tr("Show the original (hold \\)"));
    a.split = make.checkable(Texts::tr("&Split view"),
                             u"split"_s,
                             keysOf(u"Y"_s),
                             Texts::tr("Original and edit in one picture, divided by a line"));
    a.sideBySide = make.checkable(Texts::tr("Si&de by side"),
                                  {},
                                  keysOf(u"Shift+S"_s),
                                  Texts::tr("Original and edit beside each other, each whole"));
    auto* divided = new QActionGroup(make.window);
    divided->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    divided->addAction(a.split);
    divided->addAction(a.sideBySide);
    a.turnSplit = make(Texts::tr("&Turn split"), {}, keysOf(u"Shift+Y"_s));
    a.swapEdits = make(Texts::tr("A/&B"), {}, keysOf(u"X"_s), Texts::tr("Switch between two edits, A and B"));
    a.sweep = make.checkable(
        Texts::tr("S&weep"), {}, {}, Texts::tr("Show variants of one parameter side by side under the photo"));
    a.clipping = make.checkable(Texts::tr("&Clipping warning"),
                                {},
                                keysOf(u"O"_s),
                                Texts::tr("Mark what is white in a channel red, and what is black in one blue"));
    a.exactPreview = make.checkable(Texts::tr("E&xact preview"),
                                    {},
                                    keysOf(u"E"_s),
                                    Texts::tr("Show the edit as the export at full size gives it"));
    a.fullScreen = make.checkable(Texts::tr("Fu&ll screen"), {}, keysOf(QKeySequence::FullScreen, u"F11"_s));
    a.hidePanels = make.checkable(Texts::tr("&Hide panels"), {}, keysOf(u"F9"_s));
    a.resetLayout = make(Texts::tr("&Reset layout"), {}, {});
}

void makeOperators(Actions& a, const Maker& make) {
    a.findOperator = make(Texts::tr("Find…"), {}, keysOf(QKeySequence::Find, u"Ctrl+F"_s));
    a.operatorGroup = new QActionGroup(make.window);
    for (const OperatorSpec* spec : allOperators()) {
        QAction* action = make.checkable(texts::ofOperators(spec->name), {}, {}, texts::ofOperators(spec->summary));
        a.operatorGroup->addAction(action);
        a.operators.emplace_back(spec, action);
    }
    QAction* none = make.checkable(Texts::tr("None"), {}, {}, Texts::tr("The photo as it is."));
    none->setChecked(true);
    a.operatorGroup->addAction(none);
    a.operators.emplace_back(nullptr, none);

    QSet<QChar> used;
    a.findOperator->setText(withMnemonic(a.findOperator->text(), used));
    // Short names first: they have the fewest letters to choose from.
    std::vector<QAction*> byLength;
    for (const auto& [spec, action] : a.operators) byLength.push_back(action);
    std::ranges::stable_sort(byLength, {}, [](const QAction* action) { return action->text().size(); });
    for (QAction* action : byLength) action->setText(withMnemonic(action->text(), used));
}

void makeSteps(Actions& a, const Maker& make) {
    a.addStep = make(Texts::tr("&Add…"), u"add"_s, keysOf(u"Ctrl+K"_s), Texts::tr("Add a step"));
    a.duplicateStep =
        make(Texts::tr("D&uplicate"), u"duplicate"_s, keysOf(u"Ctrl+J"_s), Texts::tr("Duplicate the step"));
    a.toggleStep =
        make(Texts::tr("&Enable or disable"), {}, keysOf(u"Ctrl+D"_s), Texts::tr("Switch the step on or off"));
    a.moveStepUp = make(
        Texts::tr("&Move up"), u"up"_s, keysOf(u"Ctrl+Shift+Up"_s), Texts::tr("Move the step up: applied earlier"));
    a.moveStepDown = make(Texts::tr("Move &down"),
                          u"down"_s,
                          keysOf(u"Ctrl+Shift+Down"_s),
                          Texts::tr("Move the step down: applied later"));
    a.resetStep =
        make(Texts::tr("&Reset"), {}, keysOf(u"Ctrl+R"_s), Texts::tr("Reset the step's values to their defaults"));
    a.removeStep =
        make(Texts::tr("Rem&ove"), u"remove"_s, keysOf(QKeySequence::Delete, u"Del"_s), Texts::tr("Remove the step"));
    a.removeStep->setShortcutContext(Qt::WidgetShortcut);
    a.reference =
        make(Texts::tr("Re&ference…"), {}, {}, Texts::tr("Hold the step's network against the exact algorithm"));
}

void makeImage(Actions& a, const Maker& make) {
    a.rotateLeft = make(Texts::tr("Rotate &left"), {}, keysOf(u"Ctrl+["_s), Texts::tr("Turn the photo to the left"));
    a.rotateRight = make(Texts::tr("Rotate &right"), {}, keysOf(u"Ctrl+]"_s), Texts::tr("Turn the photo to the right"));
    a.flipHorizontally =
        make(Texts::tr("Flip &horizontally"), {}, {}, Texts::tr("Mirror the photo: left and right change places"));
    a.flipVertically =
        make(Texts::tr("Flip &vertically"), {}, {}, Texts::tr("Mirror the photo: top and bottom change places"));
    a.crop =
        make.checkable(Texts::tr("&Crop"), u"crop"_s, keysOf(u"C"_s), Texts::tr("Say which part of the photo is kept"));
}

}  // namespace

Actions::Actions(QWidget* window, QUndoStack& history) {
    const Maker make{window};
    makeFileAndEdit(*this, make, history);
    makeView(*this, make);
    makeOperators(*this, make);
    makeSteps(*this, make);
    makeImage(*this, make);
    contents = make(
        Texts::tr("&Contents"), {}, keysOf(QKeySequence::HelpContents, u"F1"_s), Texts::tr("How Glissade is used"));
    shortcuts = make(Texts::tr("&Keyboard shortcuts"), {}, keysOf(u"Ctrl+?"_s));
    whatsThis = make(Texts::tr("&What's this?"),
                     {},
                     keysOf(QKeySequence::WhatsThis, u"Shift+F1"_s),
                     Texts::tr("Explain what is clicked next"));
    systemInformation = make(Texts::tr("&System information"), {}, {}, Texts::tr("Device, memory, packs and versions"));
    about = make(Texts::tr("&About Glissade"), {}, {});
    preferences->setMenuRole(QAction::PreferencesRole);
    setPhotoOpen(false);
    setSteps(-1, 0, true);
}

void Actions::setPhotoOpen(bool isOpen) {
    for (QAction* action :
         {reload,       saveEdit,         saveEditAs,     exportPhoto, zoomIn,    zoomOut,    fit,
          actualSize,   doubleSize,       original,       split,       turnSplit, sideBySide, swapEdits,
          exactPreview, findOperator,     clipping,       addStep,     copyImage, pasteEdit,  rotateLeft,
          rotateRight,  flipHorizontally, flipVertically, crop})
        action->setEnabled(isOpen);
    operatorGroup->setEnabled(isOpen);
}

void Actions::setInFile(bool inFile) {
    for (QAction* action : {reload, saveEdit}) action->setEnabled(inFile);
}

void Actions::setSteps(int selected, int count, bool isDefault) {
    for (QAction* action : {duplicateStep, toggleStep, removeStep, reference}) action->setEnabled(selected >= 0);
    moveStepUp->setEnabled(selected > 0);
    moveStepDown->setEnabled(selected >= 0 && selected + 1 < count);
    resetStep->setEnabled(selected >= 0 && !isDefault);
    copyEdit->setEnabled(count > 0);
}

Menus fillMenus(QMenuBar* bar, const Actions& a) {
    Menus menus{};
    QMenu* file = bar->addMenu(Texts::tr("&File"));
    file->addAction(a.open);
    menus.recent = file->addMenu(Texts::tr("Open &recent"));
    file->addAction(a.reload);
    file->addSeparator();
    file->addActions({a.saveEdit, a.saveEditAs});
    file->addSeparator();
    file->addActions({a.exportPhoto, a.exportAgain});
    file->addSeparator();
    file->addActions({a.close, a.quit});

    QMenu* edit = bar->addMenu(Texts::tr("&Edit"));
    edit->addActions({a.undo, a.redo});
    edit->addSeparator();
    edit->addActions({a.copyImage, a.pastePhoto, a.copyEdit, a.pasteEdit});
    edit->addSeparator();
    edit->addAction(a.preferences);

    QMenu* view = bar->addMenu(Texts::tr("&View"));
    view->addActions({a.zoomIn, a.zoomOut, a.fit, a.actualSize, a.doubleSize});
    view->addSeparator();
    view->addActions({a.original, a.split, a.turnSplit, a.sideBySide, a.swapEdits, a.sweep});
    view->addSeparator();
    view->addActions({a.exactPreview, a.clipping});
    view->addSeparator();
    view->addActions({a.fullScreen, a.hidePanels});
    menus.panels = view->addMenu(Texts::tr("&Panels"));
    menus.theme = view->addMenu(Texts::tr("Th&eme"));
    view->addAction(a.resetLayout);

    QMenu* operators = bar->addMenu(Texts::tr("&Operators"));
    operators->setToolTipsVisible(true);
    for (const auto& [spec, action] : a.operators) {
        if (!spec) operators->addSeparator();
        operators->addAction(action);
    }
    operators->addSeparator();
    operators->addAction(a.findOperator);

    QMenu* step = bar->addMenu(Texts::tr("&Step"));
    step->addAction(a.addStep);
    step->addSeparator();
    step->addActions({a.duplicateStep, a.toggleStep, a.moveStepUp, a.moveStepDown});
    step->addSeparator();
    step->addActions({a.resetStep, a.removeStep});
    step->addSeparator();
    step->addAction(a.reference);

    QMenu* image = bar->addMenu(Texts::tr("&Image"));
    image->addActions({a.rotateLeft, a.rotateRight});
    image->addSeparator();
    image->addActions({a.flipHorizontally, a.flipVertically});
    image->addSeparator();
    image->addAction(a.crop);

    QMenu* help = bar->addMenu(Texts::tr("&Help"));
    help->addActions({a.contents, a.shortcuts, a.whatsThis});
    help->addSeparator();
    help->addActions({a.systemInformation, a.about});
    return menus;
}

void fillToolBar(QToolBar* bar, const Actions& a) {
    bar->setMovable(false);
    bar->setIconSize(QSize(metrics::kIcon, metrics::kIcon));
    bar->addAction(a.open);
    bar->addSeparator();
    bar->addActions({a.undo, a.redo});
    bar->addSeparator();
    bar->addActions({a.zoomOut, a.zoomIn, a.fit, a.actualSize});
    auto* spacer = new QWidget(bar);
    spacer->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(spacer);
    bar->addAction(a.crop);
    bar->addSeparator();
    bar->addActions({a.original, a.split});
    bar->addSeparator();
    bar->addAction(a.exportPhoto);
    auto* button = qobject_cast<QToolButton*>(bar->widgetForAction(a.exportPhoto));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setProperty("role", u"export"_s);
    for (QToolButton* each : bar->findChildren<QToolButton*>()) each->setFocusPolicy(Qt::TabFocus);
}

QString withMnemonic(const QString& text, QSet<QChar>& used) {
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar letter = text[i].toLower();
        if (!letter.isLetterOrNumber() || used.contains(letter)) continue;
        used.insert(letter);
        return QString(text).insert(i, u'&');
    }
    return text;
}

}  // namespace glissade
