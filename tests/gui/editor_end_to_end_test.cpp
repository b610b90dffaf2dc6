// The whole editor on the real engine: open, choose an operator, drag, see the picture change, export, compare.
#include "gui/support/end_to_end_fixture.h"

#include <QCheckBox>
#include <QFile>
#include <QFileInfo>
#include <QTransform>

namespace glissade::test {
namespace {

class OneStepEndToEndTest : public EditorEndToEndTest {
protected:
    void editExportAndCompare(const OperatorSpec& spec, FrameState state);
};

void OneStepEndToEndTest::editExportAndCompare(const OperatorSpec& spec, FrameState state) {
    const auto atDefault = finishedFrame(state);
    ASSERT_TRUE(atDefault->original);
    EXPECT_GT(largestDifference(
                  atDefault->edited,
                  viewOf(*atDefault->original, atDefault, AlphaUse::Ignore).convertToFormat(QImage::Format_RGB32)),
              3)
        << "the operator does something";

    dragTo(spec, 0.95);
    const auto dragged = finishedFrame(state);
    EXPECT_GT(
        largestDifference(dragged->edited,
                          viewOf(atDefault->edited, atDefault, AlphaUse::Ignore).convertToFormat(QImage::Format_RGB32)),
        3)
        << "the slider does something";
    const QImage shown = canvas().grab().toImage();
    const QPoint origin = canvas().view().photoOnDevice().topLeft().toPoint();
    for (const QPoint point : {QPoint(5, 5), QPoint(90, 60), QPoint(150, 100)}) {
        const QColor painted = shown.pixelColor(origin + point);
        EXPECT_EQ(painted.red(), dragged->edited.at(point.x(), point.y(), 0));
        EXPECT_EQ(painted.green(), dragged->edited.at(point.x(), point.y(), 1));
    }

    const QString target = folder.filePath(QStringLiteral("out.png"));
    exportTo(target);
    const QImage written(target);
    ASSERT_EQ(written.size(), QSize(dragged->edited.width(), dragged->edited.height()));
    EXPECT_LE(largestDifference(dragged->edited, written), 1) << "what the canvas shows is what the export gives";

    for (QAction* action : window.actions())
        if (action->text() == QStringLiteral("&Save edit")) action->trigger();
    window.openFile(toPath(target));  // once the edit is saved, and without a question
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            return window.windowTitle().startsWith(QStringLiteral("out.png")) &&
                   canvas().frame()->photoId > dragged->photoId;
        },
        kPatienceMs));
    EXPECT_LE(largestDifference(canvas().frame()->edited, written), 0) << "the written file opens as it is";
}

TEST_F(OneStepEndToEndTest, P4_openDragExportReopenWithTheNetwork) {
    open(makePhoto(320, 240));
    const OperatorSpec& spec = *allOperators()[1];
    choose(spec);
    editExportAndCompare(spec, FrameState::Settled);
}

TEST_F(OneStepEndToEndTest, P4_openDragExportReopenWithTheExactOperator) {
    open(makePhoto(160, 120));
    const OperatorSpec& spec = *allOperators()[1];
    choose(spec);
    for (auto* box : window.findChildren<QCheckBox*>())
        if (box->text() == QStringLiteral("Exact algorithm")) box->click();
    editExportAndCompare(spec, FrameState::Exact);
}

TEST_F(OneStepEndToEndTest, H1_aTurnedPhotoIsShownAndExportedTurnedPixelForPixel) {
    const QString file = makePhoto(320, 240);
    open(file);
    for (QAction* action : window.actions())
        if (action->text() == QStringLiteral("Rotate &right")) action->trigger();
    const Size upright{240, 320};
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return canvas().view().photo() == upright && canvas().frame()->area.height == upright.height; },
        kPatienceMs));
    const QImage expected = QImage(file).transformed(QTransform().rotate(90)).convertToFormat(QImage::Format_RGB32);
    ASSERT_EQ(canvas().frame()->edited.size(), upright);
    EXPECT_EQ(largestDifference(canvas().frame()->edited, expected), 0);
    const QString target = folder.filePath(QStringLiteral("turned.png"));
    exportTo(target);
    const QImage written = QImage(target).convertToFormat(QImage::Format_RGB32);
    ASSERT_EQ(written.size(), expected.size());
    EXPECT_EQ(largestDifference(canvas().frame()->edited, written), 0);
}

TEST_F(OneStepEndToEndTest, P4_theExactPreviewIsTheExportOfTheSameSize) {
    open(makePhoto(1400, 1000));
    choose(*findOperator("wls"));
    (void)finishedFrame(FrameState::Settled);
    ASSERT_LT(canvas().view().scale(), 1);
    const auto trigger = [this](const char* name) {
        for (QAction* action : window.actions())
            if (QString(action->text()).remove(u'&').startsWith(QLatin1String(name))) action->trigger();
    };
    trigger("Exact preview");
    const auto exact = finishedFrame(FrameState::Exact);
    const QString target = folder.filePath(QStringLiteral("out.png"));
    ExportChoices choices = settings.exportChoices();
    choices.size = ExportSize::LongEdge;
    choices.longEdge = exact->edited.width();
    settings.setExportChoices(choices);
    exportTo(target);
    const QImage written(target);
    ASSERT_EQ(written.size(), QSize(exact->edited.width(), exact->edited.height()));
    EXPECT_LE(largestDifference(exact->edited, written), 1);

    trigger("100 %");
    const auto part = finishedFrame(FrameState::Exact);
    EXPECT_EQ(part->edited.size(), (Size{part->area.width, part->area.height}));
    trigger("Exact preview");
    const auto settled = finishedFrame(FrameState::Settled);
    EXPECT_LE(largestDifference(
                  part->edited, viewOf(settled->edited, settled, AlphaUse::Ignore).convertToFormat(QImage::Format_RGB32)),
              1)
        << "at 100 % settled equals exact";
}

TEST_F(OneStepEndToEndTest, X1_whatIsNoPhotoIsSaidAndTheEditorStaysUsable) {
    const QString bad = folder.filePath(QStringLiteral("no photo.jpg"));
    QFile file(bad);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("this is text");
    file.close();
    for (const QString& each : {bad, folder.filePath(QStringLiteral("missing.png")), folder.path()}) {
        window.openFile(toPath(each));
        const std::string title = "“" + QFileInfo(each).fileName().toStdString() + "” could not be opened";
        EXPECT_TRUE(QTest::qWaitFor([&] { return shownTexts().find(title) != std::string::npos; }, kPatienceMs))
            << title << '\n'
            << shownTexts();
    }
    open(makePhoto(64, 48));
    EXPECT_TRUE(window.hasPhoto());
}

}  // namespace
}  // namespace glissade::test
