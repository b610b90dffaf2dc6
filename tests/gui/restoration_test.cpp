// Restoration in the editor: what differs from the filters.
#include "gui/support/editor_fixture.h"
#include "ui/operator_popup.h"
#include "ui/steps_panel.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>

namespace glissade::test {
namespace {

class RestorationTest : public EditorTest {
protected:
    void add(std::string_view operatorId) {
        action(QStringLiteral("Add")).trigger();
        settle();
        auto* search = window->findChild<OperatorPopup*>()->findChild<QLineEdit*>();
        QTest::keyClicks(search, findOperatorName(operatorId));
        QTest::keyClick(search, Qt::Key_Return);
        settle();
    }
    [[nodiscard]] std::vector<std::string> chain() const {
        std::vector<std::string> ids;
        for (const Edit& edit : lastSteps()) ids.push_back(edit.operatorId);
        return ids;
    }
    [[nodiscard]] int selected() const { return window->findChild<StepsPanel*>()->list()->currentIndex().row(); }
    [[nodiscard]] QCheckBox& exact() const {
        for (QCheckBox* box : window->findChild<ParameterPanel*>()->findChildren<QCheckBox*>())
            if (box->text() == QStringLiteral("Exact algorithm")) return *box;
        ADD_FAILURE();
        return *new QCheckBox;
    }
};

TEST_F(RestorationTest, K6_superResolutionStaysBehindEveryOtherStep) {
    openPhoto();
    add("sr");
    add("l0");
    EXPECT_EQ(chain(), (std::vector<std::string>{"l0", "sr"}));
    EXPECT_EQ(selected(), 0) << "the step that was added";
    action(QStringLiteral("Move down")).trigger();
    settle();
    EXPECT_EQ(chain(), (std::vector<std::string>{"l0", "sr"}));
    add("wls");
    EXPECT_EQ(chain(), (std::vector<std::string>{"l0", "wls", "sr"}));
    EXPECT_EQ(selected(), 1);
    add("sr");
    EXPECT_EQ(selected(), 3) << "the second enlargement, behind the first";
}

TEST_F(RestorationTest, K6_theStatusBarAndThePanelTellTheNewSize) {
    openPhoto({400, 300});
    EXPECT_FALSE(shownTexts().contains(QStringLiteral("800")));
    add("sr");
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("400 × 300 → 800 × 600"))) << shownTexts().toStdString();
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("becomes 800 × 600 pixels")));
    action(QStringLiteral("Undo")).trigger();
    settle();
    EXPECT_FALSE(shownTexts().contains(QStringLiteral("800")));
}

TEST_F(RestorationTest, K4_rainHasOpacityAloneAndNoDeadSlider) {
    openPhoto();
    choose("derain");
    std::vector<QString> shown;
    for (const ParameterSlider* each : window->findChild<ParameterPanel*>()->findChildren<ParameterSlider*>())
        if (each->isVisible()) shown.push_back(each->objectName());
    EXPECT_EQ(shown, std::vector{QStringLiteral("amount")});
}

TEST_F(RestorationTest, WhatIsLearntAloneOffersNoExactAlgorithm) {
    openPhoto();
    choose("l0");
    EXPECT_TRUE(exact().isVisible());
    choose("denoise");
    EXPECT_FALSE(exact().isVisible());
    EXPECT_EQ(lastEdit().scale.level, 0) << "noise lives in the photo's own pixels";
}

TEST_F(RestorationTest, TheNoiseIsMeasuredInThePhotoAsOneUndoStep) {
    openPhoto();  // of one colour: without noise
    choose("l0");
    EXPECT_EQ(window->findChild<ParameterPanel*>()->findChild<QPushButton*>(QStringLiteral("estimate")), nullptr);
    choose("denoise");
    auto* button = window->findChild<ParameterPanel*>()->findChild<QPushButton*>(QStringLiteral("estimate"));
    ASSERT_TRUE(button && button->isVisible());
    EXPECT_EQ(slider("sigma").value(), 25);
    button->click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return slider("sigma").value() != 25; }));
    EXPECT_EQ(slider("sigma").value(), 0);
    EXPECT_EQ(lastEdit().params, Params{0});
    action(QStringLiteral("Undo")).trigger();
    settle();
    EXPECT_EQ(slider("sigma").value(), 25);
}

}  // namespace
}  // namespace glissade::test
