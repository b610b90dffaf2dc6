// The photo turned and mirrored: a part of the edit, done on the engine's thread.
#include "gui/support/files_fixture.h"
#include "ui/slot_bar.h"
#include "ui/step_editor.h"
#include "ui/steps_panel.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QMimeData>

namespace glissade::test {
namespace {

using namespace Qt::StringLiterals;

class ImageMenuTest : public EditFilesTest {
protected:
    [[nodiscard]] const Turn& asked() const { return script.turns.back().second; }
    /// The engine answers, and shows the photo's first frame.
    void answer() {
        script.turnAsAsked();
        settle();
        const Size size = asked().of(kSize);
        script.deliver(size, ++photoId, ++generation, FrameState::Plain, kOriginalColor);
        settle();
    }
    [[nodiscard]] Size onCanvas() const { return canvas().view().photo(); }
    void open() {
        openHere();
        script.deliver(kSize, 1, ++generation, FrameState::Plain, kOriginalColor);
        settle();
    }

    std::uint64_t photoId = 1;
};

constexpr Size kUpright{300, 400};  // kSize, turned by a quarter

TEST_F(ImageMenuTest, H1_rotatingByKeysIsAnUndoStepWithItsName) {
    open();
    press(canvas(), Qt::Key_BracketRight, Qt::ControlModifier);
    ASSERT_EQ(script.turns.size(), 1U);
    EXPECT_EQ(asked(), kRotatedRight);
    EXPECT_EQ(onCanvas(), kSize) << "until the engine has turned it";
    answer();
    EXPECT_EQ(onCanvas(), kUpright);
    EXPECT_TRUE(says("300 × 400"));
    EXPECT_EQ(undoText(), u"Undo Rotate right"_s);
    EXPECT_TRUE(window->isWindowModified());
    press(canvas(), Qt::Key_BracketLeft, Qt::ControlModifier);
    EXPECT_EQ(undoText(), u"Undo Rotate left"_s);
    EXPECT_EQ(asked(), Turn{});
    answer();
    EXPECT_EQ(onCanvas(), kSize);
    EXPECT_FALSE(window->isWindowModified()) << "it lies as it did";
    trigger("Undo");
    EXPECT_EQ(asked(), kRotatedRight);
    trigger("Undo");
    EXPECT_EQ(asked(), Turn{});
}

TEST_F(ImageMenuTest, H1_flipsAreMadeAsSeen) {
    open();
    trigger("Flip horizontally");
    EXPECT_EQ(asked(), kFlippedHorizontally);
    answer();
    trigger("Flip vertically");
    EXPECT_EQ(asked(), (Turn{2, false}));
    answer();
    trigger("Rotate right");
    answer();
    trigger("Flip horizontally");
    EXPECT_EQ(asked(), Turn(kRotatedRight).then({2, false}).then(kFlippedHorizontally));
}

TEST_F(ImageMenuTest, W4_withoutAPhotoNothingCanBeTurned) {
    for (const char* name : {"Rotate left", "Rotate right", "Flip horizontally", "Flip vertically"}) {
        EXPECT_FALSE(action(QString::fromLatin1(name)).isEnabled()) << name;
    }
    open();
    EXPECT_TRUE(action(u"Rotate left"_s).isEnabled());
}

TEST_F(ImageMenuTest, H1_stepsAndTheirSelectionStay) {
    open();
    choose(first().id);
    trigger("Duplicate");
    auto* list = window->findChild<StepsPanel*>()->list();
    list->setCurrentIndex(list->model()->index(0, 0));
    settle();
    const auto steps = lastSteps();
    trigger("Rotate left");
    answer();
    EXPECT_EQ(lastSteps(), steps);
    EXPECT_EQ(list->currentIndex().row(), 0);
    trigger("Undo");
    EXPECT_EQ(list->currentIndex().row(), 0);
    EXPECT_EQ(lastSteps(), steps);
}

TEST_F(ImageMenuTest, F3_theTurnIsSavedWithTheEditAndComesBack) {
    open();
    trigger("Rotate right");
    answer();
    trigger("Save edit");
    EXPECT_FALSE(window->isWindowModified());
    EXPECT_EQ(readRecipeFile(sidecar)->recipe, (Recipe{{}, kRotatedRight}));
    script.turns.clear();
    openHere();
    ASSERT_EQ(script.turns.size(), 1U);
    EXPECT_EQ(asked(), kRotatedRight);
    EXPECT_TRUE(script.turns.back().first->turn.isNone()) << "the photo of the new opening";
    EXPECT_FALSE(window->isWindowModified());
    answer();
    EXPECT_EQ(onCanvas(), kUpright);
    click("Start without it");
    EXPECT_EQ(asked(), Turn{});
}

TEST_F(ImageMenuTest, F5_theTurnOutlivesACrash) {
    leaveLostEdit(photo, {{}, kRotatedLeft});
    open();
    click("Restore");
    EXPECT_EQ(asked(), kRotatedLeft);
}

TEST_F(ImageMenuTest, F6_reloadingReadsThePhotoAsItLies) {
    open();
    trigger("Rotate right");
    answer();
    trigger("Reload");
    EXPECT_EQ(script.opened.back(), photo);
    EXPECT_EQ(script.openedTurns.back(), kRotatedRight);
    script.turns.clear();
    script.open(std::make_shared<const Photo>(plainPhoto(kSize, photo)->turnedTo(kRotatedRight)));
    settle();
    EXPECT_EQ(onCanvas(), kUpright);
    EXPECT_TRUE(script.turns.empty());
    EXPECT_EQ(undoText(), u"Undo Rotate right"_s);
}

TEST_F(ImageMenuTest, F1_anotherPhotoLiesAsItsFileSays) {
    open();
    trigger("Rotate right");
    answer();
    trigger("Save edit");
    script.turns.clear();
    openHere(base / "other.png");
    EXPECT_TRUE(script.turns.empty());
    EXPECT_EQ(onCanvas(), kSize);
}

TEST_F(ImageMenuTest, X1_whatGaveWayToAPhotoThatDoesNotOpenIsAskedAgain) {
    open();
    window->openFile(base / "broken.png");
    trigger("Rotate right");
    EXPECT_TRUE(script.turns.empty()) << "the photo that is being opened is not to be stopped";
    script.observer->openFailed({ErrorCode::Corrupt, base / "broken.png", "damaged"});
    settle();
    ASSERT_EQ(script.turns.size(), 1U);
    EXPECT_EQ(asked(), kRotatedRight);
}

TEST_F(ImageMenuTest, E1_exportsAskForTheTurn) {
    open();
    trigger("Flip vertically");
    answer();
    trigger("Copy image");
    ASSERT_EQ(script.exports.size(), 1U);
    EXPECT_EQ(script.exports.back().recipe.turn, kFlippedVertically);
}

TEST_F(ImageMenuTest, H1_aCopiedEditTakesItsTurnAlongAndATextOfStepsHasNone) {
    open();
    trigger("Rotate right");
    answer();
    ASSERT_TRUE(action(u"Copy edit"_s).isEnabled());
    trigger("Copy edit");
    trigger("Undo");
    answer();
    trigger("Paste edit");
    EXPECT_EQ(asked(), kRotatedRight);
    EXPECT_EQ(undoText(), u"Undo Paste edit"_s);
    answer();
    QApplication::clipboard()->setText(QString::fromStdString(std::string(first().id)));
    trigger("Paste edit");
    EXPECT_EQ(lastSteps().size(), 1U);
    EXPECT_EQ(onCanvas(), kUpright);
    EXPECT_EQ(asked(), kRotatedRight);
}

TEST_F(ImageMenuTest, H3_presetsLeaveThePhotoAsItLies) {
    const PresetStore store(foldersIn(folder).data / "presets", {});
    const auto saved = store.save("Own", {{makeEdit(first())}, kRotatedLeft}, PresetStore::IfThere::Fail);
    ASSERT_TRUE(saved);
    EXPECT_EQ(saved->recipe.turn, Turn{});
    EXPECT_EQ(store.find("Own")->recipe, Recipe{{makeEdit(first())}});
}

TEST_F(ImageMenuTest, N2_theOtherEditIsShownOnTheTurnedPhotoToo) {
    open();
    choose(first().id);
    trigger("A/B");
    ASSERT_NE(script.second, nullptr);
    ASSERT_EQ(script.second->openedPhotos.size(), 1U);
    trigger("Rotate right");
    answer();
    ASSERT_EQ(script.second->openedPhotos.size(), 2U);
    EXPECT_EQ(script.second->openedPhotos.back()->size(), kUpright);
    EXPECT_TRUE(window->findChild<SlotBar*>()->isVisible());
    trigger("A/B");  // A was not turned
    EXPECT_EQ(asked(), Turn{});
}

}  // namespace
}  // namespace glissade::test
