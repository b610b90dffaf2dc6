#include "io/metadata.h"

#include "io/decode.h"
#include "io/encode.h"
#include "support/temporary_folder.h"
#include "unit/io/io_samples.h"

#include <OpenImageIO/imageio.h>

#include <atomic>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace glissade {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::Each;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string kProgram = "Glissade " GLISSADE_VERSION;

/// What a camera and a photo manager leave in a file.
const std::vector<std::pair<std::string, std::string>> kTags = {
    {"Exif.Image.Make", "Maker"},
    {"Exif.Image.Model", "Model 7"},
    {"Exif.Image.Orientation", "6"},
    {"Exif.Image.Software", "Camera firmware"},
    {"Exif.Image.Artist", "A. Artist"},
    {"Exif.Image.Copyright", "(c) A. Artist"},
    {"Exif.Photo.FNumber", "28/10"},
    {"Exif.Photo.DateTimeOriginal", "2020:02:03 04:05:06"},
    {"Exif.Photo.PixelXDimension", "9999"},
    {"Exif.Photo.PixelYDimension", "8888"},
    {"Exif.GPSInfo.GPSLatitudeRef", "N"},
    {"Exif.GPSInfo.GPSLatitude", "48/1 12/1 0/1"},
    {"Exif.GPSInfo.GPSLongitudeRef", "E"},
    {"Exif.GPSInfo.GPSLongitude", "16/1 22/1 0/1"},
    {"Iptc.Application2.Headline", "A headline"},
    {"Iptc.Application2.City", "Vienna"},
    {"Iptc.Application2.Copyright", "(c) A. Artist"},
    {"Xmp.dc.title", "A title"},
    {"Xmp.dc.rights", "(c) A. Artist"},
    {"Xmp.dc.creator", "A. Artist"},
    {"Xmp.xmp.Rating", "4"},
    {"Xmp.photoshop.City", "Vienna"},
    {"Xmp.exif.GPSLatitude", "48,12.0N"},
    {"Xmp.tiff.Orientation", "6"},
    {"Xmp.xmp.CreatorTool", "Somebody's tool"},
};

class MetadataTest : public testing::Test {
protected:
    void SetUp() override {
        test::writeWithLibjpeg(at("source.jpg"), test::smooth(200, 120, 3), {});
        test::setMetadata(at("source.jpg"), kTags);
        test::setThumbnail(at("source.jpg"), {0xff, 0xd8, 'o', 'l', 'd', 0xff, 0xd9});
        sourceBytes_ = test::readBytes(at("source.jpg"));
    }
    void TearDown() override { EXPECT_EQ(test::readBytes(at("source.jpg")), sourceBytes_) << "the source must never change"; }

    [[nodiscard]] fs::path at(const std::string& name) const { return folder_.path() / name; }

    Written exported(const std::string& name, MetadataPolicy policy = MetadataPolicy::All, const std::string& source = "source.jpg",
                     const ColorProfile& profile = ColorProfile::sRgb()) {
        const auto photo = decodePhoto(at(source));
        EXPECT_TRUE(photo) << photo.error().message();
        EncodeOptions options;
        options.metadata = policy;
        options.onConflict = OnConflict::Overwrite;
        options.profile = profile;
        const auto rows = [&](int firstRow, Image<float>& band) -> Result<void> {
            band = (*photo)->working({0, firstRow, band.width(), band.height()});
            return {};
        };
        auto written = encodePhoto(at(name), (*photo)->size(), **photo, nullptr, options, rows);
        EXPECT_TRUE(written) << written.error().message();
        return written ? *written : Written{};
    }
    [[nodiscard]] std::string tag(const std::string& name, const std::string& key) const { return test::tagOf(at(name), key); }

    test::TemporaryFolder folder_;
    std::vector<std::uint8_t> sourceBytes_;
};

