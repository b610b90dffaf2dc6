// All formats that OpenImageIO reads as we need them: TIFF, BMP, GIF, JPEG 2000, PNM, OpenEXR, Radiance and camera raw.
#include "io/alpha_claim.h"
#include "io/oiio.h"
#include "io/xmp_packets.h"

#include <OpenImageIO/filesystem.h>
#include <OpenImageIO/imageio.h>

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace glissade {

namespace {

// Positions come from the file (TIFF's XPosition, OpenEXR's data window); beyond this, sums with sizes could overflow.
constexpr int kMaxOrigin = 1 << 28;

class OiioReader final : public Reader {
public:
    OiioReader(InputFile file, std::string_view format) : file_(std::move(file)), format_(format) {}
    Result<void> readHeader();
    [[nodiscard]] int bandRows() const override;
    Result<void> readRows(int first, int count, void* out, const Cancel& cancel) override;

private:
    Result<void> openInput(bool rawColor);
    Result<void> hideHostileXmp();
    void takeLayout();
    void turnRound(std::uint16_t* rows, int count) const;
    [[nodiscard]] Failure corrupt(const std::string& where) const {
        return fail(ErrorCode::Corrupt, file_.path(), where + ": " + oiioText(input_->geterror(), file_.path()));
    }

    InputFile file_;
    std::string format_;
    // Where the file has XMP that OpenImageIO must not see: a copy without it, and what reads that. They outlive the input.
    std::vector<std::uint8_t> copy_;
    std::unique_ptr<OIIO::Filesystem::IOMemReader> copyReader_;
    std::unique_ptr<OIIO::ImageInput> input_;
    OIIO::ImageSpec spec_;
    bool whiteIsZero_ = false;  // in rows as they are read
};

/// OpenImageIO (2.4) reads XMP by recursion without an end: a TIFF of some megabytes would take the whole stack.
Result<void> OiioReader::hideHostileXmp() {
    const HostileXmp hostile = findHostileXmp(file_);
    if (hostile.where.empty()) return {};
    TRY(copy_, hostile.without(file_));
    copyReader_ = std::make_unique<OIIO::Filesystem::IOMemReader>(copy_.data(), copy_.size());
    return {};
}

Result<void> OiioReader::openInput(bool rawColor) {
    // By the name of the format and not of the file: the content has decided.
    input_ = OIIO::ImageInput::create(format_);
    if (!input_) {
        static_cast<void>(OIIO::geterror());
        return fail(ErrorCode::Unsupported, file_.path(), "this build cannot read " + format_ + " pictures");
    }
    if (copyReader_) copyReader_->seek(0);
    if (copyReader_ && !input_->set_ioproxy(copyReader_.get()))
        return fail(ErrorCode::Unsupported, file_.path(), "its XMP metadata are hostile, and this format cannot be read without them");
    OIIO::ImageSpec config;
    config.attribute("oiio:UnassociatedAlpha", 1);
    if (rawColor) config.attribute("oiio:RawColor", 1);
    if (!input_->open(file_.path().native(), spec_, config)) return corrupt("the picture cannot be opened");
    return {};
}

void OiioReader::takeLayout() {
    image_.format = format_;
    image_.width = spec_.width;
    image_.height = spec_.height;
    image_.channels = spec_.nchannels;
    // OpenImageIO calls every fourth channel alpha, black ink too.
    const int firstAlpha = image_.model == ColorModel::Cmyk ? 4 : 0;
    image_.alphaChannel = spec_.alpha_channel >= firstAlpha && spec_.alpha_channel < spec_.nchannels ? spec_.alpha_channel : -1;
    if (const auto claim = claimsAlpha(file_, format_)) image_.alphaChannel = *claim && spec_.nchannels == 4 ? 3 : -1;
    image_.bitDepth = spec_.get_int_attribute("oiio:BitsPerSample", static_cast<int>(spec_.format.size()) * 8);
    switch (spec_.format.basetype) {
        case OIIO::TypeDesc::UINT8:
        case OIIO::TypeDesc::INT8: image_.samples = SampleType::U8; break;
        case OIIO::TypeDesc::HALF:
        case OIIO::TypeDesc::FLOAT:
        case OIIO::TypeDesc::DOUBLE: image_.samples = SampleType::F32; break;
        default: image_.samples = SampleType::U16; break;
    }
    // Only these multiply colour by alpha; of a TIFF the file says it.
    const bool straight = spec_.get_int_attribute("oiio:UnassociatedAlpha") != 0 || spec_.get_int_attribute("tiff:UnassociatedAlpha") != 0;
    image_.premultiplied = image_.alphaChannel >= 0 && !straight && image_.model != ColorModel::Cmyk && (format_ == "tiff" || format_ == "openexr");
    // OpenImageIO turns 8 bits round by itself.
    whiteIsZero_ = format_ == "tiff" && spec_.get_int_attribute("tiff:PhotometricInterpretation", 1) == 0 && image_.samples == SampleType::U16;
    image_.linear = format_ == "openexr" || format_ == "hdr";
    image_.upright = format_ == "raw";
    const int colours = image_.channels - (image_.alphaChannel >= 0 ? 1 : 0);
    if (image_.model != ColorModel::Cmyk) image_.model = colours < 3 ? ColorModel::Grey : ColorModel::Rgb;
    if (const OIIO::ParamValue* icc = spec_.find_attribute("ICCProfile"); icc != nullptr && icc->type().basetype == OIIO::TypeDesc::UINT8) {
        const auto* bytes = static_cast<const std::uint8_t*>(icc->data());
        image_.icc.assign(bytes, bytes + icc->datasize());
    }
    // Decoders that work on the whole picture: raw, GIF, JPEG 2000.
    image_.decoderBytesPerPixel = static_cast<std::uint64_t>(spec_.nchannels) * spec_.format.size();
}

Result<void> OiioReader::readHeader() {
    quietOiio();
    TRY_VOID(hideHostileXmp());
    TRY_VOID(openInput(false));
    const std::string inks(spec_.get_string_attribute("tiff:ColorSpace"));
    if (inks == "CMYK" || inks == "color separated") {
        TRY_VOID(openInput(true));  // the inks themselves, since only we know the profile
        if (spec_.nchannels < 4) return fail(ErrorCode::Unsupported, file_.path(), "a TIFF of other inks than CMYK cannot be opened");
        image_.model = ColorModel::Cmyk;
    }
    if (spec_.nchannels < 1 || spec_.nchannels > 64 || spec_.depth > 1 || spec_.deep || spec_.format == OIIO::TypeDesc::UNKNOWN)
        return fail(ErrorCode::Unsupported, file_.path(), "the layout of this picture (depth, channels or sample type) cannot be opened");
    if (std::abs(static_cast<long>(spec_.x)) > kMaxOrigin || std::abs(static_cast<long>(spec_.y)) > kMaxOrigin)
        return fail(ErrorCode::Corrupt, file_.path(), "the picture claims an absurd position on its page");
    takeLayout();
    return {};
}

int OiioReader::bandRows() const {
    if (spec_.tile_height > 0) return spec_.tile_height;
    // Whole strips, so that none is decompressed twice.
    const int strip = spec_.get_int_attribute("tiff:RowsPerStrip", 1);
    return strip > 0 && strip <= 1024 ? (64 + strip - 1) / strip * strip : 64;
}

void OiioReader::turnRound(std::uint16_t* rows, int count) const {
    const std::size_t pixels = static_cast<std::size_t>(count) * static_cast<std::size_t>(image_.width);
    for (std::size_t i = 0; i < pixels; ++i, rows += image_.channels)
        for (int c = 0; c < image_.channels; ++c)
            if (c != image_.alphaChannel) rows[c] = static_cast<std::uint16_t>(65535 - rows[c]);
}

Result<void> OiioReader::readRows(int first, int count, void* out, const Cancel&) {
    const auto type = image_.samples == SampleType::U8    ? OIIO::TypeDesc::UINT8
                      : image_.samples == SampleType::U16 ? OIIO::TypeDesc::UINT16
                                                          : OIIO::TypeDesc::FLOAT;
    const int y = spec_.y + first;
    const bool read = spec_.tile_width > 0
                          ? input_->read_tiles(0, 0, spec_.x, spec_.x + spec_.width, y, y + count, 0, 1, 0, spec_.nchannels, type, out)
                          : input_->read_scanlines(0, 0, y, y + count, 0, 0, spec_.nchannels, type, out);
    // Some of the decoders give rows and only note that there were errors.
    if (!read || input_->has_error())
        return corrupt("the picture is cut off or damaged between the rows " + std::to_string(first) + " and " + std::to_string(first + count) +
                       " of " + std::to_string(spec_.height));
    if (whiteIsZero_) turnRound(static_cast<std::uint16_t*>(out), count);
    return {};
}

}  // namespace

Result<std::unique_ptr<Reader>> openWithOiio(InputFile file, std::string_view format) {
    auto reader = std::make_unique<OiioReader>(std::move(file), format);
    TRY_VOID(reader->readHeader());
    return std::unique_ptr<Reader>(std::move(reader));
}

}  // namespace glissade
