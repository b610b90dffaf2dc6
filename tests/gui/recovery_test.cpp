// Unsaved edits outlive a crash: kept while they are not saved, and offered again.
#include "gui/support/files_fixture.h"
#include "ui/editor.h"
#include "ui/recovery_dialog.h"

#include <QListWidget>
#include <QPointer>
#include <QTimer>

namespace glissade::test {
namespace {

namespace fs = std::filesystem;

class EditorRecoveryTest : public EditFilesTest {
protected:
    [[nodiscard]] QTimer& keepTimer() const { return *window->findChild<QTimer*>(QStringLiteral("keepTimer")); }
    /// What is kept of the photo.
    [[nodiscard]] Recipe kept() const {
        if (records().size() != 1) return {};
        // As a program finds it that looks after this one is gone: without the lock.
        const Path copy = base / "copy";
        fs::remove_all(copy);
        fs::create_directories(copy);
        fs::copy(records().front(), copy / records().front().filename());
        const LostEdits lost = findLostEdits(copy);
        return lost.edits.size() == 1 ? lost.edits.front().recipe : Recipe{};
    }
};

TEST_F(EditorRecoveryTest, F5_anEditIsKeptBeforeItsModelRunsAndAtMostTenSecondsAfterAChange) {
    EXPECT_EQ(EditSaver::kKeepMs, 10'000);
    EXPECT_EQ(keepTimer().interval(), EditSaver::kKeepMs);
    openHere();
    EXPECT_TRUE(records().empty()) << "nothing to lose";
    choose(first().id);
    drain();
    EXPECT_EQ(kept(), script.recipes.back()) << "a model runs";
    keepTimer().setInterval(60'000);
    drag(handle(), {800});
    drain();
    EXPECT_EQ(kept(), firstRecipe()) << "a slider alone waits";
    ASSERT_TRUE(keepTimer().isActive());
    drag(handle(), {300});
    keepTimer().setInterval(0);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !keepTimer().isActive(); }));
    drain();
    EXPECT_EQ(kept(), script.recipes.back());
}

TEST_F(EditorRecoveryTest, F5_anEditIsKeptBeforeAnExport) {
    openHere();
    choose(first().id);
    drag(handle(), {800});
    trigger("Export");
    EXPECT_EQ(kept(), script.recipes.back());
}

TEST_F(EditorRecoveryTest, F5_whatIsSavedUndoneOrDiscardedIsNotKept) {
    openHere();
    choose(first().id);
    drain();
    ASSERT_EQ(records().size(), 1U);
    trigger("Save edit");
    EXPECT_TRUE(records().empty());
    trigger("Duplicate");
    ASSERT_EQ(records().size(), 1U);
    trigger("Undo");
    EXPECT_TRUE(records().empty()) << "as saved";
    trigger("Duplicate");
    ASSERT_EQ(records().size(), 1U);
    openHere(base / "other.png");  // after the question
    EXPECT_TRUE(records().empty());
}

TEST_F(EditorRecoveryTest, F5_aLostEditIsOfferedWhenItsPhotoIsOpened) {
    ASSERT_TRUE(saveSidecar(photo, {}, recipe("wls")));
    leaveLostEdit(photo, firstRecipe());
    openHere();
    EXPECT_EQ(lastEdit().operatorId, "wls") << "until the user says so";
    EXPECT_TRUE(says("There is an unsaved edit of “photo.png”"));
    click("Restore");
    EXPECT_EQ(script.recipes.back(), firstRecipe());
    EXPECT_TRUE(window->isWindowModified());
    EXPECT_EQ(undoText(), QStringLiteral("Undo Recovered edit"));
    EXPECT_EQ(kept(), firstRecipe()) << "it is this program's now";
    trigger("Undo");
    EXPECT_EQ(lastEdit().operatorId, "wls");
}

TEST_F(EditorRecoveryTest, F5_aLostEditCanBeDiscarded) {
    leaveLostEdit(photo, firstRecipe());
    openHere();
    click("Discard");
    EXPECT_TRUE(records().empty());
    EXPECT_TRUE(hasNoSteps());
    openHere();
    EXPECT_FALSE(says("There is an unsaved edit"));
}

TEST_F(EditorRecoveryTest, F5_aLostEditIsRestoredOverANewerOneThatIsKept) {
    leaveLostEdit(photo, firstRecipe());
    openHere();
    choose("rtv");
    drain();
    click("Restore");
    EXPECT_EQ(script.recipes.back(), firstRecipe());
    EXPECT_EQ(kept(), firstRecipe());
    trigger("Undo");
    EXPECT_EQ(lastEdit().operatorId, "rtv");
}

TEST_F(EditorRecoveryTest, F5_anEditOfARunningProgramIsNotLost) {
    auto other = RecoverySession::begin(recoveryFolder);
    ASSERT_TRUE(other);
    ASSERT_TRUE(other->keep(photo, firstRecipe()));
    openHere();
    EXPECT_FALSE(says("There is an unsaved edit"));
}

TEST_F(EditorRecoveryTest, F5_twoWindowsOfOnePhotoKeepAnEditEach) {
    Script otherScript;
    EngineBridge otherBridge(scriptedEngines(otherScript));
    MainWindow other(otherBridge, settings, theme(), files);
    other.show();
    settle();
    openHere();
    otherScript.open(plainPhoto(kSize, photo));
    settle();
    drain();
    choose(first().id);
    for (QAction* each : other.actions())
        if (findOperatorName("rtv") == QString(each->text()).remove(u'&')) each->trigger();
    settle();
    drain();
    EXPECT_EQ(records().size(), 2U);
    trigger("Save edit");
    EXPECT_EQ(kept(), recipe("rtv")) << "the other window's is not saved";
}

TEST_F(EditorRecoveryTest, F5_theLostEditsOfTwoWindowsAreOfferedOneAfterTheOther) {
    leaveLostEdit(photo, recipe("rtv"));
    leaveLostEdit(photo, firstRecipe());
    openHere();
    click("Restore");
    EXPECT_EQ(script.recipes.back(), firstRecipe()) << "the newest";
    EXPECT_TRUE(says("There is an unsaved edit of “photo.png”"));
    click("Restore");
    EXPECT_EQ(script.recipes.back(), recipe("rtv"));
    EXPECT_FALSE(says("There is an unsaved edit"));
    EXPECT_EQ(kept(), recipe("rtv")) << "one window, one record";
    trigger("Undo");
    EXPECT_EQ(script.recipes.back(), firstRecipe());
}

TEST_F(EditorRecoveryTest, F5_whenOneLostEditIsDiscardedTheOtherIsOffered) {
    leaveLostEdit(photo, recipe("rtv"));
    leaveLostEdit(photo, firstRecipe());
    openHere();
    click("Discard");
    EXPECT_EQ(records().size(), 1U);
    EXPECT_TRUE(says("There is an unsaved edit of “photo.png”"));
    click("Discard");
    EXPECT_TRUE(records().empty());
    EXPECT_FALSE(says("There is an unsaved edit"));
}

TEST_F(EditorRecoveryTest, F5_aRecoveryThatEndsTheProgramTwiceIsSetAsideAndSaid) {
    leaveLostEdit(photo, firstRecipe());
    Path record = records().front();
    std::string text = content(record);
    const auto at = text.find("\"attempts\": 0");
    ASSERT_NE(at, std::string::npos);
    text.replace(at, 13, "\"attempts\": 2");
    write(record, text);
    openHere();
    EXPECT_FALSE(says("There is an unsaved edit"));
    EXPECT_TRUE(says("An unsaved edit could not be recovered"));
    EXPECT_TRUE(fs::exists(record += ".broken-1"));
}

TEST_F(EditorRecoveryTest, F5_theAttemptIsCountedBeforeTheEditIsComputed) {
    leaveLostEdit(photo, firstRecipe());
    openHere();
    click("Restore");
    ASSERT_EQ(records().size(), 1U);
    EXPECT_NE(content(records().front()).find("\"attempts\": 1"), std::string::npos);
}

TEST_F(EditorRecoveryTest, F5_aLostEditWhosePhotoIsGoneStaysForLater) {
    leaveLostEdit(photo, firstRecipe());
    const LostEdit lost = findLostEdits(recoveryFolder).edits.front();
    window->recover(lost);
    drain();
    ASSERT_EQ(script.opened.size(), 1U);
    EXPECT_EQ(script.opened.front(), photo);
    script.observer->openFailed({ErrorCode::NotFound, photo, "no such file"});
    settle();
    drain();
    ASSERT_EQ(records().size(), 1U);
    EXPECT_NE(content(records().front()).find("\"attempts\": 0"), std::string::npos);
    EXPECT_TRUE(window->close());
}

class EditorAtStartTest : public EditorRecoveryTest {
protected:
    EditorAtStartTest() {
        window->close();
        script.observer = nullptr;  // the script is for the engine of the editor's window
    }
    void start(const QList<Path>& opening) {
        editor.open(opening);
        editor.offerLostEdits(opening);
        drain();
    }
    ~EditorAtStartTest() override {
        QList<QPointer<QWidget>> all;
        for (QWidget* each : QApplication::topLevelWidgets()) all.append(each);
        for (const QPointer<QWidget>& each : all)  // the end of one may be the end of others
            if (each && each != window.get() && qobject_cast<MainWindow*>(each)) delete each;
    }
    [[nodiscard]] static RecoveryDialog* dialog() {
        for (QWidget* each : QApplication::topLevelWidgets())
            if (auto* found = qobject_cast<RecoveryDialog*>(each); found && found->isVisible()) return found;
        return nullptr;
    }

