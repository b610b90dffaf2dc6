#include "ui/export_dialog.h"

#include "gui/support/editor_fixture.h"
#include "operators/registry.h"
#include "support/printer_profile.h"
#include "ui/file_path.h"
#include "ui/preset_name_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QToolButton>

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
        dialog = std::make_unique<ExportDialog>(photo, edit, settings, shown);
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
    [[nodiscard]] QString notice() const {
        QString all;
        for (const QLabel* label : dialog->findChildren<QLabel*>())
            if (label->isVisible() && label->property("role").toString() == QStringLiteral("note"))
                all += label->text();
        return all;
    }
    [[nodiscard]] QString resultSize() const {
        return dialog->findChild<QLabel*>(QStringLiteral("resultSize"))->text();
    }
    /// Waits for the estimate of the choices as they are.
    [[nodiscard]] double estimatedBytes() const {
        const auto number = [this] {
            static const QRegularExpression about(QStringLiteral("about ([0-9.]+) (bytes|kB|MB)"));
            return about.match(resultSize());
        };
        EXPECT_TRUE(QTest::qWaitFor([&] { return number().hasMatch(); }, 30'000)) << resultSize().toStdString();
        const QString unit = number().captured(2);
        return number().captured(1).toDouble() * (unit == QStringLiteral("MB")   ? 1e6
                                                  : unit == QStringLiteral("kB") ? 1e3
                                                                                 : 1);
    }
    [[nodiscard]] std::shared_ptr<const Photo> noisyPhoto(Size size) const {
        auto noisy = std::make_shared<Photo>(Photo{});
        noisy->info = plainPhoto(size, photo->info.path)->info;
        Image<std::uint8_t> pixels(size.width, size.height, 3);
        std::uint32_t state = 1;
        for (std::size_t i = 0; i < pixels.samples().size(); ++i) {
            state = state * 1'664'525 + 1'013'904'223;
            pixels.data()[i] = static_cast<std::uint8_t>(100 + i / 6 % 80 + (state >> 28));
        }
        noisy->pixels = std::move(pixels);
        return noisy;
    }
    [[nodiscard]] QToolButton& tool(const char* name) const {
        return *dialog->findChild<QToolButton*>(QString::fromLatin1(name));
    }
    /// Answers the question for a preset's name.
    void name(const char* text) const {
        auto* asks = dialog->findChild<PresetNameDialog*>();
        ASSERT_NE(asks, nullptr);
        asks->findChild<QLineEdit*>(QStringLiteral("presetName"))->setText(QString::fromUtf8(text));
        asks->findChild<QPushButton*>(QStringLiteral("acceptName"))->click();
        QCoreApplication::sendPostedEvents(asks, QEvent::DeferredDelete);
        settle();
    }
    void choosePreset(const char* text) const {
        auto* presets = dialog->findChild<QComboBox*>(QStringLiteral("exportPreset"));
        presets->setCurrentText(QString::fromUtf8(text));
        ASSERT_EQ(presets->currentText(), QString::fromUtf8(text));
        Q_EMIT presets->activated(presets->currentIndex());
    }
    [[nodiscard]] QString pathOf(const char* name) const { return folder.filePath(QString::fromUtf8(name)); }

    QTemporaryDir folder;
    Settings settings;
    std::shared_ptr<const Photo> photo;
    Recipe edit;
    std::shared_ptr<const Frame> shown;
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
        EXPECT_EQ(dialog->findChild<QSpinBox*>(QStringLiteral("quality"))->isVisible(), format.hasQuality)
            << format.name;
        EXPECT_EQ(dialog->findChild<QSpinBox*>(QStringLiteral("compression"))->isVisible(), !format.hasQuality)
            << format.name;
    }
}

