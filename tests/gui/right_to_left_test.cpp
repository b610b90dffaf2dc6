// The whole window where text runs from right to left: panels, sliders and bars are mirrored, the photo never.
#include "gui/support/editor_fixture.h"
#include "ui/histogram_panel.h"
#include "ui/split_handle.h"
#include "ui/sweep_tile.h"

#include <QDockWidget>
#include <QLineEdit>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>

namespace glissade::test {
namespace {

/// Before the window is made, and back afterwards.
struct FromTheRight {
    FromTheRight() { QApplication::setLayoutDirection(Qt::RightToLeft); }
    ~FromTheRight() { QApplication::setLayoutDirection(Qt::LeftToRight); }
};

class RightToLeftTest : private FromTheRight, public EditorTest {
protected:
    [[nodiscard]] QDockWidget& dock(const char* name) const {
        return *window->findChild<QDockWidget*>(QString::fromLatin1(name));
    }
    [[nodiscard]] int middle(const QWidget& part) const { return part.mapTo(window.get(), part.rect().center()).x(); }
    void openEdited() {
        openPhoto();
        script.deliver(kSize, 1, ++generation);
        settle();
    }
};

TEST_F(RightToLeftTest, A2_panelsAndBarsChangeSides) {
    openPhoto();
    EXPECT_EQ(window->dockWidgetArea(&dock("steps")), Qt::RightDockWidgetArea);
    EXPECT_EQ(window->dockWidgetArea(&dock("parameters")), Qt::LeftDockWidgetArea);
    EXPECT_GT(middle(dock("steps")), middle(canvas()));
    EXPECT_LT(middle(dock("parameters")), middle(canvas()));
    const QMenuBar& menus = *window->menuBar();
    EXPECT_GT(menus.actionGeometry(menus.actions().front()).x(), menus.actionGeometry(menus.actions().back()).x());
    const QToolBar& tools = *window->findChild<QToolBar*>();
    EXPECT_GT(tools.widgetForAction(&action(QStringLiteral("Open…")))->x(),
              tools.widgetForAction(&action(QStringLiteral("Export…")))->x());
    const QWidget& search = *operatorDock().findChild<QWidget*>();
    EXPECT_EQ(search.layoutDirection(), Qt::RightToLeft);
}

TEST_F(RightToLeftTest, A2_theLayoutComesBackAndResetsInItsOwnDirection) {
    window->addDockWidget(Qt::LeftDockWidgetArea, &dock("steps"));
    settle();
    action(QStringLiteral("Reset layout")).trigger();
    settle();
    EXPECT_EQ(window->dockWidgetArea(&dock("steps")), Qt::RightDockWidgetArea);
    ASSERT_TRUE(window->close());
    window = std::make_unique<MainWindow>(bridge, settings, theme(), files);
    window->show();
    settle();
    EXPECT_EQ(window->dockWidgetArea(&dock("steps")), Qt::RightDockWidgetArea);
    ASSERT_TRUE(window->close());
    QApplication::setLayoutDirection(Qt::LeftToRight);
    window = std::make_unique<MainWindow>(bridge, settings, theme(), files);
    window->show();
    settle();
    EXPECT_EQ(window->dockWidgetArea(&dock("steps")), Qt::LeftDockWidgetArea)
        << "what was remembered for the other direction is not for this one";
}

TEST_F(RightToLeftTest, A2_aSliderRunsFromTheRightAndSoDoItsParts) {
    openAndChoose();
    ValueSlider& slide = handle();
    EXPECT_GT(slide.centerFor(slide.minimum()), slide.centerFor(slide.maximum()));
    const double before = slider(firstParam()).value();
    drag(slide, {slide.maximum()});
    EXPECT_GT(slider(firstParam()).value(), before);
    const QWidget& label = *slider(firstParam()).findChild<QLabel*>();
    const QWidget& number = *slider(firstParam()).findChild<QLineEdit*>();
    EXPECT_GT(label.x(), number.x());
}

TEST_F(RightToLeftTest, A2_thePhotoIsNotMirroredAndTheOriginalStaysLeft) {
    openEdited();
    QTest::keyClick(&canvas(), Qt::Key_Y);
    ASSERT_TRUE(canvas().isSplit());
    EXPECT_EQ(colorAt(0.4, 0.6), toColor(kOriginalColor));
    EXPECT_EQ(colorAt(0.6, 0.6), toColor(kEditedColor));
    auto& divider = *canvas().findChild<SplitHandle*>();
    divider.setFocus();
    const int x = divider.x();
    QTest::keyClick(&divider, Qt::Key_Right, Qt::ShiftModifier);
    EXPECT_GT(divider.x(), x) << "it goes where the arrow points";
    // The labels stand in their own halves: pixels of neither photo in the upper corners.
    const double ratio = canvas().devicePixelRatioF();
    const QRectF photo = canvas().view().photoOnDevice();
    const QImage picture = canvas().grab().toImage();
    const int y = int(photo.top() + 20 * ratio);
    EXPECT_NE(picture.pixelColor(int(photo.left() + 16 * ratio), y), toColor(kOriginalColor));
    EXPECT_NE(picture.pixelColor(int(photo.right() - 16 * ratio), y), toColor(kEditedColor));

    QTest::keyClick(&canvas(), Qt::Key_S, Qt::ShiftModifier);
    script.deliver(kSize, 1, ++generation);
    settle();
    EXPECT_EQ(colorAt(0.25, 0.5), toColor(kOriginalColor));
    EXPECT_EQ(colorAt(0.75, 0.5), toColor(kEditedColor));
}

TEST_F(RightToLeftTest, A2_aHistogramStillRunsFromBlackToWhite) {
    openEdited();
    HistogramPlot plot;
    plot.resize(256, 100);
    Histogram histogram{};
    histogram.pixels = 100;
    for (auto* counts : {&histogram.red, &histogram.green, &histogram.blue, &histogram.luma}) (*counts)[20] = 100;
    plot.setHistogram(histogram);
    const QImage picture = plot.grab().toImage();
    const auto peak = [&](double share) {
        const int x = int(share * picture.width());
        return picture.pixelColor(x, picture.height() / 2) !=
               picture.pixelColor(picture.width() / 2 + 3, picture.height() / 2);
    };
    EXPECT_TRUE(peak(20.0 / 255)) << "dark values are on the left";
    EXPECT_FALSE(peak(235.0 / 255));
}

TEST_F(RightToLeftTest, A2_theSweepRunsFromTheRight) {
    openAndChoose();
    action(QStringLiteral("Sweep")).trigger();
    settle();
    const auto tiles = window->findChildren<SweepTile*>();
    ASSERT_GE(tiles.size(), 5);
    EXPECT_GT(tiles.front()->x(), tiles.back()->x());
    tiles.front()->setFocus();
    QTest::keyClick(tiles.front(), Qt::Key_Left);
    EXPECT_TRUE(tiles[1]->hasFocus());
}

TEST_F(RightToLeftTest, W5_nothingIsCutAt1024By640) {
    openPhoto({6000, 4000});
    for (const OperatorSpec* spec : allOperators()) {
        choose(spec->id);
        window->resize(1024, 640);
        settle();
        EXPECT_EQ(window->size(), QSize(1024, 640)) << spec->id;
        auto& panel = *window->findChild<ParameterPanel*>();
        EXPECT_LE(panel.widget()->width(), panel.viewport()->width()) << spec->id;
    }
}

}  // namespace
}  // namespace glissade::test
