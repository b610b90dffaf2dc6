// Variants of one parameter under the canvas.
#include "gui/support/editor_fixture.h"
#include "ui/edit_values.h"
#include "ui/preset_controller.h"
#include "ui/steps_panel.h"
#include "ui/sweep_strip.h"
#include "ui/sweep_tile.h"

#include <QCheckBox>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

#include <cmath>
#include <set>

namespace glissade::test {
namespace {

constexpr ParamSpec kLog{.id = "l",
                         .label = "L",
                         .unit = "",
                         .hint = "",
                         .min = 0.01,
                         .max = 100,
                         .defaultValue = 1,
                         .decimals = 3,
                         .scale = Scale::Logarithmic};
constexpr ParamSpec kWhole{
    .id = "w", .label = "W", .unit = "px", .hint = "", .min = 1, .max = 10, .defaultValue = 6, .decimals = 0};

TEST(SweepRange, N1_theVariantsGoAcrossTheRangeInStepsOfTheSlider) {
    const std::vector<double> values = SweepRange(kLog).values(5);
    ASSERT_EQ(values.size(), 5U);
    for (std::size_t i = 0; i < 5; ++i) EXPECT_NEAR(values[i], std::pow(10.0, double(i) - 2), 1e-9) << i;
}

TEST(SweepRange, N1_wholeNumbersAreNotRepeated) {
    const std::vector<double> values = SweepRange(kWhole).values(9);
    EXPECT_EQ(std::set<double>(values.begin(), values.end()).size(), values.size());
    EXPECT_EQ(values.front(), 1);
    EXPECT_EQ(values.back(), 10);
    for (const double value : values) EXPECT_EQ(value, std::round(value));
}

TEST(SweepRange, N1_narrowingGoesFromTheNeighbourBeforeToTheOneAfter) {
    const SweepRange narrow = SweepRange(kLog).narrowed(5, 2);
    EXPECT_NEAR(narrow.from(), 0.1, 1e-9);
    EXPECT_NEAR(narrow.to(), 10, 1e-9);
    EXPECT_FALSE(narrow.isWhole());
    EXPECT_NEAR(narrow.values(5)[2], 1, 1e-9) << "what was clicked stays in the middle";
    const SweepRange atTheEnd = SweepRange(kLog).narrowed(5, 4);
    EXPECT_NEAR(atTheEnd.from(), 10, 1e-9);
    EXPECT_NEAR(atTheEnd.to(), 100, 1e-9);
}

TEST(SweepRange, N1_itNeverNarrowsBelowFiveValues) {
    SweepRange range(kWhole);
    for (int turn = 0; turn < 5; ++turn) range = range.narrowed(5, 4);
    EXPECT_EQ(range.values(5), (std::vector<double>{6, 7, 8, 9, 10}));
    range = SweepRange(kLog);
    for (int turn = 0; turn < 30; ++turn) range = range.narrowed(5, 0);
    EXPECT_GE(range.values(5).size(), 2U);
    EXPECT_GE(range.from(), kLog.min);
}

class SweepTest : public EditorTest {
protected:
    [[nodiscard]] SweepStrip& strip() const { return *window->findChild<SweepStrip*>(); }
    [[nodiscard]] std::vector<SweepTile*> tiles() const {
        std::vector<SweepTile*> all;
        for (auto* tile : strip().findChildren<SweepTile*>()) all.push_back(tile);
        return all;
    }
    void openSweep() {
        openAndChoose();
        action(QStringLiteral("Sweep")).trigger();
        settle();
        ASSERT_TRUE(strip().isVisible());
    }
    [[nodiscard]] const SweepRequest& asked() const { return script.sweeps.back(); }
    [[nodiscard]] double sweptValue(const Edit& edit) const { return edit.params.front(); }
    void deliverPictures(std::uint8_t shade) {
        auto made = std::make_shared<SweepPictures>();
        made->variants = asked().variants;
        made->photoId = 1;
        for (std::size_t i = 0; i < made->variants.size(); ++i) {
            Image<std::uint8_t> picture(40, 30, 4);
            for (int y = 0; y < 30; ++y)
                for (int x = 0; x < 40; ++x)
                    for (int c = 0; c < 4; ++c)
                        picture.at(x, y, c) = c == 3 ? std::uint8_t{255} : static_cast<std::uint8_t>(shade + i);
            made->pictures.push_back(std::move(picture));
        }
        script.sweepMailbox = made;
        script.observer->sweepReady();
        settle();
    }
};

TEST_F(SweepTest, N1_theCommandAsksForFiveToNineVariantsOfTheStepAcrossTheRange) {
    openPhoto();
    EXPECT_FALSE(action(QStringLiteral("Sweep")).isEnabled()) << "there is no step";
    choose(first().id);
    action(QStringLiteral("Sweep")).trigger();
    settle();
    ASSERT_FALSE(script.sweeps.empty());
    EXPECT_GE(asked().variants.size(), 5U);
    EXPECT_LE(asked().variants.size(), 9U);
    EXPECT_EQ(sweptValue(asked().variants.front()), first().params.front().min);
    EXPECT_EQ(sweptValue(asked().variants.back()), first().params.front().max);
    for (const Edit& variant : asked().variants) EXPECT_EQ(withValue(variant, 0, sweptValue(lastEdit())), lastEdit());
    EXPECT_GT(asked().largest.width, 20);
    EXPECT_EQ(tiles().size(), asked().variants.size());
}

TEST_F(SweepTest, N1_theSlidersMenuSweepsThatParameter) {
    openAndChoose();
    auto& amount = slider("amount");
    QTimer::singleShot(0, this->window.get(), [] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        ASSERT_NE(menu, nullptr);
        for (QAction* each : menu->actions())
            if (QString(each->text()).remove(u'&') == QStringLiteral("Sweep…")) each->trigger();
        menu->close();
    });
    QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(5, 5), amount.mapToGlobal(QPoint(5, 5)));
    QApplication::sendEvent(&amount, &event);
    settle();
    ASSERT_TRUE(strip().isVisible());
    EXPECT_EQ(asked().variants.front().amount, 0);
    EXPECT_EQ(asked().variants.back().amount, 1);
    EXPECT_TRUE(action(QStringLiteral("Sweep")).isChecked());
    EXPECT_EQ(strip().findChild<QComboBox*>()->currentText(), QStringLiteral("Opacity"));
}

