// Bytes → metadata → a small JPEG → metadata again: no file may crash, and what was written describes the new picture.
#include "base/check.h"
#include "fuzz/memory_file.h"
#include "io/decode.h"
#include "io/writer.h"

using namespace glissade;

namespace {

constexpr Size kSize{16, 8};

/// A picture without metadata.
const std::vector<std::uint8_t>& smallJpeg() {
    static const std::vector<std::uint8_t> bytes = [] {
        auto made = jpegBytes(Image<std::uint8_t>(kSize.width, kSize.height, 3), 90);
        CHECK(made.has_value());
        return *made;
    }();
    return bytes;
}

Image<std::uint8_t> thumbnail() { return {8, 4, 3}; }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const fuzz::MemoryFile source({data, size});
    const Metadata metadata = Metadata::read(source.path());
    CHECK(metadata.orientation() >= 1 && metadata.orientation() <= 8);
    for (const char* key : {"Exif.Photo.FNumber",
                            "Exif.Photo.MakerNote",
                            "Exif.GPSInfo.GPSLatitude",
                            "Exif.Image.Model",
                            "Iptc.Application2.City",
                            "Xmp.dc.title",
                            "Exif.Iop.InteroperabilityIndex"})
        static_cast<void>(metadata.value(key));

    const auto policy = static_cast<MetadataPolicy>(size % 4);
    const fuzz::MemoryFile target(smallJpeg());
    const auto written =
        writeMetadata(target.path(), metadata, policy, kSize, size % 2 == 0 ? thumbnail() : Image<std::uint8_t>());
    CHECK(written.has_value());  // what does not fit is a warning

    const Metadata again = Metadata::read(target.path());
    CHECK(again.orientation() == 1);
    if (policy == MetadataPolicy::NoLocation) CHECK(again.value("Exif.GPSInfo.GPSLatitude").empty());
    const auto photo = decodePhoto(target.path());
    CHECK(photo.has_value() && (*photo)->size() == kSize);
    return 0;
}
