// Two whole edits of one photo, A and B.
#include "gui/support/editor_fixture.h"
#include "ui/heat_map.h"
#include "ui/slot_bar.h"

#include <QComboBox>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>

namespace glissade::test {
namespace {

constexpr Color kWaitingColor{100, 140, 130};

class SlotsTest : public EditorTest {
protected:
    [[nodiscard]] SlotBar& bar() const { return *window->findChild<SlotBar*>(); }
    [[nodiscard]] Script& second() const { return *script.second; }
    void press(int key) { EditorTest::press(canvas(), key); }
    [[nodiscard]] QToolButton& button(const char* text) const {
        for (auto* each : bar().findChildren<QToolButton*>())
            if (each->text() == QString::fromLatin1(text)) return *each;
        ADD_FAILURE() << text;
        return *bar().findChild<QToolButton*>();
    }
    /// A photo with one step, then B in hand with another value of it; both frames are there.
    void openBoth() {
        openAndChoose();
        editA = lastEdit();
        press(Qt::Key_X);
        drag(handle(), {800});
        editB = lastEdit();
        ASSERT_NE(editA, editB);
        script.deliver(kSize, 1, ++generation);
        second().open(plainPhoto(kSize));
        second().deliver(kSize, 1, 1, FrameState::Settled, kWaitingColor);
        settle();
    }

