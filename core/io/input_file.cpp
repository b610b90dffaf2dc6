#include "io/input_file.h"

#include "base/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <string_view>
#include <utility>

namespace glissade {

namespace fs = std::filesystem;

namespace {

using namespace std::string_view_literals;

struct Signature {
    std::size_t offset;
    std::string_view bytes;
    std::string_view format;
};

// Longer ones first where one begins like another.
constexpr std::array kSignatures = {
    Signature{0, "\xff\xd8\xff"sv, "jpeg"},
    Signature{0, "\x89PNG\r\n\x1a\n"sv, "png"},
    Signature{8, "CR\x02\x00"sv, "raw"},               // Canon CR2, a TIFF inside
    Signature{0, "II*\0"sv, "tiff"},
    Signature{0, "MM\0*"sv, "tiff"},
    Signature{0, "II+\0"sv, "tiff"},                   // BigTIFF
    Signature{0, "MM\0+"sv, "tiff"},
    Signature{0, "FUJIFILMCCD-RAW"sv, "raw"},
    Signature{0, "IIU\0"sv, "raw"},                    // Panasonic RW2
    Signature{0, "IIRO"sv, "raw"},                     // Olympus ORF
    Signature{0, "IIRS"sv, "raw"},
    Signature{0, "MMOR"sv, "raw"},
    Signature{0, "FOVb"sv, "raw"},                     // Sigma X3F
    Signature{0, "\0MRM"sv, "raw"},                    // Minolta MRW
    Signature{4, "ftypcrx "sv, "raw"},                 // Canon CR3
    Signature{0, "\0\0\0\x0cjP  \r\n\x87\n"sv, "jpeg2000"},
    Signature{0, "\xff\x4f\xff\x51"sv, "jpeg2000"},    // bare code stream
    Signature{0, "v/1\x01"sv, "openexr"},
    Signature{0, "#?RADIANCE"sv, "hdr"},
    Signature{0, "#?RGBE"sv, "hdr"},
    Signature{0, "GIF87a"sv, "gif"},
    Signature{0, "GIF89a"sv, "gif"},
    Signature{0, "BM"sv, "bmp"},
};

// What can be named though it cannot be read: a better message than "not an image".
constexpr std::array kForeign = {
    Signature{0, "\xff\x0a"sv, "a JPEG XL picture"},
    Signature{0, "\0\0\0\x0cJXL "sv, "a JPEG XL picture"},
    Signature{0, "8BPS"sv, "a Photoshop document"},
    Signature{0, "%PDF"sv, "a PDF document"},
    Signature{0, "<svg"sv, "an SVG drawing"},
    Signature{0, "<?xml"sv, "an XML document"},
    Signature{0, "PK\x03\x04"sv, "an archive"},
    Signature{0, "\x1f\x8b"sv, "a compressed file"},
};

bool matches(const Signature& signature, std::string_view head) {
    return head.size() >= signature.offset && head.substr(signature.offset).starts_with(signature.bytes);
}

/// HEIF and AVIF: an ISO file whose brands say so; empty where they do not.
std::string isoFormat(std::string_view head) {
    if (head.size() < 16 || head.substr(4, 4) != "ftyp") return {};
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(head[i]); };
    const std::size_t size = static_cast<std::size_t>(byte(0)) << 24 | static_cast<std::size_t>(byte(1)) << 16 |
                             static_cast<std::size_t>(byte(2)) << 8 | byte(3);
    const std::size_t end = std::min(head.size(), size);
    std::string found;
    for (std::size_t at = 8; at + 4 <= end; at += at == 8 ? 8 : 4) {  // major brand, its version, then the compatible brands
        const std::string_view brand = head.substr(at, 4);
        if (brand == "avif" || brand == "avis") return "avif";
        if (brand == "heic" || brand == "heix" || brand == "heim" || brand == "heis" || brand == "mif1" || brand == "msf1") found = "heif";
    }
    return found;
}

/// The first directory of a classic TIFF; empty where there is none.
class TiffDirectory {
public:
    explicit TiffDirectory(const InputFile& file) {
        const auto head = file.bytes(0, 8);
        if (!head || head->size() < 8 || (head->at(0) != 'I' && head->at(0) != 'M')) return;
        little_ = head->at(0) == 'I';
        if (number(head->data() + 2, 2) != 42) return;
        auto bytes = file.bytes(number(head->data() + 4, 4), 2 + kEntry * 512);
        if (bytes && bytes->size() >= 2) bytes_ = std::move(*bytes);
    }
    [[nodiscard]] bool has(std::uint32_t tag) const { return find(tag) != nullptr; }
    /// The first value of a field of shorts or longs; `otherwise` where it has none.
    [[nodiscard]] std::uint32_t value(std::uint32_t tag, std::uint32_t otherwise) const {
        const std::uint8_t* entry = find(tag);
        if (entry == nullptr) return otherwise;
        constexpr std::uint32_t kShort = 3;
        return number(entry + 8, number(entry + 2, 2) == kShort ? 2 : 4);
    }

private:
    static constexpr std::size_t kEntry = 12;

