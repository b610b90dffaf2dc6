// PNG through libpng itself and not through OpenImageIO, whose writer (2.4) leaves libpng's error handler in place, which prints to the console, and hides
// that the end of a file could not be written.
#include "io/writer.h"

#include <bit>
#include <csetjmp>

#include <png.h>

namespace glissade {

namespace {

class PngWriter final : public Writer {
public:
    PngWriter(OutputFile file, const WriterSpec& spec) : file_(std::move(file)), spec_(spec) {}
    ~PngWriter() override { png_destroy_write_struct(&png_, &info_); }

    Result<void> start();
    Result<void> writeRows(int first, int count, const void* rows) override;
    Result<void> finish(const Cancel& cancel) override;

private:
    static void onError(png_structp png, png_const_charp text);
    static void onWarning(png_structp, png_const_charp) {}
    static void onWrite(png_structp png, png_bytep bytes, std::size_t count);
    static void onFlush(png_structp) {}

    // Each of these holds a setjmp, so that none of them may have an object with a destructor.
    bool callHeader();
    bool callRow(png_const_bytep row);
    bool callEnd();
    [[nodiscard]] Failure failure() const { return file_.failure("cannot encode: " + text_); }

    OutputFile file_;
    WriterSpec spec_;
    png_structp png_ = nullptr;
    png_infop info_ = nullptr;
    std::uint64_t position_ = 0;
    std::string text_;
};

void PngWriter::onError(png_structp png, png_const_charp text) {
    static_cast<PngWriter*>(png_get_error_ptr(png))->text_ = text;
    png_longjmp(png, 1);
}

void PngWriter::onWrite(png_structp png, png_bytep bytes, std::size_t count) {
    auto* writer = static_cast<PngWriter*>(png_get_io_ptr(png));
    if (!writer->file_.writeAt(writer->position_, {bytes, count})) png_error(png, "cannot write");
    writer->position_ += count;
}

bool PngWriter::callHeader() {
    if (setjmp(png_jmpbuf(png_)) != 0) return false;
    png_set_write_fn(png_, this, onWrite, onFlush);
    png_set_user_limits(png_, 0x7fffffff, 0x7fffffff);
    png_set_compression_level(png_, spec_.compression);
    png_set_IHDR(png_, info_, static_cast<png_uint_32>(spec_.size.width), static_cast<png_uint_32>(spec_.size.height), spec_.depth,
                 spec_.channels == 4 ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    if (!spec_.icc.empty()) png_set_iCCP(png_, info_, "ICC profile", 0, spec_.icc.data(), static_cast<png_uint_32>(spec_.icc.size()));
    png_write_info(png_, info_);
    if (spec_.depth == 16 && std::endian::native == std::endian::little) png_set_swap(png_);
    return true;
}

bool PngWriter::callRow(png_const_bytep row) {
    if (setjmp(png_jmpbuf(png_)) != 0) return false;
    png_write_row(png_, row);
    return true;
}

bool PngWriter::callEnd() {
    if (setjmp(png_jmpbuf(png_)) != 0) return false;
    png_write_end(png_, info_);
    return true;
}

Result<void> PngWriter::start() {
    png_ = png_create_write_struct(PNG_LIBPNG_VER_STRING, this, onError, onWarning);
    info_ = png_ != nullptr ? png_create_info_struct(png_) : nullptr;
    if (info_ == nullptr) return fail(ErrorCode::OutOfMemory, "not enough memory");
    if (!callHeader()) return failure();
    return {};
}

Result<void> PngWriter::writeRows(int, int count, const void* rows) {
    const auto* row = static_cast<png_const_bytep>(rows);
    const std::size_t stride = static_cast<std::size_t>(spec_.size.width) * static_cast<std::size_t>(spec_.channels * spec_.depth / 8);
    for (int i = 0; i < count; ++i, row += stride)
        if (!callRow(row)) return failure();
    return {};
}

Result<void> PngWriter::finish(const Cancel&) {
    if (!callEnd()) return failure();
    return file_.close();
}

}  // namespace

Result<std::unique_ptr<Writer>> makePngWriter(OutputFile file, const WriterSpec& spec) {
    auto writer = std::make_unique<PngWriter>(std::move(file), spec);
    TRY_VOID(writer->start());
    return std::unique_ptr<Writer>(std::move(writer));
}

}  // namespace glissade
