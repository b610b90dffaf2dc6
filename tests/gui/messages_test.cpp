// What the window says and asks: failures, progress, and questions before something is lost.
#include "gui/support/editor_fixture.h"
#include "ui/file_path.h"
#include "ui/message_bar.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFile>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>
#include <QUrl>

namespace glissade::test {
namespace {

class MessagesTest : public EditorTest {
protected:
    /// Through the dialog, as a user does.
    void exportTo(const QString& name) {
        action(QStringLiteral("Export…")).trigger();
        settle();
        auto* dialog = window->findChild<QDialog*>();
        dialog->findChild<QLineEdit*>(QStringLiteral("target"))->setText(folder.filePath(name));
        dialog->findChild<QPushButton*>(QStringLiteral("export"))->click();
        settle();
    }
    [[nodiscard]] QMessageBox* question() const {
        settle();
        return window->findChild<QMessageBox*>();
    }
};

TEST_F(MessagesTest, X1_aPhotoThatCannotBeOpenedIsSaidAndTheOpenOneStays) {
    openAndChoose();
    const auto recipes = script.recipes.size();
    script.observer->openFailed({ErrorCode::Corrupt, "/photos/broken.jpg", "the data ends after 1200 of 4000 rows"});
    settle();
    const QString texts = shownTexts();
    EXPECT_TRUE(texts.contains(QStringLiteral("“broken.jpg” could not be opened")));
    EXPECT_TRUE(texts.contains(QStringLiteral("The data ends after 1200 of 4000 rows.")));
    EXPECT_TRUE(texts.contains(QStringLiteral("Copy the file again")));
    EXPECT_EQ(script.recipes.size(), recipes);
    EXPECT_EQ(window->windowTitle(), QStringLiteral("plain.png[*] — Glissade"));
    EXPECT_TRUE(action(QStringLiteral("Export")).isEnabled());
}

TEST_F(MessagesTest, X1_whatTheProgramItselfSaysStaysWhenAPhotoOpens) {
    window->warn(QStringLiteral("The settings file is damaged"), {"it was moved aside"});
    openAndChoose();
    script.deliver(kSize, 1, ++generation);
    settle();
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("The settings file is damaged")));
    openPhoto({40, 30});
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("it was moved aside")));
}

TEST_F(MessagesTest, X1_theDetailsAreCopied) {
    QApplication::clipboard()->clear();
    script.observer->openFailed({ErrorCode::Corrupt, "/photos/broken.jpg", "the data ends after 1200 of 4000 rows"});
    settle();
    for (auto* each : window->findChildren<QPushButton*>())
        if (each->isVisible() && each->text() == QStringLiteral("Copy details")) each->click();
    const QString details = QApplication::clipboard()->text();
    EXPECT_TRUE(details.contains(QStringLiteral("/photos/broken.jpg"))) << details.toStdString();
    EXPECT_TRUE(details.contains(QStringLiteral("the data ends after 1200 of 4000 rows"))) << details.toStdString();
}

TEST_F(MessagesTest, X1_everyKindOfFailureHasAMessageOfItsOwn) {
    auto& messages = *window->findChild<MessageBar*>();
    for (int code = int(ErrorCode::NotFound); code <= int(ErrorCode::Internal); ++code) {
        script.observer->openFailed({ErrorCode(code), "/photos/a.jpg", "reason " + std::to_string(code)});
        settle();
        EXPECT_TRUE(shownTexts().contains(QStringLiteral("Reason %1.").arg(code)));
        EXPECT_LE(messages.count(), MessageBar::kMost);
    }
}

TEST_F(MessagesTest, X3_anEditThatCannotBeComputedIsSaidOnceAndForgottenWhenItCan) {
    openAndChoose();
    auto& messages = *window->findChild<MessageBar*>();
    for (int i = 0; i < 5; ++i)
        script.observer->editFailed({ErrorCode::BadPack, "models/filters/pack.json", "its hash differs"});
    settle();
    EXPECT_EQ(messages.count(), 1);
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("models/filters/pack.json: its hash differs.")));
    script.deliver(kSize, 1, ++generation);
    settle();
    EXPECT_EQ(messages.count(), 0);
}

