#include "io/xmp_packets.h"

#include "io/xml_nesting.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace glissade {

namespace {

constexpr std::uint64_t kMaxXmpBytes = 8U << 20;
constexpr std::size_t kMaxDepth = 100;
constexpr std::uint64_t kMaxCopy = 1U << 30;
constexpr std::uint64_t kMaxEntries = 4096;  // of a TIFF's directory; of a PNG's or WebP's chunks
constexpr std::uint16_t kXmpTag = 700;

/// Numbers of a file, 0 beyond its end.
class Numbers {
public:
    Numbers(const InputFile& file, bool little) : file_(file), little_(little) {}
    [[nodiscard]] std::uint64_t at(std::uint64_t offset, std::size_t count) const {
        const auto bytes = file_.bytes(offset, count);
        if (!bytes || bytes->size() < count) return 0;
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < count; ++i) value = value << 8 | (*bytes)[little_ ? count - 1 - i : i];
        return value;
    }

private:
    const InputFile& file_;
    bool little_;
};

/// Bytes of one value of a TIFF field; the types by number, unknown ones as a byte.
std::uint64_t fieldBytes(std::uint64_t type) {
    constexpr std::array<std::uint64_t, 19> kBytes{1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 1, 1, 8, 8, 8};
    return type < kBytes.size() ? kBytes[type] : 1;
}

/// The first directory of a classic or a big TIFF, and of the raw formats that have only another magic number.
std::vector<ByteRange> packetsOfTiff(const InputFile& file, bool little) {
    const Numbers numbers(file, little);
    const bool big = numbers.at(2, 2) == 43;
    const std::size_t wide = big ? 8 : 4;
    const std::uint64_t directory = big ? numbers.at(8, 8) : numbers.at(4, 4);
    const std::uint64_t count = std::min(numbers.at(directory, big ? 8 : 2), kMaxEntries);
    std::vector<ByteRange> packets;
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint64_t entry = directory + (big ? 8 : 2) + i * (4 + 2 * wide);
        if (numbers.at(entry, 2) != kXmpTag) continue;
        const std::uint64_t values = std::min(numbers.at(entry + 4, wide), file.size());
        const std::uint64_t size = values * fieldBytes(numbers.at(entry + 2, 2));
        if (size > wide) packets.push_back({numbers.at(entry + 4 + wide, wide), size});
    }
    return packets;
}

std::vector<ByteRange> packetsOfWebp(const InputFile& file) {
    const Numbers numbers(file, true);
    std::vector<ByteRange> packets;
    std::uint64_t at = 12;
    for (std::uint64_t i = 0; i < kMaxEntries && at + 8 <= file.size(); ++i) {
        const std::uint64_t size = numbers.at(at + 4, 4);
        if (numbers.at(at, 4) == 0x20504D58) packets.push_back({at + 8, size});  // "XMP "
        at += 8 + size + size % 2;
    }
    return packets;
}

/// Where the text of a PNG's international text begins, if it is XMP and not compressed; 0 otherwise. Compressed ones
/// Exiv2 unpacks to 128 kB at most.
std::uint64_t xmpTextAt(const InputFile& file, std::uint64_t data) {
    constexpr std::string_view kKeyword("XML:com.adobe.xmp\0\0\0", 20);  // no compression, of method 0
    constexpr std::size_t kMostLanguage = 256;
    const auto head = file.bytes(data, kKeyword.size() + kMostLanguage);
    if (!head) return 0;
    const std::string_view text(reinterpret_cast<const char*>(head->data()), head->size());
    if (!text.starts_with(kKeyword)) return 0;
    // A language and a translated keyword, both usually empty.
    const auto language = text.find('\0', kKeyword.size());
    const auto translated = language == text.npos ? text.npos : text.find('\0', language + 1);
    return data + (translated == text.npos ? kKeyword.size() : translated + 1);
}

std::vector<ByteRange> packetsOfPng(const InputFile& file) {
    const Numbers numbers(file, false);
    std::vector<ByteRange> packets;
    std::uint64_t at = 8;
    for (std::uint64_t i = 0; i < kMaxEntries && at + 12 <= file.size(); ++i) {
        const std::uint64_t end = at + 8 + numbers.at(at, 4);
        const bool text = numbers.at(at + 4, 4) == 0x69545874;  // "iTXt"
        const std::uint64_t begin = text ? xmpTextAt(file, at + 8) : 0;
        if (begin != 0 && begin < end) packets.push_back({begin, end - begin});
        at = end + 4;
    }
    return packets;
}

std::vector<ByteRange> packetsOf(const InputFile& file) {
    const auto head = file.bytes(0, 12);
    if (!head || head->size() < 12) return {};
    const std::string_view text(reinterpret_cast<const char*>(head->data()), head->size());
    if (text.starts_with("II") || text.starts_with("MM")) return packetsOfTiff(file, text[0] == 'I');
    if (text.starts_with("RIFF") && text.substr(8) == "WEBP") return packetsOfWebp(file);
    if (text.starts_with("\x89PNG")) return packetsOfPng(file);
    return {};
}

bool tooDeep(const InputFile& file, const ByteRange& packet) {
    constexpr std::uint64_t kAtOnce = 64U << 10;
    XmlNesting nesting;
    for (std::uint64_t done = 0; done < packet.size; done += kAtOnce) {
        const auto bytes =
            file.bytes(packet.offset + done, static_cast<std::size_t>(std::min(kAtOnce, packet.size - done)));
        if (!bytes || bytes->empty()) break;
        nesting.read(*bytes);
        if (nesting.deepest() > kMaxDepth) return true;
    }
    return false;
}

}  // namespace

HostileXmp findHostileXmp(const InputFile& file) {
    HostileXmp hostile;
    for (const ByteRange& packet : packetsOf(file)) {
        if (packet.offset >= file.size()) continue;
        const ByteRange there{packet.offset, std::min(packet.size, file.size() - packet.offset)};
        const bool large = there.size > kMaxXmpBytes;
        if (!large && !tooDeep(file, there)) continue;
        hostile.where.push_back(there);
        hostile.notice = large ? "the XMP metadata are larger than 8 MB and were left out"
                               : "the XMP metadata are nested more than 100 deep and were left out";
    }
    return hostile;
}

Result<std::vector<std::uint8_t>> HostileXmp::without(const InputFile& file) const {
    if (file.size() > kMaxCopy)
        return fail(ErrorCode::TooLarge, file.path(), notice + "; the file is too large to be read without them");
    TRY(std::vector<std::uint8_t> bytes, file.bytes(0, static_cast<std::size_t>(file.size())));
    for (const ByteRange& range : where) {
        const auto begin = std::min<std::uint64_t>(range.offset, bytes.size());
        const auto count = std::min<std::uint64_t>(range.size, bytes.size() - begin);
        std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(begin), count, std::uint8_t{' '});
    }
    return bytes;
}

}  // namespace glissade
