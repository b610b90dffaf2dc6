// HEIF and AVIF through libheif itself and not through OpenImageIO, whose reader (2.4) decodes all pixels while it opens the file, leaves the profile
// out and cuts 10 and 12 bits to 8.
#include "image/color.h"
#include "io/reader.h"

#include <libheif/heif.h>

#include <algorithm>
#include <cstring>

namespace glissade {

namespace {

struct ContextDeleter {
    void operator()(heif_context* context) const { heif_context_free(context); }
};
struct HandleDeleter {
    void operator()(heif_image_handle* handle) const { heif_image_handle_release(handle); }
};
struct ImageDeleter {
    void operator()(heif_image* image) const { heif_image_release(image); }
};
struct NclxDeleter {
    void operator()(heif_color_profile_nclx* nclx) const { heif_nclx_color_profile_free(nclx); }
};

class HeifReader final : public Reader {
public:
    HeifReader(InputFile file, std::string_view format) : file_(std::move(file)) { image_.format = format; }
    Result<void> readHeader();
    Result<void> readRows(int first, int count, void* out, const Cancel& cancel) override;

private:
    static std::int64_t onPosition(void* self) { return static_cast<HeifReader*>(self)->position_; }
    static int onSeek(std::int64_t position, void* self) {
        static_cast<HeifReader*>(self)->position_ = position;
        return 0;
    }
    static int onRead(void* data, std::size_t size, void* self);
    static heif_reader_grow_status onSize(std::int64_t size, void* self);

    [[nodiscard]] Failure failure(const std::string& where, const heif_error& error) const;
    void takeProfile();
    Result<void> decode();

