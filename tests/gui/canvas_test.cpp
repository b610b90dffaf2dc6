#include "gui/support/editor_fixture.h"
#include "ui/split_handle.h"

#include <QClipboard>
#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QWheelEvent>

namespace glissade::test {
namespace {

class CanvasTest : public EditorTest {
protected:
    void openEdited() {
        openPhoto();
        script.deliver(kSize, 1, ++generation);
        settle();
    }
    void roll(QPointF at, int angle) {
        QWheelEvent wheel(
            at, canvas().mapToGlobal(at), {}, {0, angle}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&canvas(), &wheel);
    }
    static void dragMouse(QWidget& widget, QPoint from, QPoint to, Qt::MouseButton button) {
        QTest::mousePress(&widget, button, {}, from);
        QMouseEvent move(QEvent::MouseMove, QPointF(to), widget.mapToGlobal(QPointF(to)), Qt::NoButton, button, {});
        QApplication::sendEvent(&widget, &move);
        QTest::mouseRelease(&widget, button, {}, to);
    }
};

TEST_F(CanvasTest, C4_theNewestFrameIsPainted) {
    openEdited();
    EXPECT_EQ(colorAt(0.5, 0.5), toColor(kEditedColor));
}

TEST_F(CanvasTest, W6_theSurroundIsNeutralGrey119) {
    openEdited();
    EXPECT_EQ(colorAt(0.01, 0.01), QColor(119, 119, 119));
}

TEST_F(CanvasTest, P2_aStaleFrameIsIgnored) {
    openPhoto();
    script.deliver(kSize, 1, 10, FrameState::Settled, {1, 2, 3});
    settle();
    script.deliver(kSize, 1, 9, FrameState::Settled, {250, 250, 0});
    settle();
    EXPECT_EQ(colorAt(0.5, 0.5), QColor(1, 2, 3));
    script.deliver(kSize, 1, 10, FrameState::Settled, {4, 5, 6});
    settle();
    EXPECT_EQ(colorAt(0.5, 0.5), QColor(4, 5, 6)) << "the same request, refined";
}

TEST_F(CanvasTest, C4_aFrameOfThePhotoBeforeIsIgnoredAndWhatWasPaintedStaysUntilTheFirstOfTheNewOne) {
    openEdited();
    script.open(plainPhoto({200, 200}, "/photos/second.png"));
    settle();
    script.deliver(kSize, 1, 50, FrameState::Settled, {250, 250, 0});
    settle();
    EXPECT_EQ(colorAt(0.5, 0.5), toColor(kEditedColor));
    script.deliver({200, 200}, 2, 51, FrameState::Plain, {9, 9, 9});
    settle();
    EXPECT_EQ(colorAt(0.5, 0.5), QColor(9, 9, 9));
}

TEST_F(CanvasTest, C4_aFrameThatOvertakesThePhotosOpeningIsKeptForIt) {
    openEdited();
    script.deliver({200, 200}, 2, 60, FrameState::Plain, {9, 9, 9});
    settle();
    EXPECT_EQ(colorAt(0.5, 0.5), toColor(kEditedColor));
    script.open(plainPhoto({200, 200}, "/photos/second.png"));
    settle();
    EXPECT_EQ(colorAt(0.5, 0.5), QColor(9, 9, 9));
}

TEST_F(CanvasTest, C1_zoomingKeepsPaintingTheOldFrameAndAsksForANewOne) {
    openEdited();
    const auto views = script.views.size();
    roll(QPointF(canvas().rect().center()), 360);
    EXPECT_GT(script.views.size(), views);
    EXPECT_GT(script.views.back().zoom, 1);
    EXPECT_EQ(colorAt(0.5, 0.5), toColor(kEditedColor));
}

TEST_F(CanvasTest, C1_wheelZoomsAtThePointer) {
    openPhoto({6000, 4000});
    const QPointF pointer(canvas().width() * 0.7, canvas().height() * 0.4);
    const double ratio = canvas().devicePixelRatioF();
    const QPointF before = canvas().view().toPhoto(pointer * ratio);
    roll(pointer, 1200);
    const QPointF after = canvas().view().toPhoto(pointer * ratio);
    EXPECT_NEAR(before.x(), after.x(), 2);
    EXPECT_NEAR(before.y(), after.y(), 2);
}

TEST_F(CanvasTest, C1_doubleClickTogglesFitAnd100Percent) {
    openPhoto({6000, 4000});
    ASSERT_TRUE(canvas().view().fits());
    QTest::mouseDClick(&canvas(), Qt::LeftButton, {}, canvas().rect().center());
    EXPECT_DOUBLE_EQ(canvas().view().scale(), 1);
    QTest::mouseDClick(&canvas(), Qt::LeftButton, {}, canvas().rect().center());
    EXPECT_TRUE(canvas().view().fits());
}

class TouchpadTest : public CanvasTest {
protected:
    void pan(QPoint by, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        const QPointF at = canvas().rect().center();
        QWheelEvent event(at,
                          canvas().mapToGlobal(at),
                          by,
                          by * 8,
                          Qt::NoButton,
                          modifiers,
                          Qt::ScrollUpdate,
                          false,
                          Qt::MouseEventNotSynthesized,
                          &touchpad);
        QApplication::sendEvent(&canvas(), &event);
    }
    void pinch(QPointF at, double by) {
        QNativeGestureEvent event(
            Qt::ZoomNativeGesture, &touchpad, 2, at, canvas().mapTo(window.get(), at), canvas().mapToGlobal(at), by, {});
        QApplication::sendEvent(&canvas(), &event);
    }
    [[nodiscard]] QPointF underCentre() const {
        return canvas().view().toPhoto(QPointF(canvas().rect().center()) * canvas().devicePixelRatioF());
    }

