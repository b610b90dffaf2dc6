// Photo: what a decoded file is in memory.
#pragma once

#include "image/color.h"
#include "image/turn.h"
#include "io/metadata.h"

#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace glissade {

/// What a file's header says; nothing of its pixels is decoded.
struct PhotoInfo {
    std::filesystem::path path;
    std::string format;  ///< "jpeg", "png", "tiff", ... decided by the content
    Size size;           ///< upright: after the Exif orientation is applied
    int channels = 3;    ///< as stored
    int bitDepth = 8;    ///< as stored, per channel
    bool isFloat = false;
    bool hasAlpha = false;
    int orientation = 1;  ///< Exif, 1..8, as stored; a bad one counts as 1
    std::optional<std::string> iccDescription;
    std::vector<std::string> notices;  ///< e.g. "the ICC profile is damaged and was ignored"
    /// Which pixels the file has lost, the decoder having made up others: "the JPEG is damaged from about row 1840 of
    /// 3000 on (...)"; the first of the notices then. Known only of a decoded photo; an export in batch refuses it.
    std::optional<std::string> damage;
};

/// Decoded pixels, upright, at native size and precision. Frozen after decoding; crosses threads as shared_ptr<const Photo>.
class Photo {
public:
    /// 3 colour channels (grey, palette and CMYK are expanded), in the colours of `profile`; alpha apart.
    using Pixels = std::variant<Image<std::uint8_t>, Image<std::uint16_t>, Image<float>>;

    PhotoInfo info;
    Pixels pixels;
    std::optional<Image<float>> alpha;  ///< 1 channel, [0, 1], straight (not premultiplied)
    ColorProfile profile = ColorProfile::sRgb();
    Metadata metadata;
    Turn turn = {};  ///< how pixels, alpha and info.size lie, from how the file says that they lie

    [[nodiscard]] Size size() const { return info.size; }
    /// A rectangle (within the photo) as float RGB in the working space; 8-bit sRGB samples become exactly k/255.
    [[nodiscard]] Image<float> working(Rect area) const;
    /// What its pixels still have to be turned by to lie as `wanted` says.
    [[nodiscard]] Turn turnTo(const Turn& wanted) const { return turn.inverse().then(wanted); }
    /// A copy whose pixels lie as `wanted` says.
    [[nodiscard]] Photo turnedTo(const Turn& wanted) const;
};

}  // namespace glissade