    [[nodiscard]] std::uint32_t number(const std::uint8_t* at, int count) const {
        std::uint32_t value = 0;
        for (int i = 0; i < count; ++i) value |= static_cast<std::uint32_t>(at[i]) << 8 * (little_ ? i : count - 1 - i);
        return value;
    }
    [[nodiscard]] const std::uint8_t* find(std::uint32_t tag) const {
        if (bytes_.empty()) return nullptr;
        const std::uint32_t entries = number(bytes_.data(), 2);
        for (std::size_t i = 0; i < entries && 2 + kEntry * (i + 1) <= bytes_.size(); ++i)
            if (const std::uint8_t* entry = bytes_.data() + 2 + kEntry * i; number(entry, 2) == tag) return entry;
        return nullptr;
    }

    bool little_ = true;
    std::vector<std::uint8_t> bytes_;
};

bool isDng(const InputFile& file) {
    constexpr std::uint32_t kDngVersion = 0xC612;
    return TiffDirectory(file).has(kDngVersion);
}

bool hasRawSuffix(const fs::path& path) {
    std::string suffix = path.extension().string();
    std::transform(suffix.begin(), suffix.end(), suffix.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    constexpr std::array kSuffixes = {".nef"sv, ".nrw"sv, ".arw"sv, ".sr2"sv, ".srf"sv, ".pef"sv, ".srw"sv, ".erf"sv, ".3fr"sv,
                                      ".fff"sv, ".iiq"sv, ".mef"sv, ".mos"sv, ".dcr"sv, ".kdc"sv, ".rwl"sv, ".dng"sv};
    return std::find(kSuffixes.begin(), kSuffixes.end(), suffix) != kSuffixes.end();
}

/// Portable any-map: P1 to P6 and a blank.
bool isPnm(std::string_view head) {
    return head.size() > 8 && head[0] == 'P' && head[1] >= '1' && head[1] <= '6' && std::isspace(static_cast<unsigned char>(head[2])) != 0;
}

Failure openFailure(const fs::path& path, int number) {
    if (number == ENOENT || number == ENOTDIR) return fail(ErrorCode::NotFound, path, "no such file");
    // A socket, or a device without a driver.
    if (number == ENXIO || number == ENODEV) return fail(ErrorCode::Unreadable, path, "not a regular file");
    return fail(ErrorCode::Unreadable, path, "cannot be opened: " + systemErrorText(number));
}

}  // namespace

Result<InputFile> InputFile::open(const fs::path& path) {
    InputFile file;
    file.path_ = path;
    file.descriptor_ = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (file.descriptor_ < 0) return openFailure(path, errno);
    struct stat status {};
    if (::fstat(file.descriptor_, &status) != 0) return openFailure(path, errno);
    if (S_ISDIR(status.st_mode)) return fail(ErrorCode::Unreadable, path, "this is a folder, not a picture");
    if (!S_ISREG(status.st_mode)) return fail(ErrorCode::Unreadable, path, "not a regular file");
    file.size_ = static_cast<std::uint64_t>(status.st_size);
    return file;
}

InputFile::InputFile(InputFile&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)), size_(other.size_) {}

InputFile& InputFile::operator=(InputFile&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(descriptor_, other.descriptor_);
    std::swap(size_, other.size_);
    return *this;
}

InputFile::~InputFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

Result<std::vector<std::uint8_t>> InputFile::bytes(std::uint64_t offset, std::size_t count) const {
    std::vector<std::uint8_t> result(offset < size_ ? static_cast<std::size_t>(std::min<std::uint64_t>(count, size_ - offset)) : 0);
    std::size_t done = 0;
    while (done < result.size()) {
        const ssize_t got = ::pread(descriptor_, result.data() + done, result.size() - done, static_cast<off_t>(offset + done));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return fail(ErrorCode::Unreadable, path_, "cannot be read: " + systemErrorText(errno));
        if (got == 0) break;
        done += static_cast<std::size_t>(got);
    }
    result.resize(done);
    return result;
}

bool isPlainTiff(const InputFile& file) {
    constexpr std::uint32_t kSubfileType = 254, kPhotometric = 262, kSubIfds = 330, kCieLab = 8;
    const TiffDirectory directory(file);
    return directory.has(kPhotometric) && directory.value(kPhotometric, 0) <= kCieLab && !directory.has(kSubIfds) &&
           (directory.value(kSubfileType, 0) & 1U) == 0 && !isDng(file);
}

Result<std::string> formatOf(const InputFile& file) {
    TRY(const std::vector<std::uint8_t> bytes, file.bytes(0, 512));
    if (bytes.empty()) return fail(ErrorCode::Corrupt, file.path(), "the file is empty");
    const std::string_view head(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    for (const Signature& signature : kSignatures) {
        if (!matches(signature, head)) continue;
        if (signature.format == "tiff" && head.size() >= 8 && (isDng(file) || hasRawSuffix(file.path()))) return "raw";
        return std::string(signature.format);
    }
    if (head.starts_with("RIFF") && head.size() >= 12 && head.substr(8, 4) == "WEBP") return "webp";
    if (std::string iso = isoFormat(head); !iso.empty()) return iso;
    if (isPnm(head)) return "pnm";
    for (const Signature& signature : kForeign)
        if (matches(signature, head))
            return fail(ErrorCode::Unsupported, file.path(), "this is " + std::string(signature.format) + ", which cannot be opened");
    return fail(ErrorCode::Unsupported, file.path(), "this is not a picture in a format that can be opened");
}

}  // namespace glissade
