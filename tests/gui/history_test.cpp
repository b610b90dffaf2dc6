// Undo, redo and the list of states in the real window.
#include "gui/support/editor_fixture.h"

#include <QDialog>
#include <QDockWidget>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QUndoView>
#include <QWheelEvent>

namespace glissade::test {
namespace {

class HistoryTest : public EditorTest {
protected:
    [[nodiscard]] QString undoText() const { return action(QStringLiteral("Undo")).text().remove(u'&'); }
    [[nodiscard]] QUndoView& historyList() const { return *window->findChild<QUndoView*>(); }
    void showHistory() const { window->findChild<QDockWidget*>(QStringLiteral("history"))->show(); }
    void clickState(int row) const {
        QUndoView& list = historyList();
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(list.model()->index(row, 0)).center());
        settle();
    }
    void trigger(const char* name) const {
        action(QString::fromLatin1(name)).trigger();
        settle();
    }
    [[nodiscard]] static QString name() { return findOperatorName(first().id); }
    void save() {
        trigger("Save edit");
        ASSERT_TRUE(QTest::qWaitFor([this] { return !window->isWindowModified(); }));
    }
};

TEST_F(HistoryTest, H1_theMenuNamesEveryKindOfEdit) {
    openAndChoose();
    EXPECT_EQ(undoText(), QStringLiteral("Undo ") + name());
    drag(handle(), {800});
    EXPECT_EQ(undoText(), QStringLiteral("Undo %1: %2").arg(name(), slider(firstParam()).label()));
    drag(*slider("amount").findChild<ValueSlider*>(), {40});
    EXPECT_EQ(undoText(), QStringLiteral("Undo %1: Opacity").arg(name()));
    trigger("Enable or disable");
    EXPECT_EQ(undoText(), QStringLiteral("Undo %1: Off").arg(name()));
    trigger("Reset");
    EXPECT_EQ(undoText(), QStringLiteral("Undo %1: Reset").arg(name()));
    trigger("Duplicate");
    EXPECT_EQ(undoText(), QStringLiteral("Undo Duplicate %1").arg(name()));
    choose(allOperators()[1]->id);
    trigger("Move up");
    EXPECT_EQ(undoText(), QStringLiteral("Undo Move %1").arg(findOperatorName(allOperators()[1]->id)));
    trigger("Remove");
    EXPECT_EQ(undoText(), QStringLiteral("Undo Remove %1").arg(findOperatorName(allOperators()[1]->id)));
}

TEST_F(HistoryTest, H1_everyEditIsUndoneAndRedone) {
    openAndChoose();
    std::vector<Recipe> states{{}, script.recipes.back()};
    const auto note = [&] { states.push_back(script.recipes.back()); };
    drag(handle(), {800});
    note();
    trigger("Duplicate");
    note();
    choose(allOperators()[1]->id);
    note();
    trigger("Move up");
    note();
    trigger("Enable or disable");
    note();
    trigger("Remove");
    note();
    for (std::size_t i = states.size() - 1; i-- > 0;) {
        trigger("Undo");
        ASSERT_TRUE(waitForWhole(states[i].edits.size()));
        EXPECT_EQ(script.recipes.back(), states[i]) << i;
    }
    EXPECT_FALSE(action(QStringLiteral("Undo")).isEnabled());
    for (std::size_t i = 1; i < states.size(); ++i) {
        trigger("Redo");
        ASSERT_TRUE(waitForWhole(states[i].edits.size()));
        EXPECT_EQ(script.recipes.back(), states[i]) << i;
    }
    EXPECT_FALSE(action(QStringLiteral("Redo")).isEnabled());
}

TEST_F(HistoryTest, H1_undoIsWithoutLimit) {
    openPhoto();
    choose(first().id);
    for (int i = 0; i < 200; ++i) trigger("Enable or disable");
    for (int i = 0; i < 201; ++i) trigger("Undo");
    EXPECT_TRUE(lastSteps().empty());
}

TEST_F(HistoryTest, H1_undoSelectsTheStepThatItChanges) {
    openAndChoose();
    drag(handle(), {800});
    trigger("Duplicate");
    drag(handle(), {200});
    const Edit& before = lastSteps()[1];
    const double value = before.params.front();
    trigger("Undo");
    EXPECT_NE(slider(firstParam()).value(), value) << "the sliders show the step that changed";
    EXPECT_EQ(slider(firstParam()).value(), lastSteps()[1].params.front());
}

TEST_F(HistoryTest, H2_thePanelListsTheStatesAndAClickGoesThere) {
    openAndChoose();
    showHistory();
    drag(handle(), {300});
    const Recipe second = script.recipes.back();
    drag(handle(), {900});
    const Recipe third = script.recipes.back();
    settle();
    QStringList rows;
    for (int row = 0; row < historyList().model()->rowCount(); ++row)
        rows << historyList().model()->index(row, 0).data().toString();
    const QString moved = QStringLiteral("%1: %2").arg(name(), slider(firstParam()).label());
    EXPECT_EQ(rows, (QStringList{QStringLiteral("Original"), name(), moved, moved}));

    clickState(2);
    EXPECT_EQ(script.recipes.back(), second);
    clickState(0);
    EXPECT_TRUE(lastSteps().empty());
    clickState(3);
    EXPECT_EQ(script.recipes.back(), third);
}

TEST_F(HistoryTest, H2_undoBackToTheSavedStateClearsTheMark) {
    openAndChoose();
    ASSERT_TRUE(window->isWindowModified());
    save();
    ASSERT_FALSE(window->isWindowModified());
    trigger("Duplicate");
    EXPECT_TRUE(window->isWindowModified());
    trigger("Undo");
    EXPECT_FALSE(window->isWindowModified());
    drag(handle(), {900});
    EXPECT_TRUE(window->isWindowModified());
    trigger("Undo");
    EXPECT_FALSE(window->isWindowModified());
    trigger("Redo");
    EXPECT_TRUE(window->isWindowModified());
}

TEST_F(HistoryTest, S6_wheelAndKeysOfOneSliderJoinAndTwoStepsDoNot) {
    openAndChoose();
    trigger("Duplicate");
    const Recipe before = script.recipes.back();
    press(handle(), Qt::Key_Right);
    QWheelEvent wheel(
        QPointF(5, 5), handle().mapToGlobal(QPointF(5, 5)), {}, {0, 120}, {}, {}, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&handle(), &wheel);
    ASSERT_NE(script.recipes.back(), before);
    trigger("Undo");
    EXPECT_EQ(script.recipes.back(), before) << "a key and a notch are one undo step";

    press(handle(), Qt::Key_Right);
    const Recipe last = script.recipes.back();
    auto& list = *window->findChild<QListView*>(QStringLiteral("stepList"));
    list.setCurrentIndex(list.model()->index(0, 0));
    press(handle(), Qt::Key_Right);
    ASSERT_TRUE(waitForWhole(2));
    EXPECT_NE(script.recipes.back(), last);
    trigger("Undo");
    ASSERT_TRUE(waitForWhole(2));
    EXPECT_EQ(script.recipes.back(), last) << "the same slider of another step is another";
}

}  // namespace
}  // namespace glissade::test
