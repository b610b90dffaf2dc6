// The histogram follows what the canvas shows.
#include "ui/histogram_panel.h"

#include "gui/support/files_fixture.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QToolButton>

namespace glissade::test {
namespace {

class HistogramPanelTest : public EditFilesTest {
protected:
    [[nodiscard]] HistogramPanel& panel() const { return *window->findChild<HistogramPanel*>(); }
    [[nodiscard]] bool counts(const Color& color) const {
        return QTest::qWaitFor([&] {
            const Histogram& shown = panel().shown();
            return shown.pixels > 0 && shown.red[color[0]] == shown.pixels && shown.green[color[1]] == shown.pixels &&
                   shown.blue[color[2]] == shown.pixels;
        });
    }
    [[nodiscard]] QToolButton& toggle(const char* name) const {
        for (auto* each : panel().findChildren<QToolButton*>())
            if (each->accessibleName() == QLatin1String(name)) return *each;
        ADD_FAILURE() << name;
        return *panel().findChild<QToolButton*>();
    }
    /// How many pixels of the plot are unlike those of another picture of it.
    [[nodiscard]] QImage plot() const { return panel().findChild<HistogramPlot*>()->grab().toImage(); }
};

TEST_F(HistogramPanelTest, C5_itIsOfThePreviewAndOfTheOriginalOnHold) {
    openPhoto();
    EXPECT_TRUE(counts(kOriginalColor));
    choose(first().id);
    script.deliver(kSize, 1, ++generation);
    settle();
    EXPECT_TRUE(counts(kEditedColor));
    action(QStringLiteral("Show original")).setChecked(true);
    EXPECT_TRUE(counts(kOriginalColor));
    action(QStringLiteral("Show original")).setChecked(false);
    EXPECT_TRUE(counts(kEditedColor));
}

TEST_F(HistogramPanelTest, C5_ofManyFramesTheLastOneIsCountedAndNoneWaitsForIt) {
    openPhoto();
    QSignalSpy done(&panel(), &HistogramPanel::counted);
    for (std::uint8_t value = 0; value < 100; ++value) {
        script.deliver(kSize, 1, ++generation, FrameState::Live, {value, value, value});
        settle();
    }
    EXPECT_TRUE(counts({99, 99, 99}));
    EXPECT_LE(done.count(), 100);
}

TEST_F(HistogramPanelTest, C5_countsAreFewWhileFramesAreMany) {
    openPhoto();
    ASSERT_TRUE(counts(kOriginalColor));
    int changes = 0;
    Histogram last = panel().shown();
    QElapsedTimer time;
    time.start();
    std::uint8_t value = 0;
    while (time.elapsed() < 5 * HistogramPanel::kRestMs) {
        value = static_cast<std::uint8_t>(value + 1);
        script.deliver(kSize, 1, ++generation, FrameState::Live, {value, value, value});
        QTest::qWait(1);
        if (panel().shown() == last) continue;
        last = panel().shown();
        ++changes;
    }
    EXPECT_GE(changes, 1);
    EXPECT_LE(changes, time.elapsed() / HistogramPanel::kRestMs + 1);
    EXPECT_TRUE(counts({value, value, value})) << "the last one, once it rests";
}

TEST_F(HistogramPanelTest, W1_aloneOnItsSideItStaysLow) {
    openPhoto();
    for (const char* name : {"parameters", "history", "photoInfo", "reference"})
        window->findChild<QWidget*>(QString::fromLatin1(name))->hide();
    settle();
    const QWidget& shown = *panel().findChild<HistogramPlot*>();
    EXPECT_GT(panel().height(), 300) << "the panel fills its side";
    EXPECT_LE(shown.height(), 200);
    EXPECT_LT(shown.mapTo(&panel(), QPoint(0, 0)).y(), 20) << "at its top";
    for (const auto* toggle : panel().findChildren<QToolButton*>())
        EXPECT_LT(toggle->mapTo(&panel(), QPoint(0, 0)).y(), 240) << "the switches stay with it";
}

TEST_F(HistogramPanelTest, C5_aHiddenPanelCountsWhenItIsShown) {
    openPhoto();
    ASSERT_TRUE(counts(kOriginalColor));
    panel().hide();
    script.deliver(kSize, 1, ++generation, FrameState::Live, kEditedColor);
    settle();
    panel().show();
    EXPECT_TRUE(counts(kEditedColor));
}

TEST_F(HistogramPanelTest, C5_channelsAndHeightsCanBeChosen) {
    openPhoto();
    ASSERT_TRUE(counts(kOriginalColor));
    settle();
    for (const char* name : {"Red", "Green", "Blue", "Luma", "Logarithmic"}) {
        const QImage before = plot();
        toggle(name).click();
        settle();
        if (QLatin1String(name) != QLatin1String("Logarithmic")) {
            EXPECT_NE(plot(), before) << name;
        }
    }
    const QImage none = plot();
    toggle("Red").click();
    settle();
    EXPECT_NE(plot(), none);
}

TEST(HistogramPlotTest, C5_logarithmicHeightsShowWhatIsRare) {
    EXPECT_DOUBLE_EQ(HistogramPlot::heightOf(0, 1000, false), 0);
    EXPECT_DOUBLE_EQ(HistogramPlot::heightOf(0, 1000, true), 0);
    EXPECT_DOUBLE_EQ(HistogramPlot::heightOf(1000, 1000, false), 1);
    EXPECT_DOUBLE_EQ(HistogramPlot::heightOf(1000, 1000, true), 1);
    EXPECT_DOUBLE_EQ(HistogramPlot::heightOf(10, 1000, false), 0.01);
    EXPECT_GT(HistogramPlot::heightOf(10, 1000, true), 0.3);
    EXPECT_DOUBLE_EQ(HistogramPlot::heightOf(5000, 1000, true), 1) << "a clipped end stays inside";
}

}  // namespace
}  // namespace glissade::test
