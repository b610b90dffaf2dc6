// The panel of steps: every command by button, key and mouse.
#include "gui/support/editor_fixture.h"
#include "ui/operator_popup.h"
#include "ui/step_delegate.h"
#include "ui/step_list_model.h"
#include "ui/steps_panel.h"

#include <QDragEnterEvent>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>

namespace glissade::test {
namespace {

class StepsTest : public EditorTest {
protected:
    [[nodiscard]] QListView& list() const { return *window->findChild<StepsPanel*>()->list(); }
    void add(std::string_view operatorId) {
        action(QStringLiteral("Add")).trigger();
        settle();
        auto* popup = window->findChild<OperatorPopup*>();
        ASSERT_TRUE(popup->isVisible());
        auto* search = popup->findChild<QLineEdit*>();
        QTest::keyClicks(search, findOperatorName(operatorId));
        QTest::keyClick(search, Qt::Key_Return);
        settle();
        EXPECT_FALSE(popup->isVisible());
    }
    /// The operators of a chain of the first `count` of the registry.
    void openChain(int count) {
        openPhoto();
        for (int i = 0; i < count; ++i) add(allOperators()[std::size_t(i)]->id);
    }
    static std::string idAt(std::size_t place) { return std::string(allOperators()[place]->id); }
    [[nodiscard]] std::vector<std::string> chain() const {
        std::vector<std::string> ids;
        for (const Edit& edit : lastSteps()) ids.push_back(edit.operatorId);
        return ids;
    }
    void select(int row) const { list().setCurrentIndex(list().model()->index(row, 0)); }
    [[nodiscard]] int selected() const { return list().currentIndex().row(); }

