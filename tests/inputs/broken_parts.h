// Pieces of PNG and JPEG files, of which broken ones are made.
#pragma once

#include "inputs/by_hand.h"

namespace glissade::test {

/// The most significant byte first.
void putNumber(Bytes& bytes, std::uint32_t value);
void append(Bytes& bytes, const Bytes& more);
[[nodiscard]] Bytes bytesOf(const std::string& text);
[[nodiscard]] Bytes repeated(const Bytes& once, int count);

/// A chunk of a PNG, with its checksum.
[[nodiscard]] Bytes chunk(const std::string& type, const Bytes& data);
/// Packed by zlib.
[[nodiscard]] Bytes deflated(const Bytes& data);
/// A grey PNG whose header claims a size and whose pixels are `packed`; `extra` stands before them.
[[nodiscard]] Bytes pngOf(std::uint32_t width, std::uint32_t height, const Bytes& packed, const Bytes& extra = {});
/// A whole one, with chunks before its pixels.
[[nodiscard]] Bytes smallPng(const Bytes& extra);

/// A JPEG with segments put in behind its first mark.
[[nodiscard]] Bytes jpegWith(const Bytes& whole, const Bytes& segments);
[[nodiscard]] Bytes segment(int mark, const Bytes& data);

}  // namespace glissade::test
