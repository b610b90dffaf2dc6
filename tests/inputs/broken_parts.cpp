#include "inputs/broken_parts.h"

#include "inputs/broken_photos.h"

#include <zlib.h>

namespace glissade::test {

void putNumber(Bytes& bytes, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<std::uint8_t>(value >> shift));
}

void append(Bytes& bytes, const Bytes& more) { bytes.insert(bytes.end(), more.begin(), more.end()); }

Bytes bytesOf(const std::string& text) { return {text.begin(), text.end()}; }

Bytes chunk(const std::string& type, const Bytes& data) {
    Bytes bytes;
    putNumber(bytes, static_cast<std::uint32_t>(data.size()));
    append(bytes, bytesOf(type));
    append(bytes, data);
    putNumber(bytes, static_cast<std::uint32_t>(::crc32(0, bytes.data() + 4, static_cast<uInt>(bytes.size() - 4))));
    return bytes;
}

Bytes deflated(const Bytes& data) {
    uLongf size = ::compressBound(data.size());
    Bytes packed(size);
    ::compress2(packed.data(), &size, data.data(), data.size(), 9);
    packed.resize(size);
    return packed;
}

Bytes pngOf(std::uint32_t width, std::uint32_t height, const Bytes& packed, const Bytes& extra) {
    Bytes header;
    putNumber(header, width);
    putNumber(header, height);
    append(header, {8, 0, 0, 0, 0});
    Bytes bytes = bytesOf("\x89PNG\r\n\x1a\n");
    append(bytes, chunk("IHDR", header));
    append(bytes, extra);
    append(bytes, chunk("IDAT", packed));
    append(bytes, chunk("IEND", {}));
    return bytes;
}

Bytes smallPng(const Bytes& extra) {
    return pngOf(kBrokenWidth, kBrokenHeight, deflated(Bytes((kBrokenWidth + 1) * kBrokenHeight)), extra);
}

Bytes jpegWith(const Bytes& whole, const Bytes& segments) {
    Bytes bytes(whole.begin(), whole.begin() + 2);
    append(bytes, segments);
    bytes.insert(bytes.end(), whole.begin() + 2, whole.end());
    return bytes;
}

Bytes segment(int mark, const Bytes& data) {
    const std::size_t length = data.size() + 2;
    Bytes bytes{0xff,
                static_cast<std::uint8_t>(mark),
                static_cast<std::uint8_t>(length >> 8),
                static_cast<std::uint8_t>(length)};
    append(bytes, data);
    return bytes;
}

Bytes repeated(const Bytes& once, int count) {
    Bytes bytes;
    for (int i = 0; i < count; ++i) append(bytes, once);
    return bytes;
}

}  // namespace glissade::test
