// What the panel says about the photo.
#include "gui/support/files_fixture.h"
#include "io/decode.h"
#include "ui/photo_info_panel.h"

#include <QDockWidget>

namespace glissade::test {
namespace {

class PhotoInfoTest : public EditFilesTest {
protected:
    PhotoInfoTest() {
        window->findChild<QDockWidget*>(QStringLiteral("photoInfo"))->show();
        drain();
    }
    [[nodiscard]] QString row(const char* id) const {
        auto* value = window->findChild<PhotoInfoPanel*>()->findChild<QLabel*>(QString::fromLatin1(id));
        EXPECT_NE(value, nullptr) << id;
        return value && value->isVisibleTo(window.get()) ? value->text().remove(QChar(0x200b)) : QString();
    }
    /// Opens a photo with this in its header.
    void openWith(const PhotoInfo& info) {
        auto made = std::make_shared<Photo>();
        made->info = info;
        made->info.path = photo;
        made->info.size = kSize;
        made->pixels = Image<std::uint8_t>(kSize.width, kSize.height, 3);
        script.open(made);
        settle();
        drain();
    }
};

TEST_F(PhotoInfoTest, W7_fileSizeFormatDepthAndProfileAreSaid) {
    PhotoInfo info;
    info.format = "tiff";
    info.bitDepth = 16;
    info.channels = 4;
    info.hasAlpha = true;
    info.iccDescription = "Display P3";
    openWith(info);
    EXPECT_EQ(row("file"), QStringLiteral("photo.png"));
    EXPECT_EQ(row("folder"), folder.path());
    EXPECT_EQ(row("size"), QStringLiteral("400 × 300 (0.1 MP)"));
    EXPECT_EQ(row("format"), QStringLiteral("TIFF · 6 bytes"));
    EXPECT_EQ(row("depth"), QStringLiteral("16 bit · RGB with alpha"));
    EXPECT_EQ(row("profile"), QStringLiteral("Display P3"));
    EXPECT_EQ(row("camera"), QString()) << "what is not known takes no room";
}

TEST_F(PhotoInfoTest, W7_whatWasConvertedIsSaid) {
    PhotoInfo info;
    info.format = "jpeg";
    info.channels = 4;
    info.notices = {"the ICC profile is damaged and was ignored"};
    openWith(info);
    EXPECT_EQ(row("depth"), QStringLiteral("8 bit · CMYK, converted"));
    EXPECT_EQ(row("profile"), QStringLiteral("None: taken for sRGB"));
    EXPECT_EQ(row("notices"), QStringLiteral("the ICC profile is damaged and was ignored"));
}

TEST_F(PhotoInfoTest, W7_theMetadataThatTheExportFormatCanHoldAreSaid) {
    openHere();
    EXPECT_EQ(row("export"), QStringLiteral("JPEG can hold Exif, XMP, IPTC and the profile."));
    auto& panel = *window->findChild<PhotoInfoPanel*>();
    panel.showExport(QStringLiteral("webp"), MetadataPolicy::NoLocation);
    drain();
    EXPECT_EQ(row("export"),
              QStringLiteral(
                  "WebP can hold Exif, XMP and the profile. IPTC goes into XMP. All but the location is written."));
}

TEST_F(PhotoInfoTest, W7_theAnswerAboutAnotherPhotoIsDropped) {
    write(base / "large.png", std::string(5000, 'x'));
    hold();
    script.open(plainPhoto(kSize, base / "large.png"));
    script.open(plainPhoto(kSize, photo));
    settle();
    release();
    drain();
    EXPECT_EQ(row("file"), QStringLiteral("photo.png"));
    EXPECT_EQ(row("format"), QStringLiteral("PNG · 6 bytes"));
}

}  // namespace
}  // namespace glissade::test
