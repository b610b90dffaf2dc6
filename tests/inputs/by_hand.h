// Picture files written byte by byte: layouts that the libraries' encoders do not make, and all of them not by the
// hands that read them.
#pragma once

#include "image/image.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace glissade::test {

using Bytes = std::vector<std::uint8_t>;

/// Appends numbers of one byte order.
class ByteWriter {
public:
    explicit ByteWriter(bool bigEndian = false) : bigEndian_(bigEndian) {}
    void number(std::uint64_t value, int size);
    void text(const std::string& value);
    void all(std::span<const std::uint8_t> more);

    Bytes bytes;

private:
    bool bigEndian_;
};

/// A field of a TIFF's directory.
struct TiffField {
    enum Type { Byte = 1, Short = 3, Long = 4, Undefined = 7, SignedRational = 10, Rational = 5, Long8 = 16 };
    int tag = 0;
    Type type = Short;
    std::vector<std::uint64_t> values;  ///< a rational is two of them
};

struct TiffLayout {
    bool bigEndian = false;
    bool bigTiff = false;
    int depth = 8;         ///< bits of a sample: 1, 2, 4, 8, 16, 32, 64
    bool isFloat = false;  ///< of 32 or 64 bits
    int photometric = 2;   ///< 0 white is zero, 1 black is zero, 2 RGB, 3 palette, 5 inks
    int extraSample = -1;  ///< the last channel: 1 alpha that is multiplied in, 2 alpha that is not; -1: a colour
    bool planar = false;
    int rowsPerStrip = 0;  ///< 0: all
    std::vector<TiffField> more = {};
};
/// Not compressed; the directory stands before the pixels.
[[nodiscard]] Bytes tiffBytes(const TiffLayout& layout, const Image<double>& samples);
/// As above, of strips that are made already, `compression` being the number of how.
[[nodiscard]] Bytes tiffBytes(
    const TiffLayout& layout, Size size, int channels, int compression, const std::vector<Bytes>& strips);
/// A field of bytes, as profile, XMP and IPTC are.
[[nodiscard]] TiffField bytesField(int tag, TiffField::Type type, const Bytes& bytes);

/// Red, green and blue, 8 bits each, of every index: the palette of paletteExpected.
[[nodiscard]] Bytes paletteBytes(int colours);

/// A GIF of one picture of up to 256 colours of paletteBytes, or of two, the second being all 0.
struct GifLayout {
    bool transparent = false;  ///< index 0
    bool interlaced = false;
    bool animated = false;
};
[[nodiscard]] Bytes gifBytes(const GifLayout& layout, const Image<std::uint16_t>& indices);

/// A BMP. With 1, 4 or 8 bits: indices of paletteBytes; with 24: RGB; with 32: RGB and a byte that says nothing.
[[nodiscard]] Bytes bmpBytes(int depth, bool topDown, const Image<std::uint16_t>& samples);

struct WebpLayout {
    bool lossless = true;
    Bytes icc = {};
    Bytes exif = {};
    Bytes xmp = {};
    bool animated = false;  ///< a second picture follows, which is black
};
/// RGB or RGBA; encoded by libwebp, its container by hand.
[[nodiscard]] Bytes webpBytes(const WebpLayout& layout, const Image<std::uint8_t>& samples);

}  // namespace glissade::test