    InputFile file_;
    std::int64_t position_ = 0;
    heif_reader source_{};
    std::unique_ptr<heif_context, ContextDeleter> context_;
    std::unique_ptr<heif_image_handle, HandleDeleter> handle_;
    std::unique_ptr<heif_image, ImageDeleter> decoded_;
    const std::uint8_t* plane_ = nullptr;
    int stride_ = 0;
};

int HeifReader::onRead(void* data, std::size_t size, void* self) {
    auto* reader = static_cast<HeifReader*>(self);
    if (size == 0) return 0;
    if (reader->position_ < 0) return 1;
    const auto got = reader->file_.bytes(static_cast<std::uint64_t>(reader->position_), size);
    if (!got || got->size() != size) return 1;
    std::memcpy(data, got->data(), size);
    reader->position_ += static_cast<std::int64_t>(size);
    return 0;
}

heif_reader_grow_status HeifReader::onSize(std::int64_t size, void* self) {
    return size >= 0 && static_cast<std::uint64_t>(size) <= static_cast<HeifReader*>(self)->file_.size() ? heif_reader_grow_status_size_reached
                                                                                                         : heif_reader_grow_status_size_beyond_eof;
}

Failure HeifReader::failure(const std::string& where, const heif_error& error) const {
    const std::string text = where + " (" + (error.message != nullptr ? error.message : "no reason given") + ")";
    switch (error.code) {
        case heif_error_Memory_allocation_error:
            // libheif's own bounds on sizes come as this too.
            return fail(error.subcode == heif_suberror_Security_limit_exceeded ? ErrorCode::TooLarge : ErrorCode::OutOfMemory, file_.path(), text);
        case heif_error_Unsupported_feature:
        case heif_error_Unsupported_filetype: return fail(ErrorCode::Unsupported, file_.path(), text);
        default: return fail(ErrorCode::Corrupt, file_.path(), text);
    }
}

void HeifReader::takeProfile() {
    const heif_color_profile_type type = heif_image_handle_get_color_profile_type(handle_.get());
    if (type == heif_color_profile_type_rICC || type == heif_color_profile_type_prof) {
        image_.icc.resize(heif_image_handle_get_raw_color_profile_size(handle_.get()));
        if (heif_image_handle_get_raw_color_profile(handle_.get(), image_.icc.data()).code != heif_error_Ok) image_.icc.clear();
        return;
    }
    heif_color_profile_nclx* raw = nullptr;
    if (type != heif_color_profile_type_nclx || heif_image_handle_get_nclx_color_profile(handle_.get(), &raw).code != heif_error_Ok) return;
    const std::unique_ptr<heif_color_profile_nclx, NclxDeleter> nclx(raw);
    if (nclx->color_primaries == heif_color_primaries_SMPTE_EG_432_1) image_.icc = ColorProfile::displayP3().icc();
    if (nclx->transfer_characteristics == heif_transfer_characteristic_ITU_R_BT_2100_0_PQ ||
        nclx->transfer_characteristics == heif_transfer_characteristic_ITU_R_BT_2100_0_HLG)
        image_.notices.emplace_back("the picture is in high dynamic range (PQ or HLG), which is shown as if it were not");
}

Result<void> HeifReader::readHeader() {
    source_ = {1, onPosition, onRead, onSeek, onSize};
    context_.reset(heif_context_alloc());
    if (!context_) return fail(ErrorCode::OutOfMemory, file_.path(), "not enough memory");
    heif_error error = heif_context_read_from_reader(context_.get(), &source_, this, nullptr);
    if (error.code != heif_error_Ok) return failure("the file is cut off or damaged", error);
    heif_image_handle* handle = nullptr;
    error = heif_context_get_primary_image_handle(context_.get(), &handle);
    handle_.reset(handle);
    if (error.code != heif_error_Ok) return failure("the file has no picture", error);
    image_.width = heif_image_handle_get_width(handle);
    image_.height = heif_image_handle_get_height(handle);
    image_.upright = true;  // libheif applies the file's own rotation; Exif's repeats it
    image_.channels = heif_image_handle_has_alpha_channel(handle) != 0 ? 4 : 3;
    image_.alphaChannel = image_.channels == 4 ? 3 : -1;
    image_.premultiplied = image_.channels == 4 && heif_image_handle_is_premultiplied_alpha(handle) != 0;
    image_.bitDepth = std::max(8, heif_image_handle_get_luma_bits_per_pixel(handle));
    image_.samples = image_.bitDepth > 8 ? SampleType::U16 : SampleType::U8;
    // The planes as they are coded, and interleaved.
    image_.decoderBytesPerPixel = static_cast<std::uint64_t>(2 * image_.channels * (image_.bitDepth > 8 ? 2 : 1));
    takeProfile();
    return {};
}

Result<void> HeifReader::decode() {
    const bool alpha = image_.channels == 4;
    const heif_chroma chroma = image_.samples == SampleType::U8 ? (alpha ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB)
                                                                : (alpha ? heif_chroma_interleaved_RRGGBBAA_LE : heif_chroma_interleaved_RRGGBB_LE);
    heif_image* image = nullptr;
    const heif_error error = heif_decode_image(handle_.get(), &image, heif_colorspace_RGB, chroma, nullptr);
    decoded_.reset(image);
    if (error.code != heif_error_Ok) return failure("the picture is cut off or damaged", error);
    plane_ = heif_image_get_plane_readonly(image, heif_channel_interleaved, &stride_);
    if (plane_ == nullptr || heif_image_get_width(image, heif_channel_interleaved) != image_.width ||
        heif_image_get_height(image, heif_channel_interleaved) != image_.height)
        return fail(ErrorCode::Corrupt, file_.path(), "the picture has another size than its header says");
    return {};
}

Result<void> HeifReader::readRows(int first, int count, void* out, const Cancel&) {
    if (plane_ == nullptr) TRY_VOID(decode());
    const std::size_t samples = static_cast<std::size_t>(image_.width) * static_cast<std::size_t>(image_.channels);
    const std::uint32_t full = (1U << image_.bitDepth) - 1;
    for (int i = 0; i < count; ++i) {
        const std::uint8_t* row = plane_ + static_cast<std::ptrdiff_t>(first + i) * stride_;
        if (image_.samples == SampleType::U8) {
            std::memcpy(static_cast<std::uint8_t*>(out) + static_cast<std::size_t>(i) * samples, row, samples);
            continue;
        }
        auto* wide = static_cast<std::uint16_t*>(out) + static_cast<std::size_t>(i) * samples;
        for (std::size_t s = 0; s < samples; ++s) {
            const std::uint32_t sample = row[2 * s] | static_cast<std::uint32_t>(row[2 * s + 1]) << 8;
            wide[s] = static_cast<std::uint16_t>((std::min(sample, full) * 65535U + full / 2) / full);
        }
    }
    return {};
}

}  // namespace

Result<std::unique_ptr<Reader>> openHeif(InputFile file, std::string_view format) {
    auto reader = std::make_unique<HeifReader>(std::move(file), format);
    TRY_VOID(reader->readHeader());
    return std::unique_ptr<Reader>(std::move(reader));
}

}  // namespace glissade
