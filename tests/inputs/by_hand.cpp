#include "inputs/by_hand.h"

#include <webp/encode.h>

#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <stdexcept>

namespace glissade::test {

void ByteWriter::number(std::uint64_t value, int size) {
    for (int i = 0; i < size; ++i) {
        const int at = bigEndian_ ? size - 1 - i : i;
        bytes.push_back(static_cast<std::uint8_t>(value >> 8 * at));
    }
}

void ByteWriter::text(const std::string& value) {
    for (const char c : value) bytes.push_back(static_cast<std::uint8_t>(c));
}

void ByteWriter::all(std::span<const std::uint8_t> more) {
    bytes.reserve(bytes.size() + more.size());
    for (const std::uint8_t byte : more) bytes.push_back(byte);
}

TiffField bytesField(int tag, TiffField::Type type, const Bytes& bytes) {
    return {tag, type, std::vector<std::uint64_t>(bytes.begin(), bytes.end())};
}

namespace {

int sizeOf(TiffField::Type type) {
    static const std::map<TiffField::Type, int> sizes{{TiffField::Byte, 1},
                                                      {TiffField::Short, 2},
                                                      {TiffField::Long, 4},
                                                      {TiffField::Undefined, 1},
                                                      {TiffField::SignedRational, 4},
                                                      {TiffField::Rational, 4},
                                                      {TiffField::Long8, 8}};
    return sizes.at(type);
}

bool isRational(TiffField::Type type) { return type == TiffField::Rational || type == TiffField::SignedRational; }

std::uint64_t stored(const TiffLayout& layout, double sample) {
    if (!layout.isFloat) return static_cast<std::uint64_t>(sample);
    return layout.depth == 64 ? std::bit_cast<std::uint64_t>(sample)
                              : std::bit_cast<std::uint32_t>(static_cast<float>(sample));
}

/// One row of some channels; samples of fewer than 8 bits share bytes, the first being the highest.
void putRow(ByteWriter& strip, const TiffLayout& layout, const Image<double>& samples, int y, int from, int to) {
    int filled = 0;
    std::uint64_t byte = 0;
    for (int x = 0; x < samples.width(); ++x)
        for (int c = from; c < to; ++c) {
            const std::uint64_t value = stored(layout, samples.at(x, y, c));
            if (layout.depth >= 8) {
                strip.number(value, layout.depth / 8);
                continue;
            }
            byte = byte << layout.depth | value;
            filled += layout.depth;
            if (filled < 8) continue;
            strip.number(byte, 1);
            filled = 0;
            byte = 0;
        }
    if (filled > 0) strip.number(byte << (8 - filled), 1);
}

std::vector<Bytes> stripsOf(const TiffLayout& layout, const Image<double>& samples) {
    const int rows = layout.rowsPerStrip > 0 ? layout.rowsPerStrip : samples.height();
    const int planes = layout.planar ? samples.channels() : 1;
    std::vector<Bytes> strips;
    for (int plane = 0; plane < planes; ++plane)
        for (int first = 0; first < samples.height(); first += rows) {
            ByteWriter strip(layout.bigEndian);
            for (int y = first; y < std::min(samples.height(), first + rows); ++y)
                putRow(strip,
                       layout,
                       samples,
                       y,
                       layout.planar ? plane : 0,
                       layout.planar ? plane + 1 : samples.channels());
            strips.push_back(std::move(strip.bytes));
        }
    return strips;
}

std::vector<TiffField> fieldsOf(
    const TiffLayout& layout, Size size, int channels, int compression, const std::vector<Bytes>& strips) {
    const auto u = [](int value) { return static_cast<std::uint64_t>(value); };
    const std::vector<std::uint64_t> each(static_cast<std::size_t>(channels), u(layout.depth));
    const TiffField::Type offset = layout.bigTiff ? TiffField::Long8 : TiffField::Long;
    TiffField lengths{279, offset, {}};
    for (const Bytes& strip : strips) lengths.values.push_back(strip.size());
    std::vector<TiffField> fields{
        {256, TiffField::Long, {u(size.width)}},
        {257, TiffField::Long, {u(size.height)}},
        {258, TiffField::Short, each},
        {259, TiffField::Short, {u(compression)}},
        {262, TiffField::Short, {u(layout.photometric)}},
        {273, offset, std::vector<std::uint64_t>(strips.size())},
        {277, TiffField::Short, {u(channels)}},
        {278, TiffField::Long, {u(layout.rowsPerStrip > 0 ? layout.rowsPerStrip : size.height)}},
        lengths,
        {284, TiffField::Short, {layout.planar ? 2U : 1U}}};
    if (layout.photometric == 3) {
        const Bytes palette = paletteBytes(1 << layout.depth);
        TiffField map{320, TiffField::Short, {}};
        for (std::size_t c = 0; c < 3; ++c)
            for (std::size_t i = c; i < palette.size(); i += 3) map.values.push_back(257U * palette[i]);
        fields.push_back(map);
    }
    if (layout.photometric == 5) fields.push_back({332, TiffField::Short, {1}});
    if (layout.extraSample >= 0) fields.push_back({338, TiffField::Short, {u(layout.extraSample)}});
    if (layout.isFloat)
        fields.push_back({339, TiffField::Short, std::vector<std::uint64_t>(static_cast<std::size_t>(channels), 3)});
    fields.insert(fields.end(), layout.more.begin(), layout.more.end());
    std::ranges::sort(fields, {}, &TiffField::tag);
    return fields;
}

}  // namespace

Bytes tiffBytes(const TiffLayout& layout, Size size, int channels, int compression, const std::vector<Bytes>& strips) {
    std::vector<TiffField> fields = fieldsOf(layout, size, channels, compression, strips);
    const std::size_t header = layout.bigTiff ? 16 : 8;
    const std::size_t word = layout.bigTiff ? 8 : 4;
    const std::size_t directory = layout.bigTiff ? 8 + 20 * fields.size() + 8 : 2 + 12 * fields.size() + 4;
    const auto length = [](const TiffField& field) {
        return field.values.size() * static_cast<std::size_t>(sizeOf(field.type));
    };
    // What does not fit into its field stands behind the directory, the pixels behind that.
    std::size_t end = header + directory;
    for (const TiffField& field : fields)
        if (length(field) > word) end += length(field) + length(field) % 2;
    for (TiffField& field : fields) {
        if (field.tag != 273) continue;
        for (std::size_t i = 0; i < strips.size(); ++i) {
            field.values[i] = end;
            end += strips[i].size();
        }
    }
    ByteWriter file(layout.bigEndian);
    ByteWriter behind(layout.bigEndian);
    file.text(layout.bigEndian ? "MM" : "II");
    file.number(layout.bigTiff ? 43 : 42, 2);
    if (layout.bigTiff) {
        file.number(8, 2);  // bytes of an offset
        file.number(0, 2);
    }
    file.number(header, static_cast<int>(word));
    file.number(fields.size(), layout.bigTiff ? 8 : 2);
    for (const TiffField& field : fields) {
        const int each = sizeOf(field.type);
        file.number(static_cast<std::uint64_t>(field.tag), 2);
        file.number(static_cast<std::uint64_t>(field.type), 2);
        file.number(field.values.size() / (isRational(field.type) ? 2 : 1), static_cast<int>(word));
        const bool inside = length(field) <= word;
        ByteWriter& values = inside ? file : behind;
        if (!inside) file.number(header + directory + behind.bytes.size(), static_cast<int>(word));
        for (const std::uint64_t value : field.values) values.number(value, each);
        if (inside) file.number(0, static_cast<int>(word - length(field)));
        if (!inside && length(field) % 2 == 1) behind.number(0, 1);
    }
    file.number(0, static_cast<int>(word));
    file.all(behind.bytes);
    for (const Bytes& strip : strips) file.all(strip);
    return file.bytes;
}

Bytes tiffBytes(const TiffLayout& layout, const Image<double>& samples) {
    return tiffBytes(layout, samples.size(), samples.channels(), 1, stripsOf(layout, samples));
}

Bytes paletteBytes(int colours) {
    Bytes bytes;
    for (int i = 0; i < colours; ++i)
        for (const int value : {i * 37, 255 - i, i * 91}) bytes.push_back(static_cast<std::uint8_t>(value));
    return bytes;
}

namespace {

/// Codes of 9 bits, the table being emptied before it needs a tenth: LZW that compresses nothing.
class GifCodes {
public:
    void code(unsigned value) {
        pending_ |= value << filled_;
        for (filled_ += 9; filled_ >= 8; filled_ -= 8, pending_ >>= 8)
            bytes_.push_back(static_cast<std::uint8_t>(pending_));
    }
    Bytes blocks() {
        code(257);
        if (filled_ > 0) bytes_.push_back(static_cast<std::uint8_t>(pending_));
        Bytes result{8};
        for (std::size_t at = 0; at < bytes_.size(); at += 255) {
            const std::size_t count = std::min<std::size_t>(255, bytes_.size() - at);
            result.push_back(static_cast<std::uint8_t>(count));
            result.insert(result.end(),
                          bytes_.begin() + static_cast<std::ptrdiff_t>(at),
                          bytes_.begin() + static_cast<std::ptrdiff_t>(at + count));
        }
        result.push_back(0);
        return result;
    }

private:
    unsigned pending_ = 0;
    int filled_ = 0;
    Bytes bytes_;
};

void gifPicture(ByteWriter& file, const GifLayout& layout, const Image<std::uint16_t>& indices, bool empty) {
    file.all(Bytes{0x21, 0xf9, 4, static_cast<std::uint8_t>(layout.transparent ? 1 : 0), 10, 0, 0, 0});
    file.number(0x2c, 1);
    file.number(0, 4);
    file.number(static_cast<std::uint64_t>(indices.width()), 2);
    file.number(static_cast<std::uint64_t>(indices.height()), 2);
    file.number(layout.interlaced ? 0x40 : 0, 1);
    std::vector<int> rows;
    const std::array<std::pair<int, int>, 4> passes{{{0, 8}, {4, 8}, {2, 4}, {1, 2}}};
    for (std::size_t pass = 0; pass < (layout.interlaced ? passes.size() : 1); ++pass)
        for (int y = passes[pass].first; y < indices.height(); y += layout.interlaced ? passes[pass].second : 1)
            rows.push_back(y);
    GifCodes codes;
    int since = 250;
    for (const int y : rows)
        for (int x = 0; x < indices.width(); ++x, ++since) {
            if (since >= 250) {
                codes.code(256);
                since = 0;
            }
            codes.code(empty ? 0 : indices.at(x, y));
        }
    file.all(codes.blocks());
}

}  // namespace

Bytes gifBytes(const GifLayout& layout, const Image<std::uint16_t>& indices) {
    ByteWriter file;
    file.text("GIF89a");
    file.number(static_cast<std::uint64_t>(indices.width()), 2);
    file.number(static_cast<std::uint64_t>(indices.height()), 2);
    file.all(Bytes{0xf7, 0, 0});
    file.all(paletteBytes(256));
    gifPicture(file, layout, indices, false);
    if (layout.animated) gifPicture(file, layout, indices, true);
    file.number(0x3b, 1);
    return file.bytes;
}

Bytes bmpBytes(int depth, bool topDown, const Image<std::uint16_t>& samples) {
    const int width = samples.width();
    const int height = samples.height();
    const int colours = depth <= 8 ? 1 << depth : 0;
    const auto stride = static_cast<std::size_t>((width * depth + 31) / 32 * 4);
    const std::size_t offset = 14 + 40 + 4 * static_cast<std::size_t>(colours);
    ByteWriter file;
    file.text("BM");
    file.number(offset + stride * static_cast<std::size_t>(height), 4);
    file.number(0, 4);
    file.number(offset, 4);
    file.number(40, 4);
    file.number(static_cast<std::uint64_t>(width), 4);
    file.number(static_cast<std::uint64_t>(topDown ? -height : height), 4);
    file.number(1, 2);
    file.number(static_cast<std::uint64_t>(depth), 2);
    file.number(0, 4);
    file.number(stride * static_cast<std::size_t>(height), 4);
    for (const std::uint64_t value : {2835, 2835, colours, 0}) file.number(value, 4);
    const Bytes palette = paletteBytes(colours);
    for (std::size_t i = 0; i < palette.size(); i += 3) file.all(Bytes{palette[i + 2], palette[i + 1], palette[i], 0});
    for (int row = 0; row < height; ++row) {
        const int y = topDown ? row : height - 1 - row;
        const std::size_t end = file.bytes.size() + stride;
        unsigned byte = 0;
        for (int x = 0; x < width; ++x) {
            if (depth >= 24) {
                for (const int c : {2, 1, 0}) file.number(samples.at(x, y, c), 1);
                if (depth == 32) file.number(0, 1);
                continue;
            }
            byte = byte << depth | samples.at(x, y);
            if ((x + 1) * depth % 8 != 0) continue;
            file.number(byte, 1);
            byte = 0;
        }
        if (const int rest = width * depth % 8; depth < 8 && rest > 0) file.number(byte << (8 - rest), 1);
        file.bytes.resize(end);
    }
    return file.bytes;
}

namespace {

Bytes webpChunk(const std::string& type, std::span<const std::uint8_t> data) {
    ByteWriter chunk;
    chunk.text(type);
    chunk.number(data.size(), 4);
    chunk.all(data);
    if (data.size() % 2 == 1) chunk.number(0, 1);
    return chunk.bytes;
}

/// The chunks of one picture as libwebp writes them, without what stands around them.
Bytes webpPicture(bool lossless, const Image<std::uint8_t>& samples) {
    std::uint8_t* out = nullptr;
    std::size_t size = 0;
    const int stride = static_cast<int>(samples.rowSamples());
    const bool alpha = samples.channels() == 4;
    if (lossless)
        size = (alpha ? WebPEncodeLosslessRGBA : WebPEncodeLosslessRGB)(
            samples.data(), samples.width(), samples.height(), stride, &out);
    else
        size = (alpha ? WebPEncodeRGBA : WebPEncodeRGB)(
            samples.data(), samples.width(), samples.height(), stride, 97, &out);
    if (size < 12) throw std::runtime_error("libwebp does not encode");
    Bytes chunks(out + 12, out + size);
    WebPFree(out);
    // A lossy one with alpha has a header of its own already.
    if (std::string(chunks.begin(), chunks.begin() + 4) == "VP8X") chunks.erase(chunks.begin(), chunks.begin() + 18);
    return chunks;
}

}  // namespace

Bytes webpBytes(const WebpLayout& layout, const Image<std::uint8_t>& samples) {
    const auto width = static_cast<std::uint64_t>(samples.width() - 1);
    const auto height = static_cast<std::uint64_t>(samples.height() - 1);
    const Bytes picture = webpPicture(layout.lossless, samples);
    ByteWriter header;
    header.number((layout.icc.empty() ? 0 : 0x20) | (samples.channels() == 4 ? 0x10 : 0) |
                      (layout.exif.empty() ? 0 : 8) | (layout.xmp.empty() ? 0 : 4) | (layout.animated ? 2 : 0),
                  4);
    header.number(width, 3);
    header.number(height, 3);
    ByteWriter chunks;
    chunks.text("WEBP");
    chunks.all(webpChunk("VP8X", header.bytes));
    if (!layout.icc.empty()) chunks.all(webpChunk("ICCP", layout.icc));
    if (layout.animated) chunks.all(webpChunk("ANIM", Bytes(6)));
    for (int frame = 0; layout.animated && frame < 2; ++frame) {
        Image<std::uint8_t> shown = samples.clone();
        if (frame == 1) std::ranges::fill(shown.samples(), std::uint8_t{0});
        ByteWriter one;
        one.number(0, 6);
        one.number(width, 3);
        one.number(height, 3);
        one.number(100, 3);
        one.number(0, 1);
        one.all(frame == 0 ? picture : webpPicture(layout.lossless, shown));
        chunks.all(webpChunk("ANMF", one.bytes));
    }
    if (!layout.animated) chunks.all(picture);
    if (!layout.exif.empty()) chunks.all(webpChunk("EXIF", layout.exif));
    if (!layout.xmp.empty()) chunks.all(webpChunk("XMP ", layout.xmp));
    return webpChunk("RIFF", chunks.bytes);
}

}  // namespace glissade::test
