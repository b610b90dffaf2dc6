// Presets: shown when pointed at, applied as one undo step, and kept in files.
#include "gui/support/files_fixture.h"
#include "ui/preset_controller.h"
#include "ui/preset_name_dialog.h"
#include "ui/presets_panel.h"

#include <QComboBox>
#include <QDockWidget>
#include <QFileDialog>
#include <QLineEdit>
#include <QToolButton>

namespace glissade::test {
namespace {

class PresetsTest : public EditFilesTest {
protected:
    PresetsTest() {
        std::filesystem::create_directories(base / "shipped");
        write(base / "shipped" / "soft.glissade-preset.json", textOf("Soft", recipe("wls")));
        Q_EMIT files.presetsChanged();
        drain();
        dock().show();
        dock().raise();
        settle();
    }
    [[nodiscard]] static std::string textOf(const std::string& name, const Recipe& recipe) {
        return *recipeJson({.name = name, .program = {}, .recipe = recipe});
    }
    [[nodiscard]] QDockWidget& dock() const { return *window->findChild<QDockWidget*>(QStringLiteral("presets")); }
    [[nodiscard]] PresetsPanel& panel() const { return *window->findChild<PresetsPanel*>(); }
    [[nodiscard]] PresetController& controller() const { return *window->findChild<PresetController*>(); }
    [[nodiscard]] QListWidget& list() const { return *panel().list(); }
    [[nodiscard]] QStringList names() const {
        QStringList all;
        for (int i = 0; i < list().count(); ++i) all << list().item(i)->text();
        return all;
    }
    [[nodiscard]] QPoint placeOf(const char* name) const {
        const auto found = list().findItems(QString::fromUtf8(name), Qt::MatchExactly);
        EXPECT_EQ(found.size(), 1) << name << " in " << names().join(u',').toStdString();
        return found.isEmpty() ? QPoint() : list().visualItemRect(found.front()).center();
    }
    void hover(const char* name) const {
        const QPoint place = placeOf(name);
        QMouseEvent move(QEvent::MouseMove, place, list().viewport()->mapToGlobal(place), Qt::NoButton, {}, {});
        QApplication::sendEvent(list().viewport(), &move);
    }
    void leave() const {
        QEvent away(QEvent::Leave);
        QApplication::sendEvent(list().viewport(), &away);
    }
    void clickOn(const char* name) const {
        QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, placeOf(name));
        settle();
    }
    void select(const char* name) const {
        list().setCurrentItem(list().findItems(QString::fromUtf8(name), Qt::MatchExactly).front());
    }
    void pressTool(const char* accessibleName) {
        for (auto* each : panel().findChildren<QToolButton*>())
            if (each->accessibleName() == QLatin1String(accessibleName)) each->click();
        drain();
    }
    void answerName(const QString& name, int what = 0) {
        auto* dialog = shownDialog<PresetNameDialog>();
        ASSERT_NE(dialog, nullptr);
        dialog->findChild<QLineEdit*>(QStringLiteral("presetName"))->setText(name);
        dialog->findChild<QComboBox*>(QStringLiteral("presetSteps"))->setCurrentIndex(what);
        dialog->findChild<QPushButton*>(QStringLiteral("acceptName"))->click();
        settle();
        drain();
        settle();
    }
    void applyTo(PresetUse use) const {
        panel().findChild<QComboBox*>(QStringLiteral("presetUse"))->setCurrentIndex(static_cast<int>(use));
    }
    [[nodiscard]] bool shows(const Recipe& recipe) const {
        return QTest::qWaitFor([&] { return !script.recipes.empty() && script.recipes.back() == recipe; });
    }
};

TEST_F(PresetsTest, H3_pointingAtAPresetShowsItAndLeavingRestores) {
    openHere();
    choose(first().id);
    const Recipe before = script.recipes.back();
    hover("Soft");
    EXPECT_TRUE(shows(recipe("wls")));
    EXPECT_TRUE(says("Preset: Soft"));
    EXPECT_EQ(window->findChild<QListView*>(QStringLiteral("stepList"))->model()->rowCount(), 1);
    EXPECT_EQ(undoText(), QStringLiteral("Undo ") + findOperatorName(first().id)) << "nothing was done";
    leave();
    EXPECT_TRUE(shows(before));
    EXPECT_FALSE(says("Preset: Soft"));
}

TEST_F(PresetsTest, H3_thePreviewIsNamedAlsoWhereItsStepsAreOnlyOtherwiseSet) {
    openHere();
    clickOn("Soft");
    trigger("Duplicate");
    Recipe two = recipe("wls");
    two.edits.push_back(two.edits.front());
    two.edits.front().params.front() *= 2;
    write(base / "shipped" / "firm.glissade-preset.json", textOf("Firm", two));
    Q_EMIT files.presetsChanged();
    drain();
    hover("Firm");
    ASSERT_TRUE(QTest::qWaitFor([&] { return says("Preset: Firm"); }));
    ASSERT_TRUE(shows(two)) << "whole, once it rests";
    EXPECT_TRUE(says("Preset: Firm"));
    script.deliver(kSize, 1, script.requests);
    settle();
    EXPECT_TRUE(says("Preset: Firm"));
    leave();
    settle();
    EXPECT_FALSE(says("Preset: Firm"));
}

TEST_F(PresetsTest, H3_whatIsUndoneMeanwhileIsShown) {
    openHere();
    choose(first().id);
    hover("Soft");
    ASSERT_TRUE(shows(recipe("wls")));
    trigger("Undo");
    EXPECT_TRUE(hasNoSteps());
    EXPECT_FALSE(says("Preset: Soft"));
    leave();
    EXPECT_TRUE(hasNoSteps());
}

TEST_F(PresetsTest, H3_passingOverPresetsPreviewsNothing) {
    openHere();
    const auto asked = script.recipes.size();
    hover("Soft");
    leave();
    QTest::qWait(2 * PresetsPanel::kHoverMs);
    EXPECT_EQ(script.recipes.size(), asked);
}

TEST_F(PresetsTest, H3_aClickAppliesAsOneUndoStep) {
    openHere();
    choose(first().id);
    const Recipe before = script.recipes.back();
    hover("Soft");
    ASSERT_TRUE(shows(recipe("wls")));
    clickOn("Soft");
    EXPECT_EQ(script.recipes.back(), recipe("wls"));
    leave();
    EXPECT_EQ(script.recipes.back(), recipe("wls")) << "it stays";
    EXPECT_EQ(undoText(), QStringLiteral("Undo Preset “Soft”"));
    trigger("Undo");
    EXPECT_EQ(script.recipes.back(), before);
}

TEST_F(PresetsTest, H3_theKeyboardPreviewsAndApplies) {
    openHere();
    press(list(), Qt::Key_Down);
    ASSERT_EQ(list().currentItem()->text(), QStringLiteral("Soft"));
    EXPECT_TRUE(shows(recipe("wls")));
    press(list(), Qt::Key_Escape);
    EXPECT_TRUE(shows({}));
    press(list(), Qt::Key_Return);
    EXPECT_EQ(script.recipes.back(), recipe("wls"));
    EXPECT_EQ(undoText(), QStringLiteral("Undo Preset “Soft”"));
}

TEST_F(PresetsTest, H3_aPresetTakesThePlaceOfTheSelectedStepOrIsAdded) {
    openHere();
    choose("rtv");
    trigger("Duplicate");
    window->findChild<QListView*>(QStringLiteral("stepList"))
        ->setCurrentIndex(window->findChild<QListView*>(QStringLiteral("stepList"))->model()->index(0, 0));
    applyTo(PresetUse::SelectedStep);
    clickOn("Soft");
    ASSERT_EQ(lastSteps().size(), 2U);
    EXPECT_EQ(lastSteps()[0], recipe("wls").edits[0]);
    EXPECT_EQ(lastSteps()[1].operatorId, "rtv");
    applyTo(PresetUse::NewSteps);
    clickOn("Soft");
    ASSERT_EQ(lastSteps().size(), 3U);
    EXPECT_EQ(lastSteps()[2], recipe("wls").edits[0]);
}

TEST_F(PresetsTest, H3_theWholeChainOrOneStepIsSaved) {
    openHere();
    choose("rtv");
    trigger("Duplicate");
    const Recipe whole = script.recipes.back();
    panel().findChild<QToolButton*>(QStringLiteral("savePreset"))->click();
    settle();
    answerName(QStringLiteral("All/of it"));
    panel().findChild<QToolButton*>(QStringLiteral("savePreset"))->click();
    settle();
    answerName(QStringLiteral("One"), 1);
    EXPECT_EQ(files.presets().find("All/of it")->recipe, whole);
    EXPECT_EQ(files.presets().find("One")->recipe, Recipe{{whole.edits[1]}});
    EXPECT_EQ(names(),
              (QStringList{QStringLiteral("My presets"),
                           QStringLiteral("All/of it"),
                           QStringLiteral("One"),
                           QStringLiteral("Shipped"),
                           QStringLiteral("Soft")}));
}

TEST_F(PresetsTest, H3_aPresetIsReplacedOnlyWhenTheUserSaysSo) {
    ASSERT_TRUE(files.presets().save("Mine", recipe("wls"), PresetStore::IfThere::Fail));
    openHere();
    choose("rtv");
    panel().findChild<QToolButton*>(QStringLiteral("savePreset"))->click();
    settle();
    answerName(QStringLiteral("Mine"));
    EXPECT_TRUE(says("The preset “Mine” was not saved"));
    EXPECT_EQ(files.presets().find("Mine")->recipe, recipe("wls"));
    click("Replace it");
    EXPECT_EQ(files.presets().find("Mine")->recipe, recipe("rtv"));
}

TEST_F(PresetsTest, H3_ownPresetsAreRenamedAndDeletedAndShippedOnesStay) {
    ASSERT_TRUE(files.presets().save("Mine", recipe("rtv"), PresetStore::IfThere::Fail));
    Q_EMIT files.presetsChanged();
    drain();
    select("Mine");
    pressTool("Rename the preset");
    answerName(QStringLiteral("Yours"));
    EXPECT_TRUE(names().contains(QStringLiteral("Yours")));
    EXPECT_FALSE(names().contains(QStringLiteral("Mine")));
    select("Yours");
    pressTool("Delete the preset");
    EXPECT_FALSE(names().contains(QStringLiteral("Yours")));
    click("Bring it back");
    EXPECT_TRUE(names().contains(QStringLiteral("Yours")));
    select("Soft");
    for (const auto* each : panel().findChildren<QToolButton*>())
        if (each->accessibleName() == QStringLiteral("Rename the preset") ||
            each->accessibleName() == QStringLiteral("Delete the preset")) {
            EXPECT_FALSE(each->isEnabled()) << each->accessibleName().toStdString();
        }
}

TEST_F(PresetsTest, H3_presetsAreExportedAndImported) {
    select("Soft");
    pressTool("Export the preset");
    auto* dialog = shownDialog<QFileDialog>();
    ASSERT_NE(dialog, nullptr);
    Q_EMIT dialog->fileSelected(toQString(base / "out"));
    dialog->close();
    drain();
    EXPECT_EQ(readRecipeFile(base / "out.glissade-preset.json")->recipe, recipe("wls"));
    write(base / "other.glissade-preset.json", textOf("Other", recipe("rtv")));
    controller().import(base / "other.glissade-preset.json");
    drain();
    EXPECT_TRUE(names().contains(QStringLiteral("Other")));
}

TEST_F(PresetsTest, H3_anExportNeverReplacesWhatIsNoPreset) {
    write(base / "notes.glissade-preset.json", "mine");
    select("Soft");
    pressTool("Export the preset");
    auto* dialog = shownDialog<QFileDialog>();
    ASSERT_NE(dialog, nullptr);
    Q_EMIT dialog->fileSelected(toQString(base / "notes.glissade-preset.json"));
    dialog->close();
    drain();
    EXPECT_TRUE(says("The preset “Soft” was not exported"));
    EXPECT_EQ(content(base / "notes.glissade-preset.json"), "mine");
}

TEST_F(PresetsTest, H3_anUnknownOperatorOrVersionIsRefusedAndNothingChanges) {
    openHere();
    choose("rtv");
    const Recipe before = script.recipes.back();
    std::string unknown = textOf("Alien", recipe("wls"));
    unknown.replace(unknown.find("\"wls\""), 5, "\"warp\"");
    write(base / "alien.glissade-preset.json", unknown);
    controller().import(base / "alien.glissade-preset.json");
    drain();
    EXPECT_TRUE(says("“alien.glissade-preset.json” was not imported"));
    EXPECT_TRUE(says("warp"));
    write(base / "newer.glissade-preset.json", R"({"format":"glissade-edit","version":9})");
    controller().import(base / "newer.glissade-preset.json");
    drain();
    EXPECT_TRUE(says("“newer.glissade-preset.json” was not imported"));
    EXPECT_EQ(names(), (QStringList{QStringLiteral("Shipped"), QStringLiteral("Soft")}));
    EXPECT_EQ(script.recipes.back(), before);
    EXPECT_FALSE(std::filesystem::exists(base / "data" / "presets"));
}

TEST_F(PresetsTest, H3_aPresetThatCannotBeReadIsLeftOutAndSaidOnce) {
    ASSERT_TRUE(files.presets().save("Mine", recipe("rtv"), PresetStore::IfThere::Fail));
    write(base / "data" / "presets" / "newer.glissade-preset.json", R"({"format":"glissade-edit","version":9})");
    Q_EMIT files.presetsChanged();
    drain();
    EXPECT_TRUE(says("A preset cannot be used"));
    EXPECT_TRUE(names().contains(QStringLiteral("Mine")));
    for (auto* each : window->findChildren<QToolButton*>())
        if (each->accessibleName() == QStringLiteral("Dismiss")) each->click();
    Q_EMIT files.presetsChanged();
    drain();
    EXPECT_FALSE(says("A preset cannot be used"));
}

TEST_F(PresetsTest, H3_withoutAPhotoNothingIsApplied) {
    hover("Soft");
    QTest::qWait(2 * PresetsPanel::kHoverMs);
    clickOn("Soft");
    EXPECT_TRUE(script.recipes.empty());
    EXPECT_FALSE(panel().findChild<QToolButton*>(QStringLiteral("savePreset"))->isEnabled());
}

}  // namespace
}  // namespace glissade::test
