// Writes metadata into an encoded file. The rewriting happens in memory and the file is written by our own checked writes: Exiv2 (0.27) does not
// notice a disk that fills up while it copies its result back.
#include "image/color.h"
#include "io/input_file.h"
#include "io/metadata_data.h"
#include "io/writer.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <set>

namespace glissade {

namespace {

constexpr int kThumbnailQuality = 85;
constexpr std::size_t kMaxNames = 10;
const std::string kProgram = "Glissade " GLISSADE_VERSION;

/// Sets what belongs to the new picture. `icc` is the profile of the written file.
void describeNewPicture(Metadata::Data& data, Size size, std::span<const std::uint8_t> icc) {
    Exiv2::ExifData& exif = data.exif;
    exif["Exif.Image.Orientation"] = static_cast<std::uint16_t>(1);
    exif["Exif.Image.Software"] = kProgram;
    exif["Exif.Photo.PixelXDimension"] = static_cast<std::uint32_t>(size.width);
    exif["Exif.Photo.PixelYDimension"] = static_cast<std::uint32_t>(size.height);
    const auto profile = icc.empty() ? Result<ColorProfile>(ColorProfile::sRgb()) : ColorProfile::fromIcc(icc);
    const bool srgb = profile && profile->isSrgb();
    // 1 sRGB, 0xFFFF "see the profile" (Exif 2.3, 4.6.5). The old interoperability index spoke of the old colours.
    exif["Exif.Photo.ColorSpace"] = static_cast<std::uint16_t>(srgb ? 1 : 0xFFFF);
    for (auto tag = exif.begin(); tag != exif.end();) tag = tag->groupName() == "Iop" ? exif.erase(tag) : std::next(tag);

    Exiv2::XmpData& xmp = data.xmp;
    const auto replace = [&xmp](const char* key, const std::string& value) {
        if (xmp.findKey(Exiv2::XmpKey(key)) != xmp.end()) xmp[key] = value;
    };
    replace("Xmp.tiff.Orientation", "1");
    replace("Xmp.tiff.ImageWidth", std::to_string(size.width));
    replace("Xmp.tiff.ImageLength", std::to_string(size.height));
    replace("Xmp.exif.PixelXDimension", std::to_string(size.width));
    replace("Xmp.exif.PixelYDimension", std::to_string(size.height));
    replace("Xmp.exif.ColorSpace", srgb ? "1" : "65535");
    replace("Xmp.tiff.Software", kProgram);
    xmp["Xmp.xmp.CreatorTool"] = kProgram;
}

std::string nowAsXmp() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm utc{};
    ::gmtime_r(&now, &utc);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text;
}

/// An entry of the history that XMP keeps (xmpMM:History), after those that are there.
void addHistory(Exiv2::XmpData& xmp) {
    int entry = 1;
    const auto prefix = [&entry] { return "Xmp.xmpMM.History[" + std::to_string(entry) + "]"; };
    while (xmp.findKey(Exiv2::XmpKey(prefix() + "/stEvt:action")) != xmp.end()) ++entry;
    if (entry == 1) {
        Exiv2::XmpTextValue sequence;
        sequence.setXmpArrayType(Exiv2::XmpValue::xaSeq);
        xmp.add(Exiv2::XmpKey("Xmp.xmpMM.History"), &sequence);
    }
    xmp[prefix() + "/stEvt:action"] = std::string("saved");
    xmp[prefix() + "/stEvt:softwareAgent"] = kProgram;
    xmp[prefix() + "/stEvt:when"] = nowAsXmp();
}

/// The encoded file, in memory, as Exiv2 sees it.
class Target {
public:
    static Result<Target> open(const std::filesystem::path& file);
    [[nodiscard]] Exiv2::Image& image() { return *image_; }
    [[nodiscard]] bool writes(Exiv2::MetadataId kind) const { return (image_->checkMode(kind) & Exiv2::amWrite) != 0; }
    Result<void> save(const std::filesystem::path& file);

private:
    std::vector<std::uint8_t> bytes_;
    std::unique_ptr<Exiv2::Image> image_;
};

Result<Target> Target::open(const std::filesystem::path& file) {
    Target target;
    TRY(const InputFile input, InputFile::open(file));
    TRY(target.bytes_, input.bytes(0, static_cast<std::size_t>(input.size())));
    Exiv2::BasicIo::AutoPtr io(new Exiv2::MemIo(target.bytes_.data(), static_cast<long>(target.bytes_.size())));
    target.image_.reset(Exiv2::ImageFactory::open(io).release());
    if (!target.image_) return fail(ErrorCode::Unsupported, file, "Exiv2 cannot write metadata into this format");
    target.image_->readMetadata();
    return target;
}

Result<void> Target::save(const std::filesystem::path& file) {
    Exiv2::BasicIo& io = image_->io();
    if (io.open() != 0) return fail(ErrorCode::Internal, file, "the file with its metadata cannot be read back");
    const auto size = static_cast<std::size_t>(io.size());
    const Exiv2::byte* bytes = io.mmap();
    TRY(OutputFile output, OutputFile::open(file, file));
    if (!output.writeAt(0, {bytes, size})) return output.failure({});
    return output.close();
}

void moveIptcToXmp(Metadata::Data& data, std::vector<std::string>& warnings) {
    if (data.iptc.empty()) return;
    Exiv2::XmpData converted;
    Exiv2::copyIptcToXmp(data.iptc, converted);
    for (const auto& tag : converted)
        if (data.xmp.findKey(Exiv2::XmpKey(tag.key())) == data.xmp.end()) data.xmp.add(tag);
    warnings.emplace_back("this format cannot hold IPTC metadata; they were written as XMP");
    data.iptc.clear();
}

/// One try; false where Exiv2 refuses.
bool tryWrite(Target& target, const Exiv2::ExifData& exif, const Metadata::Data& data, std::string& reason) {
    try {
        target.image().setExifData(exif);
        target.image().setIptcData(data.iptc);
        target.image().clearXmpPacket();
        target.image().setXmpData(data.xmp);
        target.image().writeXmpFromPacket(false);
        target.image().writeMetadata();
        return true;
    } catch (const Exiv2::Error& error) {
        reason = error.what();
        return false;
    }
}

void eraseMakerNote(Exiv2::ExifData& exif) {
    for (auto tag = exif.begin(); tag != exif.end();) {
        const std::string group = tag->groupName();
        const bool standard = group == "Image" || group == "Photo" || group == "GPSInfo" || group == "Iop" || group == "Thumbnail";
        const bool makerNote = !standard || tag->key() == "Exif.Photo.MakerNote";
        tag = makerNote ? exif.erase(tag) : std::next(tag);
    }
}

/// The tags that are not in the file though they were given to it: Exiv2 drops large ones from a JPEG without a word.
template <typename Tags>
void namesOfMissing(const Tags& given, const Tags& written, std::vector<std::string>& names) {
    std::set<std::string> there;
    for (const auto& tag : written) there.insert(tag.key());
    for (const auto& tag : given)
        if (!there.contains(tag.key())) names.push_back(tag.key());
}

void warnOfMissing(Target& target, const Exiv2::ExifData& exif, const Metadata::Data& data, std::vector<std::string>& warnings) {
    std::vector<std::string> names;
    target.image().readMetadata();
    namesOfMissing(exif, target.image().exifData(), names);
    namesOfMissing(data.iptc, target.image().iptcData(), names);
    namesOfMissing(data.xmp, target.image().xmpData(), names);
    if (names.empty()) return;
    std::string list;
    for (std::size_t i = 0; i < std::min(names.size(), kMaxNames); ++i) list += (i == 0 ? "" : ", ") + names[i];
    if (names.size() > kMaxNames) list += " and " + std::to_string(names.size() - kMaxNames) + " more";
    warnings.push_back("these tags did not fit and were left out: " + list);
}

/// Writes all, and where that does not fit, ever less, the most expendable first.
Result<void> writeWhatFits(const std::filesystem::path& file, Target& target, Metadata::Data& data, std::vector<std::string>& warnings) {
    // The encoder's own tags (a TIFF's layout and profile) stay; ours come over them.
    const Exiv2::ExifData encoders = target.image().exifData();
    const auto merged = [&] {
        Exiv2::ExifData exif = encoders;
        for (const auto& tag : data.exif) exif[tag.key()] = tag.value();
        return exif;
    };
    const auto saved = [&](const std::string& warning) -> Result<void> {
        if (!warning.empty()) warnings.push_back(warning);
        warnOfMissing(target, merged(), data, warnings);
        return target.save(file);
    };
    std::string reason;
    if (tryWrite(target, merged(), data, reason)) return saved({});
    Exiv2::ExifThumb(data.exif).erase();
    if (tryWrite(target, merged(), data, reason)) return saved("the thumbnail does not fit (" + reason + ")");
    eraseMakerNote(data.exif);
    if (tryWrite(target, merged(), data, reason)) return saved("the MakerNote does not fit (" + reason + ")");
    const Exiv2::XmpData xmp = std::exchange(data.xmp, {});
    if (tryWrite(target, merged(), data, reason)) return saved("the XMP metadata and the MakerNote do not fit (" + reason + ")");
    warnings.push_back("the metadata (Exif, XMP, IPTC) cannot be written into this file: " + reason);
    return {};
}

void setThumbnail(Exiv2::ExifData& exif, const Image<std::uint8_t>& thumbnail) {
    Exiv2::ExifThumb thumb(exif);
    thumb.erase();
    if (thumbnail.empty()) return;
    const auto jpeg = jpegBytes(thumbnail, kThumbnailQuality);
    if (jpeg) thumb.setJpegThumbnail(jpeg->data(), static_cast<long>(jpeg->size()));
}

}  // namespace

