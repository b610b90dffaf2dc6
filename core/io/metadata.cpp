#include "io/metadata.h"

#include "io/metadata_data.h"
#include "io/xmp_packets.h"

#include <algorithm>

namespace glissade {

namespace {

constexpr std::size_t kMaxTagBytes = 1U << 20;
constexpr std::size_t kMaxXmpBytes = 8U << 20;
constexpr std::size_t kMaxXmpDepth = 100;

std::size_t depthOf(const std::string& key) {
    return static_cast<std::size_t>(std::count(key.begin(), key.end(), '/') + std::count(key.begin(), key.end(), '['));
}

template <typename Tags, typename TooLarge>
void drop(Tags& tags, std::vector<std::string>& notices, TooLarge tooLarge) {
    for (auto tag = tags.begin(); tag != tags.end();) {
        if (!tooLarge(*tag)) {
            ++tag;
            continue;
        }
        notices.push_back("the metadata tag " + tag->key() + " is too large and was left out");
        tag = tags.erase(tag);
    }
}

void bound(Metadata::Data& data) {
    drop(data.exif, data.notices, [](const Exiv2::Exifdatum& tag) { return static_cast<std::size_t>(tag.size()) > kMaxTagBytes; });
    drop(data.iptc, data.notices, [](const Exiv2::Iptcdatum& tag) { return static_cast<std::size_t>(tag.size()) > kMaxTagBytes; });
    drop(data.xmp, data.notices, [](const Exiv2::Xmpdatum& tag) {
        return static_cast<std::size_t>(tag.size()) > kMaxTagBytes || depthOf(tag.key()) > kMaxXmpDepth;
    });
}

/// What Exiv2 is shown: the file, or, where it has hostile XMP, a copy without it in `copy`.
Result<std::unique_ptr<Exiv2::BasicIo>> shownToExiv2(const std::filesystem::path& file, std::vector<std::uint8_t>& copy, std::vector<std::string>& notices) {
    TRY(const InputFile input, InputFile::open(file));
    const HostileXmp hostile = findHostileXmp(input);
    // A FileIo made here and not a name: Exiv2 would take "-" for the standard input and "http:..." for an address.
    if (hostile.where.empty()) return std::make_unique<Exiv2::FileIo>(file.native());
    TRY(copy, hostile.without(input));
    notices.push_back(hostile.notice);
    return std::make_unique<Exiv2::MemIo>(copy.data(), static_cast<long>(copy.size()));
}

Result<void> readInto(Metadata::Data& data, const std::filesystem::path& file) {
    const auto lock = exiv2Lock();
    std::vector<std::uint8_t> copy;
    TRY(auto shown, shownToExiv2(file, copy, data.notices));
    Exiv2::BasicIo::AutoPtr io(shown.release());
    Exiv2::Image::AutoPtr image = Exiv2::ImageFactory::open(io);
    if (image.get() == nullptr) return {};  // a format without metadata
    image->readMetadata();
    data.exif = image->exifData();
    data.iptc = image->iptcData();
    if (image->xmpPacket().size() <= kMaxXmpBytes)
        data.xmp = image->xmpData();
    else
        data.notices.emplace_back("the XMP metadata are larger than 8 MB and were left out");
    // The packet once more, as bytes: its content is in data.xmp.
    const auto packet = data.exif.findKey(Exiv2::ExifKey("Exif.Image.XMLPacket"));
    if (packet != data.exif.end()) data.exif.erase(packet);
    bound(data);
    return {};
}

std::string printable(std::string text) {
    std::replace_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
    return text;
}

}  // namespace

std::unique_lock<std::recursive_mutex> exiv2Lock() {
    static std::recursive_mutex mutex;
    std::unique_lock<std::recursive_mutex> lock(mutex);
    static bool prepared = false;
    if (!prepared) {
        Exiv2::LogMsg::setLevel(Exiv2::LogMsg::mute);
        Exiv2::XmpParser::initialize();
        Exiv2::enableBMFF(true);
        prepared = true;
    }
    return lock;
}

Metadata Metadata::read(const std::filesystem::path& file) {
    auto data = std::make_shared<Data>();
    const auto done = guarded(file, ErrorCode::Corrupt, [&]() -> Result<void> {
        try {
            return readInto(*data, file);
        } catch (const Exiv2::Error& error) {
            // Formats that Exiv2 does not know are no damage.
            if (error.code() != Exiv2::kerUnsupportedImageType && error.code() != Exiv2::kerFileContainsUnknownImageType &&
                error.code() != Exiv2::kerMemoryContainsUnknownImageType)
                throw;
        }
        return {};
    });
    if (!done) {
        data = std::make_shared<Data>();
        data->notices.push_back("the metadata are damaged and were ignored: " + printable(done.error().reason));
    }
    Metadata metadata;
    metadata.data_ = std::move(data);
    return metadata;
}

bool Metadata::empty() const { return !data_ || (data_->exif.empty() && data_->iptc.empty() && data_->xmp.empty()); }

int Metadata::orientation() const {
    if (!data_) return 1;
    const auto found = guarded({}, ErrorCode::Corrupt, [&]() -> Result<long> {
        const auto lock = exiv2Lock();
        const auto exif = data_->exif.findKey(Exiv2::ExifKey("Exif.Image.Orientation"));
        if (exif != data_->exif.end() && exif->count() > 0) return exif->toLong();
        const auto xmp = data_->xmp.findKey(Exiv2::XmpKey("Xmp.tiff.Orientation"));
        if (xmp != data_->xmp.end() && xmp->count() > 0) return xmp->toLong();
        return 1L;
    });
    return found && *found >= 1 && *found <= 8 ? static_cast<int>(*found) : 1;
}

const std::vector<std::string>& Metadata::notices() const {
    static const std::vector<std::string> none;
    return data_ ? data_->notices : none;
}

std::string Metadata::value(const std::string& key) const {
    if (!data_) return {};
    const auto found = guarded({}, ErrorCode::BadArgument, [&]() -> Result<std::string> {
        const auto lock = exiv2Lock();
        if (key.starts_with("Exif.")) {
            const auto tag = data_->exif.findKey(Exiv2::ExifKey(key));
            return tag == data_->exif.end() ? std::string() : tag->print(&data_->exif);
        }
        if (key.starts_with("Iptc.")) {
            const auto tag = data_->iptc.findKey(Exiv2::IptcKey(key));
            return tag == data_->iptc.end() ? std::string() : tag->toString();
        }
        const auto tag = data_->xmp.findKey(Exiv2::XmpKey(key));
        return tag == data_->xmp.end() ? std::string() : tag->toString();
    });
    return found ? *found : std::string();
}

}  // namespace glissade