    QPointingDevice touchpad{QStringLiteral("touchpad"),
                             77,
                             QInputDevice::DeviceType::TouchPad,
                             QPointingDevice::PointerType::Finger,
                             QInputDevice::Capability::Scroll | QInputDevice::Capability::PixelScroll,
                             2,
                             0};
};

TEST_F(TouchpadTest, C1_twoFingersPan) {
    openPhoto({6000, 4000});
    press(canvas(), Qt::Key_1);
    const double scale = canvas().view().scale();
    const QPointF before = underCentre();
    pan({-30, 20});
    const QPointF moved = underCentre() - before;
    const double ratio = canvas().devicePixelRatioF();
    EXPECT_NEAR(moved.x(), 30 * ratio, 1) << "the photo goes where the fingers go";
    EXPECT_NEAR(moved.y(), -20 * ratio, 1);
    EXPECT_EQ(canvas().view().scale(), scale);
    pan({0, 20}, Qt::ControlModifier);
    EXPECT_GT(canvas().view().scale(), scale) << "with Ctrl it zooms";
}

TEST_F(TouchpadTest, C1_aPinchZoomsAtThePointer) {
    openPhoto({6000, 4000});
    press(canvas(), Qt::Key_1);
    const QPointF pointer(canvas().width() * 0.7, canvas().height() * 0.4);
    const double ratio = canvas().devicePixelRatioF();
    const QPointF before = canvas().view().toPhoto(pointer * ratio);
    pinch(pointer, 0.25);
    EXPECT_DOUBLE_EQ(canvas().view().scale(), 1.25);
    const QPointF after = canvas().view().toPhoto(pointer * ratio);
    EXPECT_NEAR(before.x(), after.x(), 2);
    EXPECT_NEAR(before.y(), after.y(), 2);
    pinch(pointer, -0.2);
    EXPECT_DOUBLE_EQ(canvas().view().scale(), 1.0);
}

class SideBySideTest : public CanvasTest {
protected:
    void openSideBySide(Size size = kSize) {
        openPhoto(size);
        press(canvas(), Qt::Key_S, Qt::ShiftModifier);
        script.deliver(size, 1, ++generation);
        settle();
    }
};

TEST_F(SideBySideTest, C3_sideBySideShowsTheOriginalAndTheEditWholeAtOneZoom) {
    openSideBySide();
    ASSERT_TRUE(canvas().isSideBySide());
    // Each has half of the canvas but for the gap between them.
    const double ratio = canvas().devicePixelRatioF();
    EXPECT_NEAR(canvas().view().viewport().width, canvas().width() * ratio / 2, 2 * ratio);
    EXPECT_EQ(canvas().view().viewport(), script.views.back().viewport);
    const double share = canvas().view().photoOnDevice().width() / ratio / canvas().width();
    for (const double x : {0.25 - share * 0.4, 0.25, 0.25 + share * 0.4}) {
        EXPECT_EQ(colorAt(x, 0.5), toColor(kOriginalColor)) << x;
        EXPECT_EQ(colorAt(x + 0.5, 0.5), toColor(kEditedColor)) << x;
    }
    EXPECT_EQ(colorAt(0.25, 0.02), QColor(119, 119, 119));
    press(canvas(), Qt::Key_S, Qt::ShiftModifier);
    EXPECT_EQ(canvas().view().viewport().width, qRound(canvas().width() * ratio));
    script.deliver(kSize, 1, ++generation);
    settle();
    EXPECT_EQ(colorAt(0.5, 0.5), toColor(kEditedColor));
}

TEST_F(SideBySideTest, C3_sideBySideAndSplitExcludeEachOther) {
    openSideBySide();
    auto* handle = canvas().findChild<SplitHandle*>();
    press(canvas(), Qt::Key_Y);
    EXPECT_TRUE(canvas().isSplit());
    EXPECT_FALSE(canvas().isSideBySide());
    EXPECT_TRUE(handle->isVisible());
    press(canvas(), Qt::Key_S, Qt::ShiftModifier);
    EXPECT_FALSE(canvas().isSplit());
    EXPECT_TRUE(canvas().isSideBySide());
    EXPECT_FALSE(handle->isVisible());
    press(canvas(), Qt::Key_S, Qt::ShiftModifier);
    EXPECT_FALSE(canvas().isSplit());
    EXPECT_FALSE(canvas().isSideBySide());
}

TEST_F(SideBySideTest, C3_theWheelZoomsAtThePointerInEitherPane) {
    openSideBySide({6000, 4000});
    const double ratio = canvas().devicePixelRatioF();
    const double second = canvas().width() * ratio - canvas().view().viewport().width;
    const QPointF inFirst(canvas().view().viewport().width * 0.7 / ratio, canvas().height() * 0.5);
    const QPointF photoPoint = canvas().view().toPhoto(inFirst * ratio);
    roll(inFirst + QPointF(second / ratio, 0), 1200);  // the same point of the photo, in the other pane
    const QPointF after = canvas().view().toPhoto(inFirst * ratio);
    EXPECT_NEAR(photoPoint.x(), after.x(), 2);
    EXPECT_NEAR(photoPoint.y(), after.y(), 2);
}

TEST_F(SideBySideTest, C2_holdingTheOriginalShowsItInBoth) {
    openSideBySide();
    action(QStringLiteral("Show original")).setChecked(true);
    EXPECT_EQ(colorAt(0.25, 0.5), toColor(kOriginalColor));
    EXPECT_EQ(colorAt(0.75, 0.5), toColor(kOriginalColor));
    action(QStringLiteral("Show original")).setChecked(false);
    EXPECT_EQ(colorAt(0.75, 0.5), toColor(kEditedColor));
}

TEST_F(SideBySideTest, C4_sideBySideKeepsWhatIsPaintedWhenTheWindowChanges) {
    openSideBySide();
    window->resize(900, 600);
    settle();
    EXPECT_EQ(colorAt(0.25, 0.5), toColor(kOriginalColor));
    EXPECT_EQ(colorAt(0.75, 0.5), toColor(kEditedColor));
    EXPECT_EQ(canvas().view().viewport(), script.views.back().viewport);
}

TEST_F(CanvasTest, C1_middleDragPans) {
    openPhoto({6000, 4000});
    canvas().zoomTo(1);
    const QPointF before = canvas().view().photoOnDevice().topLeft();
    dragMouse(canvas(), {200, 200}, {140, 230}, Qt::MiddleButton);
    const double ratio = canvas().devicePixelRatioF();
    const QPointF moved = canvas().view().photoOnDevice().topLeft() - before;
    EXPECT_NEAR(moved.x(), -60 * ratio, 1);
    EXPECT_NEAR(moved.y(), 30 * ratio, 1);
}

TEST_F(CanvasTest, W5_at100PercentOnePhotoPixelIsOneDevicePixel) {
    openPhoto();
    canvas().zoomTo(1);
    auto frame = std::make_shared<Frame>();
    frame->edited = Image<std::uint8_t>(kSize.width, kSize.height, 4);
    for (int y = 0; y < kSize.height; ++y)
        for (int x = 0; x < kSize.width; ++x)
            for (int c = 0; c < 4; ++c)
                frame->edited.at(x, y, c) = std::uint8_t(c == 3 ? 255 : (x * 7 + y * 13 + c * 50) % 256);
    frame->area = {0, 0, kSize.width, kSize.height};
    frame->photoId = 1;
    frame->generation = ++generation;
    script.deliver(frame);
    settle();
    const QImage picture = canvas().grab().toImage();
    const QPoint origin = canvas().view().photoOnDevice().topLeft().toPoint();
    int differing = 0;
    for (int y = 0; y < kSize.height; ++y)
        for (int x = 0; x < kSize.width; ++x) {
            const QColor painted = picture.pixelColor(origin + QPoint(x, y));
            differing +=
                painted != QColor(frame->edited.at(x, y, 0), frame->edited.at(x, y, 1), frame->edited.at(x, y, 2));
        }
    EXPECT_EQ(differing, 0);
}

TEST_F(CanvasTest, C1_above200PercentPixelsAreUnsmoothed) {
    openPhoto();
    canvas().zoomTo(8);
    auto frame = std::make_shared<Frame>();
    frame->edited = Image<std::uint8_t>(kSize.width, kSize.height, 4);
    for (int y = 0; y < kSize.height; ++y)
        for (int x = 0; x < kSize.width; ++x)
            for (int c = 0; c < 4; ++c) frame->edited.at(x, y, c) = c == 3 || (x + y) % 2 == 0 ? 255 : 0;
    frame->area = {0, 0, kSize.width, kSize.height};
    frame->photoId = 1;
    frame->generation = ++generation;
    script.deliver(frame);
    settle();
    const QImage picture = canvas().grab().toImage();
    int between = 0;
    for (int x = 0; x < picture.width(); ++x) {
        const int red = picture.pixelColor(x, picture.height() / 2).red();
        between += red != 0 && red != 255;
    }
    EXPECT_EQ(between, 0);
}

TEST_F(CanvasTest, C2_holdingBackslashShowsTheOriginal) {
    openEdited();
    canvas().setFocus();
    QTest::keyPress(&canvas(), Qt::Key_Backslash);
    EXPECT_EQ(colorAt(0.5, 0.6), toColor(kOriginalColor));
    QTest::keyRelease(&canvas(), Qt::Key_Backslash);
    EXPECT_EQ(colorAt(0.5, 0.6), toColor(kEditedColor));
}

TEST_F(CanvasTest, C3_splitShowsBothHalvesAndTheDividerIsDragged) {
    openEdited();
    QTest::keyClick(&canvas(), Qt::Key_Y);
    ASSERT_TRUE(canvas().isSplit());
    EXPECT_EQ(colorAt(0.4, 0.6), toColor(kOriginalColor));
    EXPECT_EQ(colorAt(0.6, 0.6), toColor(kEditedColor));

    auto& handle = *canvas().findChild<SplitHandle*>();
    const QPoint middle = handle.rect().center();
    dragMouse(handle, middle, middle + QPoint(100, 0), Qt::LeftButton);
    const double photoWidth = canvas().view().photoOnDevice().width() / canvas().devicePixelRatioF();
    EXPECT_NEAR(canvas().splitShare(), 0.5 + 100 / photoWidth, 0.02);
    EXPECT_EQ(colorAt(0.5 + 50.0 / canvas().width(), 0.6), toColor(kOriginalColor));

    QTest::mouseDClick(&handle, Qt::LeftButton, {}, handle.rect().center());
    EXPECT_DOUBLE_EQ(canvas().splitShare(), 0.5);
    handle.setFocus();
    QTest::keyClick(&handle, Qt::Key_Right);
    EXPECT_DOUBLE_EQ(canvas().splitShare(), 0.51);
}

TEST_F(CanvasTest, C3_theSplitTurns) {
    openEdited();
    action(QStringLiteral("Split view")).trigger();
    action(QStringLiteral("Turn split")).trigger();
    EXPECT_EQ(colorAt(0.5, 0.4), toColor(kOriginalColor));
    EXPECT_EQ(colorAt(0.55, 0.6), toColor(kEditedColor));
}

}  // namespace
}  // namespace glissade::test
