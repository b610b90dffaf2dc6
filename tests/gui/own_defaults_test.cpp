// The user's own defaults: new steps begin with them, resets go back to them.
#include "gui/support/files_fixture.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QTimer>
#include <QToolButton>

namespace glissade::test {
namespace {

class OwnDefaultsTest : public EditFilesTest {
protected:
    /// Takes an item of the slider's context menu.
    void take(const char* paramId, const char* item) {
        bool taken = false;
        QTimer::singleShot(0, [&] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            ASSERT_NE(menu, nullptr);
            for (QAction* each : menu->actions())
                if (QString(each->text()).remove(u'&') == QLatin1String(item) && each->isEnabled()) {
                    taken = true;
                    each->trigger();
                }
            menu->close();
        });
        QContextMenuEvent event(QContextMenuEvent::Mouse, {5, 5}, slider(paramId).mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(&slider(paramId), &event);
        EXPECT_TRUE(taken) << item;
        settle();
    }
    [[nodiscard]] bool isMarked(const char* paramId) const {
        for (const auto* button : slider(paramId).findChildren<QToolButton*>())
            if (button->accessibleName().startsWith(QStringLiteral("Reset"))) return button->isVisible();
        return false;
    }
};

TEST_F(OwnDefaultsTest, S5_newStepsBeginWithTheUsersDefaultAndResetsGoBackToIt) {
    openAndChoose();
    drag(handle(), {800});
    const double mine = lastEdit().params.front();
    ASSERT_TRUE(isMarked(firstParam()));
    take(firstParam(), "Make this my default");
    EXPECT_FALSE(isMarked(firstParam())) << "it is the default now";
    drag(handle(), {200});
    ASSERT_TRUE(isMarked(firstParam()));
    press(handle(), Qt::Key_Backspace);
    EXPECT_DOUBLE_EQ(lastEdit().params.front(), mine);
    Settings again(folder.filePath(QStringLiteral("settings.ini")));
    EXPECT_DOUBLE_EQ(OwnDefaults(again).stepOf(first()).params.front(), mine) << "it is remembered";
    openPhoto();
    choose(first().id);
    EXPECT_DOUBLE_EQ(lastEdit().params.front(), mine);
    take(firstParam(), "Use the shipped default");
    EXPECT_TRUE(isMarked(firstParam()));
    action(QStringLiteral("Reset")).trigger();
    EXPECT_EQ(lastEdit(), makeEdit(first()));
}

TEST_F(OwnDefaultsTest, S5_theOpacityHasADefaultOfEachOperator) {
    openAndChoose();
    drag(*slider("amount").findChild<ValueSlider*>(), {40});
    take("amount", "Make this my default");
    openPhoto();
    choose(first().id);
    EXPECT_DOUBLE_EQ(lastEdit().amount, 0.4);
    choose(allOperators()[1]->id);
    EXPECT_DOUBLE_EQ(lastEdit().amount, 1);
}

TEST_F(OwnDefaultsTest, S5_aRememberedValueThatIsOutOfRangeIsBroughtInside) {
    const QString key = QString::fromStdString(std::string(first().id) + "/" + std::string(first().params.front().id));
    settings.setStepDefault(key, 1e9);
    EXPECT_DOUBLE_EQ(OwnDefaults(settings).stepOf(first()).params.front(), first().params.front().max);
    EXPECT_TRUE(checkRecipe({{OwnDefaults(settings).stepOf(first())}}));
}

}  // namespace
}  // namespace glissade::test