TEST_F(SweepTest, N1_thePicturesAreShownAndThoseOfOtherValuesAreNot) {
    openSweep();
    deliverPictures(100);
    EXPECT_EQ(tiles()[2]->picture().pixelColor(1, 1), QColor(102, 102, 102));
    auto stale = std::make_shared<SweepPictures>();
    stale->variants = {lastEdit()};
    stale->photoId = 1;
    stale->pictures.emplace_back(4, 4, 4);
    script.sweepMailbox = stale;
    script.observer->sweepReady();
    settle();
    EXPECT_EQ(tiles()[0]->picture().pixelColor(1, 1), QColor(100, 100, 100));
}

TEST_F(SweepTest, N1_aClickAppliesTheValueAsOneUndoStep) {
    openSweep();
    const Edit before = lastEdit();
    const double value = strip().values()[3];
    QTest::mouseClick(tiles()[3], Qt::LeftButton);
    settle();
    EXPECT_EQ(sweptValue(lastEdit()), value);
    EXPECT_TRUE(tiles()[3]->isCurrent());
    EXPECT_TRUE(strip().isVisible());
    QTest::mouseClick(tiles()[1], Qt::LeftButton);
    settle();
    action(QStringLiteral("Undo")).trigger();
    settle();
    EXPECT_EQ(sweptValue(lastEdit()), value);
    EXPECT_TRUE(tiles()[3]->isCurrent());
    action(QStringLiteral("Undo")).trigger();
    EXPECT_EQ(lastEdit(), before);
}

TEST_F(SweepTest, N1_shiftAndAClickNarrowsTheRangeAndAppliesNothing) {
    openSweep();
    const Edit before = lastEdit();
    const std::vector<double> values = strip().values();
    QTest::mouseClick(tiles()[2], Qt::LeftButton, Qt::ShiftModifier);
    settle();
    EXPECT_EQ(lastEdit(), before);
    EXPECT_EQ(strip().values().front(), values[1]);
    EXPECT_EQ(strip().values().back(), values[3]);
    EXPECT_EQ(sweptValue(asked().variants.front()), values[1]);
    QPushButton* whole = nullptr;
    for (auto* button : strip().findChildren<QPushButton*>())
        if (button->text() == QStringLiteral("Whole range")) whole = button;
    ASSERT_TRUE(whole && whole->isVisible());
    whole->click();
    EXPECT_EQ(strip().values(), values);
    EXPECT_FALSE(whole->isVisible());
}

