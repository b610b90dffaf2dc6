// After a slider's move the window is painted once, when the frame is there.
#include "ui/paint_hold.h"

#include "gui/support/editor_fixture.h"

#include <QAbstractItemView>
#include <QElapsedTimer>
#include <QPaintEvent>

namespace glissade::test {
namespace {

/// Counts how often it is painted.
class Counter final : public QWidget {
public:
    int paints = 0;

protected:
    void paintEvent(QPaintEvent*) override { ++paints; }
};

class PaintHoldTest : public testing::Test {
protected:
    PaintHoldTest() {
        window.resize(100, 100);
        window.show();
        settle();
        window.paints = 0;
    }
    Counter window;
    PaintHold hold{window};
};

TEST_F(PaintHoldTest, P2_withoutAHoldTheWindowIsPainted) {
    window.update();
    settle();
    EXPECT_EQ(window.paints, 1);
}

TEST_F(PaintHoldTest, P2_nothingIsPaintedUntilItEnds) {
    hold.begin();
    window.update();
    QCoreApplication::sendPostedEvents();
    EXPECT_EQ(window.paints, 0);
    hold.end();
    EXPECT_EQ(window.paints, 0) << "in its turn, not at once";
    QCoreApplication::sendPostedEvents();
    EXPECT_EQ(window.paints, 1);
}

TEST_F(PaintHoldTest, P2_whereNoFrameComesItEndsByItself) {
    hold.begin();
    window.update();
    EXPECT_TRUE(QTest::qWaitFor([this] { return window.paints == 1; }));
    EXPECT_FALSE(hold.holds());
}

TEST_F(PaintHoldTest, P2_aFastHandDoesNotKeepItFromBeingPainted) {
    for (int move = 0; move < 3; ++move) {
        hold.begin();
        window.update();
        QCoreApplication::sendPostedEvents();
        hold.end();
        hold.begin();  // the next move is there before what it owes is painted
        EXPECT_FALSE(hold.holds());
        QCoreApplication::sendPostedEvents();
        EXPECT_EQ(window.paints, move + 1);
    }
    // Moves without an end are one hold, which ends in its time.
    QElapsedTimer since;
    since.start();
    while (window.paints == 3 && since.elapsed() < 5000) {
        hold.begin();
        window.update();
        QApplication::processEvents();
    }
    EXPECT_EQ(window.paints, 4);
}

TEST_F(PaintHoldTest, P2_whereNothingWasToBePaintedNothingIs) {
    hold.begin();
    hold.end();
    settle();
    EXPECT_EQ(window.paints, 0);
    hold.begin();
    EXPECT_TRUE(hold.holds()) << "and nothing is owed";
}

/// Counts the paints of another widget.
class PaintWatch final : public QObject {
public:
    explicit PaintWatch(QWidget& widget) { widget.installEventFilter(this); }
    int paints = 0;

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        paints += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

class DragPaintTest : public EditorTest {};

TEST_F(DragPaintTest, P2_aMoveDoesNotPaintThePhotoBeforeItsFrame) {
    openAndChoose();
    script.deliver(kSize, 1, script.requests);
    settle();
    const auto moveTo = [this](int position) {
        const QPointF at(handle().centerFor(position), handle().height() / 2);
        QMouseEvent move(QEvent::MouseMove, at, handle().mapToGlobal(at), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&handle(), &move);
        QTest::qWait(3 * PaintHold::kMostMs);
    };
    QTest::mousePress(&handle(), Qt::LeftButton, {}, {handle().centerFor(handle().value()), handle().height() / 2});
    moveTo(50);  // the first one makes an edit of what was none, and messages over the photo may come and go
    settle();
    PaintWatch photo(canvas());
    const auto before = script.recipes.size();
    for (const int position : {100, 200, 300}) moveTo(position);
    EXPECT_EQ(script.recipes.size(), before + 3);
    EXPECT_EQ(photo.paints, 0) << "panels alone";
    script.deliver(kSize, 1, script.requests);
    settle();
    EXPECT_TRUE(QTest::qWaitFor([&] { return photo.paints == 1; }));
}

TEST_F(DragPaintTest, P2_theEngineIsAskedBeforeThePanelsChange) {
    openAndChoose();
    const auto before = script.recipes.size();
    std::size_t asked = 0;
    auto* steps = window->findChild<QWidget*>(QStringLiteral("stepList"));
    ASSERT_NE(steps, nullptr);
    auto* model = static_cast<QAbstractItemView*>(steps)->model();
    QObject::connect(model, &QAbstractItemModel::dataChanged, model, [&] { asked = script.recipes.size(); });
    drag(handle(), {200});
    EXPECT_EQ(asked, before + 1);
}

}  // namespace
}  // namespace glissade::test
