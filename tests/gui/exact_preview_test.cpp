// Exact preview (E): what the engine is asked for, and what the status bar says meanwhile.
#include "ui/exact_preview.h"

#include "gui/support/editor_fixture.h"

#include <QLineEdit>

namespace glissade::test {
namespace {

class ExactPreviewTest : public EditorTest {
protected:
    [[nodiscard]] QAction& exact() const { return action(QStringLiteral("Exact preview")); }
    [[nodiscard]] QString state() const { return window->findChild<QLabel*>(QStringLiteral("previewState"))->text(); }
    /// Whether the newest recipe's pixels are asked for at full size.
    [[nodiscard]] bool isAsked() const { return !script.exactPreviews.empty() && script.exactPreviews.back(); }
    [[nodiscard]] bool waitUntilAsked() const {
        return QTest::qWaitFor([this] { return isAsked(); });
    }
    void work(double done) {
        script.observer->workProgress("full size", done);
        settle();
    }
};

TEST_F(ExactPreviewTest, P4_itNeedsAPhoto) {
    EXPECT_FALSE(exact().isEnabled());
    openPhoto();
    EXPECT_TRUE(exact().isEnabled());
}

TEST_F(ExactPreviewTest, P4_eTurnsItOnAndOff) {
    openAndChoose();
    press(canvas(), Qt::Key_E);
    EXPECT_TRUE(exact().isChecked());
    EXPECT_TRUE(isAsked());
    press(canvas(), Qt::Key_E);
    EXPECT_FALSE(exact().isChecked());
    EXPECT_FALSE(isAsked());
    QTest::qWait(2 * ExactPreview::kRestMs);
    EXPECT_FALSE(isAsked());
}

TEST_F(ExactPreviewTest, P4_editingGoesBackToTheLivePreviewUntilTheValueRests) {
    openAndChoose();
    press(canvas(), Qt::Key_E);
    drag(handle(), {300, 700});
    settle();
    EXPECT_FALSE(isAsked());
    const auto recipes = script.recipes.size();
    EXPECT_TRUE(waitUntilAsked());
    EXPECT_EQ(script.recipes.size(), recipes) << "of the value that rests";
    script.exactPreviews.clear();
    action(QStringLiteral("Undo")).trigger();
    EXPECT_FALSE(isAsked());
    EXPECT_TRUE(waitUntilAsked());
}

TEST_F(ExactPreviewTest, P4_turnedOffWhileAValueRestsNothingIsAskedFor) {
    openAndChoose();
    press(canvas(), Qt::Key_E);
    drag(handle(), {300});
    press(canvas(), Qt::Key_E);
    QTest::qWait(2 * ExactPreview::kRestMs);
    EXPECT_FALSE(isAsked());
}

TEST_F(ExactPreviewTest, P4_anotherPhotoIsShownExactlyToo) {
    openAndChoose();
    press(canvas(), Qt::Key_E);
    script.exactPreviews.clear();
    script.open(plainPhoto(kSize, "/photos/other.png"));
    settle();
    EXPECT_TRUE(waitUntilAsked());
}

TEST_F(ExactPreviewTest, P3_theStateIsWorkingAndThenExact) {
    openAndChoose();
    script.deliver(kSize, 1, ++generation, FrameState::Settled);
    settle();
    EXPECT_EQ(state(), QStringLiteral("Settled"));
    press(canvas(), Qt::Key_E);
    work(0.42);
    EXPECT_EQ(state(), QStringLiteral("Working 42 %"));
    script.deliver(kSize, 1, ++generation, FrameState::Exact);
    work(1);
    EXPECT_EQ(state(), QStringLiteral("Exact"));
}

TEST_F(ExactPreviewTest, A1_theKeyIsALetterWhileATextIsWritten) {
    openAndChoose();
    action(QStringLiteral("Find")).trigger();
    settle();
    auto* search = operatorDock().findChild<QLineEdit*>();
    press(*search, Qt::Key_E);
    EXPECT_FALSE(exact().isChecked());
    EXPECT_EQ(search->text(), QStringLiteral("e"));
}

}  // namespace
}  // namespace glissade::test