TEST_F(ExportDialogTest, E1_theRequestSaysWhatWasChosen) {
    select("format", QStringLiteral("jpeg"));
    dialog->findChild<QSpinBox*>(QStringLiteral("quality"))->setValue(77);
    select("size", int(ExportSize::LongEdge));
    dialog->findChild<QSpinBox*>(QStringLiteral("longEdge"))->setValue(1600);
    select("profile", QStringLiteral("displayp3"));
    select("metadata", int(MetadataPolicy::NoLocation));
    target().setText(pathOf("out.jpg"));
    dialog->findChild<QSpinBox*>(QStringLiteral("compression"))->setValue(9);
    const ExportRequest request = dialog->request();
    EXPECT_EQ(request.encode.compression, 9);
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
    select("size", int(ExportSize::LongEdge));
    dialog->findChild<QSpinBox*>(QStringLiteral("longEdge"))->setValue(1234);
    select("ifExists", int(IfExists::Number));
    dialog->findChild<QCheckBox*>(QStringLiteral("openFolder"))->setChecked(true);
    target().setText(pathOf("out.png"));
    exportButton().click();
    EXPECT_EQ(dialog->result(), QDialog::Accepted);
    const ExportChoices before = dialog->choices();
    open();
    EXPECT_EQ(dialog->choices(), before);
    EXPECT_EQ(dialog->request().encode.depth, 16);
    EXPECT_EQ(dialog->request().longEdge, 1234);
}

TEST_F(ExportDialogTest, E1_percentIsOfThePhotosSize) {
    select("size", int(ExportSize::Percent));
    auto* percent = dialog->findChild<QSpinBox*>(QStringLiteral("percent"));
    EXPECT_TRUE(percent->isVisible());
    EXPECT_FALSE(dialog->findChild<QSpinBox*>(QStringLiteral("longEdge"))->isVisible());
    percent->setValue(25);
    EXPECT_EQ(dialog->request().longEdge, 1000);
    EXPECT_TRUE(resultSize().startsWith(QStringLiteral("1000 × 750 px"))) << resultSize().toStdString();
    select("size", int(ExportSize::Original));
    EXPECT_EQ(dialog->request().longEdge, 0);
    EXPECT_TRUE(resultSize().startsWith(QStringLiteral("4000 × 3000 px")));
}

TEST_F(ExportDialogTest, E1_enlargedIsBySuperResolutionBehindTheSteps) {
    edit.edits = {makeEdit(*findOperator("l0"))};
    open();
    auto* factor = dialog->findChild<QSpinBox*>(QStringLiteral("enlargement"));
    EXPECT_FALSE(factor->isVisible());
    select("size", int(ExportSize::Enlarged));
    EXPECT_TRUE(factor->isVisible());
    factor->setValue(3);
    EXPECT_TRUE(resultSize().startsWith(QStringLiteral("12000 × 9000 px"))) << resultSize().toStdString();
    const Recipe written = dialog->request().recipe;
    ASSERT_EQ(written.edits.size(), 2U);
    EXPECT_EQ(written.edits[0], edit.edits[0]);
    EXPECT_EQ(written.edits[1].operatorId, "sr");
    EXPECT_EQ(written.edits[1].params, Params{3});
    EXPECT_EQ(dialog->request().longEdge, 0);
    EXPECT_TRUE(exportButton().isEnabled());
    factor->setValue(4);
    EXPECT_FALSE(exportButton().isEnabled()) << "16,000 × 12,000 is more than is written";
    select("size", int(ExportSize::Original));
    EXPECT_TRUE(exportButton().isEnabled());
    EXPECT_EQ(dialog->request().recipe, edit);
}

TEST_F(ExportDialogTest, E1_whereAStepEnlargesItsSizeIsTheOriginal) {
    ExportChoices enlarged;
    enlarged.size = ExportSize::Enlarged;
    settings.setExportChoices(enlarged);
    edit.edits = {makeEdit(*findOperator("sr"))};
    open();
    EXPECT_EQ(dialog->findChild<QComboBox*>(QStringLiteral("size"))->findData(int(ExportSize::Enlarged)), -1);
    EXPECT_TRUE(resultSize().startsWith(QStringLiteral("8000 × 6000 px"))) << resultSize().toStdString();
    EXPECT_EQ(dialog->request().recipe, edit);
    select("size", int(ExportSize::LongEdge));
    dialog->findChild<QSpinBox*>(QStringLiteral("longEdge"))->setValue(6000);
    EXPECT_TRUE(resultSize().startsWith(QStringLiteral("6000 × 4500 px"))) << resultSize().toStdString();
    edit.edits[0].on = false;
    open();
    EXPECT_GE(dialog->findChild<QComboBox*>(QStringLiteral("size"))->findData(int(ExportSize::Enlarged)), 0);
}

