// Preferences: chosen in one dialog, followed at once, remembered, taken back.
#include "gui/support/editor_fixture.h"
#include "ui/preferences_dialog.h"
#include "ui/value_pad.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QWheelEvent>

#include <algorithm>

namespace glissade::test {
namespace {

using namespace Qt::StringLiterals;

class PreferencesTest : public EditorTest {
protected:
    ~PreferencesTest() override { theme().setChoice(ThemeChoice::Dark); }

    PreferencesDialog& open() {
        press(canvasOrStart(), Qt::Key_Comma, Qt::ControlModifier);
        auto* dialog = window->findChild<PreferencesDialog*>();
        EXPECT_NE(dialog, nullptr);
        return *dialog;
    }
    QWidget& canvasOrStart() { return canvas().isVisible() ? static_cast<QWidget&>(canvas()) : *window; }
    template <typename Field>
    [[nodiscard]] static Field& field(const QDialog& dialog, const char* name) {
        return *dialog.findChild<Field*>(QString::fromLatin1(name));
    }
    [[nodiscard]] QColor surround() const { return colorAt(0.002, 0.5); }
    static bool roll(QWidget& over) {
        const QPointF at(over.rect().center());
        QWheelEvent wheel(
            at, over.mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&over, &wheel);
        settle();
        return wheel.isAccepted();
    }
    void close(QDialog& dialog, const char* button) {
        dialog.findChild<QPushButton*>(QString::fromLatin1(button))->click();
        QTest::qWait(1);  // it deletes itself
        EXPECT_EQ(window->findChild<PreferencesDialog*>(), nullptr);
    }
};

TEST_F(PreferencesTest, W6_theThemeAndTheGreyBehindThePhotoChangeAtOnceAndAreRemembered) {
    openPhoto({300, 900});  // the grey is at its sides
    EXPECT_EQ(surround(), QColor(119, 119, 119));
    PreferencesDialog& dialog = open();
    EXPECT_EQ(field<QSpinBox>(dialog, "surround").value(), 119);
    field<QSpinBox>(dialog, "surround").setValue(40);
    field<QComboBox>(dialog, "theme").setCurrentIndex(1);
    settle();
    EXPECT_EQ(surround(), QColor(40, 40, 40));
    EXPECT_GT(window->palette().color(QPalette::Window).lightness(), 200);
    EXPECT_TRUE(dialog.isVisible());
    close(dialog, "acceptPreferences");
    const Preferences kept = Settings(folder.filePath(u"settings.ini"_s)).preferences();
    EXPECT_EQ(kept, settings.preferences());
    EXPECT_EQ(kept.surround, 40);
    EXPECT_EQ(kept.theme, ThemeChoice::Light);
}

TEST_F(PreferencesTest, W6_anotherWindowFollowsToo) {
    Script second;
    EngineBridge engine(scriptedEngines(second));
    MainWindow other(engine, settings, theme(), files);
    PreferencesDialog& dialog = open();
    field<QCheckBox>(dialog, "automaticCache").setChecked(false);
    EXPECT_EQ(second.cacheLimits, script.cacheLimits);
    EXPECT_EQ(second.cacheLimits.size(), 1U);
}

TEST_F(PreferencesTest, W6_cancelTakesAllBackAndSoDoesEscape) {
    Preferences own;
    own.theme = ThemeChoice::Dark;
    own.surround = 60;
    own.cacheMegabytes = 700;
    settings.setPreferences(own);
    for (const bool byKey : {false, true}) {
        PreferencesDialog& dialog = open();
        dialog.findChild<QSlider*>()->setValue(200);
        field<QComboBox>(dialog, "wheel").setCurrentIndex(1);
        field<QSpinBox>(dialog, "cacheMegabytes").setValue(900);
        EXPECT_EQ(settings.preferences().surround, 200);
        EXPECT_EQ(script.cacheLimits.back(), 900'000'000U);
        if (byKey)
            QTest::keyClick(&dialog, Qt::Key_Escape);
        else
            dialog.reject();
        QTest::qWait(1);
        EXPECT_EQ(settings.preferences(), own);
        EXPECT_EQ(script.cacheLimits.back(), 700'000'000U);
    }
}

TEST_F(PreferencesTest, W6_theDefaultsComeBackWithOneButton) {
    Preferences own;
    own.theme = ThemeChoice::Light;
    own.surround = 0;
    own.wheelNeedsFocus = false;
    own.cacheMegabytes = 700;
    settings.setPreferences(own);
    PreferencesDialog& dialog = open();
    EXPECT_EQ(field<QSpinBox>(dialog, "cacheMegabytes").value(), 700);
    EXPECT_FALSE(field<QCheckBox>(dialog, "automaticCache").isChecked());
    field<QPushButton>(dialog, "restoreDefaults").click();
    EXPECT_TRUE(dialog.isVisible());
    EXPECT_EQ(settings.preferences(), Preferences{});
    EXPECT_FALSE(field<QSpinBox>(dialog, "cacheMegabytes").isEnabled());
    EXPECT_EQ(script.cacheLimits.back(), 0U);
    close(dialog, "acceptPreferences");
    EXPECT_EQ(settings.preferences(), Preferences{});
}

TEST_F(PreferencesTest, W6_theViewMenusThemeAndTheDialogsAreOne) {
    PreferencesDialog& dialog = open();
    field<QComboBox>(dialog, "theme").setCurrentIndex(2);
    close(dialog, "acceptPreferences");
    const auto items = window->findChildren<QAction*>();
    const auto dark = std::ranges::find_if(
        items, [](const QAction* item) { return item->text() == u"&Dark" && item->isCheckable(); });
    ASSERT_NE(dark, items.end());
    EXPECT_TRUE((*dark)->isChecked());
}

TEST_F(PreferencesTest, S4_aPreferenceLetsTheWheelChangeSlidersWithoutTheFocus) {
    openAndChoose();
    canvas().setFocus();
    const double before = lastEdit().params[0];
    roll(handle());
    EXPECT_EQ(lastEdit().params[0], before);
    PreferencesDialog& dialog = open();
    field<QComboBox>(dialog, "wheel").setCurrentIndex(1);
    close(dialog, "acceptPreferences");
    canvas().setFocus();
    EXPECT_TRUE(roll(handle()));
    EXPECT_GT(lastEdit().params[0], before);
    // The panel's later sliders, and the pad, follow too.
    const auto two =
        std::ranges::find(allOperators(), 2U, [](const OperatorSpec* spec) { return spec->params.size(); });
    ASSERT_NE(two, allOperators().end());
    choose((*two)->id);
    canvas().setFocus();
    auto* pad = window->findChild<ValuePad*>();
    ASSERT_NE(pad, nullptr);
    const double upwards = lastEdit().params[1];
    EXPECT_TRUE(roll(*pad));
    EXPECT_NE(lastEdit().params[1], upwards);
    Preferences focus = settings.preferences();
    focus.wheelNeedsFocus = true;
    settings.setPreferences(focus);
    const auto recipes = script.recipes.size();
    roll(*pad);
    EXPECT_EQ(script.recipes.size(), recipes);
}

TEST_F(PreferencesTest, P9_theMemoryLimitGoesToTheEngineAtOnceAndToTheOneOfTheOtherEdit) {
    EXPECT_TRUE(script.cacheLimits.empty());  // the engine's own choice
    openAndChoose();
    PreferencesDialog& dialog = open();
    EXPECT_TRUE(field<QCheckBox>(dialog, "automaticCache").isChecked());
    field<QCheckBox>(dialog, "automaticCache").setChecked(false);
    field<QSpinBox>(dialog, "cacheMegabytes").setValue(512);
    EXPECT_EQ(script.cacheLimits.back(), 512'000'000U);
    close(dialog, "acceptPreferences");
    action(u"A/B"_s).trigger();
    settle();
    ASSERT_NE(script.second, nullptr);
    EXPECT_EQ(script.second->cacheLimits, (std::vector<std::size_t>{512'000'000U}));
    Preferences less = settings.preferences();
    less.cacheMegabytes = 100;
    settings.setPreferences(less);
    EXPECT_EQ(script.second->cacheLimits.back(), 100'000'000U);
}

TEST_F(PreferencesTest, F7_settingsWrittenByHandAreBroughtIntoTheirRanges) {
    const QString file = folder.filePath(u"odd.ini"_s);
    {
        QSettings odd(file, QSettings::IniFormat);
        odd.setValue(u"look/surround"_s, 999);
        odd.setValue(u"look/theme"_s, u"purple"_s);
        odd.setValue(u"memory/cacheMegabytes"_s, 3);
    }
    const Preferences read = Settings(file).preferences();
    EXPECT_EQ(read.surround, 255);
    EXPECT_EQ(read.theme, ThemeChoice::System);
    EXPECT_EQ(read.cacheMegabytes, Preferences::kLeastCacheMegabytes);
}

TEST_F(PreferencesTest, F7_whatIsKeptForSpeedCanBeDroppedNow) {
    openPhoto();
    settings.setPreferences({.cacheMegabytes = 700});
    script.cacheLimits.clear();
    field<QPushButton>(open(), "emptyCaches").click();
    settle();
    EXPECT_EQ(script.cacheLimits, (std::vector<std::size_t>{1, 700'000'000})) << "nothing, then as much as before";
}

}  // namespace
}  // namespace glissade::test
