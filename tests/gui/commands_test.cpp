// Every command has the keys that the specification gives it, a mnemonic, a role, and is off where it can do nothing.
#include "gui/support/editor_fixture.h"
#include "ui/split_handle.h"

#include <QAccessible>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QScrollArea>

#include <algorithm>
#include <set>
#include <utility>

namespace glissade::test {
namespace {

using namespace Qt::StringLiterals;

class CommandsTest : public EditorTest {
protected:
    static QString plain(const QAction& each) { return QString(each.text()).remove(u'&').section(u'\t', 0, 0); }
    /// All commands of the menu bar, submenus included.
    [[nodiscard]] QList<QAction*> menuItems() const {
        QList<QAction*> all;
        collect(window->menuBar()->actions(), all);
        return all;
    }

private:
    static void collect(const QList<QAction*>& actions, QList<QAction*>& all) {
        for (QAction* each : actions) {
            if (each->isSeparator()) continue;
            if (each->menu()) {
                collect(each->menu()->actions(), all);
            } else {
                all.append(each);
            }
        }
    }
};

TEST_F(CommandsTest, S2_everyCommandOfTheTableHasItsKeys) {
    const std::vector<std::pair<const char*, const char*>> table{
        {"Open…", "Ctrl+O"},
        {"Save edit", "Ctrl+S"},
        {"Save edit as…", "Ctrl+Shift+S"},
        {"Export…", "Ctrl+E"},
        {"Export again", "Ctrl+Shift+E"},
        {"Close window", "Ctrl+W"},
        {"Quit", "Ctrl+Q"},
        {"Undo", "Ctrl+Z"},
        {"Redo", "Ctrl+Shift+Z"},
        {"Redo", "Ctrl+Y"},
        {"Copy image", "Ctrl+C"},
        {"Paste as new photo", "Ctrl+V"},
        {"Copy edit", "Ctrl+Alt+C"},
        {"Paste edit", "Ctrl+Alt+V"},
        {"Preferences…", "Ctrl+,"},
        {"Zoom in", "Ctrl++"},
        {"Zoom in", "Ctrl+="},
        {"Zoom out", "Ctrl+-"},
        {"Fit", "F"},
        {"100 %", "1"},
        {"100 %", "Ctrl+0"},
        {"200 %", "2"},
        {"Split view", "Y"},
        {"Turn split", "Shift+Y"},
        {"Side by side", "Shift+S"},
        {"A/B", "X"},
        {"Exact preview", "E"},
        {"Clipping warning", "O"},
        {"Full screen", "F11"},
        {"Hide panels", "F9"},
        {"Add…", "Ctrl+K"},
        {"Duplicate", "Ctrl+J"},
        {"Enable or disable", "Ctrl+D"},
        {"Move up", "Ctrl+Shift+Up"},
        {"Move down", "Ctrl+Shift+Down"},
        {"Reset", "Ctrl+R"},
        {"Remove", "Del"},
        {"Rotate left", "Ctrl+["},
        {"Rotate right", "Ctrl+]"},
        {"Crop", "C"},
        {"Contents", "F1"},
        {"Keyboard shortcuts", "Ctrl+?"},
        {"What's this?", "Shift+F1"},
    };
    const QList<QAction*> items = menuItems();
    for (const auto& [name, key] : table) {
        const auto found = std::ranges::find_if(
            items, [name = name](const QAction* each) { return plain(*each) == QString::fromUtf8(name); });
        ASSERT_NE(found, items.end()) << name << " is in no menu";
        EXPECT_TRUE((*found)->shortcuts().contains(QKeySequence(QString::fromLatin1(key)))) << name << ' ' << key;
    }
}

TEST_F(CommandsTest, S2_keysOfOneLetterWriteWhileATextFieldHasTheFocus) {
    openAndChoose();
    action(u"Split view"_s).setChecked(false);
    const auto letters = [](const QAction& each) {
        QList<QKeyCombination> keys;
        for (const QKeySequence& sequence : each.shortcuts()) {
            if (sequence.count() != 1) continue;
            const auto modifiers = sequence[0].keyboardModifiers();
            const bool isLetter = sequence[0].key() >= Qt::Key_Space && sequence[0].key() <= Qt::Key_AsciiTilde;
            if (isLetter && (modifiers == Qt::NoModifier || modifiers == Qt::ShiftModifier)) keys << sequence[0];
        }
        return keys;
    };
    auto* search = operatorDock().findChild<QLineEdit*>();
    auto* number = slider(firstParam()).findChild<QLineEdit*>();
    int tried = 0;
    for (QAction* each : window->actions()) {
        bool fired = false;
        const auto watch = QObject::connect(each, &QAction::triggered, window.get(), [&] { fired = true; });
        for (const QKeyCombination key : letters(*each)) {
            for (QLineEdit* field : {search, number}) {
                field->clear();
                press(*field, key.key(), key.keyboardModifiers());
                EXPECT_FALSE(fired) << plain(*each).toStdString();
                EXPECT_EQ(field->text().size(), 1) << plain(*each).toStdString();
                field->clear();
                press(*field, Qt::Key_Escape);
            }
            press(canvas(), key.key(), key.keyboardModifiers());
            EXPECT_TRUE(std::exchange(fired, false)) << plain(*each).toStdString() << " elsewhere";
            ++tried;
        }
        QObject::disconnect(watch);
    }
    EXPECT_GE(tried, 8);
}

TEST_F(CommandsTest, A1_everyMenuItemHasAMnemonic) {
    openPhoto();
    settings.addRecentFile(u"/photos/äöü.jpg"_s);
    for (int i = 0; i < Settings::kRecentFiles; ++i) settings.addRecentFile(u"/photos/IMG_%1.jpg"_s.arg(i));
    for (const QAction* each : menuItems())
        EXPECT_TRUE(each->text().remove(u"&&"_s).contains(u'&')) << each->text().toStdString();
    for (const QMenu* menu : window->menuBar()->findChildren<QMenu*>()) {
        std::set<QChar> used;
        for (const QAction* each : menu->actions()) {
            const QString text = each->text().replace(u"&&"_s, u"  "_s);
            if (each->isSeparator() || !text.contains(u'&')) continue;
            EXPECT_TRUE(used.insert(text[text.indexOf(u'&') + 1].toLower()).second) << text.toStdString();
        }
    }
}

TEST_F(CommandsTest, W4_withoutAPhotoNothingElseIsEnabled) {
    const std::set<QString> always{u"Open…"_s,
                                   u"Close window"_s,
                                   u"Quit"_s,
                                   u"Paste as new photo"_s,
                                   u"Preferences…"_s,
                                   u"Full screen"_s,
                                   u"Hide panels"_s,
                                   u"Reset layout"_s,
                                   u"Contents"_s,
                                   u"Keyboard shortcuts"_s,
                                   u"What's this?"_s,
                                   u"System information"_s,
                                   u"About Glissade"_s,
                                   u"System"_s,
                                   u"Light"_s,
                                   u"Dark"_s};
    std::set<QString> panels;
    for (QAction* top : window->menuBar()->actions())
        for (QAction* item : top->menu()->actions())
            if (item->menu() && plain(*item) == u"Panels"_s)
                for (const QAction* panel : item->menu()->actions()) panels.insert(plain(*panel));
    EXPECT_EQ(panels.size(), 8U);
    for (const QAction* each : menuItems()) {
        const QString name = plain(*each);
        if (name == u"Clear list"_s || panels.contains(name)) continue;
        EXPECT_EQ(each->isEnabled(), always.contains(name)) << name.toStdString();
    }
}

TEST_F(CommandsTest, A1_everyControlHasARoleAndAValueWhereItHasOne) {
    openAndChoose();
    script.deliver(kSize, 1, script.requests);
    action(u"Split view"_s).trigger();
    settle();
    for (QWidget* widget : window->findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->focusProxy()) continue;
        QAccessibleInterface* heard = QAccessible::queryAccessibleInterface(widget);
        ASSERT_NE(heard, nullptr);
        const bool container = qobject_cast<QScrollArea*>(widget) != nullptr;
        EXPECT_TRUE(container || (heard->role() != QAccessible::NoRole && heard->role() != QAccessible::Client))
            << widget->metaObject()->className() << ' ' << widget->objectName().toStdString();
        if (heard->role() != QAccessible::Slider && heard->role() != QAccessible::Splitter) continue;
        EXPECT_FALSE(heard->text(QAccessible::Value).isEmpty()) << widget->metaObject()->className();
    }
}

TEST_F(CommandsTest, A1_theFocusIsSeenWhereverTheKeyboardTakesIt) {
    openAndChoose();
    script.deliver(kSize, 1, script.requests);
    action(u"Split view"_s).trigger();
    settle();
    QApplication::setActiveWindow(window.get());
    int seen = 0;
    for (QWidget* widget : window->findChildren<QWidget*>()) {
        if (!widget->isVisible() || !widget->isEnabled() || !(widget->focusPolicy() & Qt::TabFocus)) continue;
        if (qobject_cast<QScrollArea*>(widget) || widget->focusProxy()) continue;
        if (QWidget* other = QApplication::focusWidget()) other->clearFocus();
        settle();
        const QImage without = widget->grab().toImage();
        widget->setFocus(Qt::TabFocusReason);
        settle();
        ++seen;
        EXPECT_NE(widget->grab().toImage(), without)
            << widget->metaObject()->className() << ' ' << widget->objectName().toStdString() << ' '
            << widget->accessibleName().toStdString();
    }
    EXPECT_GT(seen, 15);
}

TEST_F(CommandsTest, A1_theDividerSaysWhereItIsAndCanBeSet) {
    openPhoto();
    script.deliver(kSize, 1, ++generation);
    action(u"Split view"_s).trigger();
    settle();
    QAccessibleInterface* heard = QAccessible::queryAccessibleInterface(canvas().findChild<SplitHandle*>());
    ASSERT_NE(heard, nullptr);
    EXPECT_EQ(heard->text(QAccessible::Value), u"50 %"_s);
    ASSERT_NE(heard->valueInterface(), nullptr);
    heard->valueInterface()->setCurrentValue(0.25);
    EXPECT_DOUBLE_EQ(canvas().splitShare(), 0.25);
    EXPECT_EQ(heard->text(QAccessible::Value), u"25 %"_s);
    EXPECT_EQ(QAccessible::queryAccessibleInterface(&canvas())->text(QAccessible::Value), u"Zoom 100 %"_s);
}

}  // namespace
}  // namespace glissade::test
