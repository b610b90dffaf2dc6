// A profile with tables of its own for two rendering intents, as printers have them. Needs lcms2.
#pragma once

#include "image/color.h"

#include <lcms2.h>

#include <cstdint>
#include <stdexcept>
#include <vector>

namespace glissade::test {

/// The bytes of a profile, which is closed.
inline std::vector<std::uint8_t> saved(cmsHPROFILE profile) {
    cmsUInt32Number size = 0;
    cmsSaveProfileToMem(profile, nullptr, &size);
    std::vector<std::uint8_t> bytes(size);
    cmsSaveProfileToMem(profile, bytes.data(), &size);
    cmsCloseProfile(profile);
    return bytes;
}

/// Writes how `colours` and Lab become one another as one of the tables of `to`.
inline void writeTables(cmsHPROFILE to, cmsTagSignature tag, const ColorProfile& colours, bool fromLab) {
    cmsHPROFILE lab = cmsCreateLab4Profile(nullptr);
    cmsHPROFILE rgb = cmsOpenProfileFromMem(colours.icc().data(), static_cast<cmsUInt32Number>(colours.icc().size()));
    cmsHTRANSFORM transform =
        fromLab ? cmsCreateTransform(lab, TYPE_Lab_16, rgb, TYPE_RGB_16, INTENT_RELATIVE_COLORIMETRIC, 0)
                : cmsCreateTransform(rgb, TYPE_RGB_16, lab, TYPE_Lab_16, INTENT_RELATIVE_COLORIMETRIC, 0);
    cmsHPROFILE link = cmsTransform2DeviceLink(transform, 4.3, 0);
    if (!cmsWriteTag(to, tag, cmsReadTag(link, cmsSigAToB0Tag))) throw std::logic_error("no tables for a profile");
    cmsCloseProfile(link);
    cmsDeleteTransform(transform);
    cmsCloseProfile(rgb);
    cmsCloseProfile(lab);
}

/// Its colorimetric tables are those of sRGB, its perceptual ones those of Adobe RGB.
inline ColorProfile printerProfile() {
    cmsHPROFILE printer = cmsCreateProfilePlaceholder(nullptr);
    cmsSetProfileVersion(printer, 4.3);
    cmsSetDeviceClass(printer, cmsSigOutputClass);
    cmsSetColorSpace(printer, cmsSigRgbData);
    cmsSetPCS(printer, cmsSigLabData);
    writeTables(printer, cmsSigAToB0Tag, ColorProfile::sRgb(), false);
    writeTables(printer, cmsSigBToA0Tag, ColorProfile::adobeRgb(), true);
    writeTables(printer, cmsSigBToA1Tag, ColorProfile::sRgb(), true);
    const auto profile = ColorProfile::fromIcc(saved(printer));
    if (!profile) throw std::logic_error(profile.error().reason);
    return *profile;
}

}  // namespace glissade::test
