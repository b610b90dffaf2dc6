// Which tags go into an export.
#include "io/metadata_data.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace glissade {

namespace {

using namespace std::string_view_literals;

template <typename Tags, typename Predicate>
void eraseIf(Tags& tags, Predicate predicate) {
    for (auto tag = tags.begin(); tag != tags.end();) tag = predicate(*tag) ? tags.erase(tag) : std::next(tag);
}

template <std::size_t N>
bool startsWithOne(std::string_view text, const std::array<std::string_view, N>& beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view beginning) { return text.starts_with(beginning); });
}

// Directories of other pictures in the file: previews, pages, raw data, the frames of a multi-picture file.
constexpr std::array kForeignGroups = {"Thumbnail"sv, "SubImage"sv, "Image2"sv, "Image3"sv, "SubThumb"sv, "PanasonicRaw"sv, "Mpf"sv, "PanaRaw"sv};

// Tags of the main directory that say how the pixels of that one file lie there, or that Exiv2 writes by itself.
bool describesLayout(std::uint16_t tag) {
    constexpr std::array<std::uint16_t, 46> kTags = {
        0x00fe, 0x00ff,                                                  // subfile type
        0x0102, 0x0103, 0x0106, 0x0107, 0x0108, 0x0109, 0x010a,          // bits, compression, photometric, fill order
        0x0111, 0x0115, 0x0116, 0x0117, 0x0118, 0x0119, 0x011c,          // strips, samples, planes
        0x0120, 0x0121, 0x0122, 0x0123, 0x0124, 0x0125, 0x013d, 0x0140,  // free space, grey curve, predictor, colour map
        0x0142, 0x0143, 0x0144, 0x0145, 0x014a, 0x014c, 0x014d, 0x0151,  // tiles, further directories, inks
        0x0152, 0x0153, 0x0154, 0x0155, 0x0156, 0x015b,                  // extra samples, sample format, JPEG tables
        0x0200, 0x0201, 0x0202, 0x0203,                                  // embedded JPEG
        0x02bc, 0x83bb, 0x8649, 0x8773};                                 // XMP, IPTC, Photoshop blocks, ICC
    if (std::find(kTags.begin(), kTags.end(), tag) != kTags.end()) return true;
    return (tag >= 0x0205 && tag <= 0x0214) ||  // JPEG tables, YCbCr
           (tag >= 0x828d && tag <= 0x828e) ||  // CFA pattern
           (tag >= 0xc612 && tag <= 0xcd4b) ||  // DNG
           tag == 0x0100 || tag == 0x0101;      // width and height: set anew where they belong
}

bool isLocation(const Exiv2::Exifdatum& tag) {
    const std::string name = tag.tagName();
    if (tag.groupName() == "GPSInfo" || name.starts_with("GPS")) return true;
    if (name.find("Latitude") != std::string::npos || name.find("Longitude") != std::string::npos) return true;
    // Panasonic writes place names into its MakerNote.
    constexpr std::array kNames = {"City"sv, "Country"sv, "State"sv, "Location"sv, "Landmark"sv};
    return tag.groupName() == "Panasonic" && startsWithOne(name, kNames);
}

bool isLocation(const Exiv2::Iptcdatum& tag) {
    constexpr std::array kNames = {"City"sv, "SubLocation"sv, "ProvinceState"sv, "CountryCode"sv, "CountryName"sv, "LocationCode"sv, "LocationName"sv};
    return startsWithOne(tag.tagName(), kNames);
}

bool isLocation(const Exiv2::Xmpdatum& tag) {
    constexpr std::array kKeys = {"Xmp.exif.GPS"sv, "Xmp.exifEX.GPS"sv, "Xmp.photoshop.City"sv, "Xmp.photoshop.State"sv, "Xmp.photoshop.Country"sv,
                                  "Xmp.iptc.Location"sv, "Xmp.iptc.CountryCode"sv, "Xmp.iptcExt.Location"sv, "Xmp.drone-dji.Gps"sv};
    const std::string key = tag.key();
    return startsWithOne(key, kKeys) || key.find(":GPS") != std::string::npos || key.find("Latitude") != std::string::npos ||
           key.find("Longitude") != std::string::npos;
}

bool isCopyright(const Exiv2::Exifdatum& tag) {
    const std::string key = tag.key();
    return key == "Exif.Image.Copyright" || key == "Exif.Image.Artist" || key == "Exif.Image.XPAuthor" || key == "Exif.Photo.CameraOwnerName";
}

bool isCopyright(const Exiv2::Iptcdatum& tag) {
    constexpr std::array kNames = {"Copyright"sv, "Byline"sv, "Credit"sv, "Source"sv};
    return startsWithOne(tag.tagName(), kNames);
}

bool isCopyright(const Exiv2::Xmpdatum& tag) {
    constexpr std::array kKeys = {"Xmp.dc.rights"sv, "Xmp.dc.creator"sv, "Xmp.xmpRights."sv, "Xmp.photoshop.Credit"sv,
                                  "Xmp.photoshop.Source"sv, "Xmp.iptc.CreatorContactInfo"sv, "Xmp.plus."sv, "Xmp.cc."sv};
    return startsWithOne(tag.key(), kKeys);
}

// They point at data behind the old picture (films, gain maps, depth), or show the old one.
bool describesOldFile(const Exiv2::Xmpdatum& tag) {
    constexpr std::array kKeys = {"Xmp.GCamera.MotionPhoto"sv, "Xmp.GCamera.MicroVideo"sv, "Xmp.Container"sv, "Xmp.GContainer"sv, "Xmp.hdrgm."sv,
                                  "Xmp.GImage."sv, "Xmp.GDepth."sv, "Xmp.xmp.Thumbnails"sv, "Xmp.photoshop.ICCProfile"sv,
                                  "Xmp.xmpNote.HasExtendedXMP"sv, "Xmp.tiff.BitsPerSample"sv, "Xmp.tiff.Compression"sv,
                                  "Xmp.tiff.PhotometricInterpretation"sv, "Xmp.tiff.SamplesPerPixel"sv, "Xmp.tiff.PlanarConfiguration"sv,
                                  "Xmp.tiff.YCbCr"sv};
    return startsWithOne(tag.key(), kKeys);
}

}  // namespace

void removeLayout(Exiv2::ExifData& exif) {
    eraseIf(exif, [](const Exiv2::Exifdatum& tag) {
        const std::string group = tag.groupName();
        return startsWithOne(group, kForeignGroups) || (group == "Image" && describesLayout(tag.tag()));
    });
}

void applyPolicy(Metadata::Data& data, MetadataPolicy policy) {
    removeLayout(data.exif);
    eraseIf(data.xmp, [](const Exiv2::Xmpdatum& tag) { return describesOldFile(tag); });
    if (policy == MetadataPolicy::NoLocation) {
        const auto location = [](const auto& tag) { return isLocation(tag); };
        eraseIf(data.exif, location);
        eraseIf(data.iptc, location);
        eraseIf(data.xmp, location);
    }
    if (policy == MetadataPolicy::CopyrightOnly) {
        const auto other = [](const auto& tag) { return !isCopyright(tag); };
        eraseIf(data.exif, other);
        eraseIf(data.iptc, other);
        eraseIf(data.xmp, other);
    }
}

}  // namespace glissade
