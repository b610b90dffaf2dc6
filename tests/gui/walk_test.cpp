// A walk through the editor as a user takes it, by mouse and keys, on the real engine with the shipped models: open,
// add three steps, drag each, split view, sweep, A/B, reference, preset, undo all, redo all, export, reopen, compare
// pixels.
#include "gui/support/end_to_end_fixture.h"
#include "recipe/preset_store.h"
#include "ui/operator_popup.h"
#include "ui/presets_panel.h"
#include "ui/slot_bar.h"
#include "ui/split_handle.h"
#include "ui/steps_panel.h"
#include "ui/sweep_strip.h"
#include "ui/sweep_tile.h"

#include <QDockWidget>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QListView>
#include <QMimeData>
#include <QToolButton>
#include <QUndoStack>
#include <QUndoView>
#include <QUrl>

namespace glissade::test {
namespace {

using FramePointer = std::shared_ptr<const Frame>;

class WalkTest : public EditorEndToEndTest {
protected:
    WalkTest() {
        // The shipped presets, where this test's editor looks for them.
        std::filesystem::copy(findShippedPresets(), foldersIn(folder).shippedPresets);
        Q_EMIT files.presetsChanged();
    }

    // By hand ---------------------------------------------------------------------------------------------------------

    void press(int key, Qt::KeyboardModifiers modifiers = {}) {
        QApplication::setActiveWindow(&window);
        canvas().setFocus();
        QTest::keyClick(&canvas(), Qt::Key(key), modifiers);
        settle();
    }
    void trigger(const char* name) {
        for (QAction* action : window.actions())
            if (QString(action->text()).remove(u'&').startsWith(QLatin1String(name))) return action->trigger();
        FAIL() << name;
    }
    /// Drops a file on the window, and waits for its first frame.
    void drop(const QString& file) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        const QPoint at = window.rect().center();
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&window, &enter);
        ASSERT_TRUE(enter.isAccepted());
        QDropEvent dropped(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&window, &dropped);
        const std::uint64_t before = canvas().frame() ? canvas().frame()->photoId : 0;
        ASSERT_TRUE(
            QTest::qWaitFor([&] { return canvas().frame() && canvas().frame()->photoId > before; }, kPatienceMs))
            << shownTexts();
    }
    /// Ctrl+K, the operator's name, Return.
    void addStep(std::string_view operatorId) {
        press(Qt::Key_K, Qt::ControlModifier);
        auto* popup = window.findChild<OperatorPopup*>();
        ASSERT_TRUE(popup->isVisible());
        auto* search = popup->findChild<QLineEdit*>();
        const std::string_view name = findOperator(operatorId)->name;
        QTest::keyClicks(search, QString::fromUtf8(name.data(), qsizetype(name.size())));
        QTest::keyClick(search, Qt::Key_Return);
        settle();
    }
    void clickStep(int row) {
        QListView* list = window.findChild<StepsPanel*>()->list();
        const QRect place = list->visualRect(list->model()->index(row, 0));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, place.center());
        QTest::qWait(1);  // the sliders of the step before go
    }
    void dragSlider(std::string_view paramId, std::initializer_list<double> shares) {
        auto* slider = window.findChild<ParameterPanel*>()->findChild<ParameterSlider*>(
            QString::fromUtf8(paramId.data(), qsizetype(paramId.size())));
        ASSERT_NE(slider, nullptr) << paramId;
        auto* handle = slider->findChild<ValueSlider*>();
        for (const double share : shares)
            drag(*handle, {int(share / 2 * handle->maximum()), int(share * handle->maximum())});
    }
    void clickTool(const QWidget& on, const char* accessibleName) {
        for (auto* each : on.findChildren<QToolButton*>())
            if (each->isVisible() && each->accessibleName() == QLatin1String(accessibleName))
                return QTest::mouseClick(each, Qt::LeftButton);
        FAIL() << accessibleName;
    }

    // By eye ----------------------------------------------------------------------------------------------------------

    FramePointer settled() {
        EXPECT_TRUE(
            QTest::qWaitFor([&] { return shownTexts().find("Later steps follow") == std::string::npos; }, kPatienceMs));
        return finishedFrame(FrameState::Settled);
    }
    [[nodiscard]] static QImage pictureOf(const Image<std::uint8_t>& image, const FramePointer& frame) {
        return viewOf(image, frame, AlphaUse::Ignore).convertToFormat(QImage::Format_RGB32);
    }
    [[nodiscard]] static int difference(const FramePointer& a, const FramePointer& b) {
        return largestDifference(a->edited, pictureOf(b->edited, b));
    }
    /// What is painted on the lower part of the canvas, where nothing lies over the photo, from `first` to `last` in
    /// shares of the photo's width, held against `image`, a frame's.
    [[nodiscard]] int paintedOff(const Image<std::uint8_t>& image, double first, double last) {
        const QImage painted = canvas().grab().toImage();
        const QPoint origin = canvas().view().photoOnDevice().topLeft().toPoint();
        int worst = 0;
        for (int y = image.height() * 6 / 10; y < image.height() * 9 / 10; ++y)
            for (int x = int(first * image.width()); x < int(last * image.width()); ++x) {
                const QRgb pixel = painted.pixel(origin + QPoint(x, y));
                const int channels[] = {qRed(pixel), qGreen(pixel), qBlue(pixel)};
                for (int c = 0; c < 3; ++c) worst = std::max(worst, std::abs(channels[c] - image.at(x, y, c)));
            }
        return worst;
    }
    [[nodiscard]] QUndoStack& history() { return *window.findChild<QUndoView*>()->stack(); }

    // The stations ----------------------------------------------------------------------------------------------------

    void addThreeStepsAndDragEach();
    void splitTheView();
    void sweep();
    void holdAAgainstB();
    void reference();
    void applyAPreset();
    void undoAllAndRedoAll();
    void exportReopenAndCompare();
    void walk();

    static constexpr const char* kSteps[] = {"rtv", "llf", "wls"};
};