TEST_F(MessagesTest, W2_openingAnotherPhotoAsksBeforeAnEditIsLost) {
    openAndChoose();
    window->openFile("/photos/other.jpg");
    QMessageBox* box = question();
    ASSERT_NE(box, nullptr);
    EXPECT_TRUE(script.opened.empty());
    box->button(QMessageBox::Discard)->click();
    settle();
    ASSERT_EQ(script.opened.size(), 1U);
    EXPECT_EQ(script.opened.front(), "/photos/other.jpg");
}

TEST_F(MessagesTest, W2_closingWithoutAnEditAsksNothing) {
    openPhoto();
    EXPECT_TRUE(window->close());
}

TEST_F(MessagesTest, E4_closingWhileExportingAsksAndCancelsOnlyWhenTold) {
    openAndChoose();
    action(QStringLiteral("Export")).trigger();
    settle();
    auto* dialog = window->findChild<QDialog*>();
    ASSERT_NE(dialog, nullptr);
    dialog->findChild<QLineEdit*>(QStringLiteral("target"))->setText(folder.filePath(QStringLiteral("out.jpg")));
    dialog->findChild<QPushButton*>(QStringLiteral("export"))->click();
    settle();
    ASSERT_EQ(script.exports.size(), 1U);
    EXPECT_EQ(script.exports.front().recipe, script.recipes.back());

    EXPECT_FALSE(window->close());
    QMessageBox* box = question();
    ASSERT_NE(box, nullptr);
    EXPECT_TRUE(script.cancelled.empty());
    for (QAbstractButton* button : box->buttons())
        if (button->text().startsWith(QStringLiteral("Cancel export"))) button->click();
    EXPECT_EQ(script.cancelled, std::vector<ExportId>{1});
    script.observer->exportDone(1, fail(ErrorCode::Cancelled, "cancelled"));
    settle();
    EXPECT_TRUE(window->isVisible()) << "the edit is not saved";
    for (auto* each : window->findChildren<QMessageBox*>())
        if (each->isVisible()) each->button(QMessageBox::Discard)->click();
    EXPECT_FALSE(window->isVisible());
}

TEST_F(MessagesTest, E4_progressCancelAndTheFinishedFileAreSaid) {
    openAndChoose();
    exportTo(QStringLiteral("50%1 out.jpg"));
    script.observer->exportProgress(1, 0.37);
    settle();
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("Exporting 50%1 out.jpg, 37 %")));
    EXPECT_FALSE(shownTexts().contains(QStringLiteral("left"))) << "too early for a guess";
    QTest::qWait(1100);
    script.observer->exportProgress(1, 0.5);
    settle();
    EXPECT_TRUE(shownTexts().contains(QRegularExpression(QStringLiteral("50 %, [0-9]+ s left"))))
        << shownTexts().toStdString();
    window->findChild<QToolButton*>(QStringLiteral("cancelExport"))->click();
    EXPECT_EQ(script.cancelled, std::vector<ExportId>{1});
    script.observer->exportDone(
        1, Written{.path = toPath(folder.filePath(QStringLiteral("50%1 out.jpg"))), .warnings = {}});
    settle();
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("Exported “50%1 out.jpg”")));
    EXPECT_FALSE(shownTexts().contains(QStringLiteral("Exporting")));
    EXPECT_TRUE(window->isWindowModified()) << "a picture is no edit that can be opened again";
}

TEST_F(MessagesTest, E4_progressSaysWhichStepIsCarriedOut) {
    openAndChoose();
    action(QStringLiteral("Duplicate")).trigger();
    exportTo(QStringLiteral("out.jpg"));
    ASSERT_EQ(script.exports.front().recipe.edits.size(), 2U);
    const auto name = QString::fromUtf8(first().name.data(), static_cast<qsizetype>(first().name.size()));
    script.observer->exportStep(1, 1);
    script.observer->exportProgress(1, 0.37);
    settle();
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("Exporting out.jpg: %1 (2 of 2), 37 %").arg(name)))
        << shownTexts().toStdString();
    script.observer->exportStep(1, 2);
    settle();
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("Exporting out.jpg: writing, 37 %")));
    script.observer->exportStep(7, 0);  // of no export that runs
    script.observer->exportDone(1, fail(ErrorCode::OutOfMemory, "step 2, L0 smoothing: not enough memory"));
    settle();
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("“out.jpg” was not written")));
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("Step 2, L0 smoothing: not enough memory.")));
}

