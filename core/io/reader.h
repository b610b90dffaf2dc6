// What the decoders of the single formats have in common. Internal to io.
#pragma once

#include "base/cancel.h"
#include "io/input_file.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace glissade {

enum class SampleType { U8, U16, F32 };
enum class ColorModel { Rgb, Grey, Cmyk };

/// What a file's header says; the picture as it is stored, before orientation and profile.
struct StoredImage {
    std::string format;
    int width = 0;
    int height = 0;
    int channels = 3;     ///< of the rows that readRows gives
    int bitDepth = 8;     ///< of the file
    SampleType samples = SampleType::U8;
    ColorModel model = ColorModel::Rgb;
    int alphaChannel = -1;
    bool premultiplied = false;
    bool upright = false;  ///< the decoder turns the picture itself; Exif's orientation is not applied again
    bool linear = false;   ///< without a profile the samples are linear light
    std::vector<std::uint8_t> icc;
    std::uint64_t decoderBytesPerPixel = 0;  ///< what the decoder takes beside the rows it gives
    std::vector<std::string> notices;
};

/// Decodes one file. One thread; rows are asked for in order, each once.
class Reader {
public:
    Reader() = default;
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    virtual ~Reader() = default;

    [[nodiscard]] const StoredImage& image() const { return image_; }
    /// How many rows are best asked for at once.
    [[nodiscard]] virtual int bandRows() const { return 64; }
    /// `count` rows from `first` on, of image().samples, CMYK as ink (0: none). Damage found up to here is Corrupt, or,
    /// where the decoder can go on, told by damage().
    [[nodiscard]] virtual Result<void> readRows(int first, int count, void* out, const Cancel& cancel) = 0;
    /// After the last row: what is only known then.
    [[nodiscard]] virtual Result<std::vector<std::string>> finish() { return std::vector<std::string>{}; }
    /// After finish: which pixels are made up, those of the file being lost; empty where all are right.
    [[nodiscard]] virtual std::string damage() const { return {}; }

protected:
    StoredImage image_;
};

/// Each reads the header only and takes no memory for pixels.
[[nodiscard]] Result<std::unique_ptr<Reader>> openJpeg(InputFile file);
[[nodiscard]] Result<std::unique_ptr<Reader>> openPng(InputFile file);
[[nodiscard]] Result<std::unique_ptr<Reader>> openWebp(InputFile file);
/// @param format  "heif" or "avif".
[[nodiscard]] Result<std::unique_ptr<Reader>> openHeif(InputFile file, std::string_view format);

/// Chooses by content.
[[nodiscard]] Result<std::unique_ptr<Reader>> openReader(const std::filesystem::path& path);

}  // namespace glissade
