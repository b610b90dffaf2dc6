#include "ui/export_dialog.h"

#include "gui/support/editor_fixture.h"
#include "ui/file_path.h"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>

namespace glissade::test {
namespace {

class ExportDialogTest : public testing::Test {
protected:
    ExportDialogTest() : settings(folder.filePath(QStringLiteral("settings.ini"))) {
        (void)theme();
        makeFile(QStringLiteral("photo.png"));
        photo = plainPhoto({4000, 3000}, toPath(folder.filePath(QStringLiteral("photo.png"))));
        open();
    }
    void open() {
        dialog = std::make_unique<ExportDialog>(photo, settings);
        dialog->show();
        settle();
    }
    void makeFile(const QString& name) const {
        QFile file(folder.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write("old");
    }
    [[nodiscard]] QLineEdit& target() const { return *dialog->findChild<QLineEdit*>(QStringLiteral("target")); }
    [[nodiscard]] QPushButton& exportButton() const {
        return *dialog->findChild<QPushButton*>(QStringLiteral("export"));
    }
    void select(const char* box, const QVariant& data) const {
        auto* combo = dialog->findChild<QComboBox*>(QString::fromLatin1(box));
        ASSERT_GE(combo->findData(data), 0) << box;
        combo->setCurrentIndex(combo->findData(data));
    }
    [[nodiscard]] QString pathOf(const char* name) const { return folder.filePath(QString::fromUtf8(name)); }

    QTemporaryDir folder;
    Settings settings;
    std::shared_ptr<const Photo> photo;
    std::unique_ptr<ExportDialog> dialog;
};

TEST_F(ExportDialogTest, E1_aNameThatIsFreeIsSuggestedBesideThePhoto) {
    EXPECT_EQ(target().text(), pathOf("photo-edited.jpg"));
    makeFile(QStringLiteral("photo-edited.jpg"));
    open();
    EXPECT_EQ(target().text(), pathOf("photo-edited-2.jpg"));
}

TEST_F(ExportDialogTest, E1_theSuffixFollowsTheFormat) {
    select("format", QStringLiteral("tiff"));
    EXPECT_TRUE(target().text().endsWith(QStringLiteral("photo-edited.tif")) ||
                target().text().endsWith(QStringLiteral("photo-edited.tiff")));
    target().setText(pathOf("v1.2"));
    select("format", QStringLiteral("png"));
    EXPECT_EQ(target().text(), pathOf("v1.2.png"));
}

TEST_F(ExportDialogTest, E1_onlyWhatTheFormatHasIsOffered) {
    for (const WritableFormat& format : writableFormats()) {
        select("format", QString::fromStdString(format.name));
        auto* depth = dialog->findChild<QComboBox*>(QStringLiteral("depth"));
        ASSERT_EQ(depth->count(), int(format.depths.size())) << format.name;
        for (int i = 0; i < depth->count(); ++i) EXPECT_EQ(depth->itemData(i).toInt(), format.depths[std::size_t(i)]);
        EXPECT_EQ(dialog->findChild<QSpinBox*>(QStringLiteral("quality"))->isEnabled(), format.hasQuality)
            << format.name;
    }
}

TEST_F(ExportDialogTest, E1_theRequestSaysWhatWasChosen) {
    select("format", QStringLiteral("jpeg"));
    dialog->findChild<QSpinBox*>(QStringLiteral("quality"))->setValue(77);
    select("size", true);
    dialog->findChild<QSpinBox*>(QStringLiteral("longEdge"))->setValue(1600);
    select("profile", QStringLiteral("displayp3"));
    select("metadata", int(MetadataPolicy::NoLocation));
    target().setText(pathOf("out.jpg"));
    const ExportRequest request = dialog->request();
    EXPECT_EQ(request.target, toPath(pathOf("out.jpg")));
    EXPECT_EQ(request.encode.format, "jpeg");
    EXPECT_EQ(request.encode.quality, 77);
    EXPECT_EQ(request.encode.depth, 8);
    EXPECT_EQ(request.longEdge, 1600);
    EXPECT_FALSE(request.keepSourceProfile);
    EXPECT_EQ(request.encode.profile.description(), ColorProfile::displayP3().description());
    EXPECT_EQ(request.encode.metadata, MetadataPolicy::NoLocation);
    EXPECT_EQ(request.encode.onConflict, OnConflict::Fail);
}

TEST_F(ExportDialogTest, E1_theLastChoiceIsTheNextDefault) {
    select("format", QStringLiteral("png"));
    select("depth", 16);
    select("size", true);
    dialog->findChild<QSpinBox*>(QStringLiteral("longEdge"))->setValue(1234);
    target().setText(pathOf("out.png"));
    exportButton().click();
    EXPECT_EQ(dialog->result(), QDialog::Accepted);
    const ExportChoices before = dialog->choices();
    open();
    EXPECT_EQ(dialog->choices(), before);
    EXPECT_EQ(dialog->request().encode.depth, 16);
    EXPECT_EQ(dialog->request().longEdge, 1234);
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

TEST_F(ExportDialogTest, F2_lostTransparencyIsSaid) {
    auto transparent = std::make_shared<Photo>(Photo{});
    transparent->info = photo->info;
    transparent->alpha = Image<float>(1, 1, 1);
    photo = transparent;
    open();
    const auto notice = [&] {
        QString all;
        for (const QLabel* label : dialog->findChildren<QLabel*>())
            if (label->isVisible() && label->property("role").toString() == QStringLiteral("note"))
                all += label->text();
        return all;
    };
    select("format", QStringLiteral("jpeg"));
    EXPECT_TRUE(notice().contains(QStringLiteral("transparency")));
    select("format", QStringLiteral("png"));
    EXPECT_TRUE(notice().isEmpty());
}

}  // namespace
}  // namespace glissade::test
