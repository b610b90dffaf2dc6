// Where it is written: names, files that are there, and presets of choices.
#include "gui/support/export_dialog_fixture.h"

namespace glissade::test {
namespace {

TEST_F(ExportDialogTest, E1_aNameThatIsFreeIsSuggestedBesideThePhoto) {
    EXPECT_EQ(target().text(), pathOf("photo-edited.jpg"));
    makeFile(QStringLiteral("photo-edited.jpg"));
    open();
    EXPECT_EQ(target().text(), pathOf("photo-edited-2.jpg"));
}

TEST_F(ExportDialogTest, E1_aNumberGoesBehindAnyName) {
    const QString strange = QStringLiteral("photo%1 100%2");
    target().setText(pathOf("photo%1 100%2.jpg"));
    exportButton().click();
    makeFile(strange + QStringLiteral(".jpg"));
    open();
    EXPECT_EQ(target().text(), pathOf("photo%1 100%2-2.jpg"));

    auto* quality = dialog->findChild<QSpinBox*>(QStringLiteral("quality"));
    for (const auto& [value, preset] : {std::pair{70, "50%1"}, std::pair{98, "other"}}) {
        quality->setValue(value);
        tool("saveExportPreset").click();
        name(preset);
    }
    tool("renameExportPreset").click();
    name("50%1");
    ASSERT_EQ(settings.exportPresets().size(), 2);
    EXPECT_EQ(settings.exportPresets()[1].name, QStringLiteral("50%1 2"));
}

TEST_F(ExportDialogTest, E1_theSuffixFollowsTheFormat) {
    select("format", QStringLiteral("tiff"));
    EXPECT_TRUE(target().text().endsWith(QStringLiteral("photo-edited.tif")) ||
                target().text().endsWith(QStringLiteral("photo-edited.tiff")));
    target().setText(pathOf("v1.2"));
    select("format", QStringLiteral("png"));
    EXPECT_EQ(target().text(), pathOf("v1.2.png"));
}

TEST_F(ExportDialogTest, E1_aPresetIsSavedChosenRenamedAndDeleted) {
    auto* presets = dialog->findChild<QComboBox*>(QStringLiteral("exportPreset"));
    EXPECT_EQ(presets->count(), 1);
    EXPECT_FALSE(tool("renameExportPreset").isEnabled());
    select("format", QStringLiteral("webp"));
    select("size", int(ExportSize::LongEdge));
    dialog->findChild<QSpinBox*>(QStringLiteral("longEdge"))->setValue(1200);
    target().setText(pathOf("photo-web.webp"));
    const ExportChoices web = dialog->choices();
    tool("saveExportPreset").click();
    name("Web");
    EXPECT_EQ(presets->currentText(), QStringLiteral("Web"));

    select("format", QStringLiteral("tiff"));
    EXPECT_EQ(presets->currentIndex(), 0) << "these choices are no preset's";
    EXPECT_FALSE(tool("removeExportPreset").isEnabled());
    QDir(folder.path()).mkdir(QStringLiteral("elsewhere"));
    target().setText(pathOf("elsewhere/photo-web.tif"));
    choosePreset("Web");
    EXPECT_EQ(target().text(), pathOf("elsewhere/photo-web.webp")) << "its name, in the folder that was chosen";
    ExportChoices chosen = dialog->choices();
    chosen.folder = web.folder;
    EXPECT_EQ(chosen, web);

    tool("renameExportPreset").click();
    name("Internet");
    EXPECT_EQ(presets->currentText(), QStringLiteral("Internet"));
    EXPECT_EQ(presets->count(), 2);
    open();  // another time, and from the file of the settings
    presets = dialog->findChild<QComboBox*>(QStringLiteral("exportPreset"));
    ASSERT_EQ(presets->count(), 2);
    choosePreset("Internet");
    EXPECT_EQ(dialog->request().encode.format, "webp");
    tool("removeExportPreset").click();
    EXPECT_EQ(presets->count(), 1);
    EXPECT_EQ(dialog->request().encode.format, "webp") << "the choices stay";
    EXPECT_TRUE(settings.exportPresets().isEmpty());
}

TEST_F(ExportDialogTest, E1_savingUnderANameThatIsThereReplacesAndRenamingDoesNot) {
    auto* quality = dialog->findChild<QSpinBox*>(QStringLiteral("quality"));
    for (const auto& [value, preset] : {std::pair{70, "Small"}, std::pair{98, "Best"}, std::pair{60, "Small"}}) {
        quality->setValue(value);
        tool("saveExportPreset").click();
        name(preset);
    }
    ASSERT_EQ(settings.exportPresets().size(), 2);
    EXPECT_EQ(settings.exportPresets()[0].name, QStringLiteral("Best"));
    EXPECT_EQ(settings.exportPresets()[1].choices.quality, 60);
    tool("renameExportPreset").click();
    name("Best");
    EXPECT_EQ(settings.exportPresets()[1].name, QStringLiteral("Best 2"));
    EXPECT_EQ(settings.exportPresets()[1].choices.quality, 60);
}

TEST_F(ExportDialogTest, E1_theNextNameIsMadeAsTheLastOne) {
    target().setText(pathOf("web_photo_v2.jpg"));
    exportButton().click();
    photo = plainPhoto({400, 300}, toPath(pathOf("other.png")));
    open();
    EXPECT_EQ(target().text(), pathOf("web_other_v2.jpg"));
    target().setText(pathOf("something else.jpg"));
    exportButton().click();
    open();
    EXPECT_EQ(target().text(), pathOf("web_other_v2.jpg")) << "a name without the photo's is for once";
    makeFile(QStringLiteral("web_other_v2.jpg"));
    open();
    EXPECT_EQ(target().text(), pathOf("web_other_v2-2.jpg"));
    exportButton().click();
    open();
    EXPECT_EQ(target().text(), pathOf("web_other_v2-2.jpg")) << "a number is no part of it";
}

TEST_F(ExportDialogTest, E1_whatHappensWhereTheFileExistsIsChosen) {
    makeFile(QStringLiteral("old.jpg"));
    const struct {
        IfExists choice;
        OnConflict wanted;
        const char* notice;
    } cases[] = {{IfExists::Number, OnConflict::Number, ""},
                 {IfExists::Overwrite, OnConflict::Overwrite, "will be overwritten"},
                 {IfExists::Skip, OnConflict::Skip, "nothing will be written"}};
    for (const auto& each : cases) {
        open();
        target().setText(pathOf("old.jpg"));
        select("ifExists", int(each.choice));
        EXPECT_TRUE(notice().contains(QLatin1String(each.notice))) << each.notice;
        exportButton().click();
        EXPECT_EQ(dialog->findChild<QMessageBox*>(), nullptr) << "no question";
        EXPECT_EQ(dialog->result(), QDialog::Accepted);
        EXPECT_EQ(dialog->request().encode.onConflict, each.wanted);
    }
    target().setText(pathOf("photo.png"));
    EXPECT_FALSE(exportButton().isEnabled()) << "the opened photo is never overwritten";
}

TEST_F(ExportDialogTest, E3_theOpenedPhotoIsNeverATarget) {
    target().setText(pathOf("photo.png"));
    EXPECT_FALSE(exportButton().isEnabled());
    target().setText(pathOf("./../") + QFileInfo(folder.path()).fileName() + QStringLiteral("/photo.png"));
    EXPECT_FALSE(exportButton().isEnabled());
    ASSERT_TRUE(QFile::link(pathOf("photo.png"), pathOf("link.png")));
    target().setText(pathOf("link.png"));
    EXPECT_FALSE(exportButton().isEnabled()) << "a link to the opened photo";
}

TEST_F(ExportDialogTest, E3_anExistingFileIsReplacedOnlyAfterAsking) {
    makeFile(QStringLiteral("old.jpg"));
    target().setText(pathOf("old.jpg"));
    exportButton().click();
    settle();
    EXPECT_TRUE(dialog->isVisible());
    auto* question = dialog->findChild<QMessageBox*>();
    ASSERT_NE(question, nullptr);
    EXPECT_EQ(question->defaultButton(), question->button(QMessageBox::Cancel));
    for (QAbstractButton* button : question->buttons())
        if (question->buttonRole(button) == QMessageBox::DestructiveRole) button->click();
    EXPECT_EQ(dialog->result(), QDialog::Accepted);
    EXPECT_EQ(dialog->request().encode.onConflict, OnConflict::Overwrite);
}

TEST_F(ExportDialogTest, X4_aTargetThatCannotBeIsSaidBeforeAnythingIsWritten) {
    for (const QString& bad : {QString(), pathOf("missing/out.jpg"), folder.path()}) {
        target().setText(bad);
        EXPECT_FALSE(exportButton().isEnabled()) << bad.toStdString();
    }
    target().setText(pathOf("emoji 🌊 ä.jpg"));
    EXPECT_TRUE(exportButton().isEnabled());
}

}  // namespace
}  // namespace glissade::test
