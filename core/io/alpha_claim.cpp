#include "io/alpha_claim.h"

namespace glissade {

namespace {

std::uint32_t littleEndian(const std::vector<std::uint8_t>& bytes, std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size && at + i < bytes.size(); ++i)
        value |= static_cast<std::uint32_t>(bytes[at + i]) << 8 * i;
    return value;
}

/// Headers from the third version on have a mask of alpha's bits.
bool bmpClaims(const InputFile& file) {
    constexpr std::size_t kFileHeader = 14;
    constexpr std::size_t kThirdVersion = 56;
    const auto bytes = file.bytes(0, kFileHeader + kThirdVersion);
    return bytes && littleEndian(*bytes, kFileHeader, 4) >= kThirdVersion &&
           littleEndian(*bytes, kFileHeader + kThirdVersion - 4, 4) != 0;
}

/// Reads the blocks before the first picture, and that one's place on the page.
bool gifClaims(const InputFile& file) {
    constexpr std::size_t kMost = 64U << 10;  // comments could be without end; then there is no claim
    const auto read = file.bytes(0, kMost);
    if (!read || read->size() < 13) return false;
    const std::vector<std::uint8_t>& bytes = *read;
    std::size_t at = 13;
    if ((bytes[10] & 0x80) != 0) at += std::size_t{3} << ((bytes[10] & 7) + 1);
    bool transparent = false;
    while (at + 10 < bytes.size() && bytes[at] == 0x21) {
        constexpr std::uint8_t kGraphicControl = 0xf9;
        if (bytes[at + 1] == kGraphicControl && bytes[at + 2] == 4) transparent = (bytes[at + 3] & 1) != 0;
        at += 2;
        while (at < bytes.size() && bytes[at] != 0) at += bytes[at] + std::size_t{1};
        ++at;
    }
    if (at + 10 >= bytes.size() || bytes[at] != 0x2c) return transparent;
    const bool whole =
        littleEndian(bytes, at + 1, 4) == 0 && littleEndian(bytes, at + 5, 4) == littleEndian(bytes, 6, 4);
    return transparent || !whole;
}

}  // namespace

std::optional<bool> claimsAlpha(const InputFile& file, std::string_view format) {
    if (format == "bmp") return bmpClaims(file);
    if (format == "gif") return gifClaims(file);
    return std::nullopt;
}

}  // namespace glissade