    Editor editor{scriptedEngines(script), settings, theme(), files};
};

TEST_F(EditorAtStartTest, F5_lostEditsAreOfferedPhotoByPhoto) {
    leaveLostEdit(photo, firstRecipe());
    leaveLostEdit(base / "other.png", recipe("wls"));
    start({});
    ASSERT_NE(dialog(), nullptr);
    auto& list = *dialog()->findChild<QListWidget*>();
    ASSERT_EQ(list.count(), 2);
    for (int i = 0; i < 2; ++i)
        list.item(i)->setCheckState(list.item(i)->text().startsWith(QStringLiteral("photo.png")) ? Qt::Checked
                                                                                                 : Qt::Unchecked);
    dialog()->findChild<QPushButton*>(QStringLiteral("restore"))->click();
    drain();
    ASSERT_EQ(script.opened, std::vector<Path>{photo});
    script.open(plainPhoto(kSize, photo));
    settle();
    drain();
    EXPECT_EQ(script.recipes.back(), firstRecipe());
    EXPECT_EQ(findLostEdits(recoveryFolder).edits.size(), 1U) << "the other one is kept for the next start";
}

TEST_F(EditorAtStartTest, F5_lostEditsAreDiscardedWhenTheUserSaysSo) {
    leaveLostEdit(photo, firstRecipe());
    start({});
    ASSERT_NE(dialog(), nullptr);
    dialog()->findChild<QPushButton*>(QStringLiteral("discard"))->click();
    drain();
    EXPECT_TRUE(records().empty());
    EXPECT_TRUE(script.opened.empty());
}

TEST_F(EditorAtStartTest, F5_withoutLostEditsNothingIsAsked) {
    start({});
    EXPECT_EQ(dialog(), nullptr);
}

TEST_F(EditorAtStartTest, F5_theEditOfAPhotoThatIsOpenedIsOfferedInItsWindow) {
    leaveLostEdit(photo, firstRecipe());
    start({photo});
    EXPECT_EQ(dialog(), nullptr);
    script.open(plainPhoto(kSize, photo));
    settle();
    drain();
    EXPECT_NE(button("Restore"), nullptr);
}

}  // namespace
}  // namespace glissade::test
