#include "io/decode.h"

#include "io/formats.h"
#include "io/pixel_sink.h"
#include "io/reader.h"

#include <algorithm>
#include <utility>

namespace glissade {

namespace {

/// The header, the metadata and the profile of one file: what is known before its pixels.
struct Header {
    std::unique_ptr<Reader> reader;
    PhotoInfo info;
    Metadata metadata;
    int turn = 1;                          // the orientation that is left to apply
    ColorProfile profile = ColorProfile::sRgb();  // of the pixels that the photo will hold
    std::optional<ColorProfile> convert;   // CMYK and Lab grey: the pixels go from this profile to sRGB
};

/// Cameras that shoot in Adobe RGB embed no profile; DCF 2.0 has them say it by the interoperability index.
bool isDcfAdobeRgb(const Metadata& metadata) { return metadata.value("Exif.Iop.InteroperabilityIndex") == "R03"; }

void chooseGreyProfile(Header& header, const ColorProfile& embedded) {
    if (auto rgb = ColorProfile::rgbOfGrey(embedded))
        header.profile = *rgb;
    else
        header.convert = embedded;
}

void chooseProfile(Header& header) {
    const StoredImage& image = header.reader->image();
    auto& notices = header.info.notices;
    if (image.model == ColorModel::Cmyk) notices.emplace_back("CMYK was converted to sRGB");
    if (image.linear) header.profile = ColorProfile::linearSrgb();
    if (image.icc.empty()) {
        if (image.model == ColorModel::Rgb && !image.linear && isDcfAdobeRgb(header.metadata)) header.profile = ColorProfile::adobeRgb();
        return;
    }
    const auto embedded = ColorProfile::fromIcc(image.icc);
    if (!embedded) {
        notices.push_back(embedded.error().reason + "; it was ignored and sRGB is assumed");
        return;
    }
    const ColorProfile::Space space = embedded->space();
    const bool fits = image.model == ColorModel::Cmyk   ? space == ColorProfile::Space::Cmyk
                      : image.model == ColorModel::Grey ? space != ColorProfile::Space::Cmyk
                                                        : space == ColorProfile::Space::Rgb;
    if (!fits) {
        notices.emplace_back("the colour profile is for another kind of picture; it was ignored and sRGB is assumed");
        return;
    }
    header.info.iccDescription = embedded->description();
    if (space == ColorProfile::Space::Rgb)
        header.profile = *embedded;
    else if (space == ColorProfile::Space::Grey)
        chooseGreyProfile(header, *embedded);
    else
        header.convert = *embedded;
}

Result<Header> readHeader(const std::filesystem::path& file) {
    Header header;
    TRY(header.reader, openReader(file));
    header.metadata = Metadata::read(file);
    const StoredImage& image = header.reader->image();
    PhotoInfo& info = header.info;
    info.path = file;
    info.format = image.format;
    info.orientation = header.metadata.orientation();
    header.turn = image.upright ? 1 : info.orientation;
    info.size = {image.width, image.height};
    if (header.turn >= 5) std::swap(info.size.width, info.size.height);
    info.channels = image.channels;
    info.bitDepth = image.bitDepth;
    info.isFloat = image.samples == SampleType::F32;
    info.hasAlpha = image.alphaChannel >= 0;
    info.notices = image.notices;
    info.notices.insert(info.notices.end(), header.metadata.notices().begin(), header.metadata.notices().end());
    chooseProfile(header);
    return header;
}

int sampleBytes(SampleType type) { return type == SampleType::U8 ? 1 : type == SampleType::U16 ? 2 : 4; }

template <typename T>
Result<void> decodeInto(Photo& photo, const Header& header, const Cancel& cancel) {
    Reader& reader = *header.reader;
    const StoredImage& image = reader.image();
    TRY(PixelSink<T> sink, PixelSink<T>::create(image, header.turn, header.convert));
    const int band = std::clamp(reader.bandRows(), 1, image.height);
    std::vector<T> rows(static_cast<std::size_t>(band) * static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.channels));
    for (int y = 0; y < image.height; y += band) {
        if (cancel.requested()) return Cancel::failure();
        const int count = std::min(band, image.height - y);
        TRY_VOID(reader.readRows(y, count, rows.data(), cancel));
        sink.put(y, count, rows.data());
        cancel.progress(static_cast<double>(y + count) / image.height);
    }
    TRY(const auto late, reader.finish());
    photo.info.notices.insert(photo.info.notices.end(), late.begin(), late.end());
    if (const std::string damage = reader.damage(); !damage.empty()) {
        photo.info.damage = damage;
        photo.info.notices.insert(photo.info.notices.begin(), damage);
    }
    if (sink.notFinite() > 0)
        photo.info.notices.push_back(std::to_string(sink.notFinite()) + " samples that are no finite numbers were set to 0");
    photo.alpha = sink.takeAlpha();
    photo.pixels = sink.takePixels();
    return {};
}

Result<void> checkMemory(const Limits& limits, const std::filesystem::path& file, const StoredImage& image) {
    const int bytes = sampleBytes(image.samples);
    // Three channels, alpha as float, and what the decoder keeps meanwhile.
    const std::uint64_t perPixel = 3 * static_cast<std::uint64_t>(bytes) + (image.alphaChannel >= 0 ? 4 : 0) + image.decoderBytesPerPixel;
    return checkLimits(limits, file, image.width, image.height, 1, static_cast<int>(std::min<std::uint64_t>(perPixel, 1 << 20)));
}

}  // namespace