TEST_F(MetadataTest, valuesAreRead) {
    const Metadata metadata = Metadata::read(at("source.jpg"));
    EXPECT_FALSE(metadata.empty());
    EXPECT_EQ(metadata.orientation(), 6);
    EXPECT_EQ(metadata.value("Exif.Photo.FNumber"), "F2.8");
    EXPECT_EQ(metadata.value("Iptc.Application2.City"), "Vienna");
    EXPECT_EQ(metadata.value("Xmp.xmp.Rating"), "4");
    EXPECT_EQ(metadata.value("Exif.Photo.ISOSpeedRatings"), "");
    EXPECT_EQ(metadata.value("no key at all"), "");
    EXPECT_TRUE(metadata.notices().empty());
    EXPECT_TRUE(Metadata().empty());
    EXPECT_EQ(Metadata().orientation(), 1);
    EXPECT_EQ(Metadata().value("Exif.Image.Make"), "");
}

TEST_F(MetadataTest, allIsKeptInEveryFormat) {
    for (const std::string name : {"a.jpg", "a.png", "a.tif", "a.webp"}) {
        exported(name);
        EXPECT_EQ(tag(name, "Exif.Image.Make"), "Maker") << name;
        EXPECT_EQ(tag(name, "Exif.Image.Copyright"), "(c) A. Artist") << name;
        EXPECT_EQ(tag(name, "Exif.Photo.FNumber"), "28/10") << name;
        EXPECT_EQ(tag(name, "Exif.Photo.DateTimeOriginal"), "2020:02:03 04:05:06") << name;
        EXPECT_EQ(tag(name, "Exif.GPSInfo.GPSLatitude"), "48/1 12/1 0/1") << name;
        EXPECT_EQ(tag(name, "Xmp.xmp.Rating"), "4") << name;
        EXPECT_THAT(tag(name, "Xmp.dc.title"), HasSubstr("A title")) << name;
        EXPECT_EQ(tag(name, "Xmp.photoshop.City"), "Vienna") << name;
    }
    for (const std::string name : {"a.jpg", "a.png", "a.tif"}) EXPECT_EQ(tag(name, "Iptc.Application2.Headline"), "A headline") << name;
}

TEST_F(MetadataTest, theNewPicturesOwnValuesAreSet) {
    for (const std::string name : {"a.jpg", "a.png", "a.tif", "a.webp"}) {
        exported(name);
        // 200 × 120 turned by orientation 6.
        EXPECT_EQ(tag(name, "Exif.Image.Orientation"), "1") << name;
        EXPECT_EQ(tag(name, "Exif.Photo.PixelXDimension"), "120") << name;
        EXPECT_EQ(tag(name, "Exif.Photo.PixelYDimension"), "200") << name;
        EXPECT_EQ(tag(name, "Exif.Image.Software"), kProgram) << name;
        EXPECT_EQ(tag(name, "Exif.Photo.ColorSpace"), "1") << name;
        EXPECT_EQ(tag(name, "Xmp.tiff.Orientation"), "1") << name;
        EXPECT_EQ(tag(name, "Xmp.xmp.CreatorTool"), kProgram) << name;
        EXPECT_EQ(tag(name, "Xmp.xmpMM.History[1]/stEvt:softwareAgent"), kProgram) << name;
        const auto again = decodePhoto(at(name));
        ASSERT_TRUE(again);
        EXPECT_EQ((*again)->size(), (Size{120, 200})) << "an orientation applied twice would turn it";
    }
}

TEST_F(MetadataTest, historyGrowsFromExportToExport) {
    exported("a.jpg");
    exported("b.jpg", MetadataPolicy::All, "a.jpg");
    EXPECT_EQ(tag("b.jpg", "Xmp.xmpMM.History[1]/stEvt:action"), "saved");
    EXPECT_EQ(tag("b.jpg", "Xmp.xmpMM.History[2]/stEvt:action"), "saved");
    EXPECT_EQ(tag("b.jpg", "Xmp.xmpMM.History[3]/stEvt:action"), "");
}

