#include "inputs/by_hand.h"
#include "inputs/odd_photo_list.h"

#include <OpenImageIO/imageio.h>
#include <lcms2.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace glissade::test {

namespace {

/// Two steps of 8 bits at most: a curve in a table, and what the result's own rounding does.
constexpr double kOff = 1.0 / 255;

struct ProfileCloser {
    void operator()(void* profile) const { cmsCloseProfile(profile); }
};
using Profile = std::unique_ptr<void, ProfileCloser>;

Bytes saved(const Profile& profile, double version) {
    cmsSetProfileVersion(profile.get(), version);
    cmsUInt32Number size = 0;
    cmsSaveProfileToMem(profile.get(), nullptr, &size);
    Bytes icc(size);
    if (cmsSaveProfileToMem(profile.get(), icc.data(), &size) == 0) throw std::runtime_error("lcms makes no profile");
    return icc;
}

struct Space {
    std::string name;
    cmsCIExyY white;
    cmsCIExyYTRIPLE primaries;
    double gamma;  ///< 0: sRGB's curve
};

const cmsCIExyY kD65{0.3127, 0.3290, 1};
const cmsCIExyY kD50{0.3457, 0.3585, 1};
const std::vector<Space>& spaces() {
    static const std::vector<Space> all{
        {"sRGB", kD65, {{0.64, 0.33, 1}, {0.30, 0.60, 1}, {0.15, 0.06, 1}}, 0},
        {"Adobe RGB", kD65, {{0.64, 0.33, 1}, {0.21, 0.71, 1}, {0.15, 0.06, 1}}, 563.0 / 256},
        {"Display P3", kD65, {{0.68, 0.32, 1}, {0.265, 0.69, 1}, {0.15, 0.06, 1}}, 0},
        {"Rec. 2020", kD65, {{0.708, 0.292, 1}, {0.17, 0.797, 1}, {0.131, 0.046, 1}}, 2.4},
        {"ProPhoto", kD50, {{0.7347, 0.2653, 1}, {0.1596, 0.8404, 1}, {0.0366, 0.0001, 1}}, 1.8}};
    return all;
}

cmsToneCurve* curveOf(double gamma) {
    const double srgb[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
    return gamma > 0 ? cmsBuildGamma(nullptr, gamma) : cmsBuildParametricToneCurve(nullptr, 4, srgb);
}

/// As version 2 has it, with curves of tables, or as version 4.
Bytes rgbProfile(const Space& space, bool four) {
    cmsToneCurve* curve = curveOf(space.gamma);
    cmsToneCurve* curves[] = {curve, curve, curve};
    const Profile profile(cmsCreateRGBProfile(&space.white, &space.primaries, curves));
    cmsFreeToneCurve(curve);
    return saved(profile, four ? 4.3 : 2.1);
}

Bytes greyProfile(double gamma, bool four) {
    cmsToneCurve* curve = curveOf(gamma);
    const Profile profile(cmsCreateGrayProfile(&kD50, curve));
    cmsFreeToneCurve(curve);
    return saved(profile, four ? 4.3 : 2.1);
}

/// What a colour-managed reader shows on an sRGB screen: samples of an RGB or grey profile, by lcms in double
/// precision.
Image<float> shown(const Bytes& icc, const Image<float>& samples, bool grey) {
    const Profile from(cmsOpenProfileFromMem(icc.data(), static_cast<cmsUInt32Number>(icc.size())));
    const Profile to(cmsCreate_sRGBProfile());
    cmsHTRANSFORM transform = cmsCreateTransform(from.get(),
                                                 grey ? TYPE_GRAY_DBL : TYPE_RGB_DBL,
                                                 to.get(),
                                                 TYPE_RGB_DBL,
                                                 INTENT_RELATIVE_COLORIMETRIC,
                                                 cmsFLAGS_NOOPTIMIZE | cmsFLAGS_NOCACHE);
    if (transform == nullptr) throw std::runtime_error("lcms makes no transform");
    Image<float> result = samples.clone();
    for (int y = 0; y < samples.height(); ++y)
        for (int x = 0; x < samples.width(); ++x) {
            double in[3] = {samples.at(x, y, 0), samples.at(x, y, 1), samples.at(x, y, 2)};
            double out[3] = {};
            cmsDoTransform(transform, in, out, 1);
            for (int c = 0; c < 3; ++c) result.at(x, y, c) = static_cast<float>(std::clamp(out[c], 0.0, 1.0));
        }
    cmsDeleteTransform(transform);
    return result;
}

Image<std::uint16_t> widened(const Image<std::uint8_t>& samples) {
    Image<std::uint16_t> result(samples.width(), samples.height(), samples.channels());
    std::ranges::copy(samples.samples(), result.samples().begin());
    return result;
}

class Profiles {
public:
    explicit Profiles(OddPhotoList& list) : list_(list) {}

    void all() {
        for (const Space& space : spaces())
            for (const bool four : {false, true}) colours(space, four);
        for (const double gamma : {1.0, 1.8, 2.2})
            for (const bool four : {false, true}) greys(gamma, four);
        for (const bool avif : {false, true}) heif(avif);
    }

private:
    void colours(const Space& space, bool four) {
        const Bytes icc = rgbProfile(space, four);
        const std::string kind = std::string(", ICC v") + (four ? "4" : "2") + ", " + space.name;
        const std::string name = "space" + std::to_string(number_++);
        const auto exact = noise<std::uint8_t>(kOddWidth, kOddHeight, 3, 31);
        const auto soft = smooth(kOddWidth, kOddHeight, 3);
        const Image<float> seen = shown(icc, unit(exact, 255), false);
        PngOptions png;
        png.icc = icc;
        writeWithLibpng(list_.addExact("PNG" + kind, name + ".png", seen.clone(), kOff), widened(exact), png);
        JpegOptions jpeg;
        jpeg.icc = icc;
        writeWithLibjpeg(
            list_.addLossy("JPEG" + kind, name + ".jpg", shown(icc, unit(soft, 255), false), 30), soft, jpeg);
        Image<double> samples(kOddWidth, kOddHeight, 3);
        std::ranges::copy(exact.samples(), samples.samples().begin());
        writeBytes(list_.addExact("TIFF" + kind, name + ".tif", seen.clone(), kOff),
                   tiffBytes({.more = {bytesField(34675, TiffField::Undefined, icc)}}, samples));
        writeBytes(list_.addExact("WebP" + kind, name + ".webp", seen.clone(), kOff), webpBytes({.icc = icc}, exact));
    }

    void greys(double gamma, bool four) {
        const Bytes icc = greyProfile(gamma, four);
        const std::string kind = std::string(", grey, ICC v") + (four ? "4" : "2");
        const std::string name = "tone" + std::to_string(number_++);
        for (const int channels : {1, 2}) {
            const auto exact = noise<std::uint8_t>(kOddWidth, kOddHeight, channels, 32);
            const Image<float> seen = shown(icc, unit(exact, 255), true);
            PngOptions png;
            png.icc = icc;
            const std::string file = name + std::to_string(channels);
            const std::string alpha = channels == 2 ? ", alpha" : "";
            writeWithLibpng(
                list_.addExact("PNG" + kind + alpha, file + ".png", seen.clone(), kOff), widened(exact), png);
            Image<double> samples(kOddWidth, kOddHeight, channels);
            std::ranges::copy(exact.samples(), samples.samples().begin());
            writeBytes(list_.addExact("TIFF" + kind + alpha, file + ".tif", seen.clone(), kOff),
                       tiffBytes({.photometric = 1,
                                  .extraSample = channels == 2 ? 2 : -1,
                                  .more = {bytesField(34675, TiffField::Undefined, icc)}},
                                 samples));
        }
        const auto soft = smooth(kOddWidth, kOddHeight, 1);
        JpegOptions jpeg;
        jpeg.icc = icc;
        writeWithLibjpeg(
            list_.addLossy("JPEG" + kind, name + ".jpg", shown(icc, unit(soft, 255), true), 30), soft, jpeg);
    }

    /// A profile as bytes, and one as numbers that stand for a space.
    void heif(bool avif) {
        const Space& p3 = spaces()[2];
        const auto soft = smooth(kOddWidth, kOddHeight, 3);
        const Bytes icc = rgbProfile(p3, true);
        const Image<float> seen = shown(icc, unit(soft, 255), false);
        const std::string format = avif ? "AVIF" : "HEIC";
        const std::string suffix = avif ? ".avif" : ".heic";
        HeifOptions options;
        options.avif = avif;
        options.icc = icc;
        writeWithLibheif(
            list_.addLossy(format + ", ICC v4, Display P3", "icc" + suffix, seen.clone(), 30), widened(soft), options);
        options.icc.clear();
        options.primaries = 12;
        writeWithLibheif(
            list_.addLossy(format + ", nclx, Display P3", "nclx" + suffix, seen.clone(), 30), widened(soft), options);
    }

    OddPhotoList& list_;
    int number_ = 0;
};

}  // namespace

void addProfiles(OddPhotoList& list) { Profiles(list).all(); }

}  // namespace glissade::test
