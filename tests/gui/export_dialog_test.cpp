// What is exported, and how large it will be.
#include "gui/support/export_dialog_fixture.h"

namespace glissade::test {
namespace {

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
