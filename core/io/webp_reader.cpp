// WebP through libwebp itself and not through OpenImageIO, which (2.4) leaves the profile out, multiplies 8-bit colours by alpha and takes
// memory for all pixels while it opens the file.
#include "io/reader.h"

#include <webp/decode.h>
#include <webp/demux.h>

#include <algorithm>
#include <cstring>

namespace glissade {

namespace {

// RIFF counts in 32 bits.
constexpr std::uint64_t kMaxFileBytes = 0xFFFFFFFFULL + 8;
constexpr std::size_t kStepBytes = 64U << 10;

struct DemuxDeleter {
    void operator()(WebPDemuxer* demux) const { WebPDemuxDelete(demux); }
};
struct DecoderDeleter {
    void operator()(WebPIDecoder* decoder) const { WebPIDelete(decoder); }
};

class WebpReader final : public Reader {
public:
    explicit WebpReader(InputFile file) : file_(std::move(file)) {}
    ~WebpReader() override {
        if (hasFrame_) WebPDemuxReleaseIterator(&frame_);
    }
    Result<void> readHeader();
    Result<void> readRows(int first, int count, void* out, const Cancel& cancel) override;

private:
    [[nodiscard]] Failure corrupt(const std::string& reason) const { return fail(ErrorCode::Corrupt, file_.path(), reason); }
    void takeProfile();
    Result<void> startDecoder();

    InputFile file_;
    std::vector<std::uint8_t> bytes_;
    std::unique_ptr<WebPDemuxer, DemuxDeleter> demux_;
    WebPIterator frame_{};
    bool hasFrame_ = false;
    std::size_t fed_ = 0;
    std::vector<std::uint8_t> pixels_;
    WebPDecBuffer buffer_{};
    std::unique_ptr<WebPIDecoder, DecoderDeleter> decoder_;
};

void WebpReader::takeProfile() {
    WebPChunkIterator chunk{};
    if (WebPDemuxGetChunk(demux_.get(), "ICCP", 1, &chunk) != 0)
        image_.icc.assign(chunk.chunk.bytes, chunk.chunk.bytes + chunk.chunk.size);
    WebPDemuxReleaseChunkIterator(&chunk);
}

Result<void> WebpReader::readHeader() {
    if (file_.size() > kMaxFileBytes) return corrupt("the file is larger than a WebP can be");
    TRY(const auto head, file_.bytes(0, 12));
    std::uint64_t claimed = 8;
    for (std::size_t i = 0; i < 4 && head.size() == 12; ++i) claimed += static_cast<std::uint64_t>(head[4 + i]) << 8 * i;
    if (file_.size() < claimed)
        return corrupt("the WebP is cut off: " + std::to_string(file_.size()) + " of " + std::to_string(claimed) + " bytes are there");
    TRY(bytes_, file_.bytes(0, static_cast<std::size_t>(file_.size())));
    const WebPData data{bytes_.data(), bytes_.size()};
    demux_.reset(WebPDemux(&data));
    if (!demux_) return corrupt("the WebP is damaged");
    hasFrame_ = WebPDemuxGetFrame(demux_.get(), 1, &frame_) != 0;
    WebPBitstreamFeatures features{};
    if (!hasFrame_ || WebPGetFeatures(frame_.fragment.bytes, frame_.fragment.size, &features) != VP8_STATUS_OK)
        return corrupt("the WebP has no picture that can be decoded");
    image_.format = "webp";
    image_.width = features.width;
    image_.height = features.height;
    image_.channels = features.has_alpha != 0 ? 4 : 3;
    image_.alphaChannel = features.has_alpha != 0 ? 3 : -1;
    // The decoder's result; a lossless one keeps 4 bytes more.
    image_.decoderBytesPerPixel = static_cast<std::uint64_t>(image_.channels) + 4;
    if (WebPDemuxGetI(demux_.get(), WEBP_FF_FRAME_COUNT) > 1) image_.notices.emplace_back("only the first picture of the animation was opened");
    takeProfile();
    return {};
}

Result<void> WebpReader::startDecoder() {
    const std::size_t stride = static_cast<std::size_t>(image_.width) * static_cast<std::size_t>(image_.channels);
    pixels_.resize(stride * static_cast<std::size_t>(image_.height));
    if (WebPInitDecBuffer(&buffer_) == 0) return fail(ErrorCode::Internal, file_.path(), "libwebp has another version than its headers");
    buffer_.colorspace = image_.channels == 4 ? MODE_RGBA : MODE_RGB;
    buffer_.is_external_memory = 1;
    buffer_.width = image_.width;
    buffer_.height = image_.height;
    buffer_.u.RGBA = {pixels_.data(), static_cast<int>(stride), pixels_.size()};
    decoder_.reset(WebPINewDecoder(&buffer_));
    if (!decoder_) return fail(ErrorCode::OutOfMemory, file_.path(), "not enough memory");
    return {};
}

Result<void> WebpReader::readRows(int first, int count, void* out, const Cancel& cancel) {
    if (!decoder_) TRY_VOID(startDecoder());
    int ready = 0;
    VP8StatusCode status = VP8_STATUS_SUSPENDED;
    while (true) {
        WebPIDecGetRGB(decoder_.get(), &ready, nullptr, nullptr, nullptr);
        if (ready >= first + count) break;
        if (fed_ == frame_.fragment.size || status == VP8_STATUS_OK)
            return corrupt("the WebP is cut off or damaged from about row " + std::to_string(ready) + " of " + std::to_string(image_.height) + " on");
        if (cancel.requested()) return Cancel::failure();
        // The data stay where they are, so that the decoder copies nothing.
        fed_ = std::min(fed_ + kStepBytes, frame_.fragment.size);
        status = WebPIUpdate(decoder_.get(), frame_.fragment.bytes, fed_);
        if (status == VP8_STATUS_OUT_OF_MEMORY) return fail(ErrorCode::OutOfMemory, file_.path(), "not enough memory");
        if (status != VP8_STATUS_OK && status != VP8_STATUS_SUSPENDED)
            return corrupt("the WebP is damaged from about row " + std::to_string(ready) + " of " + std::to_string(image_.height) + " on");
    }
    const std::size_t stride = static_cast<std::size_t>(image_.width) * static_cast<std::size_t>(image_.channels);
    std::memcpy(out, pixels_.data() + static_cast<std::size_t>(first) * stride, static_cast<std::size_t>(count) * stride);
    return {};
}

}  // namespace

Result<std::unique_ptr<Reader>> openWebp(InputFile file) {
    auto reader = std::make_unique<WebpReader>(std::move(file));
    TRY_VOID(reader->readHeader());
    return std::unique_ptr<Reader>(std::move(reader));
}

}  // namespace glissade