TEST_F(MessagesTest, E4_anExportThatFailsForAModelNamesBothFiles) {
    openAndChoose();
    exportTo(QStringLiteral("out.jpg"));
    script.observer->exportDone(
        1, fail(ErrorCode::BadPack, "models/filters/pack.json", "step 1, L0 smoothing: its hash differs"));
    settle();
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("“out.jpg” was not written"))) << shownTexts().toStdString();
    EXPECT_TRUE(
        shownTexts().contains(QStringLiteral("models/filters/pack.json: step 1, L0 smoothing: its hash differs.")));
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("Install Glissade again")));
}

// Stands in for the desktop's file manager.
class Folders : public QObject {
    Q_OBJECT

public:
    Folders() { QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "open"); }
    ~Folders() override { QDesktopServices::unsetUrlHandler(QStringLiteral("file")); }
    Q_INVOKABLE void open(const QUrl& url) { opened << url.toLocalFile(); }
    QStringList opened;
};

TEST_F(MessagesTest, E1_theFolderIsOpenedOnceTheFileIsWrittenWhereThatIsChosen) {
    openAndChoose();
    Folders folders;
    for (const bool opens : {false, true}) {
        ExportChoices choices = settings.exportChoices();
        choices.folder = folder.path();
        choices.openFolder = opens;
        settings.setExportChoices(choices);
        action(QStringLiteral("Export…")).trigger();
        settle();
        window->findChild<QDialog*>()->findChild<QPushButton*>(QStringLiteral("export"))->click();
        settle();
        EXPECT_TRUE(folders.opened.isEmpty()) << "nothing is written yet";
        script.observer->exportDone(script.exports.size(),
                                    Written{.path = script.exports.back().target, .warnings = {}});
        settle();
        EXPECT_EQ(folders.opened.size(), opens ? 1 : 0);
    }
    EXPECT_EQ(folders.opened.front(), folder.path());
    action(QStringLiteral("Export again")).trigger();
    script.observer->exportDone(script.exports.size(), fail(ErrorCode::WriteFailed, "/out.jpg", "the disk is full"));
    settle();
    EXPECT_EQ(folders.opened.size(), 1) << "there is nothing to see";
}

TEST_F(MessagesTest, X1_whatIsToKnowAboutAPhotoIsSaidInASentence) {
    auto damaged = std::make_shared<Photo>(plainPhoto(kSize)->turnedTo({}));
    damaged->info.notices = {"the colour profile is damaged and was ignored"};
    script.open(damaged);
    settle();
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("About “plain.png”")));
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("The colour profile is damaged and was ignored.")));
}

TEST_F(MessagesTest, E4_theFinishedFileIsShownInItsFolder) {
    openAndChoose();
    Folders folders;
    exportTo(QStringLiteral("out.jpg"));
    script.observer->exportDone(1, Written{.path = script.exports.back().target, .warnings = {}});
    settle();
    EXPECT_TRUE(folders.opened.isEmpty());
    for (auto* each : window->findChildren<QPushButton*>())
        if (each->isVisible() && each->text() == QStringLiteral("Show in folder")) each->click();
    EXPECT_EQ(folders.opened, QStringList{folder.path()});
}

TEST_F(MessagesTest, E4_editingGoesOnWhileItExports) {
    openAndChoose();
    exportTo(QStringLiteral("out.jpg"));
    const Recipe exported = script.exports.back().recipe;
    drag(handle(), {100, 700});
    EXPECT_NE(script.recipes.back(), exported);
    EXPECT_EQ(script.exports.size(), 1U);
    EXPECT_TRUE(script.cancelled.empty()) << "what is exported is what was asked for";
}

TEST_F(MessagesTest, E1_aFileThatWasSkippedIsNotCalledExported) {
    openAndChoose();
    exportTo(QStringLiteral("out.jpg"));
    script.observer->exportDone(1, Written{.path = script.exports.back().target, .skipped = true, .warnings = {}});
    settle();
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("“out.jpg” exists already")));
    EXPECT_FALSE(shownTexts().contains(QStringLiteral("Exported")));
}

TEST_F(MessagesTest, X4_anExportThatFailsSaysWhy) {
    openAndChoose();
    exportTo(QStringLiteral("out.jpg"));
    script.observer->exportDone(1, fail(ErrorCode::WriteFailed, "/full/out.jpg", "no space left on device"));
    settle();
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("“out.jpg” was not written")));
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("No space left on device.")));
    EXPECT_TRUE(window->isWindowModified());
}

}  // namespace
}  // namespace glissade::test

#include "messages_test.moc"
