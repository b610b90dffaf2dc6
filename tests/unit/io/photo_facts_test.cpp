#include "io/photo_facts.h"

#include "io/encode.h"
#include "support/temporary_folder.h"
#include "unit/io/io_samples.h"

#include <gtest/gtest.h>

namespace glissade {
namespace {

using Tags = std::vector<std::pair<std::string, std::string>>;

class PhotoFactsTest : public testing::Test {
protected:
    [[nodiscard]] PhotoFacts factsWith(const Tags& tags) const {
        const auto file = folder_.path() / "photo.jpg";
        test::writeWithLibjpeg(file, test::smooth(40, 30, 3), {});
        test::setMetadata(file, tags);
        return factsOf(Metadata::read(file));
    }
    test::TemporaryFolder folder_;
};

TEST_F(PhotoFactsTest, SaysWhatACameraWrites) {
    const PhotoFacts facts = factsWith({{"Exif.Image.Make", "Maker"},
                                        {"Exif.Image.Model", "Model 7"},
                                        {"Exif.Photo.LensModel", "35mm f/2"},
                                        {"Exif.Photo.ExposureTime", "1/250"},
                                        {"Exif.Photo.FNumber", "28/10"},
                                        {"Exif.Photo.ISOSpeedRatings", "400"},
                                        {"Exif.Photo.FocalLength", "35/1"},
                                        {"Exif.Photo.DateTimeOriginal", "2020:02:03 04:05:06"},
                                        {"Exif.Image.Artist", "A. Artist"},
                                        {"Exif.Image.Copyright", "(c) A. Artist"},
                                        {"Iptc.Application2.City", "Vienna"},
                                        {"Iptc.Application2.CountryName", "Austria"}});
    EXPECT_EQ(facts.camera, "Maker Model 7");
    EXPECT_EQ(facts.lens, "35mm f/2");
    EXPECT_EQ(facts.exposure, "1/250 s · F2.8 · ISO 400 · 35.0 mm");
    EXPECT_EQ(facts.date, "2020-02-03 04:05:06");
    EXPECT_EQ(facts.place, "Vienna, Austria");
    EXPECT_EQ(facts.author, "A. Artist");
    EXPECT_EQ(facts.copyright, "(c) A. Artist");
}

TEST_F(PhotoFactsTest, SaysTheMakerOnce) {
    EXPECT_EQ(factsWith({{"Exif.Image.Make", "NIKON CORPORATION"}, {"Exif.Image.Model", "NIKON D750"}}).camera,
              "NIKON D750");
}

TEST_F(PhotoFactsTest, SaysLatitudeAndLongitudeWhereThereIsNoName) {
    const PhotoFacts facts = factsWith({{"Exif.GPSInfo.GPSLatitudeRef", "N"},
                                        {"Exif.GPSInfo.GPSLatitude", "48/1 12/1 30/1"},
                                        {"Exif.GPSInfo.GPSLongitudeRef", "W"},
                                        {"Exif.GPSInfo.GPSLongitude", "16/1 22/1 0/1"}});
    EXPECT_EQ(facts.place, "48° 12' 30\" North, 16° 22' 0\" West");
}

TEST_F(PhotoFactsTest, TakesFromXmpWhatExifLacks) {
    const PhotoFacts facts =
        factsWith({{"Xmp.dc.rights", "lang=x-default (c) Somebody"}, {"Xmp.photoshop.City", "Graz"}});
    EXPECT_EQ(facts.copyright, "(c) Somebody");
    EXPECT_EQ(facts.place, "Graz");
}

TEST_F(PhotoFactsTest, IsEmptyWithoutMetadata) {
    EXPECT_EQ(factsOf(Metadata()), PhotoFacts{});
    EXPECT_EQ(factsWith({}), PhotoFacts{});
}

TEST_F(PhotoFactsTest, CutsWhatIsTooLongAndCleansWhatCannotBeShown) {
    std::string longName;
    for (int i = 0; i < 300; ++i) longName += "ä";
    const PhotoFacts facts = factsWith({{"Exif.Image.Artist", longName}, {"Exif.Image.Model", " one\ntwo\x01 "}});
    EXPECT_LE(facts.author.size(), 204U);
    EXPECT_TRUE(facts.author.ends_with("ä…")) << facts.author;
    EXPECT_EQ(facts.camera, "one two");
}

TEST(MetadataRoomTest, IsWhatAnExportIntoEachFormatKeeps) {
    for (const WritableFormat& format : writableFormats()) {
        const MetadataRoom room = metadataRoomOf(format.name);
        EXPECT_TRUE(room.exif) << format.name;
        EXPECT_TRUE(room.xmp) << format.name;
        EXPECT_EQ(room.iptc, format.name != "webp") << format.name;
    }
    EXPECT_FALSE(metadataRoomOf("nothing").exif);
}

}  // namespace
}  // namespace glissade