TEST_F(ExportDialogTest, E1_theIntentIsOfferedWhereAProfileHasSeveral) {
    auto* intent = dialog->findChild<QComboBox*>(QStringLiteral("intent"));
    EXPECT_EQ(dialog->request().encode.intent, RenderingIntent::RelativeColorimetric);
    for (const char* profile : {"source", "srgb", "displayp3", "adobergb"}) {
        select("profile", QString::fromLatin1(profile));
        EXPECT_FALSE(intent->isEnabled()) << profile;
    }
    auto printed = std::make_shared<Photo>(Photo{});
    printed->info = photo->info;
    printed->pixels = Image<std::uint8_t>(photo->size().width, photo->size().height, 3);
    printed->profile = printerProfile();
    photo = printed;
    open();
    intent = dialog->findChild<QComboBox*>(QStringLiteral("intent"));
    select("profile", QStringLiteral("source"));
    EXPECT_TRUE(intent->isEnabled());
    select("intent", int(RenderingIntent::Perceptual));
    EXPECT_EQ(dialog->request().encode.intent, RenderingIntent::Perceptual);
    select("profile", QStringLiteral("srgb"));
    EXPECT_FALSE(intent->isEnabled());
    EXPECT_EQ(dialog->choices().intent, int(RenderingIntent::Perceptual)) << "remembered";
}

TEST_F(ExportDialogTest, E1_theSizeOfTheFileIsEstimatedAndFollowsTheChoices) {
    photo = noisyPhoto({1200, 900});
    open();
    select("format", QStringLiteral("jpeg"));
    auto* quality = dialog->findChild<QSpinBox*>(QStringLiteral("quality"));
    quality->setValue(95);
    EXPECT_FALSE(resultSize().contains(QStringLiteral("about"))) << "of the choices before";
    const double large = estimatedBytes();
    quality->setValue(40);
    const double small = estimatedBytes();
    EXPECT_LT(small, 0.7 * large);
    select("size", int(ExportSize::Percent));
    dialog->findChild<QSpinBox*>(QStringLiteral("percent"))->setValue(50);
    EXPECT_LT(estimatedBytes(), 0.5 * small);

    select("metadata", int(MetadataPolicy::None));  // with its thumbnail half of so small a file, and not estimated
    ExportRequest request = dialog->request();
    request.target = toPath(pathOf("out.jpg"));
    ThreadPool pool(1);
    const auto networks = makeNetworkSource({}, {});
    ASSERT_TRUE(exportPhoto(*photo, request, {pool, *networks, {}}));
    EXPECT_NEAR(estimatedBytes() / double(QFileInfo(pathOf("out.jpg")).size()), 1, 0.25);
}

TEST_F(ExportDialogTest, E1_theEstimateFollowsWhatTheStepsDo) {
    photo = noisyPhoto({600, 400});
    open();
    const double asItIs = estimatedBytes();
    auto frame = std::make_shared<Frame>();
    auto original = Image<std::uint8_t>(300, 200, 4);
    for (std::size_t i = 0; i < original.samples().size(); ++i)
        original.data()[i] = static_cast<std::uint8_t>((i * 7919) % 251);
    frame->edited = Image<std::uint8_t>(300, 200, 4);  // all smoothed away
    frame->original = std::make_shared<const Image<std::uint8_t>>(std::move(original));
    shown = frame;
    open();
    EXPECT_LT(estimatedBytes(), 0.5 * asItIs);
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

TEST_F(ExportDialogTest, F2_lostTransparencyIsSaid) {
    // With pixels: on a busy machine the size of the file is estimated from them meanwhile.
    auto transparent = std::make_shared<Photo>(photo->turnedTo({}));
    transparent->alpha = Image<float>(photo->size().width, photo->size().height, 1);
    photo = transparent;
    open();
    select("format", QStringLiteral("jpeg"));
    EXPECT_TRUE(notice().contains(QStringLiteral("transparency")));
    select("format", QStringLiteral("png"));
    EXPECT_TRUE(notice().isEmpty());
}

}  // namespace
}  // namespace glissade::test