TEST_F(MetadataTest, thumbnailIsThatOfTheNewPicture) {
    exported("a.jpg");
    const auto bytes = test::thumbnailOf(at("a.jpg"));
    ASSERT_FALSE(bytes.empty());
    test::writeBytes(at("thumb.jpg"), bytes);
    const auto thumbnail = decodePhoto(at("thumb.jpg"));
    ASSERT_TRUE(thumbnail) << thumbnail.error().message();
    ASSERT_EQ((*thumbnail)->size(), (Size{96, 160}));
    const auto photo = decodePhoto(at("a.jpg"));
    ASSERT_TRUE(photo);
    const auto& large = std::get<Image<std::uint8_t>>((*photo)->pixels);
    const auto& small = std::get<Image<std::uint8_t>>((*thumbnail)->pixels);
    double sum = 0;
    for (int y = 0; y < 160; ++y)
        for (int x = 0; x < 96; ++x)
            for (int c = 0; c < 3; ++c) sum += std::abs(small.at(x, y, c) - large.at(x * 120 / 96, y * 200 / 160, c));
    // The picture's own contrast is ten times that.
    EXPECT_LT(sum / (3 * 160 * 96), 7);
}

TEST_F(MetadataTest, thumbnailIsSmallInATiffThatWouldMakeItAPage) {
    exported("a.tif");
    EXPECT_TRUE(test::thumbnailOf(at("a.tif")).empty());
    exported("a.png");
    EXPECT_FALSE(test::thumbnailOf(at("a.png")).empty()) << "the source had one";
    test::writeWithLibjpeg(at("bare.jpg"), test::smooth(20, 20, 3), {});
    exported("bare.png", MetadataPolicy::All, "bare.jpg");
    EXPECT_TRUE(test::thumbnailOf(at("bare.png")).empty()) << "the source had none";
}

TEST_F(MetadataTest, locationIsRemovedEverywhere) {
    for (const std::string name : {"a.jpg", "a.png", "a.tif", "a.webp"}) {
        exported(name, MetadataPolicy::NoLocation);
        const auto keys = test::keysIn(at(name));
        EXPECT_THAT(keys, Each(Not(HasSubstr("GPS")))) << name;
        EXPECT_THAT(keys, Each(Not(HasSubstr("City")))) << name;
        EXPECT_EQ(tag(name, "Exif.Image.Make"), "Maker") << name;
        EXPECT_EQ(tag(name, "Xmp.xmp.Rating"), "4") << name;
        // Not hidden somewhere that Exiv2 does not look, either.
        const auto bytes = test::readBytes(at(name));
        EXPECT_EQ(std::string(bytes.begin(), bytes.end()).find("Vienna"), std::string::npos) << name;
    }
}

TEST_F(MetadataTest, copyrightOnlyKeepsNamesAndRights) {
    for (const std::string name : {"a.jpg", "a.png", "a.tif", "a.webp"}) {
        exported(name, MetadataPolicy::CopyrightOnly);
        EXPECT_EQ(tag(name, "Exif.Image.Artist"), "A. Artist") << name;
        EXPECT_EQ(tag(name, "Exif.Image.Copyright"), "(c) A. Artist") << name;
        EXPECT_THAT(tag(name, "Xmp.dc.rights"), HasSubstr("(c) A. Artist")) << name;
        EXPECT_EQ(tag(name, "Exif.Image.Make"), "") << name;
        EXPECT_EQ(tag(name, "Exif.Photo.DateTimeOriginal"), "") << name;
        EXPECT_EQ(tag(name, "Xmp.xmp.Rating"), "") << name;
        EXPECT_EQ(tag(name, "Exif.Image.Orientation"), "1") << name;
        EXPECT_THAT(test::keysIn(at(name)), Each(Not(HasSubstr("GPS")))) << name;
        EXPECT_TRUE(test::thumbnailOf(at(name)).empty()) << name;
    }
}

