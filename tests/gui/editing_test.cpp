// One step's values, chosen and changed by menu, list, sliders and keys.
#include "gui/support/editor_fixture.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>

namespace glissade::test {
namespace {

using EditingTest = EditorTest;

TEST_F(EditingTest, S5_everyOperatorOfTheRegistryIsInMenuAndListAndGetsItsSliders) {
    openPhoto();
    auto* list = &operatorList();
    ASSERT_EQ(list->count(), int(allOperators().size()) + 1);
    for (const OperatorSpec* spec : allOperators()) {
        choose(spec->id);
        ASSERT_FALSE(script.recipes.empty()) << spec->id;
        EXPECT_EQ(lastEdit(), makeEdit(*spec));
        EXPECT_EQ(list->currentItem()->text(), findOperatorName(spec->id));
        int visible = 0;
        for (const auto* each : window->findChildren<ParameterSlider*>()) visible += each->isVisible();
        EXPECT_EQ(visible, int(spec->params.size()) + 1) << spec->id;
    }
}

TEST_F(EditingTest, K4_anOperatorWithoutParametersHasAmountAsItsSlider) {
    openPhoto();
    for (const OperatorSpec* spec : allOperators()) {
        if (!spec->params.empty()) continue;
        choose(spec->id);
        for (auto* each : window->findChildren<ParameterSlider*>()) {
            if (!each->isVisible()) continue;
            EXPECT_EQ(each->spec().id, "amount");
            drag(*each->findChild<ValueSlider*>(), {40});
            EXPECT_DOUBLE_EQ(lastEdit().amount, 0.4);
        }
    }
}

TEST_F(EditingTest, S2_aDragAsksForEveryValueAtOnce) {
    openAndChoose();
    const auto before = script.recipes.size();
    drag(handle(), {100, 300, 700});
    EXPECT_GE(script.recipes.size(), before + 3);
    EXPECT_EQ(lastEdit().params.front(), slider(firstParam()).value());
}

TEST_F(EditingTest, S6_oneDragIsOneUndoStep) {
    openAndChoose();
    const Edit before = lastEdit();
    drag(handle(), {100, 300, 700, 650});
    const Edit after = lastEdit();
    ASSERT_NE(before, after);
    EXPECT_EQ(action(QStringLiteral("Undo")).text().remove(u'&'),
              QStringLiteral("Undo %1: %2").arg(findOperatorName(first().id), slider(firstParam()).label()));
    action(QStringLiteral("Undo")).trigger();
    EXPECT_EQ(lastEdit(), before);
    EXPECT_EQ(slider(firstParam()).value(), before.params.front());
    action(QStringLiteral("Redo")).trigger();
    EXPECT_EQ(lastEdit(), after);
}

TEST_F(EditingTest, S6_keyStepsOfOneSliderAreOneUndoStep) {
    openAndChoose();
    const Edit before = lastEdit();
    handle().setFocus();
    for (int i = 0; i < 5; ++i) QTest::keyClick(&handle(), Qt::Key_Right);
    ASSERT_NE(lastEdit(), before);
    action(QStringLiteral("Undo")).trigger();
    EXPECT_EQ(lastEdit(), before);
}

TEST_F(EditingTest, H1_ctrlZUndoesAlsoFromTheNumberField) {
    openAndChoose();
    const Edit before = lastEdit();
    auto* field = slider(firstParam()).findChild<QLineEdit*>();
    QApplication::setActiveWindow(window.get());
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QString::number(first().params.front().max));
    QTest::keyClick(field, Qt::Key_Return);
    ASSERT_NE(lastEdit(), before);
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(lastEdit(), before);
}

TEST_F(EditingTest, K1_anOperatorKeepsItsValuesWhenAnotherIsTried) {
    openAndChoose();
    drag(handle(), {800});
    const Edit changed = lastEdit();
    choose(allOperators()[1]->id);
    choose(first().id);
    EXPECT_EQ(lastEdit(), changed);
}

TEST_F(EditingTest, K1_offAndResetAndRemove) {
    openAndChoose();
    drag(handle(), {800});
    action(QStringLiteral("Enable or disable")).trigger();
    EXPECT_FALSE(lastEdit().on);
    action(QStringLiteral("Reset")).trigger();
    EXPECT_EQ(lastEdit(), makeEdit(first()));
    action(QStringLiteral("Remove")).trigger();
    EXPECT_TRUE(script.recipes.back().edits.empty());
}

TEST_F(EditingTest, P5_theEffectScaleSaysWhatAutoMeansAndIsChosen) {
    openPhoto({6000, 4000});
    choose(first().id);
    QComboBox* scale = nullptr;
    for (auto* box : window->findChildren<QComboBox*>())
        if (box->accessibleName() == QStringLiteral("Effect scale")) scale = box;
    ASSERT_NE(scale, nullptr);
    EXPECT_EQ(scale->currentText(), QStringLiteral("Auto (1∶4)"));
    scale->setCurrentIndex(1);
    Q_EMIT scale->activated(1);
    EXPECT_EQ(lastEdit().scale.level, 0);
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("Effect: native")));
}

TEST_F(EditingTest, S1_theSearchFieldFindsAnOperator) {
    openPhoto();
    auto* list = &operatorList();
    action(QStringLiteral("Find")).trigger();
    QLineEdit* search = nullptr;
    for (auto* edit : operatorDock().findChildren<QLineEdit*>()) search = edit;
    const OperatorSpec& sought = *allOperators()[3];
    QTest::keyClicks(search, findOperatorName(sought.id));
    EXPECT_TRUE(list->isRowHidden(1));
    EXPECT_FALSE(list->isRowHidden(4));
    QTest::keyClick(search, Qt::Key_Return);
    EXPECT_EQ(lastEdit().operatorId, sought.id);
}

}  // namespace
}  // namespace glissade::test