void WalkTest::addThreeStepsAndDragEach() {
    for (const char* id : kSteps) {
        const int before = history().index();
        addStep(id);
        EXPECT_EQ(history().index(), before + 1) << id;
        (void)settled();
    }
    EXPECT_EQ(window.findChild<StepsPanel*>()->list()->model()->rowCount(), 3);
    for (int row = 0; row < 3; ++row) {
        clickStep(row);
        const FramePointer before = settled();
        const int steps = history().index();
        dragSlider(findOperator(kSteps[row])->params.front().id, {0.9});
        EXPECT_EQ(history().index(), steps + 1) << "one drag is one undo step";
        EXPECT_GT(difference(before, settled()), 2) << kSteps[row];
    }
}

void WalkTest::splitTheView() {
    press(Qt::Key_Y);
    ASSERT_TRUE(canvas().isSplit());
    const FramePointer frame = settled();
    ASSERT_GT(largestDifference(frame->edited, pictureOf(*frame->original, frame)), 10);
    EXPECT_EQ(paintedOff(*frame->original, 0.05, 0.45), 0);
    EXPECT_EQ(paintedOff(frame->edited, 0.55, 0.95), 0);

    auto* handle = canvas().findChild<SplitHandle*>();
    const QPoint from = handle->rect().center();
    const QPoint to = from + QPoint(80, 0);
    QTest::mousePress(handle, Qt::LeftButton, {}, from);
    QMouseEvent move(QEvent::MouseMove, to, handle->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(handle, &move);
    QTest::mouseRelease(handle, Qt::LeftButton, {}, handle->rect().center());
    EXPECT_GT(canvas().splitShare(), 0.6);
    EXPECT_EQ(paintedOff(*frame->original, 0.05, canvas().splitShare() - 0.05), 0);
    press(Qt::Key_Y);
    EXPECT_EQ(paintedOff(frame->edited, 0.05, 0.95), 0);
}

void WalkTest::sweep() {
    const FramePointer before = settled();
    const int steps = history().index();
    trigger("Sweep");
    auto* strip = window.findChild<SweepStrip*>();
    const auto tiles = strip->findChildren<SweepTile*>();
    ASSERT_GE(tiles.size(), 5);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !tiles.last()->picture().isNull(); }, kPatienceMs));
    EXPECT_NE(tiles.first()->picture(), tiles.last()->picture());
    SweepTile* other = tiles.first()->isCurrent() ? tiles.last() : tiles.first();
    QTest::mouseClick(other, Qt::LeftButton);
    EXPECT_TRUE(QTest::qWaitFor([&] { return other->isCurrent(); }));
    EXPECT_EQ(history().index(), steps + 1) << "one click is one undo step";
    clickTool(*strip, "Close the sweep");
    EXPECT_FALSE(strip->isVisible());
    EXPECT_GT(difference(before, settled()), 2);
}

