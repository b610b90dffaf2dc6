// JPEG through libjpeg-turbo itself and not through OpenImageIO, whose writer (2.4) leaves libjpeg's default error handler in place: a full disk
// would end the program.
#include "image/jpeg_errors.h"
#include "io/writer.h"

#include <array>

#include <jerror.h>

namespace glissade {

namespace {

// From here on colour is kept at full resolution; below it the loss elsewhere is larger than that of 4:2:0.
constexpr int kFullChromaQuality = 90;
constexpr int kChunkBytes = 64 << 10;

/// Where compressed bytes go: a file, or memory.
struct Destination {
    jpeg_destination_mgr manager{};  // first, so that libjpeg's pointer is also ours
    OutputFile* file = nullptr;
    std::vector<std::uint8_t>* memory = nullptr;
    std::uint64_t written = 0;
    std::array<JOCTET, kChunkBytes> buffer{};
};

void startBuffer(Destination& destination) {
    destination.manager.next_output_byte = destination.buffer.data();
    destination.manager.free_in_buffer = destination.buffer.size();
}

void flush(j_compress_ptr encoder, std::size_t bytes) {
    auto* destination = reinterpret_cast<Destination*>(encoder->dest);
    const std::span<const std::uint8_t> data(destination->buffer.data(), bytes);
    if (destination->memory != nullptr)
        destination->memory->insert(destination->memory->end(), data.begin(), data.end());
    else if (!destination->file->writeAt(destination->written, data))
        ERREXIT(encoder, JERR_FILE_WRITE);
    destination->written += bytes;
    startBuffer(*destination);
}

void onStart(j_compress_ptr encoder) { startBuffer(*reinterpret_cast<Destination*>(encoder->dest)); }

boolean onFull(j_compress_ptr encoder) {
    flush(encoder, reinterpret_cast<Destination*>(encoder->dest)->buffer.size());
    return TRUE;
}

void onEnd(j_compress_ptr encoder) {
    const auto* destination = reinterpret_cast<const Destination*>(encoder->dest);
    flush(encoder, destination->buffer.size() - destination->manager.free_in_buffer);
}

/// libjpeg's encoder. Every method that returns bool holds a setjmp and therefore no object with a destructor.
class Encoder {
public:
    Encoder() {
        encoder_.err = &errors_.manager;
        destination_.manager.init_destination = onStart;
        destination_.manager.empty_output_buffer = onFull;
        destination_.manager.term_destination = onEnd;
    }
    Encoder(const Encoder&) = delete;
    Encoder& operator=(const Encoder&) = delete;
    ~Encoder() { jpeg_destroy_compress(&encoder_); }

    void into(OutputFile& file) { destination_.file = &file; }
    void into(std::vector<std::uint8_t>& memory) { destination_.memory = &memory; }
    bool start(Size size, int quality, bool fullChroma, const std::vector<std::uint8_t>& icc);
    bool row(const JSAMPLE* samples);
    bool finish();
    [[nodiscard]] std::string text() const { return errors_.text.data(); }
    [[nodiscard]] bool outOfMemory() const { return errors_.fatalCode == JERR_OUT_OF_MEMORY; }

private:
    jpeg_compress_struct encoder_{};
    JpegErrors errors_;
    Destination destination_;
};

bool Encoder::start(Size size, int quality, bool fullChroma, const std::vector<std::uint8_t>& icc) {
    if (setjmp(errors_.jump) != 0) return false;
    jpeg_create_compress(&encoder_);
    encoder_.dest = &destination_.manager;
    encoder_.image_width = static_cast<JDIMENSION>(size.width);
    encoder_.image_height = static_cast<JDIMENSION>(size.height);
    encoder_.input_components = 3;
    encoder_.in_color_space = JCS_RGB;
    jpeg_set_defaults(&encoder_);
    jpeg_set_quality(&encoder_, quality, TRUE);
    encoder_.dct_method = JDCT_ISLOW;
    encoder_.optimize_coding = TRUE;
    if (fullChroma) {
        encoder_.comp_info[0].h_samp_factor = 1;
        encoder_.comp_info[0].v_samp_factor = 1;
    }
    jpeg_start_compress(&encoder_, TRUE);
    if (!icc.empty()) jpeg_write_icc_profile(&encoder_, icc.data(), static_cast<unsigned int>(icc.size()));
    return true;
}

bool Encoder::row(const JSAMPLE* samples) {
    if (setjmp(errors_.jump) != 0) return false;
    JSAMPROW row = const_cast<JSAMPROW>(samples);
    return jpeg_write_scanlines(&encoder_, &row, 1) == 1;
}

bool Encoder::finish() {
    if (setjmp(errors_.jump) != 0) return false;
    jpeg_finish_compress(&encoder_);
    return true;
}

class JpegWriter final : public Writer {
public:
    JpegWriter(OutputFile file, const WriterSpec& spec) : file_(std::move(file)), spec_(spec) { encoder_.into(file_); }

    Result<void> start() {
        if (spec_.size.width > JPEG_MAX_DIMENSION || spec_.size.height > JPEG_MAX_DIMENSION)
            return fail(ErrorCode::Unsupported, "a JPEG can have at most " + std::to_string(JPEG_MAX_DIMENSION) + " pixels a side");
        if (!encoder_.start(spec_.size, spec_.quality, spec_.quality >= kFullChromaQuality, spec_.icc)) return failure();
        return {};
    }
    Result<void> writeRows(int, int count, const void* rows) override {
        const auto* row = static_cast<const JSAMPLE*>(rows);
        for (int i = 0; i < count; ++i, row += 3 * static_cast<std::size_t>(spec_.size.width))
            if (!encoder_.row(row)) return failure();
        return {};
    }
    Result<void> finish(const Cancel&) override {
        if (!encoder_.finish()) return failure();
        return file_.close();
    }

private:
    [[nodiscard]] Failure failure() const {
        if (encoder_.outOfMemory()) return fail(ErrorCode::OutOfMemory, "not enough memory");
        return file_.failure(encoder_.text());
    }

    OutputFile file_;
    WriterSpec spec_;
    Encoder encoder_;
};

}  // namespace

Result<std::unique_ptr<Writer>> makeJpegWriter(OutputFile file, const WriterSpec& spec) {
    auto writer = std::make_unique<JpegWriter>(std::move(file), spec);
    TRY_VOID(writer->start());
    return std::unique_ptr<Writer>(std::move(writer));
}

Result<std::vector<std::uint8_t>> jpegBytes(const Image<std::uint8_t>& rgb, int quality) {
    CHECK(rgb.channels() == 3 && !rgb.empty());
    std::vector<std::uint8_t> bytes;
    const auto encoder = std::make_unique<Encoder>();
    encoder->into(bytes);
    bool good = encoder->start(rgb.size(), quality, false, {});
    for (int y = 0; good && y < rgb.height(); ++y) good = encoder->row(rgb.row(y));
    if (!good || !encoder->finish())
        return encoder->outOfMemory() ? fail(ErrorCode::OutOfMemory, "not enough memory")
                                      : fail(ErrorCode::Internal, encoder->text());
    return bytes;
}

}  // namespace glissade