TEST_F(SweepTest, N1_theKeyboardDoesAllOfIt) {
    openSweep();
    QApplication::setActiveWindow(window.get());
    tiles()[0]->setFocus();
    QTest::keyClick(tiles()[0], Qt::Key_Right);
    EXPECT_TRUE(tiles()[1]->hasFocus());
    const double value = strip().values()[1];
    QTest::keyClick(tiles()[1], Qt::Key_Return);
    settle();
    EXPECT_EQ(sweptValue(lastEdit()), value);
    QTest::keyClick(tiles()[1], Qt::Key_Return, Qt::ShiftModifier);
    settle();
    EXPECT_GT(strip().values().front(), first().params.front().min - 1e-9);
    EXPECT_LT(strip().values().back(), first().params.front().max);
    QTest::keyClick(tiles()[1], Qt::Key_Escape);
    EXPECT_FALSE(strip().isVisible());
}

TEST_F(SweepTest, N1_otherValuesOfTheStepAreFollowedLive) {
    openSweep();
    const auto requests = script.sweeps.size();
    drag(*slider("amount").findChild<ValueSlider*>(), {60, 40});
    EXPECT_GE(script.sweeps.size(), requests + 2) << "while it moves";
    for (const Edit& variant : asked().variants) EXPECT_DOUBLE_EQ(variant.amount, 0.4);
}

TEST_F(SweepTest, N1_theSweptValueItselfAsksForNothingNew) {
    openSweep();
    const auto requests = script.sweeps.size();
    drag(handle(), {300});
    EXPECT_EQ(script.sweeps.size(), requests);
}

TEST_F(SweepTest, N1_stepsAfterTheSweptOneAreLeftOutMeanwhileAndThatIsSaid) {
    openPhoto();
    choose(first().id);
    action(QStringLiteral("Duplicate")).trigger();
    settle();
    QListView* list = window->findChild<StepsPanel*>()->list();
    list->setCurrentIndex(list->model()->index(0, 0));
    settle();
    action(QStringLiteral("Sweep")).trigger();
    settle();
    EXPECT_EQ(lastSteps().size(), 1U);
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("Up to the step that is swept")));
    // A preset that is pointed at says its name instead, until the pointer leaves.
    auto& presets = *window->findChild<PresetController*>();
    Q_EMIT presets.previewed(script.recipes.back(), QStringLiteral("Comic"));
    EXPECT_FALSE(shownTexts().contains(QStringLiteral("Up to the step that is swept")));
    Q_EMIT presets.previewEnded();
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("Up to the step that is swept")));
    action(QStringLiteral("Sweep")).trigger();
    settle();
    EXPECT_EQ(lastSteps().size(), 2U);
    EXPECT_FALSE(shownTexts().contains(QStringLiteral("Up to the step that is swept")));
}

TEST_F(SweepTest, N1_itEndsWithTheStep) {
    openSweep();
    action(QStringLiteral("Remove")).trigger();
    settle();
    EXPECT_FALSE(strip().isVisible());
    EXPECT_FALSE(action(QStringLiteral("Sweep")).isChecked());
    EXPECT_TRUE(asked().variants.empty());
}

TEST_F(SweepTest, N1_aStepThatIsOffOrExactHasNoVariants) {
    openAndChoose();
    action(QStringLiteral("Enable or disable")).trigger();
    settle();
    EXPECT_FALSE(action(QStringLiteral("Sweep")).isEnabled());
    action(QStringLiteral("Enable or disable")).trigger();
    settle();
    EXPECT_TRUE(action(QStringLiteral("Sweep")).isEnabled());
    for (auto* box : window->findChild<ParameterPanel*>()->findChildren<QCheckBox*>())
        if (box->text() == QStringLiteral("Exact algorithm")) box->click();
    settle();
    EXPECT_FALSE(action(QStringLiteral("Sweep")).isEnabled());
}

TEST_F(SweepTest, N1_everyVariantHasANameForAssistiveTechnology) {
    openSweep();
    std::set<QString> names;
    for (const SweepTile* tile : tiles()) {
        EXPECT_TRUE(tile->accessibleName().contains(slider(firstParam()).label()));
        names.insert(tile->accessibleName());
    }
    EXPECT_EQ(names.size(), tiles().size());
}

TEST_F(SweepTest, W5_theSweepFits1024By640) {
    openSweep();
    window->resize(1024, 640);
    settle();
    EXPECT_EQ(window->size(), QSize(1024, 640));
    EXPECT_EQ(tiles().size(), 5U);
    for (const SweepTile* tile : tiles()) {
        const QRect in(tile->mapTo(&strip(), QPoint()), tile->size());
        EXPECT_TRUE(strip().rect().contains(in));
    }
}

}  // namespace
}  // namespace glissade::test
