// PNG through libpng itself and not through OpenImageIO, whose reader (2.4) leaves libpng's error handler in place: it prints to the console, and
// the reason is lost.
#include "io/reader.h"

#include <bit>
#include <csetjmp>
#include <cstring>

#include <png.h>

namespace glissade {

namespace {

// What one chunk beside the pixels may unpack to; profiles and texts are far smaller.
constexpr png_alloc_size_t kMaxChunkBytes = 8U << 20;
constexpr png_uint_32 kMaxChunks = 1000;

class PngReader final : public Reader {
public:
    explicit PngReader(InputFile file) : file_(std::move(file)) {}
    ~PngReader() override { png_destroy_read_struct(&png_, &info_, nullptr); }

    Result<void> readHeader();
    Result<void> readRows(int first, int count, void* out, const Cancel& cancel) override;
    Result<std::vector<std::string>> finish() override;

private:
    static void onError(png_structp png, png_const_charp text);
    static void onWarning(png_structp png, png_const_charp text);
    static void onRead(png_structp png, png_bytep bytes, std::size_t count);

    // Each of these holds a setjmp, so that none of them may have an object with a destructor.
    bool callHeader();
    bool callRow(png_bytep row);
    bool callEnd();

    void takeLayout();
    Result<void> readInterlaced(const Cancel& cancel);
    [[nodiscard]] std::size_t stride() const { return png_get_rowbytes(png_, info_); }
    [[nodiscard]] Failure corrupt(const std::string& where) const { return fail(ErrorCode::Corrupt, file_.path(), where + " (" + text_ + ")"); }

    InputFile file_;
    png_structp png_ = nullptr;
    png_infop info_ = nullptr;
    std::uint64_t position_ = 0;
    std::string text_;
    bool badProfile_ = false;
    int passes_ = 1;
    std::vector<png_byte> whole_;  // of an interlaced picture
};

void PngReader::onError(png_structp png, png_const_charp text) {
    static_cast<PngReader*>(png_get_error_ptr(png))->text_ = text;
    png_longjmp(png, 1);
}

void PngReader::onWarning(png_structp png, png_const_charp text) {
    if (std::strncmp(text, "iCCP", 4) == 0) static_cast<PngReader*>(png_get_error_ptr(png))->badProfile_ = true;
}

void PngReader::onRead(png_structp png, png_bytep bytes, std::size_t count) {
    auto* reader = static_cast<PngReader*>(png_get_io_ptr(png));
    bool good = false;
    {
        const auto got = reader->file_.bytes(reader->position_, count);
        good = got && got->size() == count;
        if (good) std::memcpy(bytes, got->data(), count);
    }
    reader->position_ += count;
    if (!good) png_error(png, "the file ends here");
}

bool PngReader::callHeader() {
    if (setjmp(png_jmpbuf(png_)) != 0) return false;
    png_set_read_fn(png_, this, onRead);
    png_set_chunk_malloc_max(png_, kMaxChunkBytes);
    png_set_chunk_cache_max(png_, kMaxChunks);
    png_set_user_limits(png_, 0x7fffffff, 0x7fffffff);  // ours are asked later, with better words
    png_read_info(png_, info_);
    png_set_expand(png_);  // palette, few bits, transparency of single colours
    if (png_get_bit_depth(png_, info_) == 16 && std::endian::native == std::endian::little) png_set_swap(png_);
    passes_ = png_set_interlace_handling(png_);
    image_.bitDepth = png_get_bit_depth(png_, info_);
    png_read_update_info(png_, info_);
    return true;
}

bool PngReader::callRow(png_bytep row) {
    if (setjmp(png_jmpbuf(png_)) != 0) return false;
    png_read_row(png_, row, nullptr);
    return true;
}

bool PngReader::callEnd() {
    if (setjmp(png_jmpbuf(png_)) != 0) return false;
    png_read_end(png_, nullptr);
    return true;
}

void PngReader::takeLayout() {
    image_.format = "png";
    image_.width = static_cast<int>(png_get_image_width(png_, info_));
    image_.height = static_cast<int>(png_get_image_height(png_, info_));
    image_.channels = png_get_channels(png_, info_);
    image_.samples = png_get_bit_depth(png_, info_) == 16 ? SampleType::U16 : SampleType::U8;
    image_.model = image_.channels < 3 ? ColorModel::Grey : ColorModel::Rgb;
    image_.alphaChannel = image_.channels % 2 == 0 ? image_.channels - 1 : -1;
    if (passes_ > 1) image_.decoderBytesPerPixel = static_cast<std::uint64_t>(image_.channels) * (image_.samples == SampleType::U16 ? 2 : 1);
    png_charp name = nullptr;
    png_bytep profile = nullptr;
    png_uint_32 size = 0;
    int compression = 0;
    if (png_get_iCCP(png_, info_, &name, &compression, &profile, &size) != 0) image_.icc.assign(profile, profile + size);
    if (badProfile_ && image_.icc.empty()) image_.notices.emplace_back("the colour profile is damaged; it was ignored and sRGB is assumed");
}

Result<void> PngReader::readHeader() {
    png_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, onError, onWarning);
    info_ = png_ != nullptr ? png_create_info_struct(png_) : nullptr;
    if (info_ == nullptr) return fail(ErrorCode::OutOfMemory, file_.path(), "not enough memory");
    if (!callHeader()) return corrupt("the PNG header is cut off or damaged");
    takeLayout();
    return {};
}

Result<void> PngReader::readInterlaced(const Cancel& cancel) {
    whole_.resize(stride() * static_cast<std::size_t>(image_.height));
    for (int pass = 0; pass < passes_; ++pass)
        for (int y = 0; y < image_.height; ++y) {
            if (y % 64 == 0 && cancel.requested()) return Cancel::failure();
            if (!callRow(whole_.data() + stride() * static_cast<std::size_t>(y)))
                return corrupt("the PNG is cut off or damaged in pass " + std::to_string(pass + 1) + " of " + std::to_string(passes_) + ", row " +
                               std::to_string(y) + " of " + std::to_string(image_.height));
        }
    return {};
}

Result<void> PngReader::readRows(int first, int count, void* out, const Cancel& cancel) {
    auto* row = static_cast<png_bytep>(out);
    if (passes_ > 1) {
        if (whole_.empty()) TRY_VOID(readInterlaced(cancel));
        std::memcpy(out, whole_.data() + stride() * static_cast<std::size_t>(first), stride() * static_cast<std::size_t>(count));
        return {};
    }
    for (int y = first; y < first + count; ++y, row += stride())
        if (!callRow(row))
            return corrupt("the PNG is cut off or damaged at row " + std::to_string(y) + " of " + std::to_string(image_.height));
    return {};
}

Result<std::vector<std::string>> PngReader::finish() {
    std::vector<std::string> notices;
    if (!callEnd()) notices.push_back("the PNG is damaged behind its pixels, which are all there (" + text_ + ")");
    return notices;
}

}  // namespace

Result<std::unique_ptr<Reader>> openPng(InputFile file) {
    auto reader = std::make_unique<PngReader>(std::move(file));
    TRY_VOID(reader->readHeader());
    return std::unique_ptr<Reader>(std::move(reader));
}

}  // namespace glissade
