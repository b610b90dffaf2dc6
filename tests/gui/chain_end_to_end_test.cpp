// Chains of several steps on the real engine: what the canvas shows is what the steps give.
#include "gui/support/end_to_end_fixture.h"
#include "ui/recipe_feed.h"
#include "ui/steps_panel.h"

#include <QClipboard>
#include <QListView>

namespace glissade::test {
namespace {

class ChainEndToEndTest : public EditorEndToEndTest {
protected:
    void trigger(const char* name) {
        for (QAction* action : window.actions())
            if (QString(action->text()).remove(u'&').startsWith(QLatin1String(name))) return action->trigger();
        FAIL() << name;
    }
    void add(const OperatorSpec& spec) { Q_EMIT window.findChild<StepsPanel*>()->addRequested(spec); }
    void select(int row) const {
        QListView* list = window.findChild<StepsPanel*>()->list();
        list->setCurrentIndex(list->model()->index(row, 0));
        QTest::qWait(1);  // the sliders of the step before go
    }
    void setOpacity(int percent) const {
        auto* slider = window.findChild<ParameterPanel*>()->findChild<ParameterSlider*>(QStringLiteral("amount"));
        drag(*slider->findChild<ValueSlider*>(), {percent});
    }
    [[nodiscard]] bool laterStepsFollow() const { return shownTexts().find("Later steps follow") != std::string::npos; }
    QImage exported(const QString& name) {
        const QString target = folder.filePath(name);
        exportTo(target);
        return QImage(target);
    }
    std::shared_ptr<const Frame> wholeChain(FrameState state = FrameState::Settled) {
        EXPECT_TRUE(QTest::qWaitFor([&] { return !laterStepsFollow(); }, kPatienceMs)) << shownTexts();
        return finishedFrame(state);
    }
    static int difference(const Image<std::uint8_t>& a, const std::shared_ptr<const Frame>& b) {
        return largestDifference(a, viewOf(b->edited, b, AlphaUse::Ignore).convertToFormat(QImage::Format_RGB32));
    }
    static int fromOriginal(const std::shared_ptr<const Frame>& frame) {
        return largestDifference(
            frame->edited, viewOf(*frame->original, frame, AlphaUse::Ignore).convertToFormat(QImage::Format_RGB32));
    }
    const OperatorSpec& one() const { return *allOperators()[1]; }
    const OperatorSpec& other() const { return *allOperators()[0]; }
};

TEST_F(ChainEndToEndTest, K1_anEmptyChainShowsTheOriginalExactly) {
    open(makePhoto(160, 120));
    add(one());
    EXPECT_GT(fromOriginal(finishedFrame(FrameState::Settled)), 0);
    trigger("Remove");
    EXPECT_EQ(fromOriginal(finishedFrame(FrameState::Plain)), 0);
}

TEST_F(ChainEndToEndTest, K1_theSameOperatorTwiceDoesMoreThanOnceAndOrderMatters) {
    open(makePhoto(160, 120));
    add(one());
    const auto once = finishedFrame(FrameState::Settled);
    trigger("Duplicate");
    const auto twice = finishedFrame(FrameState::Settled);
    EXPECT_GT(difference(once->edited, twice), 0);
    choose(other());
    const auto ordered = finishedFrame(FrameState::Settled);
    trigger("Move up");
    const auto turned = finishedFrame(FrameState::Settled);
    EXPECT_GT(difference(ordered->edited, turned), 0);
}

TEST_F(ChainEndToEndTest, K2_atZeroPercentOrOffAStepGivesItsInputBitForBit) {
    open(makePhoto(160, 120));
    add(one());
    const auto first = finishedFrame(FrameState::Settled);
    const QImage firstFile = exported(QStringLiteral("first.png"));
    add(other());
    EXPECT_GT(difference(first->edited, finishedFrame(FrameState::Settled)), 0);
    trigger("Enable or disable");
    EXPECT_EQ(difference(first->edited, finishedFrame(FrameState::Settled)), 0);
    EXPECT_EQ(exported(QStringLiteral("off.png")), firstFile);
    trigger("Enable or disable");
    setOpacity(0);
    // On the screen the first step is now what the worker carried out in float, no longer the 8-bit tail's pixels.
    EXPECT_LE(difference(first->edited, finishedFrame(FrameState::Settled)), 1);
    EXPECT_EQ(exported(QStringLiteral("zero.png")), firstFile);
    select(0);
    setOpacity(0);
    EXPECT_EQ(fromOriginal(wholeChain(FrameState::Settled)), 0);
}

TEST_F(ChainEndToEndTest, E6_theCopiedImageIsTheExportsPixels) {
    open(makePhoto(160, 120));
    add(one());
    const QImage file = exported(QStringLiteral("out.png")).convertToFormat(QImage::Format_RGB32);
    QApplication::clipboard()->clear();
    trigger("Copy image");
    ASSERT_TRUE(QTest::qWaitFor([] { return !QApplication::clipboard()->image().isNull(); }, kPatienceMs));
    EXPECT_EQ(QApplication::clipboard()->image().convertToFormat(QImage::Format_RGB32), file);

    std::shared_ptr<const Photo> pasted;
    QObject::connect(&window, &MainWindow::untitledWindowRequested, [&](const auto& photo) { pasted = photo; });
    trigger("Paste as new photo");
    ASSERT_TRUE(QTest::qWaitFor([&] { return pasted != nullptr; }, kPatienceMs));
    const auto* pixels = std::get_if<Image<std::uint8_t>>(&pasted->pixels);
    ASSERT_TRUE(pixels);
    EXPECT_EQ(largestDifference(*pixels, file), 0) << "and what is pasted again";
}

TEST_F(ChainEndToEndTest, K3_anEarlierStepIsLiveAndTheWholeChainFollows) {
    open(makePhoto(320, 240));
    add(one());
    dragTo(one(), 0.8);
    const auto alone = finishedFrame(FrameState::Settled);
    add(other());
    const auto before = finishedFrame(FrameState::Settled);
    ASSERT_GT(difference(alone->edited, before), 4);
    select(0);

    auto* slider = window.findChild<ParameterPanel*>()->findChild<ParameterSlider*>(
        QString::fromStdString(std::string(one().params.front().id)));
    auto* handle = slider->findChild<ValueSlider*>();
    const QPoint from(handle->centerFor(handle->value()), handle->height() / 2);
    QTest::mousePress(handle, Qt::LeftButton, {}, from);
    const auto moveTo = [&](double share) {
        const QPointF at(handle->centerFor(int(handle->maximum() * share)), handle->height() / 2);
        QMouseEvent move(QEvent::MouseMove, at, handle->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(handle, &move);
    };
    // The button stays down and the value never rests; it is near the one that was noted.
    moveTo(0.2);
    EXPECT_TRUE(laterStepsFollow());
    // Each frame counts: where the processor is slow the value does rest between two moves, and the whole chain
    // follows. The other value is some pixels away: a smaller move changes nothing.
    bool there = false;
    bool shown = false;
    const auto watching = QObject::connect(&bridge, &EngineBridge::frameChanged, &window, [&] {
        shown = shown || difference(alone->edited, canvas().frame()) <= 2;  // the canvas was told before
    });
    EXPECT_TRUE(QTest::qWaitFor(
        [&] {
            moveTo((there = !there) ? 0.8 : 0.85);
            return shown;
        },
        kPatienceMs))
        << "the chain up to the moved step is shown while it moves";
    QObject::disconnect(watching);
    moveTo(0.3);
    QTest::mouseRelease(handle, Qt::LeftButton, {}, QPoint(handle->centerFor(handle->value()), handle->height() / 2));
    const auto after = wholeChain();
    EXPECT_GT(difference(before->edited, after), 1);

    const QString target = folder.filePath(QStringLiteral("chain.png"));
    exportTo(target);
    EXPECT_LE(largestDifference(after->edited, QImage(target)), 1) << "what follows is the whole chain";
}

}  // namespace
}  // namespace glissade::test
