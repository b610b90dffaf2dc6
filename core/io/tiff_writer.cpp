// TIFF through OpenImageIO, into a file of ours that checks every write.
#include "io/oiio.h"

#include <OpenImageIO/filesystem.h>
#include <OpenImageIO/imageio.h>

namespace glissade {

namespace {

// Classic TIFF counts in 32 bits; well below, since compression may fail to gain anything.
constexpr std::uint64_t kBigTiffBytes = 3'900'000'000;

/// OpenImageIO's view of an OutputFile.
class CheckedProxy final : public OIIO::Filesystem::IOProxy {
public:
    explicit CheckedProxy(OutputFile& file) : IOProxy("", Write), file_(file) {}
    const char* proxytype() const override { return "checked"; }
    std::size_t write(const void* data, std::size_t size) override {
        const std::size_t written = pwrite(data, size, m_pos);
        m_pos += static_cast<std::int64_t>(written);
        return written;
    }
    std::size_t pwrite(const void* data, std::size_t size, std::int64_t offset) override {
        if (offset < 0) return 0;
        return file_.writeAt(static_cast<std::uint64_t>(offset), {static_cast<const std::uint8_t*>(data), size}) ? size : 0;
    }
    std::size_t read(void* data, std::size_t size) override {
        const std::size_t got = pread(data, size, m_pos);
        m_pos += static_cast<std::int64_t>(got);
        return got;
    }
    std::size_t pread(void* data, std::size_t size, std::int64_t offset) override {
        return offset < 0 ? 0 : file_.readAt(static_cast<std::uint64_t>(offset), {static_cast<std::uint8_t*>(data), size});
    }
    std::size_t size() const override { return file_.size(); }

private:
    OutputFile& file_;
};

class TiffWriter final : public Writer {
public:
    TiffWriter(OutputFile file, const WriterSpec& spec) : file_(std::move(file)), proxy_(file_), spec_(spec) {}
    ~TiffWriter() override {
        // Closed while the proxy is still there; what it would say no longer matters.
        if (output_) output_->close();
    }

    Result<void> start();
    Result<void> writeRows(int first, int count, const void* rows) override;
    Result<void> finish(const Cancel& cancel) override;

private:
    [[nodiscard]] Failure failure() { return file_.failure("cannot encode: " + oiioText(output_->geterror(), {})); }

    OutputFile file_;
    CheckedProxy proxy_;
    WriterSpec spec_;
    OIIO::TypeDesc type_;
    std::unique_ptr<OIIO::ImageOutput> output_;
};

Result<void> TiffWriter::start() {
    quietOiio();
    output_ = OIIO::ImageOutput::create("tiff");
    if (!output_ || !output_->supports("ioproxy")) {
        static_cast<void>(OIIO::geterror());
        output_.reset();
        return fail(ErrorCode::Unsupported, "this build cannot write TIFF pictures");
    }
    type_ = spec_.depth == 8 ? OIIO::TypeDesc::UINT8 : spec_.depth == 16 ? OIIO::TypeDesc::UINT16 : OIIO::TypeDesc::FLOAT;
    OIIO::ImageSpec spec(spec_.size.width, spec_.size.height, spec_.channels, type_);
    spec.alpha_channel = spec_.channels == 4 ? 3 : -1;
    spec.attribute("oiio:UnassociatedAlpha", 1);
    spec.attribute("compression", "zip");
    spec.attribute("tiff:zipquality", spec_.compression);
    spec.attribute("tiff:predictor", spec_.depth == 32 ? 3 : 2);
    const std::uint64_t bytes = spec_.size.area() * static_cast<std::uint64_t>(spec_.channels) * static_cast<std::uint64_t>(spec_.depth / 8);
    if (bytes > kBigTiffBytes) spec.attribute("tiff:bigtiff", 1);
    if (!spec_.icc.empty())
        spec.attribute("ICCProfile", OIIO::TypeDesc(OIIO::TypeDesc::UINT8, static_cast<int>(spec_.icc.size())), spec_.icc.data());
    if (!output_->set_ioproxy(&proxy_) || !output_->open("picture.tif", spec)) return failure();
    return {};
}

Result<void> TiffWriter::writeRows(int first, int count, const void* rows) {
    if (!output_->write_scanlines(first, first + count, 0, type_, rows) || file_.failed()) return failure();
    return {};
}

Result<void> TiffWriter::finish(const Cancel&) {
    const bool closed = output_->close();
    if (!closed || file_.failed()) return failure();
    output_.reset();
    return file_.close();
}

}  // namespace

Result<std::unique_ptr<Writer>> makeTiffWriter(OutputFile file, const WriterSpec& spec) {
    auto writer = std::make_unique<TiffWriter>(std::move(file), spec);
    TRY_VOID(writer->start());
    return std::unique_ptr<Writer>(std::move(writer));
}

}  // namespace glissade
