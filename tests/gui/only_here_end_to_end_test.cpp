// Reference, sweep and A/B on the real engine: what they show is what the steps give.
#include "gui/support/end_to_end_fixture.h"
#include "image/metrics.h"
#include "image/parts.h"
#include "ui/reference_panel.h"
#include "ui/slot_bar.h"
#include "ui/sweep_strip.h"
#include "ui/sweep_tile.h"

#include <QCheckBox>
#include <QSlider>
#include <QToolButton>

#include <cmath>

namespace glissade::test {
namespace {

class OnlyHereEndToEndTest : public EditorEndToEndTest {
protected:
    void trigger(const char* name) {
        for (QAction* action : window.actions())
            if (QString(action->text()).remove(u'&').startsWith(QLatin1String(name))) return action->trigger();
        FAIL() << name;
    }
    [[nodiscard]] QImage grabbed() const { return canvas().grab().toImage().convertToFormat(QImage::Format_RGB32); }
    const OperatorSpec& spec() const { return *findOperator("wls"); }
};

TEST_F(OnlyHereEndToEndTest, N4_theFiguresAreThoseOfWhatTheCanvasShows) {
    open(makePhoto(320, 240));
    choose(spec());
    const auto learned = finishedFrame(FrameState::Settled);
    trigger("Reference");
    ASSERT_TRUE(QTest::qWaitFor([&] { return shownTexts().find(" dB") != std::string::npos; }, kPatienceMs))
        << shownTexts();
    const std::string texts = shownTexts();
    for (auto* box : window.findChild<ParameterPanel*>()->findChildren<QCheckBox*>())
        if (box->text() == QStringLiteral("Exact algorithm")) box->click();
    const auto exact = finishedFrame(FrameState::Exact);
    const auto a = withoutAlpha(learned->edited);
    const auto b = withoutAlpha(exact->edited);
    ASSERT_EQ(a.size(), (Size{320, 240})) << "the photo fits at 100 %";
    EXPECT_GT(largestDifference(learned->edited,
                                viewOf(exact->edited, exact, AlphaUse::Ignore).convertToFormat(QImage::Format_RGB32)),
              0);
    const auto shown = [&](double number, int decimals, const char* unit) {
        return QString::number(number, 'f', decimals).toStdString() + unit;
    };
    EXPECT_NE(texts.find(shown(psnr(a, b), 2, " dB")), std::string::npos) << psnr(a, b) << '\n' << texts;
    EXPECT_NE(texts.find(shown(ssim(a, b), 4, "")), std::string::npos) << ssim(a, b) << '\n' << texts;
}

TEST_F(OnlyHereEndToEndTest, N1_aVariantIsTheFrameThatAClickOnItGives) {
    open(makePhoto(640, 480));
    choose(spec());
    (void)finishedFrame(FrameState::Settled);
    trigger("Sweep");
    auto* strip = window.findChild<SweepStrip*>();
    const auto tiles = strip->findChildren<SweepTile*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !tiles.last()->picture().isNull(); }, kPatienceMs));
    EXPECT_NE(tiles.first()->picture(), tiles.last()->picture());
    for (const int place : {0, int(tiles.size()) - 1}) {
        const QImage small = tiles[place]->picture().convertToFormat(QImage::Format_RGB32);
        QTest::mouseClick(tiles[place], Qt::LeftButton);
        settle();
        const auto frame = finishedFrame(FrameState::Settled);
        const QImage whole = viewOf(frame->edited, frame, AlphaUse::Ignore).convertToFormat(QImage::Format_RGB32);
        const QImage scaled = whole.scaled(small.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        double sum = 0;
        for (int y = 0; y < small.height(); ++y)
            for (int x = 0; x < small.width(); ++x) {
                const QColor p = small.pixelColor(x, y);
                const QColor q = scaled.pixelColor(x, y);
                sum += std::pow(p.red() - q.red(), 2) + std::pow(p.green() - q.green(), 2) +
                       std::pow(p.blue() - q.blue(), 2);
            }
        const double error = sum / (3.0 * small.width() * small.height());
        EXPECT_LT(error, 16) << "a mean squared error of 16 is 36 dB";
    }
}

TEST_F(OnlyHereEndToEndTest, N2_splitAndBlendShowBothEdits) {
    open(makePhoto(640, 480));
    choose(spec());
    (void)finishedFrame(FrameState::Settled);
    trigger("A/B");
    settle();
    dragTo(spec(), 1);
    (void)finishedFrame(FrameState::Settled);
    const QImage b = grabbed();
    trigger("A/B");
    (void)finishedFrame(FrameState::Settled);
    const QImage a = grabbed();
    ASSERT_NE(a, b);
    auto* bar = window.findChild<SlotBar*>();
    const auto show = [&](const char* view) {
        for (auto* button : bar->findChildren<QToolButton*>())
            if (button->text() == QLatin1String(view)) button->click();
    };
    // A row of pixels away from labels and divider.
    const auto row = [](const QImage& image, double from, double to) {
        return image.copy(int(from * image.width()), int(0.7 * image.height()), int((to - from) * image.width()), 1);
    };
    show("Split");
    EXPECT_TRUE(QTest::qWaitFor(
        [&] {
            return row(grabbed(), 0.2, 0.45) == row(a, 0.2, 0.45) && row(grabbed(), 0.55, 0.8) == row(b, 0.55, 0.8);
        },
        kPatienceMs));
    show("Blend");
    bar->findChild<QSlider*>()->setValue(100);
    EXPECT_EQ(row(grabbed(), 0.2, 0.8), row(b, 0.2, 0.8));
    bar->findChild<QSlider*>()->setValue(0);
    EXPECT_EQ(row(grabbed(), 0.2, 0.8), row(a, 0.2, 0.8));
}

}  // namespace
}  // namespace glissade::test