    Edit editA;
    Edit editB;
};

TEST_F(SlotsTest, N2_xMakesBACopyAndThenSwaps) {
    openPhoto();
    EXPECT_FALSE(bar().isVisible());
    openBoth();
    EXPECT_TRUE(bar().isVisible());
    EXPECT_TRUE(button("B").isChecked());
    press(Qt::Key_X);
    EXPECT_EQ(lastEdit(), editA);
    EXPECT_TRUE(button("A").isChecked());
    press(Qt::Key_X);
    EXPECT_EQ(lastEdit(), editB);
    button("A").click();
    settle();
    EXPECT_EQ(lastEdit(), editA);
    EXPECT_TRUE(action(QStringLiteral("Undo")).text().contains(QStringLiteral("Switch to A")));
}

TEST_F(SlotsTest, N2_theBarTakesARowOrTwoAndLeavesTheRestToTheCanvas) {
    openBoth();
    const int rowHeight = button("Split").height();
    for (const int width : {1024, 1800}) {
        window->resize(width, 700);
        for (const char* view : {"One", "Difference", "Blend"}) {
            button(view).click();
            settle();
            const int rows = width == 1024 ? 2 : 1;
            EXPECT_LE(bar().height(), rows * (rowHeight + 16)) << view << ' ' << width;
            EXPECT_GE(bar().height(), rows * rowHeight) << view << ' ' << width;
        }
    }
}

TEST_F(SlotsTest, N2_undoAndRedoBringTheSlotsBackToo) {
    openBoth();
    press(Qt::Key_X);
    action(QStringLiteral("Undo")).trigger();
    EXPECT_EQ(lastEdit(), editB);
    EXPECT_TRUE(button("B").isChecked());
    press(Qt::Key_X);
    EXPECT_EQ(lastEdit(), editA) << "A is what it was";
    for (int i = 0; i < 3; ++i) action(QStringLiteral("Undo")).trigger();
    settle();
    EXPECT_FALSE(bar().isVisible()) << "before the first X there was one edit";
    EXPECT_EQ(lastEdit(), editA);
    for (int i = 0; i < 3; ++i) action(QStringLiteral("Redo")).trigger();
    settle();
    EXPECT_TRUE(bar().isVisible());
    EXPECT_EQ(lastEdit(), editA);
    EXPECT_TRUE(button("A").isChecked());
}

TEST_F(SlotsTest, N2_theWaitingEditIsComputedByASecondEngineForTheSameView) {
    openBoth();
    ASSERT_FALSE(second().recipes.empty());
    EXPECT_EQ(second().recipes.back(), (Recipe{{editA}}));
    ASSERT_EQ(second().openedPhotos.size(), 1U) << "the decoded photo is shared";
    EXPECT_EQ(second().openedPhotos[0]->size(), kSize);
    canvas().zoomTo(2);
    EXPECT_EQ(second().views.back(), script.views.back());
    press(Qt::Key_X);
    EXPECT_EQ(second().recipes.back(), (Recipe{{editB}}));
}

TEST_F(SlotsTest, N2_splitShowsALeftAndBRight) {
    openBoth();
    button("Split").click();
    settle();
    EXPECT_TRUE(action(QStringLiteral("Split view")).isChecked());
    EXPECT_EQ(colorAt(0.35, 0.6), toColor(kWaitingColor)) << "A waits";
    EXPECT_EQ(colorAt(0.65, 0.6), toColor(kEditedColor)) << "B is in hand";
    press(Qt::Key_X);
    EXPECT_EQ(colorAt(0.35, 0.6), toColor(kEditedColor)) << "now A is in hand";
    press(Qt::Key_Y);
    EXPECT_TRUE(button("One").isChecked());
    EXPECT_EQ(colorAt(0.35, 0.6), toColor(kEditedColor));
    press(Qt::Key_Y);
    EXPECT_TRUE(button("Split").isChecked());
}

TEST_F(SlotsTest, N2_differenceIsEnlargedByItsGain) {
    openBoth();
    button("Difference").click();
    settle();
    // The colours are 100, 100 and 100 apart.
    EXPECT_EQ(colorAt(0.5, 0.6), QColor(heatColor(1)));
    auto* gain = bar().findChild<QComboBox*>();
    ASSERT_TRUE(gain->isVisible());
    gain->setCurrentIndex(gain->findData(2));
    Q_EMIT gain->activated(gain->currentIndex());
    EXPECT_EQ(colorAt(0.5, 0.6), QColor(heatColor(200 / 255.0)));
    second().deliver(kSize, 1, 2, FrameState::Settled, kEditedColor);
    settle();
    EXPECT_EQ(colorAt(0.5, 0.6), QColor(heatColor(0))) << "each frame is taken";
}

TEST_F(SlotsTest, N2_blendGoesFromAToB) {
    openBoth();
    button("Blend").click();
    settle();
    auto* blend = bar().findChild<QSlider*>();
    ASSERT_TRUE(blend->isVisible());
    EXPECT_EQ(colorAt(0.5, 0.6), QColor(150, 90, 80));
    blend->setValue(0);
    EXPECT_EQ(colorAt(0.5, 0.6), toColor(kWaitingColor)) << "A";
    blend->setValue(100);
    EXPECT_EQ(colorAt(0.5, 0.6), toColor(kEditedColor)) << "B";
    press(Qt::Key_X);
    EXPECT_EQ(colorAt(0.5, 0.6), toColor(kWaitingColor)) << "B, which waits now";
}

TEST_F(SlotsTest, N2_framesOfDifferentPartsAreNotHeldAgainstEachOther) {
    openBoth();
    button("Difference").click();
    settle();
    const QColor before = colorAt(0.5, 0.6);
    auto frame = std::make_shared<Frame>();
    frame->edited = Image<std::uint8_t>(10, 10, 4);
    frame->original = std::make_shared<const Image<std::uint8_t>>(frame->edited.clone());
    frame->area = {100, 100, 10, 10};
    frame->photoId = 1;
    frame->generation = 3;
    second().deliver(std::shared_ptr<const Frame>(std::move(frame)));
    settle();
    EXPECT_EQ(colorAt(0.5, 0.6), before);
}

TEST_F(SlotsTest, N2_oneEditIsCopiedOverTheOther) {
    openBoth();
    bool copied = false;
    for (auto* each : bar().findChildren<QPushButton*>())
        if (each->text() == QStringLiteral("Copy B to A")) {
            each->click();
            copied = true;
        }
    ASSERT_TRUE(copied);
    EXPECT_EQ(second().recipes.back(), (Recipe{{editB}}));
    action(QStringLiteral("Undo")).trigger();
    EXPECT_EQ(second().recipes.back(), (Recipe{{editA}}));
    EXPECT_EQ(lastEdit(), editB);
}

TEST_F(SlotsTest, N2_endingKeepsTheEditInHandAndFreesTheSecondEngine) {
    openBoth();
    button("Split").click();
    Q_EMIT bar().closeRequested();
    settle();
    EXPECT_FALSE(bar().isVisible());
    EXPECT_EQ(lastEdit(), editB);
    EXPECT_EQ(second().closed, 1);
    EXPECT_EQ(colorAt(0.35, 0.6), toColor(kOriginalColor)) << "the split view is that of original and edit again";
    action(QStringLiteral("Undo")).trigger();
    settle();
    EXPECT_TRUE(bar().isVisible());
    EXPECT_EQ(second().openedPhotos.size(), 2U);
}

TEST_F(SlotsTest, N2_anotherPhotoHasOneEdit) {
    openBoth();
    script.open(plainPhoto({200, 200}, "/photos/second.png"));
    settle();
    EXPECT_FALSE(bar().isVisible());
    EXPECT_EQ(second().closed, 1);
}

TEST_F(SlotsTest, C2_theOriginalIsShownOnHoldAlsoWithAB) {
    openBoth();
    button("Difference").click();
    settle();
    canvas().setShowOriginal(true);
    EXPECT_EQ(colorAt(0.5, 0.6), toColor(kOriginalColor));
}

TEST_F(SlotsTest, W5_theBarFits1024By640InEachOfItsViews) {
    openBoth();
    for (const char* view : {"One", "Split", "Difference", "Blend"}) {
        button(view).click();
        window->resize(1024, 640);
        settle();
        EXPECT_EQ(window->size(), QSize(1024, 640)) << view;
        for (const QWidget* part : bar().findChildren<QWidget*>()) {
            if (!part->isVisible()) continue;
            EXPECT_TRUE(bar().rect().contains(QRect(part->mapTo(&bar(), QPoint()), part->size())))
                << view << ' ' << part->metaObject()->className();
        }
    }
}

}  // namespace
}  // namespace glissade::test