Result<std::vector<std::string>> writeMetadata(const std::filesystem::path& file, const Metadata& metadata, MetadataPolicy policy, Size size,
                                               const Image<std::uint8_t>& thumbnail) {
    std::vector<std::string> warnings;
    if (policy == MetadataPolicy::None) return warnings;
    return guarded(file, ErrorCode::Internal, [&]() -> Result<std::vector<std::string>> {
        const auto lock = exiv2Lock();
        auto opened = guarded(file, ErrorCode::Unsupported, [&] { return Target::open(file); });
        if (!opened) {
            if (!metadata.empty()) warnings.push_back("the metadata (Exif, XMP, IPTC) cannot be written into this file: " + opened.error().reason);
            return warnings;
        }
        Target target = std::move(*opened);
        Metadata::Data data = metadata.data_ ? *metadata.data_ : Metadata::Data{};
        applyPolicy(data, policy);
        const Exiv2::DataBuf* icc = target.image().iccProfile();
        describeNewPicture(data, size, target.image().iccProfileDefined() ? std::span<const std::uint8_t>(icc->pData_, static_cast<std::size_t>(icc->size_))
                                                                         : std::span<const std::uint8_t>());
        addHistory(data.xmp);
        setThumbnail(data.exif, thumbnail);
        if (!target.writes(Exiv2::mdIptc)) moveIptcToXmp(data, warnings);
        TRY_VOID(writeWhatFits(file, target, data, warnings));
        return warnings;
    });
}

}  // namespace glissade
