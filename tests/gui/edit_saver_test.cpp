// The edit in files: saved beside the photo, restored when it is opened, and asked for before it is lost.
#include "gui/support/files_fixture.h"

#include <QFileDialog>

namespace glissade::test {
namespace {

using EditSaverTest = EditFilesTest;

TEST_F(EditSaverTest, F3_savingWritesASidecarBesideThePhotoAndClearsTheMark) {
    openHere();
    choose(first().id);
    ASSERT_TRUE(window->isWindowModified());
    press(*window, Qt::Key_S, Qt::ControlModifier);
    drain();
    EXPECT_FALSE(window->isWindowModified());
    const auto saved = readRecipeFile(sidecar);
    ASSERT_TRUE(saved) << saved.error().message();
    EXPECT_EQ(saved->recipe, script.recipes.back());
    EXPECT_EQ(content(photo), "pixels");
    EXPECT_TRUE(window->close()) << "nothing is asked";
}

TEST_F(EditSaverTest, F3_openingRestoresTheSavedEditAsAnUndoStep) {
    ASSERT_TRUE(saveSidecar(photo, {}, firstRecipe()));
    openHere();
    EXPECT_EQ(script.recipes.back(), firstRecipe());
    EXPECT_FALSE(window->isWindowModified());
    EXPECT_TRUE(says("The saved edit was restored"));
    EXPECT_EQ(undoText(), QStringLiteral("Undo Saved edit"));
    trigger("Undo");
    EXPECT_TRUE(hasNoSteps());
    EXPECT_TRUE(window->isWindowModified()) << "another edit is in the file";
    EXPECT_FALSE(says("The saved edit was restored")) << "the note goes with the next edit";
    trigger("Redo");
    EXPECT_FALSE(window->isWindowModified());
}

TEST_F(EditSaverTest, F3_aPhotoWithoutAnEditGetsNoSidecarAndOneThatLostItsEditAnEmptyOne) {
    openHere();
    trigger("Save edit");
    EXPECT_FALSE(std::filesystem::exists(sidecar));
    choose(first().id);
    trigger("Save edit");
    trigger("Remove");
    EXPECT_TRUE(window->isWindowModified());
    trigger("Save edit");
    EXPECT_EQ(readRecipeFile(sidecar)->recipe, Recipe{});
    EXPECT_FALSE(window->isWindowModified());
}

TEST_F(EditSaverTest, F3_theSavedEditCanBeLeftOut) {
    ASSERT_TRUE(saveSidecar(photo, {}, firstRecipe()));
    openHere();
    click("Start without it");
    EXPECT_TRUE(hasNoSteps());
    EXPECT_EQ(readRecipeFile(sidecar)->recipe, firstRecipe()) << "until it is saved";
    trigger("Undo");
    EXPECT_EQ(script.recipes.back(), firstRecipe());
}

TEST_F(EditSaverTest, F3_whoIsQuickerThanTheSidecarIsAsked) {
    ASSERT_TRUE(saveSidecar(photo, {}, recipe("wls")));
    hold();
    script.open(plainPhoto(kSize, photo));
    settle();
    choose("rtv");
    release();
    drain();
    EXPECT_EQ(lastEdit().operatorId, "rtv") << "what the user does is not taken away";
    EXPECT_TRUE(window->isWindowModified());
    click("Restore");
    EXPECT_EQ(script.recipes.back(), recipe("wls"));
    EXPECT_FALSE(window->isWindowModified());
    trigger("Undo");
    EXPECT_EQ(lastEdit().operatorId, "rtv");
}

TEST_F(EditSaverTest, F3_aDamagedSidecarIsReportedAndKept) {
    write(sidecar, "{ damage");
    openHere();
    EXPECT_TRUE(says("The saved edit of “photo.png” was not restored"));
    EXPECT_TRUE(shownTexts().contains(toQString(sidecar)));
    EXPECT_TRUE(hasNoSteps());
    EXPECT_EQ(content(sidecar), "{ damage");
    choose(first().id);
    trigger("Save edit");
    EXPECT_EQ(content(sidecar.string() + ".broken-1"), "{ damage");
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("photo.png.glissade.json.broken-1"))) << "where it went is said";
    EXPECT_EQ(readRecipeFile(sidecar)->recipe, firstRecipe());
}

TEST_F(EditSaverTest, F3_aNewerSidecarIsReportedAndNotWrittenOver) {
    const std::string newer = R"({"format":"glissade-edit","version":9,"masks":[]})";
    write(sidecar, newer);
    openHere();
    EXPECT_TRUE(says("The saved edit of “photo.png” was not restored"));
    choose(first().id);
    trigger("Save edit");
    EXPECT_TRUE(says("The edit was not saved"));
    EXPECT_TRUE(window->isWindowModified());
    EXPECT_EQ(content(sidecar), newer);
}

