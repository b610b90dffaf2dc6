// Original and edit held against each other: on hold, divided by a line, while a slider moves; and the hand that pans.
#include "gui/support/editor_fixture.h"
#include "ui/split_handle.h"

#include <QLineEdit>

namespace glissade::test {
namespace {

class CanvasCompareTest : public EditorTest {
protected:
    void openEdited(Size size = kSize) {
        openPhoto(size);
        script.deliver(size, 1, ++generation);
        settle();
    }
    [[nodiscard]] SplitHandle& divider() const { return *canvas().findChild<SplitHandle*>(); }
    void drag(QPoint from, QPoint to) {
        QTest::mousePress(&canvas(), Qt::LeftButton, {}, from);
        QMouseEvent move(
            QEvent::MouseMove, QPointF(to), canvas().mapToGlobal(QPointF(to)), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(&canvas(), &move);
        QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, to);
    }
    /// How many pixels of a corner of the photo are neither the one colour nor the other: a label lies there.
    [[nodiscard]] int foreign(QRectF part) const {
        const QImage picture = canvas().grab().toImage();
        int count = 0;
        for (int y = int(part.top()); y < int(part.bottom()); ++y)
            for (int x = int(part.left()); x < int(part.right()); ++x) {
                const QColor color = picture.pixelColor(x, y);
                count += color != toColor(kOriginalColor) && color != toColor(kEditedColor);
            }
        return count;
    }
};

TEST_F(CanvasCompareTest, C1_spaceAndADragPan) {
    openEdited({6000, 4000});
    canvas().zoomTo(1);
    const QPointF before = canvas().view().photoOnDevice().topLeft();
    QApplication::setActiveWindow(window.get());
    canvas().setFocus();
    canvas().setAttribute(Qt::WA_UnderMouse);  // Space is a button's where the pointer is elsewhere
    drag({200, 200}, {140, 230});
    EXPECT_EQ(canvas().view().photoOnDevice().topLeft(), before) << "without Space the button does not pan";
    QTest::keyPress(&canvas(), Qt::Key_Space);
    EXPECT_EQ(canvas().cursor().shape(), Qt::OpenHandCursor);
    drag({200, 200}, {140, 230});
    QTest::keyRelease(&canvas(), Qt::Key_Space);
    const double ratio = canvas().devicePixelRatioF();
    const QPointF moved = canvas().view().photoOnDevice().topLeft() - before;
    EXPECT_NEAR(moved.x(), -60 * ratio, 1);
    EXPECT_NEAR(moved.y(), 30 * ratio, 1);
    drag({200, 200}, {140, 230});
    EXPECT_EQ(canvas().view().photoOnDevice().topLeft() - before, moved) << "the key is up again";
}

TEST_F(CanvasCompareTest, C1_spaceIsASpaceWhileATextIsWritten) {
    openEdited();
    auto* search = operatorDock().findChild<QLineEdit*>();
    QApplication::setActiveWindow(window.get());
    search->setFocus();
    QTest::keyClicks(search, QStringLiteral("a b"));
    EXPECT_EQ(search->text(), QStringLiteral("a b"));
    EXPECT_NE(canvas().cursor().shape(), Qt::OpenHandCursor);
}

TEST_F(CanvasCompareTest, C2_theOriginalOnHoldAsksForNothingAndStaysInPlace) {
    openEdited({6000, 4000});
    canvas().zoomTo(2);
    script.deliver({6000, 4000}, 1, script.requests);
    settle();
    const auto requests = script.requests;
    const CanvasView view = canvas().view();
    QApplication::setActiveWindow(window.get());
    canvas().setFocus();
    for (int i = 0; i < 3; ++i) {
        QTest::keyPress(&canvas(), Qt::Key_Backslash);
        EXPECT_EQ(colorAt(0.5, 0.6), toColor(kOriginalColor)) << "with the very next paint";
        EXPECT_EQ(canvas().view(), view);
        QTest::keyRelease(&canvas(), Qt::Key_Backslash);
        EXPECT_EQ(colorAt(0.5, 0.6), toColor(kEditedColor));
    }
    EXPECT_EQ(script.requests, requests);
}

TEST_F(CanvasCompareTest, C3_bothHalvesAreLabelledHoweverTheLineRuns) {
    openEdited();
    const double ratio = canvas().devicePixelRatioF();
    const QRectF photo = canvas().view().photoOnDevice();
    const QSizeF corner(photo.width() * 0.3, photo.height() * 0.2);
    const QRectF topLeft(photo.topLeft(), corner);
    const QRectF topRight(photo.topRight() - QPointF(corner.width(), 0), corner);
    const QRectF bottomLeft(photo.bottomLeft() - QPointF(0, corner.height()), corner);
    EXPECT_EQ(foreign(topLeft), 0);
    QTest::keyClick(&canvas(), Qt::Key_Y);
    const int label = int(100 * ratio);
    EXPECT_GT(foreign(topLeft), label);
    EXPECT_GT(foreign(topRight), label);
    EXPECT_EQ(foreign(bottomLeft), 0);
    QTest::keyClick(&canvas(), Qt::Key_Y, Qt::ShiftModifier);
    EXPECT_GT(foreign(topLeft), label);
    EXPECT_GT(foreign(bottomLeft), label);
}

TEST_F(CanvasCompareTest, C3_theArrowKeysMoveTheLineEitherWay) {
    openEdited();
    QTest::keyClick(&canvas(), Qt::Key_Y);
    QApplication::setActiveWindow(window.get());
    divider().setFocus();
    QTest::keyClick(&divider(), Qt::Key_Left);
    EXPECT_DOUBLE_EQ(canvas().splitShare(), 0.49);
    QTest::keyClick(&divider(), Qt::Key_Right, Qt::ShiftModifier);
    EXPECT_DOUBLE_EQ(canvas().splitShare(), 0.59);
    QTest::keyClick(&canvas(), Qt::Key_Y, Qt::ShiftModifier);
    divider().setFocus();
    QTest::keyClick(&divider(), Qt::Key_Down);
    EXPECT_DOUBLE_EQ(canvas().splitShare(), 0.6);
    QTest::keyClick(&divider(), Qt::Key_Up, Qt::ShiftModifier);
    EXPECT_DOUBLE_EQ(canvas().splitShare(), 0.5);
    QTest::keyClick(&divider(), Qt::Key_End);
    EXPECT_DOUBLE_EQ(canvas().splitShare(), 1);
    QTest::mouseDClick(&divider(), Qt::LeftButton, {}, divider().rect().center());
    EXPECT_DOUBLE_EQ(canvas().splitShare(), 0.5);
}

TEST_F(CanvasCompareTest, C3_itWorksAtAnyZoomAndWhileASliderMoves) {
    openEdited({6000, 4000});
    choose(first().id);
    QTest::keyClick(&canvas(), Qt::Key_Y);
    for (const double zoom : {0.05, 0.5, 3.0, 16.0}) {
        canvas().zoomTo(zoom);
        script.deliver({6000, 4000}, 1, script.requests);
        settle();
        const double width = canvas().view().photoOnDevice().width() / canvas().devicePixelRatioF() / canvas().width();
        const double beside = std::min(0.2, width * 0.2);
        EXPECT_EQ(colorAt(0.5 - beside, 0.52), toColor(kOriginalColor)) << zoom;
        EXPECT_EQ(colorAt(0.5 + beside, 0.52), toColor(kEditedColor)) << zoom;
    }
    const QPoint from(handle().centerFor(handle().value()), handle().height() / 2);
    QTest::mousePress(&handle(), Qt::LeftButton, {}, from);
    for (const int position : {100, 600, 900}) {
        const QPointF at(handle().centerFor(position), handle().height() / 2);
        QMouseEvent move(QEvent::MouseMove, at, handle().mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(&handle(), &move);
        const Color shade{static_cast<std::uint8_t>(position / 4), 10, 10};
        script.deliver({6000, 4000}, 1, script.requests, FrameState::Live, shade);
        settle();
        EXPECT_EQ(colorAt(0.4, 0.52), toColor(kOriginalColor)) << position;
        EXPECT_EQ(colorAt(0.6, 0.52), toColor(shade)) << position;
    }
    QTest::mouseRelease(&handle(), Qt::LeftButton, {}, from);
    EXPECT_TRUE(canvas().isSplit());
}

TEST_F(CanvasCompareTest, C5_whatIsClippedIsMarkedInTheEditAndNotInTheOriginal) {
    openPhoto();
    const auto show = [&](const Color& edited) {
        script.deliver(kSize, 1, ++generation, FrameState::Settled, edited);
        settle();
    };
    const QColor red(255, 40, 40);
    const QColor blue(40, 90, 255);
    show({255, 40, 30});
    EXPECT_EQ(colorAt(0.5, 0.5), QColor(255, 40, 30));
    press(canvas(), Qt::Key_O);
    EXPECT_EQ(colorAt(0.5, 0.5), red) << "at once";
    show({10, 0, 30});
    EXPECT_EQ(colorAt(0.5, 0.5), blue) << "also what comes later";
    show({0, 255, 30});
    EXPECT_EQ(colorAt(0.5, 0.5), red) << "light goes before dark";
    show({254, 1, 30});
    EXPECT_EQ(colorAt(0.5, 0.5), QColor(254, 1, 30)) << "nothing is at an end";
    show({255, 255, 255});
    action(QStringLiteral("Split view")).trigger();
    EXPECT_EQ(colorAt(0.6, 0.52), red);
    EXPECT_EQ(colorAt(0.4, 0.52), toColor(kOriginalColor));
    press(canvas(), Qt::Key_O);
    EXPECT_EQ(colorAt(0.6, 0.52), QColor(255, 255, 255));
}

TEST_F(CanvasCompareTest, C6_thePixelUnderThePointerIsReadBeforeAndAfter) {
    openPhoto();
    const auto reading = [&] { return window->findChild<QLabel*>(QStringLiteral("pixelReading"))->text(); };
    const auto point = [&](QPoint at) {
        QMouseEvent move(QEvent::MouseMove, at, canvas().mapToGlobal(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(&canvas(), &move);
        settle();
    };
    EXPECT_TRUE(reading().isEmpty());
    script.deliver(kSize, 1, ++generation, FrameState::Settled, {255, 51, 0});
    settle();
    point(canvas().rect().center());
    EXPECT_EQ(reading(), QStringLiteral("20 60 220 → 255 51 0\n0.08 0.24 0.86 → 1.00 0.20 0.00"));
    script.deliver(kSize, 1, ++generation, FrameState::Settled, {1, 2, 3});
    settle();
    EXPECT_TRUE(reading().startsWith(QStringLiteral("20 60 220 → 1 2 3"))) << "also when the pointer rests";
    point({1, 1});
    EXPECT_TRUE(reading().isEmpty()) << "beside the photo";
    point(canvas().rect().center());
    EXPECT_FALSE(reading().isEmpty());
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&canvas(), &leave);
    EXPECT_TRUE(reading().isEmpty());
}

}  // namespace
}  // namespace glissade::test
