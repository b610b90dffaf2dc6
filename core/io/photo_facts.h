// What a photo's metadata say that a person asks for, as texts.
#pragma once

#include "io/metadata.h"

#include <string>
#include <string_view>

namespace glissade {

/// Worded by Exiv2 in plain English; empty where the photo does not say.
struct PhotoFacts {
    std::string camera;  ///< maker and model, the maker once
    std::string lens;
    std::string exposure;  ///< "1/250 s · F2.8 · ISO 100 · 35 mm", as much of it as is known
    std::string date;      ///< when it was taken, "2024-06-11 12:34:56"
    std::string place;     ///< place names, else latitude and longitude
    std::string author;
    std::string copyright;
    bool operator==(const PhotoFacts&) const = default;
};

/// Waits for whoever writes metadata at the same time: not for the interface's thread. Texts of strangers are cut to a
/// length that can be shown and have no control characters.
[[nodiscard]] PhotoFacts factsOf(const Metadata& metadata);

/// The kinds of metadata that a format has room for. The colour profile goes into all of them.
struct MetadataRoom {
    bool exif = false;
    bool xmp = false;
    bool iptc = false;  ///< where not, an export puts it into XMP
};

/// Of a format of writableFormats(), by its name.
[[nodiscard]] MetadataRoom metadataRoomOf(std::string_view format);

}  // namespace glissade