TEST_F(MetadataTest, noneWritesNothingButTheProfile) {
    for (const std::string name : {"a.jpg", "a.png", "a.webp"}) {
        exported(name, MetadataPolicy::None, "source.jpg", ColorProfile::displayP3());
        EXPECT_TRUE(test::keysIn(at(name)).empty()) << name;
        EXPECT_EQ(readPhotoInfo(at(name))->iccDescription, "Display P3") << name;
    }
    exported("a.tif", MetadataPolicy::None, "source.jpg", ColorProfile::displayP3());
    EXPECT_EQ(tag("a.tif", "Exif.Image.Make"), "");
    EXPECT_EQ(tag("a.tif", "Exif.GPSInfo.GPSLatitude"), "");
    EXPECT_EQ(readPhotoInfo(at("a.tif"))->iccDescription, "Display P3");
}

TEST_F(MetadataTest, profileSurvivesTheMetadataAndColorSpaceSaysSo) {
    for (const std::string name : {"a.jpg", "a.png", "a.tif", "a.webp"}) {
        exported(name, MetadataPolicy::All, "source.jpg", ColorProfile::adobeRgb());
        const auto photo = decodePhoto(at(name));
        ASSERT_TRUE(photo);
        EXPECT_EQ((*photo)->profile.icc(), ColorProfile::adobeRgb().icc()) << name;
        EXPECT_EQ(tag(name, "Exif.Photo.ColorSpace"), "65535") << name;
    }
}

TEST_F(MetadataTest, iptcGoesIntoXmpWhereTheFormatCannotHoldIt) {
    const Written written = exported("a.webp");
    EXPECT_EQ(tag("a.webp", "Xmp.photoshop.Headline"), "A headline");
    EXPECT_THAT(written.warnings, Contains(HasSubstr("IPTC")));
    EXPECT_TRUE(exported("a.jpg").warnings.empty());
}

TEST_F(MetadataTest, layoutOfASourceTiffStaysBehind) {
    test::writeWithOiio(at("layout.tif"), "tiff", test::smooth(70, 90, 3), [](OIIO::ImageSpec& spec) {
        spec.tile_width = spec.tile_height = 16;
        spec.attribute("compression", "lzw");
    });
    test::setMetadata(at("layout.tif"), {{"Exif.Image.Make", "Maker"}});
    for (const std::string name : {"b.jpg", "b.tif", "b.png"}) {
        exported(name, MetadataPolicy::All, "layout.tif");
        const auto photo = decodePhoto(at(name));
        ASSERT_TRUE(photo) << name;
        EXPECT_EQ((*photo)->size(), (Size{70, 90}));
        EXPECT_EQ(tag(name, "Exif.Image.Make"), "Maker") << name;
        EXPECT_EQ(tag(name, "Exif.Image.TileWidth"), "") << name;
    }
    EXPECT_EQ(tag("b.tif", "Exif.Image.Compression"), "8") << "its own";
    for (const char* key : {"Compression", "BitsPerSample", "StripOffsets", "TileOffsets", "ImageWidth", "PhotometricInterpretation"})
        EXPECT_EQ(tag("b.jpg", std::string("Exif.Image.") + key), "") << key;
    const auto tiff = decodePhoto(at("b.tif"));
    EXPECT_GT(test::psnr(std::get<Image<std::uint8_t>>((*tiff)->pixels), test::smooth(70, 90, 3)), 90);
}

TEST_F(MetadataTest, makerNoteIsKept) {
    // A MakerNote that Exiv2 does not know the maker of is carried as bytes.
    test::setMetadata(at("source.jpg"), {{"Exif.Photo.MakerNote", "1 2 3 4 5 6 7 8"}});
    sourceBytes_ = test::readBytes(at("source.jpg"));
    exported("a.jpg");
    EXPECT_EQ(tag("a.jpg", "Exif.Photo.MakerNote"), "1 2 3 4 5 6 7 8");
}