Result<PhotoInfo> readPhotoInfo(const std::filesystem::path& file) {
    return guarded(file, ErrorCode::Corrupt, [&]() -> Result<PhotoInfo> {
        TRY(Header header, readHeader(file));
        return std::move(header.info);
    });
}

Result<std::shared_ptr<const Photo>> decodePhoto(const std::filesystem::path& file, const Limits& limits, const Cancel& cancel) {
    return guarded(file, ErrorCode::Corrupt, [&]() -> Result<std::shared_ptr<const Photo>> {
        if (cancel.requested()) return Cancel::failure();
        TRY(Header header, readHeader(file));
        const StoredImage& image = header.reader->image();
        TRY_VOID(checkMemory(limits, file, image));
        auto photo = std::make_shared<Photo>();
        photo->info = header.info;
        photo->metadata = header.metadata;
        photo->profile = header.profile;
        switch (image.samples) {
            case SampleType::U8: TRY_VOID(decodeInto<std::uint8_t>(*photo, header, cancel)); break;
            case SampleType::U16: TRY_VOID(decodeInto<std::uint16_t>(*photo, header, cancel)); break;
            case SampleType::F32: TRY_VOID(decodeInto<float>(*photo, header, cancel)); break;
        }
        return std::shared_ptr<const Photo>(std::move(photo));
    });
}

Result<std::unique_ptr<Reader>> openReader(const std::filesystem::path& path) {
    TRY(InputFile file, InputFile::open(path));
    const auto format = formatOf(file);
    if (!format) return fail(format.error());
    if (*format == "jpeg") return openJpeg(std::move(file));
    if (*format == "png") return openPng(std::move(file));
    if (*format == "webp") return openWebp(std::move(file));
    if (*format == "heif" || *format == "avif") return openHeif(std::move(file), *format);
    const bool plainTiff = *format == "raw" && isPlainTiff(file);
    auto reader = openByModule(std::move(file), *format);
    if (reader || !plainTiff) return reader;
    // A TIFF that has only the name of a camera's raw file.
    TRY(InputFile again, InputFile::open(path));
    return openByModule(std::move(again), "tiff");
}

std::vector<std::string> readableSuffixes() {
    return {"jpg", "jpeg", "jpe", "png", "tif",  "tiff", "webp", "heic", "heif", "avif", "bmp", "dng", "cr2", "cr3", "nef", "arw", "raf",
            "orf", "rw2",  "pef", "srw", "exr", "hdr",  "jp2",  "j2k",  "gif",  "ppm",  "pgm", "pnm"};
}

}  // namespace glissade
