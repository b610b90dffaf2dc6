// Work on the preview: its progress, its button, and what is said of it.
#include "gui/support/accessibility.h"
#include "gui/support/editor_fixture.h"
#include "ui/work_bar.h"

#include <QAccessible>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

namespace glissade::test {
namespace {

class StopWorkTest : public EditorTest {
protected:
    [[nodiscard]] WorkBar& bar() const { return *window->findChild<WorkBar*>(); }
    [[nodiscard]] int percent() const { return bar().findChild<QProgressBar*>()->value(); }
    [[nodiscard]] QToolButton& stopButton() const {
        return *window->findChild<QToolButton*>(QStringLiteral("stopWork"));
    }
    [[nodiscard]] QString state() const { return window->findChild<QLabel*>(QStringLiteral("previewState"))->text(); }
    void work(const char* what, double done) {
        script.observer->workProgress(what, done);
        settle();
    }
    [[nodiscard]] bool barComes() const {
        return QTest::qWaitFor([this] { return bar().isVisible(); });
    }
    [[nodiscard]] bool says(const char* text) const { return shownTexts().contains(QString::fromUtf8(text)); }
    /// Without saving the edit first.
    void openAnother() const {
        const auto asked = script.opened.size();
        window->openFile("/photos/next.png");
        settle();
        for (auto* question : window->findChildren<QMessageBox*>())
            if (question->isVisible()) question->button(QMessageBox::Discard)->click();
        settle();
        ASSERT_EQ(script.opened.size(), asked + 1);
    }
    /// A step whose work is under way, and has been for a moment.
    void beginWork() {
        openAndChoose();
        work("features", 0.1);
        ASSERT_TRUE(barComes());
    }
};

TEST_F(StopWorkTest, W3_aProgressBarIsThereWhileWorkRuns) {
    openAndChoose();
    EXPECT_FALSE(bar().isVisible());
    work("features", 0.3);
    EXPECT_FALSE(bar().isVisible()) << "short work does not flicker";
    ASSERT_TRUE(barComes());
    EXPECT_EQ(percent(), 30);
    work("features", 0.8);
    EXPECT_EQ(percent(), 80);
    work("features", 1);
    EXPECT_FALSE(bar().isVisible());
}

TEST_F(StopWorkTest, W3_workThatEndsAtOnceShowsNoBar) {
    openAndChoose();
    work("features", 0.3);
    work("features", 1);
    QTest::qWait(2 * WorkBar::kPatienceMs);
    EXPECT_FALSE(bar().isVisible());
}

TEST_F(StopWorkTest, W3_aPhotoThatIsOnlyTurnedHasProgressAndNoButton) {
    openPhoto();
    work("decode", 0.5);
    ASSERT_TRUE(barComes());
    EXPECT_FALSE(stopButton().isVisible());
    work("decode", 1);
    work("features", 0.5);
    ASSERT_TRUE(barComes());
    EXPECT_TRUE(stopButton().isVisible());
}

TEST_F(StopWorkTest, W3_theButtonStopsAPhotoThatIsBeingOpenedAndLeavesTheOneBeforeWithItsEdit) {
    openAndChoose();
    const auto edit = lastSteps();
    const auto asked = script.recipes.size();
    openAnother();
    work("decode", 0.4);
    ASSERT_TRUE(barComes());
    ASSERT_TRUE(stopButton().isVisible());
    EXPECT_TRUE(stopButton().toolTip().contains(QStringLiteral("opening"))) << stopButton().toolTip().toStdString();
    stopButton().click();
    work("decode", 1);
    EXPECT_EQ(script.cancelledOpenings, 1);
    EXPECT_EQ(script.stopped, 0) << "the work on the photo before goes on";
    EXPECT_FALSE(bar().isVisible());
    EXPECT_NE(state(), QStringLiteral("Stopped"));
    EXPECT_TRUE(window->windowTitle().contains(QStringLiteral("plain.png")));
    EXPECT_EQ(lastSteps(), edit);
    EXPECT_EQ(script.recipes.size(), asked);
    EXPECT_TRUE(window->isWindowModified()) << "the edit is as unsaved as before";
    work("features", 0.3);
    ASSERT_TRUE(barComes());
    stopButton().click();
    EXPECT_EQ(script.stopped, 1) << "it stops that again";
}

TEST_F(StopWorkTest, W3_escapeStopsAPhotoThatIsBeingOpenedAndNothingElse) {
    openAndChoose();
    press(canvas(), Qt::Key_Escape);
    EXPECT_EQ(script.cancelledOpenings, 0);
    openAnother();
    press(canvas(), Qt::Key_Escape);
    EXPECT_EQ(script.cancelledOpenings, 1);
    press(canvas(), Qt::Key_Escape);
    EXPECT_EQ(script.cancelledOpenings, 1);
    openAnother();
    script.open(plainPhoto(kSize, "/photos/next.png"));
    settle();
    EXPECT_TRUE(window->windowTitle().contains(QStringLiteral("next.png"))) << "it can be opened afterwards";
    press(canvas(), Qt::Key_Escape);
    EXPECT_EQ(script.cancelledOpenings, 1);
}

TEST_F(StopWorkTest, W3_whereNoPhotoIsOpenTheOpeningIsStoppedToo) {
    window->openFile("/photos/first.png");
    EXPECT_TRUE(says("Opening first.png…"));
    press(*window, Qt::Key_Escape);
    EXPECT_EQ(script.cancelledOpenings, 1);
    EXPECT_TRUE(says("Drop a photo here"));
    EXPECT_FALSE(window->isInUse());
}

TEST_F(StopWorkTest, W3_theButtonGivesTheWorkUpAndTheEditStays) {
    beginWork();
    const auto edit = lastSteps();
    const auto asked = script.recipes.size();
    stopButton().click();
    work("features", 0.2);  // told before it stopped
    work("features", 1);
    EXPECT_EQ(script.stopped, 1);
    EXPECT_EQ(script.recipes.size(), asked);
    EXPECT_EQ(lastSteps(), edit);
    EXPECT_FALSE(bar().isVisible());
    EXPECT_EQ(state(), QStringLiteral("Stopped"));
    EXPECT_TRUE(says("The preview was stopped"));
    EXPECT_TRUE(says("Stopped: not what the edit gives")) << "the canvas says so too";
}

TEST_F(StopWorkTest, W3_goOnComputesTheSameEdit) {
    beginWork();
    const auto edit = lastSteps();
    stopButton().click();
    work("features", 1);
    for (auto* each : window->findChildren<QPushButton*>())
        if (each->text() == QStringLiteral("Go on")) each->click();
    settle();
    EXPECT_EQ(lastSteps(), edit);
    EXPECT_FALSE(says("The preview was stopped"));
    EXPECT_FALSE(says("Stopped"));
    script.deliver(kSize, 1, script.requests);
    settle();
    EXPECT_EQ(state(), QStringLiteral("Settled"));
}

TEST_F(StopWorkTest, W3_theNextChangeOrViewEndsTheStop) {
    beginWork();
    stopButton().click();
    work("features", 1);
    drag(handle(), {100, 400});
    EXPECT_FALSE(says("The preview was stopped"));
    EXPECT_NE(state(), QStringLiteral("Stopped"));
    stopButton().click();
    ASSERT_EQ(state(), QStringLiteral("Stopped"));
    canvas().zoomTo(3);
    EXPECT_NE(state(), QStringLiteral("Stopped"));
}

TEST_F(StopWorkTest, W3_stoppingTheExactPreviewTurnsItOff) {
    openAndChoose();
    action(QStringLiteral("Exact preview")).trigger();
    work("full size", 0.4);
    ASSERT_TRUE(barComes());
    stopButton().click();
    EXPECT_FALSE(action(QStringLiteral("Exact preview")).isChecked());
    EXPECT_FALSE(script.exactPreviews.back()) << "or it would begin again";
    EXPECT_EQ(script.stopped, 1);
}

// What Qt would have passed on to a screen reader.
QStringList heard;

void hear(QAccessibleEvent* event) {
    QAccessibleInterface* source = event->accessibleInterface();
    if (!source) return;
    if (event->type() == QAccessible::Alert) heard << source->text(QAccessible::Name);
    if (event->type() == QAccessible::ValueChanged && source->role() == QAccessible::ProgressBar)
        heard << source->text(QAccessible::Name) + u' ' + source->valueInterface()->currentValue().toString();
}

class AnnouncementsTest : public StopWorkTest {
protected:
    AnnouncementsTest() {
        switchAccessibilityOn();
        heard.clear();
        before_ = QAccessible::installUpdateHandler(hear);
    }
    ~AnnouncementsTest() override { QAccessible::installUpdateHandler(before_); }

private:
    QAccessible::UpdateHandler before_ = nullptr;
};

TEST_F(AnnouncementsTest, A1_longWorkAndItsEndAreAnnouncedAndItsProgressIsAValue) {
    openAndChoose();
    heard.clear();
    work("features", 0.3);
    ASSERT_TRUE(barComes());
    EXPECT_TRUE(heard.contains(QStringLiteral("Preview: Working 30 %"))) << heard.join(u'\n').toStdString();
    work("features", 0.7);
    EXPECT_TRUE(heard.contains(QStringLiteral("Preview progress 70"))) << heard.join(u'\n').toStdString();
    script.deliver(kSize, 1, script.requests);
    settle();
    heard.clear();
    work("features", 1);
    EXPECT_EQ(heard, QStringList{QStringLiteral("Preview: Settled")});
}

TEST_F(AnnouncementsTest, A1_whatASliderDoesIsNotTalkedOver) {
    openAndChoose();
    script.deliver(kSize, 1, script.requests);
    settle();
    heard.clear();
    drag(handle(), {100, 400, 700});
    work("features", 0.3);
    script.deliver(kSize, 1, script.requests, FrameState::Live);
    settle();
    work("features", 1);
    script.deliver(kSize, 1, script.requests, FrameState::Settled);
    settle();
    EXPECT_TRUE(heard.isEmpty()) << heard.join(u'\n').toStdString();
}

TEST_F(AnnouncementsTest, A1_messagesAreAnnounced) {
    openPhoto();
    heard.clear();
    script.observer->openFailed({ErrorCode::Corrupt, "/photos/broken.jpg", "the data ends"});
    settle();
    EXPECT_TRUE(heard.contains(QStringLiteral("“broken.jpg” could not be opened"))) << heard.join(u'\n').toStdString();
    heard.clear();
    beginWork();
    heard.clear();
    stopButton().click();
    work("features", 1);
    EXPECT_TRUE(heard.contains(QStringLiteral("The preview was stopped"))) << heard.join(u'\n').toStdString();
    EXPECT_TRUE(heard.contains(QStringLiteral("Preview: Stopped"))) << heard.join(u'\n').toStdString();
}

}  // namespace
}  // namespace glissade::test