TEST_F(MetadataTest, whatDoesNotFitIsNamedAndTheRestIsWritten) {
    // More than the 64 KB that a JPEG has for Exif.
    test::writeWithOiio(at("large.tif"), "tiff", test::smooth(40, 40, 3));
    test::setMetadata(at("large.tif"), {{"Exif.Image.Make", "Maker"}, {"Exif.Image.ImageDescription", std::string(100'000, 'x')}});
    const Written written = exported("a.jpg", MetadataPolicy::All, "large.tif");
    EXPECT_THAT(written.warnings, Contains(HasSubstr("Exif.Image.ImageDescription")));
    EXPECT_EQ(tag("a.jpg", "Exif.Image.Make"), "Maker");
    EXPECT_EQ(tag("a.jpg", "Exif.Image.Software"), kProgram);
    EXPECT_TRUE(decodePhoto(at("a.jpg")));
    EXPECT_THAT(exported("a.tif", MetadataPolicy::All, "large.tif").warnings, testing::IsEmpty()) << "a TIFF has room";
    EXPECT_EQ(tag("a.tif", "Exif.Image.ImageDescription").size(), 100'000U);
}

TEST_F(MetadataTest, xmpThatDoesNotFitIsNamed) {
    test::writeWithOiio(at("large.png"), "png", test::smooth(40, 40, 3));
    test::setMetadata(at("large.png"), {{"Exif.Image.Make", "Maker"}, {"Xmp.dc.source", std::string(100'000, 'x')}});
    const Written written = exported("a.jpg", MetadataPolicy::All, "large.png");
    EXPECT_THAT(written.warnings, Contains(HasSubstr("XMP")));
    EXPECT_EQ(tag("a.jpg", "Exif.Image.Make"), "Maker");
    EXPECT_TRUE(decodePhoto(at("a.jpg")));
}

TEST_F(MetadataTest, tagsOfMoreThanAMegabyteAreDroppedWithANotice) {
    test::writeWithOiio(at("huge.tif"), "tiff", test::smooth(40, 40, 3));
    test::setMetadata(at("huge.tif"), {{"Exif.Image.Make", "Maker"}, {"Exif.Image.ImageDescription", std::string((1U << 20) + 5, 'x')}});
    const auto photo = decodePhoto(at("huge.tif"));
    ASSERT_TRUE(photo);
    EXPECT_THAT((*photo)->info.notices, Contains(HasSubstr("Exif.Image.ImageDescription")));
    EXPECT_EQ((*photo)->metadata.value("Exif.Image.Make"), "Maker");
    EXPECT_EQ((*photo)->metadata.value("Exif.Image.ImageDescription"), "");
}

TEST_F(MetadataTest, photoWithoutMetadataGetsTheProgramsName) {
    test::writeWithOiio(at("bare.png"), "png", test::smooth(30, 30, 3));
    EXPECT_TRUE(Metadata::read(at("bare.png")).empty());
    exported("c.jpg", MetadataPolicy::All, "bare.png");
    EXPECT_EQ(tag("c.jpg", "Exif.Image.Software"), kProgram);
    EXPECT_EQ(tag("c.jpg", "Exif.Photo.PixelXDimension"), "30");
}

TEST_F(MetadataTest, threadsMayReadAndWriteAtOnce) {
    std::vector<std::jthread> threads;
    std::atomic<int> good{0};
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([this, t, &good] {
            for (int i = 0; i < 5; ++i) {
                exported(std::string(1, static_cast<char>('a' + t)) + ".jpg");
                good += Metadata::read(at("source.jpg")).value("Xmp.xmp.Rating") == "4" ? 1 : 0;
            }
        });
    threads.clear();
    EXPECT_EQ(good, 20);
}

}  // namespace
}  // namespace glissade
