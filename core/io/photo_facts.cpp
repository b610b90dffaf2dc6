#include "io/photo_facts.h"

#include "io/metadata_data.h"

#include <exiv2/webpimage.hpp>

#include <algorithm>
#include <initializer_list>

namespace glissade {

namespace {

constexpr std::size_t kMaxLength = 200;

std::string cleaned(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
    const auto first = text.find_first_not_of(' ');
    if (first == std::string::npos) return {};
    text = text.substr(first, text.find_last_not_of(' ') - first + 1);
    if (text.size() <= kMaxLength) return text;
    std::size_t end = kMaxLength;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;  // not within a character
    return text.substr(0, end) + "…";
}

std::string firstOf(const Metadata& metadata, std::initializer_list<const char*> keys) {
    for (const char* key : keys)
        if (std::string text = cleaned(metadata.value(key)); !text.empty()) return text;
    return {};
}

/// XMP's texts in several languages come as lang="x-default" TEXT, ...: the first one.
std::string plainXmp(std::string text) {
    if (!text.starts_with("lang=")) return text;
    const auto end = text.find(' ');
    return end == std::string::npos ? std::string() : cleaned(text.substr(end + 1));
}

std::string cameraOf(const Metadata& metadata) {
    const std::string maker = firstOf(metadata, {"Exif.Image.Make", "Xmp.tiff.Make"});
    const std::string model = firstOf(metadata, {"Exif.Image.Model", "Xmp.tiff.Model"});
    if (maker.empty() || model.empty()) return maker + model;
    const std::string brand = maker.substr(0, maker.find(' '));  // "NIKON CORPORATION", "NIKON D750"
    return model.starts_with(brand) ? model : maker + " " + model;
}

std::string exposureOf(const Metadata& metadata) {
    const std::string iso = firstOf(metadata, {"Exif.Photo.ISOSpeedRatings"});
    std::string text;
    for (const std::string& part : {firstOf(metadata, {"Exif.Photo.ExposureTime"}),
                                    firstOf(metadata, {"Exif.Photo.FNumber"}),
                                    iso.empty() ? iso : "ISO " + iso,
                                    firstOf(metadata, {"Exif.Photo.FocalLength"})})
        if (!part.empty()) text += (text.empty() ? "" : " · ") + part;
    return text;
}

/// "2024:06:11 12:34:56" with the dashes that people write.
std::string dateOf(const Metadata& metadata) {
    std::string text = firstOf(metadata, {"Exif.Photo.DateTimeOriginal", "Exif.Image.DateTime", "Xmp.xmp.CreateDate"});
    if (text.starts_with("0000")) return {};  // a camera whose clock was not set
    if (text.size() >= 10 && text[4] == ':' && text[7] == ':') text[4] = text[7] = '-';
    return text;
}

/// "48deg 12' 0\"" as Exiv2 prints it, and "North".
std::string coordinateOf(const Metadata& metadata, const std::string& key) {
    std::string text = cleaned(metadata.value(key));
    for (auto at = text.find("deg"); at != std::string::npos; at = text.find("deg", at)) text.replace(at, 3, "°");
    const std::string side = cleaned(metadata.value(key + "Ref"));
    return text.empty() || side.empty() ? text : text + " " + side;
}

std::string placeOf(const Metadata& metadata) {
    std::string text;
    for (const std::string& part : {firstOf(metadata, {"Iptc.Application2.SubLocation", "Xmp.iptc.Location"}),
                                    firstOf(metadata, {"Iptc.Application2.City", "Xmp.photoshop.City"}),
                                    firstOf(metadata, {"Iptc.Application2.CountryName", "Xmp.photoshop.Country"})})
        if (!part.empty()) text += (text.empty() ? "" : ", ") + part;
    const std::string latitude = coordinateOf(metadata, "Exif.GPSInfo.GPSLatitude");
    const std::string longitude = coordinateOf(metadata, "Exif.GPSInfo.GPSLongitude");
    if (!text.empty() || latitude.empty() || longitude.empty()) return text;
    return latitude + ", " + longitude;
}

}  // namespace

PhotoFacts factsOf(const Metadata& metadata) {
    PhotoFacts facts;
    facts.camera = cameraOf(metadata);
    facts.lens = firstOf(metadata, {"Exif.Photo.LensModel", "Xmp.aux.Lens"});
    facts.exposure = exposureOf(metadata);
    facts.date = dateOf(metadata);
    facts.place = placeOf(metadata);
    facts.author = firstOf(metadata, {"Exif.Image.Artist", "Iptc.Application2.Byline", "Xmp.dc.creator"});
    facts.copyright =
        plainXmp(firstOf(metadata, {"Exif.Image.Copyright", "Iptc.Application2.Copyright", "Xmp.dc.rights"}));
    return facts;
}

MetadataRoom metadataRoomOf(std::string_view format) {
    int type = Exiv2::ImageType::none;
    if (format == "jpeg") type = Exiv2::ImageType::jpeg;
    if (format == "png") type = Exiv2::ImageType::png;
    if (format == "tiff") type = Exiv2::ImageType::tiff;
    if (format == "webp") type = Exiv2::ImageType::webp;
    const auto has = [type](Exiv2::MetadataId kind) {
        const auto lock = exiv2Lock();
        const auto room = guarded({}, ErrorCode::Unsupported, [&]() -> Result<bool> {
            return (Exiv2::ImageFactory::checkMode(type, kind) & Exiv2::amWrite) != 0;
        });
        return room && *room;
    };
    return {.exif = has(Exiv2::mdExif), .xmp = has(Exiv2::mdXmp), .iptc = has(Exiv2::mdIptc)};
}

}  // namespace glissade
