// The step in hand held against its exact algorithm.
#include "engine/reference.h"

#include "gui/support/editor_fixture.h"
#include "ui/difference_histogram.h"
#include "ui/heat_map.h"
#include "ui/reference_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QProgressBar>
#include <QPushButton>

namespace glissade::test {
namespace {

class ReferenceTest : public EditorTest {
protected:
    [[nodiscard]] ReferencePanel& panel() const { return *window->findChild<ReferencePanel*>(); }
    [[nodiscard]] QDockWidget& dock() const { return *window->findChild<QDockWidget*>(QStringLiteral("reference")); }
    [[nodiscard]] QPushButton& startButton() const {
        return *panel().findChild<QPushButton*>(QStringLiteral("startReference"));
    }
    [[nodiscard]] QPushButton& cancelButton() const {
        return *panel().findChild<QPushButton*>(QStringLiteral("cancelReference"));
    }
    [[nodiscard]] QCheckBox& mapBox() const { return *panel().findChild<QCheckBox*>(); }
    [[nodiscard]] QString panelTexts() const {
        QString all;
        for (const QLabel* label : panel().findChildren<QLabel*>())
            if (label->isVisible()) all += label->text() + u'\n';
        return all;
    }
    void openAndShowPanel() {
        openAndChoose();
        script.deliver(kSize, 1, ++generation);
        dock().show();
        settle();
    }
    void expectTexts(std::initializer_list<const char*> parts) const {
        const QString texts = panelTexts();
        for (const char* part : parts)
            EXPECT_TRUE(texts.contains(QString::fromUtf8(part))) << part << " is not in\n" << texts.toStdString();
    }
    void finish(ReferenceId id, Result<std::shared_ptr<const Reference>> result) {
        script.observer->referenceDone(id, result);
        settle();
    }
    /// Differences of 30 everywhere, but for one pixel of 40.
    [[nodiscard]] std::shared_ptr<const Reference> result() const {
        auto made = std::make_shared<Reference>();
        made->edit = makeEdit(first());
        made->size = {100, 75};
        made->level = 2;
        made->exactSeconds = 4.25;
        made->baseSeconds = 0.42;
        made->tailSeconds = 0.00081;
        made->psnr = 33.456;
        made->ssim = 0.98766;
        made->largest = 40;
        made->difference = Image<std::uint8_t>(100, 75, 1);
        for (std::uint8_t& each : made->difference.samples()) each = 30;
        made->difference.at(99, 74) = 40;
        made->differenceCounts[30] = 7499;
        made->differenceCounts[40] = 1;
        return made;
    }
};

TEST_F(ReferenceTest, N4_theCommandShowsThePanelAndComparesTheSelectedStepAfterThoseBefore) {
    openPhoto();
    EXPECT_FALSE(action(QStringLiteral("Reference")).isEnabled()) << "there is no step";
    choose(first().id);
    action(QStringLiteral("Duplicate")).trigger();
    ASSERT_EQ(lastSteps().size(), 2U);
    drag(handle(), {700});
    action(QStringLiteral("Reference")).trigger();
    settle();
    EXPECT_TRUE(dock().isVisible());
    ASSERT_EQ(script.comparisons.size(), 1U);
    EXPECT_EQ(script.comparisons[0].before, std::vector<Edit>{lastSteps()[0]});
    EXPECT_EQ(script.comparisons[0].edit, lastSteps()[1]);
}

TEST_F(ReferenceTest, N4_opacityOffAndExactAreOfNoAccount) {
    openAndShowPanel();
    drag(*slider("amount").findChild<ValueSlider*>(), {30});
    startButton().click();
    ASSERT_EQ(script.comparisons.size(), 1U);
    EXPECT_EQ(script.comparisons[0].edit.amount, 1);
    EXPECT_FALSE(script.comparisons[0].edit.exact);
}

TEST_F(ReferenceTest, N4_progressIsShownAndEditingGoesOn) {
    openAndShowPanel();
    startButton().click();
    script.observer->referenceProgress(1, 0.37);
    settle();
    const auto* bar = panel().findChild<QProgressBar*>();
    ASSERT_TRUE(bar->isVisible());
    EXPECT_EQ(bar->value(), 37);
    EXPECT_FALSE(startButton().isVisible());
    const Edit before = lastEdit();
    drag(handle(), {800});
    EXPECT_NE(lastEdit(), before);
    EXPECT_TRUE(bar->isVisible());
    EXPECT_EQ(script.cancelledComparisons, 0);
}

TEST_F(ReferenceTest, N4_itIsCancelled) {
    openAndShowPanel();
    startButton().click();
    cancelButton().click();
    EXPECT_EQ(script.cancelledComparisons, 1);
    finish(1, Cancel::failure());
    EXPECT_TRUE(startButton().isVisible());
    EXPECT_FALSE(cancelButton().isVisible());
    EXPECT_FALSE(panelTexts().contains(QStringLiteral("PSNR")));
}

TEST_F(ReferenceTest, N4_timesRatiosAndFidelityAreShown) {
    openAndShowPanel();
    startButton().click();
    finish(1, result());
    expectTexts({"Exact algorithm",
                 "4.25 s",
                 "421 ms\n10 × faster",
                 "0.81 ms\n5247 × faster",
                 "33.46 dB",
                 "0.9877",
                 "40 of 255",
                 "Half of the pixels are at most 30 off, 95 % at most 30."});
}

TEST_F(ReferenceTest, N4_aNetworkThatIsSlowerIsCalledSlower) {
    openAndShowPanel();
    startButton().click();
    auto slow = std::make_shared<Reference>();
    slow->exactSeconds = 0.05;
    slow->baseSeconds = 0.4;
    slow->tailSeconds = 0.001;
    slow->difference = Image<std::uint8_t>(4, 3, 1);
    slow->differenceCounts[0] = 12;
    finish(1, std::shared_ptr<const Reference>(slow));
    expectTexts({"401 ms\n8.0 × slower", "1.00 ms\n50 × faster"});
}

TEST_F(ReferenceTest, N4_theDifferenceIsOnTheCanvasWithItsGain) {
    openAndShowPanel();
    startButton().click();
    finish(1, result());
    EXPECT_EQ(colorAt(0.5, 0.5), QColor(heatColor(30 * 8 / 255.0)));
    auto* gain = panel().findChild<QComboBox*>();
    gain->setCurrentIndex(gain->findData(2));
    Q_EMIT gain->activated(gain->currentIndex());
    EXPECT_EQ(colorAt(0.5, 0.5), QColor(heatColor(30 * 2 / 255.0)));
    mapBox().click();
    EXPECT_EQ(colorAt(0.5, 0.5), toColor(kEditedColor));
    mapBox().click();
    dock().close();
    settle();
    EXPECT_EQ(colorAt(0.5, 0.5), toColor(kEditedColor)) << "without the panel nothing says what the colours mean";
}

TEST_F(ReferenceTest, N4_whenTheStepChangesTheFiguresAreCalledOldAndTheMapGoes) {
    openAndShowPanel();
    startButton().click();
    finish(1, result());
    drag(handle(), {800});
    expectTexts({"33.46 dB", "The step has changed since"});
    EXPECT_EQ(colorAt(0.5, 0.5), toColor(kEditedColor));
    action(QStringLiteral("Undo")).trigger();
    settle();
    EXPECT_FALSE(panelTexts().contains(QStringLiteral("The step has changed since")));
    EXPECT_EQ(colorAt(0.5, 0.5), QColor(heatColor(30 * 8 / 255.0)));
}

TEST_F(ReferenceTest, N4_aFailureIsSaidInThePanel) {
    openAndShowPanel();
    startButton().click();
    finish(1, fail(ErrorCode::OutOfMemory, "not enough memory"));
    expectTexts({"Choose a coarser effect scale"});
    EXPECT_TRUE(startButton().isVisible());
}

TEST_F(ReferenceTest, N4_anotherPhotoStopsItAndForgetsTheFigures) {
    openAndShowPanel();
    startButton().click();
    script.open(plainPhoto({200, 200}, "/photos/second.png"));
    settle();
    EXPECT_EQ(script.cancelledComparisons, 1);
    finish(1, result());
    EXPECT_FALSE(panelTexts().contains(QStringLiteral("PSNR")));
    EXPECT_TRUE(panelTexts().contains(QStringLiteral("Select a step")));
}

TEST(ReferencePanel, N4_withoutAClassicalFormThePanelSaysSo) {
    OperatorSpec spec = *allOperators().front();
    spec.apply = nullptr;
    ReferencePanel panel;
    panel.resize(300, 500);
    panel.setStep(&spec, {});
    panel.show();
    settle();
    QString texts;
    for (const QLabel* label : panel.findChildren<QLabel*>())
        if (label->isVisible()) texts += label->text();
    EXPECT_TRUE(texts.contains(QStringLiteral("has no classical form"))) << texts.toStdString();
    EXPECT_FALSE(panel.findChild<QPushButton*>(QStringLiteral("startReference"))->isVisible());
}

TEST(DifferenceHistogram, N4_theAxisEndsAfterTheLargestDifferenceAndTheSharesAreRight) {
    DifferenceCounts counts{};
    counts[0] = 50;
    counts[3] = 44;
    counts[9] = 5;
    counts[40] = 1;
    EXPECT_EQ(differenceWithin(counts, 0.5), 0);
    EXPECT_EQ(differenceWithin(counts, 0.51), 3);
    EXPECT_EQ(differenceWithin(counts, 0.95), 9);
    EXPECT_EQ(differenceWithin(counts, 1), 40);
    DifferenceHistogram histogram;
    histogram.setCounts(counts);
    EXPECT_EQ(histogram.axisEnd(), 63);
    histogram.resize(256, histogram.sizeHint().height());
    const QImage picture = histogram.grab().toImage();
    const QColor ground = histogram.palette().color(QPalette::Base);
    const auto barHeight = [&](int value) {
        const int x = int((value + 0.4) * picture.width() / 64);
        int height = 0;
        while (height < 72 && picture.pixelColor(x, int(71 * histogram.devicePixelRatioF()) - height) != ground)
            ++height;
        return height;
    };
    EXPECT_GT(barHeight(0), barHeight(9));
    EXPECT_GT(barHeight(9), barHeight(40));
    EXPECT_GT(barHeight(40), 0);
    EXPECT_EQ(barHeight(20), 0);
}

TEST(HeatMap, N4_largerDifferencesAreBrighterAndTheGainEnlargesThem) {
    Image<std::uint8_t> differences(3, 1, 1);
    differences.at(1, 0) = 10;
    differences.at(2, 0) = 200;
    const QImage map = heatMap(differences, 4);
    EXPECT_EQ(map.pixel(0, 0), heatColor(0));
    EXPECT_EQ(map.pixel(1, 0), heatColor(40 / 255.0));
    EXPECT_EQ(map.pixel(2, 0), heatColor(1)) << "past the end is the end";
    int before = -1;
    for (int i = 0; i <= 100; ++i) {
        const int grey = qGray(heatColor(i / 100.0));
        EXPECT_GE(grey, before) << i;
        before = grey;
    }
    EXPECT_GT(before, 200);
}

}  // namespace
}  // namespace glissade::test
