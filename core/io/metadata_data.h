// The inside of Metadata and the one wrapper around Exiv2. Internal to io; the only header that shows Exiv2.
#pragma once

#include "io/metadata.h"

#include <exiv2/exiv2.hpp>

#include <mutex>

namespace glissade {

struct Metadata::Data {
    Exiv2::ExifData exif;
    Exiv2::IptcData iptc;
    Exiv2::XmpData xmp;
    std::vector<std::string> notices;
};

/// Exiv2's XMP toolkit and its registries are shared by all threads: whoever calls Exiv2 holds this. Prepares the library
/// on its first use (silent log, XMP, ISO files).
[[nodiscard]] std::unique_lock<std::recursive_mutex> exiv2Lock();

/// Takes away what belongs to the layout of the old file and not to the picture (strips, tiles, previews, DNG data ...).
void removeLayout(Exiv2::ExifData& exif);

/// What the policy lets through.
void applyPolicy(Metadata::Data& data, MetadataPolicy policy);

}  // namespace glissade