TEST_F(EditSaverTest, F3_besideAPhotoWhereNothingCanBeWrittenItGoesToTheUsersFolder) {
    const Path elsewhere = photo / "inside.png";  // a folder that is none: nobody can write there, nor root
    openHere(elsewhere);
    choose(first().id);
    trigger("Save edit");
    EXPECT_FALSE(window->isWindowModified());
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("nothing can be written beside the photo")));
    openHere();
    openHere(elsewhere);
    EXPECT_EQ(script.recipes.back(), firstRecipe());
}

TEST_F(EditSaverTest, F3_saveAsWritesWhereTheUserSaysAndNeverOverAnotherFile) {
    openHere();
    choose(first().id);
    const auto saveAs = [&](const Path& file) {
        trigger("Save edit as");
        auto* dialog = shownDialog<QFileDialog>();
        ASSERT_NE(dialog, nullptr);
        EXPECT_TRUE(dialog->selectedFiles().front().endsWith(QStringLiteral("photo.glissade.json")));
        Q_EMIT dialog->fileSelected(toQString(file));
        dialog->close();
        drain();
    };
    saveAs(base / "mine");
    EXPECT_EQ(readRecipeFile(base / "mine.glissade.json")->recipe, firstRecipe());
    EXPECT_FALSE(window->isWindowModified());
    EXPECT_TRUE(says("Edit saved as “mine.glissade.json”"));
    write(base / "notes.glissade.json", "mine");
    saveAs(base / "notes.glissade.json");
    EXPECT_TRUE(says("The edit was not saved"));
    EXPECT_EQ(content(base / "notes.glissade.json"), "mine");
}

TEST_F(EditSaverTest, F3_aSidecarOfAnotherPhotoIsNotRestoredHere) {
    const Path other = base / "other.png";
    write(other, "pixels");
    ASSERT_TRUE(saveSidecar(photo, {}, firstRecipe()));
    hold();
    script.open(plainPhoto(kSize, photo));
    script.open(plainPhoto(kSize, other));  // before the first one's edit was found
    settle();
    release();
    drain();
    EXPECT_TRUE(hasNoSteps());
    EXPECT_FALSE(window->isWindowModified());
}

class ClosingTest : public EditFilesTest {
protected:
    void editAndClose() {
        openHere();
        choose(first().id);
        EXPECT_FALSE(window->close());
        settle();
        ASSERT_NE(window->findChild<QMessageBox*>(), nullptr);
        EXPECT_EQ(window->findChild<QMessageBox*>()->buttons().size(), 3);
    }
};

TEST_F(ClosingTest, W2_closingWithAnUnsavedEditCanSaveIt) {
    editAndClose();
    click("Save");
    EXPECT_EQ(readRecipeFile(sidecar)->recipe, firstRecipe());
    EXPECT_FALSE(window->isVisible());
}

TEST_F(ClosingTest, W2_closingWithAnUnsavedEditCanDiscardIt) {
    editAndClose();
    click("Discard");
    EXPECT_FALSE(std::filesystem::exists(sidecar));
    EXPECT_FALSE(window->isVisible());
    EXPECT_TRUE(records().empty());
}

TEST_F(ClosingTest, W2_closingWithAnUnsavedEditCanBeCancelled) {
    editAndClose();
    click("Cancel");
    EXPECT_TRUE(window->isVisible());
    EXPECT_TRUE(window->isWindowModified());
    EXPECT_EQ(script.recipes.back(), firstRecipe());
}

TEST_F(ClosingTest, W2_whereSavingFailsTheWindowStaysOpen) {
    write(sidecar, R"({"format":"glissade-edit","version":9})");
    editAndClose();
    click("Save");
    EXPECT_TRUE(window->isVisible());
    EXPECT_TRUE(says("The edit was not saved"));
}

TEST_F(ClosingTest, W2_closingRightAfterSavingAsksNothing) {
    openHere();
    choose(first().id);
    hold();
    action(QStringLiteral("Save edit")).trigger();
    window->close();  // the file is not written yet
    EXPECT_TRUE(window->isVisible());
    release();
    drain();
    EXPECT_EQ(readRecipeFile(sidecar)->recipe, firstRecipe());
    EXPECT_FALSE(window->isVisible());
    EXPECT_EQ(window->findChild<QMessageBox*>(), nullptr);
}

TEST_F(ClosingTest, W2_anExportSavesNoEdit) {
    openHere();
    choose(first().id);
    script.observer->exportDone(1, Written{.path = "/photos/out.jpg", .warnings = {}});
    settle();
    EXPECT_TRUE(window->isWindowModified());
}

}  // namespace
}  // namespace glissade::test
