// WebP through libwebp itself and not through OpenImageIO, whose writer (2.4) writes no profile, ignores failing writes and changes colours under alpha.
#include "io/writer.h"

#include <webp/encode.h>
#include <webp/mux.h>

#include <algorithm>

namespace glissade {

namespace {

// libwebp's own middle; 6 takes three times as long for one percent of bytes.
constexpr int kMethod = 4;
constexpr int kLosslessQuality = 100;

struct MuxDeleter {
    void operator()(WebPMux* mux) const { WebPMuxDelete(mux); }
};

struct Picture {
    Picture() { good = WebPPictureInit(&picture) != 0; }
    Picture(const Picture&) = delete;
    Picture& operator=(const Picture&) = delete;
    ~Picture() { WebPPictureFree(&picture); }
    WebPPicture picture{};
    bool good = false;
};

struct Memory {
    Memory() { WebPMemoryWriterInit(&writer); }
    Memory(const Memory&) = delete;
    Memory& operator=(const Memory&) = delete;
    ~Memory() { WebPMemoryWriterClear(&writer); }
    WebPMemoryWriter writer{};
};

struct Bytes {
    Bytes() { WebPDataInit(&data); }
    Bytes(const Bytes&) = delete;
    Bytes& operator=(const Bytes&) = delete;
    ~Bytes() { WebPDataClear(&data); }
    WebPData data{};
};

int onProgress(int percent, const WebPPicture* picture) {
    const auto* cancel = static_cast<const Cancel*>(picture->user_data);
    cancel->progress(percent / 100.0);
    return cancel->requested() ? 0 : 1;
}

class WebpWriter final : public Writer {
public:
    WebpWriter(OutputFile file, const WriterSpec& spec) : file_(std::move(file)), spec_(spec) {}

    Result<void> start() {
        if (spec_.size.width > WEBP_MAX_DIMENSION || spec_.size.height > WEBP_MAX_DIMENSION)
            return fail(ErrorCode::Unsupported, "a WebP can have at most " + std::to_string(WEBP_MAX_DIMENSION) + " pixels a side");
        pixels_.resize(stride() * static_cast<std::size_t>(spec_.size.height));
        return {};
    }
    Result<void> writeRows(int first, int count, const void* rows) override {
        std::copy_n(static_cast<const std::uint8_t*>(rows), stride() * static_cast<std::size_t>(count),
                    pixels_.data() + stride() * static_cast<std::size_t>(first));
        return {};
    }
    Result<void> finish(const Cancel& cancel) override;

private:
    [[nodiscard]] std::size_t stride() const { return static_cast<std::size_t>(spec_.size.width) * static_cast<std::size_t>(spec_.channels); }
    [[nodiscard]] Result<void> encode(WebPMemoryWriter& memory, const Cancel& cancel);

    OutputFile file_;
    WriterSpec spec_;
    std::vector<std::uint8_t> pixels_;
};

Result<void> WebpWriter::encode(WebPMemoryWriter& memory, const Cancel& cancel) {
    WebPConfig config{};
    Picture wrapped;
    WebPPicture& picture = wrapped.picture;
    if (!wrapped.good || WebPConfigInit(&config) == 0) return file_.failure("libwebp has another version than its headers");
    config.quality = static_cast<float>(spec_.quality);
    config.method = kMethod;
    config.lossless = spec_.quality >= kLosslessQuality ? 1 : 0;
    config.exact = 1;  // colours under full transparency are part of the picture
    if (config.lossless != 0) config.quality = 75;  // effort, not loss
    picture.use_argb = config.lossless;
    picture.width = spec_.size.width;
    picture.height = spec_.size.height;
    const auto import = spec_.channels == 4 ? WebPPictureImportRGBA : WebPPictureImportRGB;
    if (import(&picture, pixels_.data(), static_cast<int>(stride())) == 0) return fail(ErrorCode::OutOfMemory, "not enough memory");
    pixels_ = {};
    picture.writer = WebPMemoryWrite;
    picture.custom_ptr = &memory;
    picture.progress_hook = onProgress;
    picture.user_data = const_cast<Cancel*>(&cancel);
    if (WebPEncode(&config, &picture) != 0) return {};
    if (picture.error_code == VP8_ENC_ERROR_USER_ABORT) return Cancel::failure();
    if (picture.error_code == VP8_ENC_ERROR_OUT_OF_MEMORY || picture.error_code == VP8_ENC_ERROR_BITSTREAM_OUT_OF_MEMORY)
        return fail(ErrorCode::OutOfMemory, "not enough memory");
    return file_.failure("libwebp refuses the picture (code " + std::to_string(static_cast<int>(picture.error_code)) + ")");
}

Result<void> WebpWriter::finish(const Cancel& cancel) {
    Memory memory;
    TRY_VOID(encode(memory.writer, cancel));
    const std::unique_ptr<WebPMux, MuxDeleter> mux(WebPMuxNew());
    const WebPData image{memory.writer.mem, memory.writer.size};
    const WebPData icc{spec_.icc.data(), spec_.icc.size()};
    Bytes whole;
    if (!mux || WebPMuxSetImage(mux.get(), &image, 0) != WEBP_MUX_OK ||
        (!spec_.icc.empty() && WebPMuxSetChunk(mux.get(), "ICCP", &icc, 0) != WEBP_MUX_OK) ||
        WebPMuxAssemble(mux.get(), &whole.data) != WEBP_MUX_OK)
        return file_.failure("the WebP file cannot be put together");
    if (!file_.writeAt(0, {whole.data.bytes, whole.data.size})) return file_.failure({});
    return file_.close();
}

}  // namespace

Result<std::unique_ptr<Writer>> makeWebpWriter(OutputFile file, const WriterSpec& spec) {
    auto writer = std::make_unique<WebpWriter>(std::move(file), spec);
    TRY_VOID(writer->start());
    return std::unique_ptr<Writer>(std::move(writer));
}

}  // namespace glissade