void WalkTest::holdAAgainstB() {
    const FramePointer a = settled();
    press(Qt::Key_X);  // B is in hand, and a copy of A
    auto* bar = window.findChild<SlotBar*>();
    ASSERT_TRUE(bar->isVisible());
    dragSlider(findOperator(kSteps[2])->params.front().id, {0.6});
    const FramePointer b = settled();
    EXPECT_GT(difference(a, b), 2);
    press(Qt::Key_X);
    EXPECT_EQ(difference(a, settled()), 0) << "A is what it was";
    press(Qt::Key_X);
    EXPECT_EQ(difference(b, settled()), 0) << "and so is B";
    clickTool(*bar, "End A/B");
    EXPECT_FALSE(bar->isVisible());
    EXPECT_EQ(difference(b, settled()), 0);
}

void WalkTest::reference() {
    const int steps = history().index();
    trigger("Reference");
    EXPECT_TRUE(QTest::qWaitFor([&] { return shownTexts().find(" dB") != std::string::npos; }, kPatienceMs))
        << shownTexts();
    EXPECT_EQ(history().index(), steps) << "a comparison changes no edit";
    window.findChild<QDockWidget*>(QStringLiteral("reference"))->close();
    settle();
}

void WalkTest::applyAPreset() {
    auto* panel = window.findChild<PresetsPanel*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return panel->list()->count() > 1; }, kPatienceMs));
    window.findChild<QDockWidget*>(QStringLiteral("presets"))->raise();
    settle();
    const FramePointer before = settled();
    const int steps = history().index();
    const auto found = panel->list()->findItems(QStringLiteral("Crisp detail"), Qt::MatchExactly);
    ASSERT_EQ(found.size(), 1);
    QTest::mouseClick(
        panel->list()->viewport(), Qt::LeftButton, {}, panel->list()->visualItemRect(found.front()).center());
    QEvent away(QEvent::Leave);
    QApplication::sendEvent(panel->list()->viewport(), &away);
    settle();
    EXPECT_EQ(history().index(), steps + 1) << "a preset is one undo step";
    EXPECT_EQ(window.findChild<StepsPanel*>()->list()->model()->rowCount(), 1);
    EXPECT_GT(difference(before, settled()), 2);
}

void WalkTest::undoAllAndRedoAll() {
    const FramePointer before = settled();
    const int steps = history().index();
    EXPECT_EQ(steps, history().count());
    for (int i = 0; i < steps; ++i) press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(history().index(), 0);
    const FramePointer plain = finishedFrame(FrameState::Plain);
    EXPECT_EQ(largestDifference(plain->edited, pictureOf(*plain->original, plain)), 0);
    EXPECT_FALSE(window.isWindowModified());
    for (int i = 0; i < steps; ++i) press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(history().index(), steps);
    EXPECT_EQ(difference(before, settled()), 0);
}

void WalkTest::exportReopenAndCompare() {
    const FramePointer frame = settled();
    const QString target = folder.filePath(QStringLiteral("walked.png"));
    exportTo(target);
    const QImage written(target);
    ASSERT_EQ(written.size(), QSize(frame->edited.width(), frame->edited.height()));
    EXPECT_LE(largestDifference(frame->edited, written), 1) << "the file is what the canvas shows";

    press(Qt::Key_S, Qt::ControlModifier);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window.isWindowModified(); }, kPatienceMs));
    drop(target);
    EXPECT_TRUE(window.windowTitle().startsWith(QStringLiteral("walked.png")));
    EXPECT_LE(largestDifference(canvas().frame()->edited, written), 0) << "the file opens as it is";

    // The edit lies beside the photo and is there again.
    drop(folder.filePath(QStringLiteral("photo.png")));
    ASSERT_TRUE(QTest::qWaitFor([&] { return window.findChild<StepsPanel*>()->list()->model()->rowCount() == 1; },
                                kPatienceMs));
    EXPECT_EQ(difference(frame, settled()), 0);
}

void WalkTest::walk() {
    for (const auto station : {&WalkTest::addThreeStepsAndDragEach,
                               &WalkTest::splitTheView,
                               &WalkTest::sweep,
                               &WalkTest::holdAAgainstB,
                               &WalkTest::reference,
                               &WalkTest::applyAPreset,
                               &WalkTest::undoAllAndRedoAll,
                               &WalkTest::exportReopenAndCompare}) {
        (this->*station)();
        if (HasFatalFailure()) return;
    }
}

TEST_F(WalkTest, openAddDragSplitSweepABReferencePresetUndoRedoExportReopenCompare) {
    drop(makePhoto(320, 240));
    ASSERT_EQ(canvas().view().scale(), 1) << "the photo fits, so that its pixels are the canvas'";
    walk();
}

}  // namespace
}  // namespace glissade::test