    /// Drops a row at a height of the list, in the way that a drag does; false where it is refused.
    bool drop(const QMimeData& data, int y) const {
        QWidget* target = list().viewport();
        const QPoint at(target->width() / 2, y);
        QDragEnterEvent enter(at, Qt::MoveAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(target, &enter);
        QDragMoveEvent move(at, Qt::MoveAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(target, &move);
        if (!move.isAccepted()) return false;
        QDropEvent dropped(at, Qt::MoveAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(target, &dropped);
        settle();
        return true;
    }
    bool dragRow(int row, int y) const {
        const std::unique_ptr<QMimeData> data(list().model()->mimeData({list().model()->index(row, 0)}));
        return drop(*data, y);
    }
    [[nodiscard]] QRect rowRect(int row) const { return list().visualRect(list().model()->index(row, 0)); }
};

TEST_F(StepsTest, K1_anEmptyChainSaysThatThePhotoIsAsItIs) {
    openPhoto();
    EXPECT_EQ(list().model()->rowCount(), 0);
    for (const char* name : {"Duplicate", "Enable or disable", "Move up", "Move down", "Reset", "Remove"})
        EXPECT_FALSE(action(QString::fromLatin1(name)).isEnabled()) << name;
    EXPECT_TRUE(action(QStringLiteral("Add")).isEnabled());
    EXPECT_TRUE(script.recipes.empty() || script.recipes.back().edits.empty());
}

TEST_F(StepsTest, K1_addAppendsWithItsDefaultsAndSelectsTheNewStep) {
    openChain(2);
    select(0);
    add(idAt(2));
    EXPECT_EQ(chain(), (std::vector{idAt(0), idAt(1), idAt(2)}));
    EXPECT_EQ(lastSteps().back(), makeEdit(*allOperators()[2]));
    EXPECT_EQ(selected(), 2);
}

TEST_F(StepsTest, K1_addIsFoundByTypingAndGivenUpByEscape) {
    openPhoto();
    press(canvas(), Qt::Key_K, Qt::ControlModifier);
    auto* popup = window->findChild<OperatorPopup*>();
    ASSERT_TRUE(popup->isVisible());
    QTest::keyClick(popup->findChild<QLineEdit*>(), Qt::Key_Escape);
    EXPECT_FALSE(popup->isVisible());
    EXPECT_EQ(list().model()->rowCount(), 0);
    press(canvas(), Qt::Key_K, Qt::ControlModifier);
    auto* search = popup->findChild<QLineEdit*>();
    EXPECT_TRUE(search->text().isEmpty());
    QTest::keyClick(search, Qt::Key_Down);
    auto* names = popup->findChild<QListWidget*>();
    QTest::keyClick(names, Qt::Key_Down);
    QTest::keyClick(names, Qt::Key_Return);
    EXPECT_EQ(chain(), (std::vector{idAt(1)}));
}

TEST_F(StepsTest, K1_aClickInTheAddListAdds) {
    openChain(1);
    action(QStringLiteral("Add")).trigger();
    settle();
    auto* names = window->findChild<OperatorPopup*>()->findChild<QListWidget*>();
    QTest::mouseClick(names->viewport(), Qt::LeftButton, {}, names->visualItemRect(names->item(1)).center());
    EXPECT_EQ(chain(), (std::vector{idAt(0), idAt(1)}));
}

TEST_F(StepsTest, K1_anyOperatorMayAppearMoreThanOnce) {
    openPhoto();
    add(idAt(0));
    add(idAt(0));
    drag(handle(), {900});
    EXPECT_EQ(chain(), (std::vector{idAt(0), idAt(0)}));
    EXPECT_NE(lastSteps()[0].params, lastSteps()[1].params) << "each has values of its own";
}

TEST_F(StepsTest, K1_aRowSaysOnNameChiefValueAndOpacity) {
    openChain(1);
    const QModelIndex row = list().model()->index(0, 0);
    EXPECT_EQ(row.data(Qt::DisplayRole).toString(), findOperatorName(idAt(0)));
    EXPECT_EQ(row.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    EXPECT_TRUE(row.data(StepListModel::ValueRole).toString().startsWith(slider(firstParam()).label()));
    EXPECT_EQ(row.data(StepListModel::OpacityRole).toString(), QStringLiteral("100\u00a0%"));
    drag(*slider("amount").findChild<ValueSlider*>(), {40});
    EXPECT_EQ(row.data(StepListModel::OpacityRole).toString(), QStringLiteral("40\u00a0%"));
    const QString spoken = row.data(Qt::AccessibleTextRole).toString();
    for (const QString& part : {findOperatorName(idAt(0)), QStringLiteral("on"), QStringLiteral("Opacity 40")})
        EXPECT_TRUE(spoken.contains(part)) << spoken.toStdString();
}

TEST_F(StepsTest, K1_selectingAStepShowsItsSliders) {
    openPhoto();
    add(idAt(0));
    drag(handle(), {800});
    const double changed = slider(firstParam()).value();
    add(idAt(0));
    EXPECT_NE(slider(firstParam()).value(), changed);
    QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, rowRect(0).center());
    settle();
    EXPECT_EQ(slider(firstParam()).value(), changed);
    drag(handle(), {100});
    EXPECT_EQ(lastSteps()[0].params.front(), slider(firstParam()).value());
    press(list(), Qt::Key_Down);
    EXPECT_EQ(selected(), 1);
    EXPECT_EQ(slider(firstParam()).value(), makeEdit(first()).params.front());
}

TEST_F(StepsTest, K1_dragReordersSteps) {
    openChain(3);
    EXPECT_TRUE(dragRow(0, rowRect(2).bottom() - 2));
    EXPECT_EQ(chain(), (std::vector{idAt(1), idAt(2), idAt(0)}));
    EXPECT_EQ(selected(), 2) << "the step that was dragged stays selected";
    EXPECT_TRUE(dragRow(2, rowRect(0).top() + 2));
    EXPECT_EQ(chain(), (std::vector{idAt(0), idAt(1), idAt(2)}));
    EXPECT_TRUE(dragRow(0, rowRect(1).bottom() - 2));
    EXPECT_EQ(chain(), (std::vector{idAt(1), idAt(0), idAt(2)}));
    action(QStringLiteral("Undo")).trigger();
    EXPECT_EQ(chain(), (std::vector{idAt(0), idAt(1), idAt(2)}));
}

TEST_F(StepsTest, K1_aStepDroppedWhereItWasStays) {
    openChain(3);
    const auto requests = script.recipes.size();
    for (const int y : {rowRect(1).top() + 2, rowRect(1).bottom() - 2, rowRect(0).bottom() - 2, rowRect(2).top() + 2})
        EXPECT_TRUE(dragRow(1, y));
    EXPECT_EQ(script.recipes.size(), requests);
}

TEST_F(StepsTest, K1_whatIsNoStepOfThisListIsNotTaken) {
    openChain(2);
    QMimeData text;
    text.setText(QStringLiteral("a text"));
    EXPECT_FALSE(drop(text, rowRect(1).bottom() - 2));
    StepListModel other;
    other.setRecipe({lastSteps()});
    const std::unique_ptr<QMimeData> foreign(other.mimeData({other.index(0)}));
    EXPECT_FALSE(drop(*foreign, rowRect(1).bottom() - 2));
    EXPECT_EQ(chain(), (std::vector{idAt(0), idAt(1)}));
}

TEST_F(StepsTest, K1_keysReorderSteps) {
    openChain(3);
    press(list(), Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(chain(), (std::vector{idAt(0), idAt(2), idAt(1)}));
    EXPECT_EQ(selected(), 1);
    press(list(), Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(chain(), (std::vector{idAt(2), idAt(0), idAt(1)}));
    EXPECT_FALSE(action(QStringLiteral("Move up")).isEnabled());
    press(canvas(), Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(chain(), (std::vector{idAt(0), idAt(2), idAt(1)}));
}

TEST_F(StepsTest, K1_duplicateStandsBehindItsOriginalWithTheSameValues) {
    openChain(2);
    select(0);
    drag(handle(), {700});
    press(canvas(), Qt::Key_J, Qt::ControlModifier);
    EXPECT_EQ(chain(), (std::vector{idAt(0), idAt(0), idAt(1)}));
    EXPECT_EQ(lastSteps()[0], lastSteps()[1]);
    EXPECT_EQ(selected(), 1);
}

TEST_F(StepsTest, K1_aStepIsSwitchedByKeyBySwitchAndBySpace) {
    openChain(2);
    press(canvas(), Qt::Key_D, Qt::ControlModifier);
    EXPECT_TRUE(lastSteps()[0].on);
    EXPECT_FALSE(lastSteps()[1].on);
    const QPoint at = StepDelegate::switchRect(rowRect(0), list().layoutDirection()).center();
    QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, at);
    settle();
    EXPECT_FALSE(lastSteps()[0].on);
    EXPECT_EQ(selected(), 0);
    press(list(), Qt::Key_Space);
    EXPECT_TRUE(lastSteps()[0].on);
    QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, rowRect(0).center());
    settle();
    EXPECT_TRUE(lastSteps()[0].on) << "a click beside the switch only selects";
}

TEST_F(StepsTest, K1_resetSetsTheSelectedStepOnly) {
    openChain(2);
    drag(*slider("amount").findChild<ValueSlider*>(), {40});
    select(0);
    drag(handle(), {900});
    press(canvas(), Qt::Key_R, Qt::ControlModifier);
    ASSERT_TRUE(waitForWhole(2));
    EXPECT_EQ(lastSteps()[0], makeEdit(first()));
    EXPECT_DOUBLE_EQ(lastSteps()[1].amount, 0.4);
    EXPECT_FALSE(action(QStringLiteral("Reset")).isEnabled());
}

TEST_F(StepsTest, K1_delRemovesInTheListAndNowhereElse) {
    openChain(3);
    select(1);
    press(canvas(), Qt::Key_Delete);
    EXPECT_EQ(chain().size(), 3U);
    press(list(), Qt::Key_Delete);
    EXPECT_EQ(chain(), (std::vector{idAt(0), idAt(2)}));
    EXPECT_EQ(selected(), 1);
    press(list(), Qt::Key_Delete);
    press(list(), Qt::Key_Delete);
    EXPECT_TRUE(lastSteps().empty());
    EXPECT_EQ(list().model()->rowCount(), 0);
}

TEST_F(StepsTest, K1_theListOfOperatorsReplacesTheSelectedStep) {
    openPhoto();
    choose(idAt(0));
    operatorList().setCurrentRow(2);
    EXPECT_EQ(chain(), (std::vector{idAt(1)})) << "one step is replaced";
    add(idAt(2));
    select(0);
    EXPECT_EQ(operatorList().currentRow(), 2) << "the list marks the selected step's operator";
    operatorList().setCurrentRow(1);
    EXPECT_EQ(chain(), (std::vector{idAt(0), idAt(2)}));
    EXPECT_EQ(selected(), 0);
}

TEST_F(StepsTest, K2_opacityIsTheStepsOwn) {
    openChain(2);
    select(0);
    drag(*slider("amount").findChild<ValueSlider*>(), {25});
    EXPECT_DOUBLE_EQ(lastSteps()[0].amount, 0.25);
    ASSERT_TRUE(waitForWhole(2));
    EXPECT_DOUBLE_EQ(lastSteps()[1].amount, 1.0);
    EXPECT_EQ(slider("amount").label(), QStringLiteral("Opacity"));
    EXPECT_EQ(slider("amount").spec().min, 0);
    EXPECT_EQ(slider("amount").spec().max, 100);
}

}  // namespace
}  // namespace glissade::test
