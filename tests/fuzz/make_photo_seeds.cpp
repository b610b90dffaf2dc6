// Writes seeds/open, seeds/metadata and seeds/icc: small photos of every format that is read, photos with metadata, and
// colour profiles. Needed only when a format is added; the seeds themselves are in the repository.
//   ninja -C build/release fuzz_photo_seeds && build/release/tests/fuzz_photo_seeds tests/fuzz/seeds
#include "image/color.h"
#include "unit/io/io_samples.h"

#include <OpenImageIO/imageio.h>
#include <lcms2.h>

#include <array>
#include <cstdio>
#include <memory>

using namespace glissade;

namespace {

namespace fs = std::filesystem;
using Bytes = std::vector<std::uint8_t>;

constexpr int kWidth = 24;
constexpr int kHeight = 18;

// --- Profiles -------------------------------------------------------------------------------------------------------

Bytes saved(cmsHPROFILE profile) {
    cmsUInt32Number size = 0;
    cmsSaveProfileToMem(profile, nullptr, &size);
    Bytes bytes(size);
    cmsSaveProfileToMem(profile, bytes.data(), &size);
    cmsCloseProfile(profile);
    return bytes;
}

Bytes greyProfile() {
    cmsToneCurve* curve = cmsBuildGamma(nullptr, 1.8);
    Bytes bytes = saved(cmsCreateGrayProfile(cmsD50_xyY(), curve));
    cmsFreeToneCurve(curve);
    return bytes;
}

Bytes sampledCurveProfile() {
    std::array<cmsUInt16Number, 16> table{};
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = static_cast<cmsUInt16Number>(i * i * 65535 / 225);
    cmsToneCurve* curve =
        cmsBuildTabulatedToneCurve16(nullptr, static_cast<cmsUInt32Number>(table.size()), table.data());
    cmsToneCurve* curves[3] = {curve, curve, curve};
    const cmsCIExyY white = {0.3127, 0.3290, 1.0};
    const cmsCIExyYTRIPLE primaries = {{0.64, 0.33, 1.0}, {0.30, 0.60, 1.0}, {0.15, 0.06, 1.0}};
    Bytes bytes = saved(cmsCreateRGBProfile(&white, &primaries, curves));
    cmsFreeToneCurve(curve);
    return bytes;
}

/// A profile of tables on a grid of two or three points, from `channels` inks or lights to Lab.
Bytes tablesProfile(cmsColorSpaceSignature space, cmsUInt32Number channels, bool old) {
    cmsHPROFILE profile = cmsCreateProfilePlaceholder(nullptr);
    cmsSetProfileVersion(profile, old ? 2.4 : 4.3);
    cmsSetDeviceClass(profile, cmsSigOutputClass);
    cmsSetColorSpace(profile, space);
    cmsSetPCS(profile, cmsSigLabData);
    cmsPipeline* lut = cmsPipelineAlloc(nullptr, channels, 3);
    const cmsUInt32Number points = channels == 4 ? 2 : 3;
    cmsStage* grid = cmsStageAllocCLut16bit(nullptr, points, channels, 3, nullptr);
    cmsStageSampleCLut16bit(
        grid,
        [](const cmsUInt16Number in[], cmsUInt16Number out[], void* cargo) -> cmsInt32Number {
            out[0] = static_cast<cmsUInt16Number>(
                (*static_cast<cmsUInt32Number*>(cargo) == 4 ? 65535 - in[0] : in[0]) / 2 + in[1] / 4);
            out[1] = static_cast<cmsUInt16Number>(32768 + in[1] / 8);
            out[2] = static_cast<cmsUInt16Number>(32768 - in[2] / 8);
            return TRUE;
        },
        &channels,
        0);
    cmsPipelineInsertStage(lut, cmsAT_BEGIN, cmsStageAllocToneCurves(nullptr, channels, nullptr));
    cmsPipelineInsertStage(lut, cmsAT_END, grid);
    cmsPipelineInsertStage(lut, cmsAT_END, cmsStageAllocToneCurves(nullptr, 3, nullptr));
    cmsWriteTag(profile, cmsSigAToB0Tag, lut);
    cmsPipelineFree(lut);
    return saved(profile);
}

void writeProfiles(const fs::path& folder) {
    test::writeBytes(folder / "srgb", ColorProfile::sRgb().icc());
    test::writeBytes(folder / "display-p3", ColorProfile::displayP3().icc());
    test::writeBytes(folder / "adobe-rgb", ColorProfile::adobeRgb().icc());
    test::writeBytes(folder / "linear", ColorProfile::linearSrgb().icc());
    test::writeBytes(folder / "grey", greyProfile());
    test::writeBytes(folder / "sampled-curve", sampledCurveProfile());
    test::writeBytes(folder / "tables-rgb", tablesProfile(cmsSigRgbData, 3, false));
    test::writeBytes(folder / "tables-rgb-old", tablesProfile(cmsSigRgbData, 3, true));
    test::writeBytes(folder / "tables-cmyk", tablesProfile(cmsSigCmykData, 4, true));
    test::writeBytes(folder / "lab", saved(cmsCreateLab4Profile(nullptr)));
    Bytes cut = ColorProfile::displayP3().icc();
    cut.resize(cut.size() / 2);
    test::writeBytes(folder / "bad-cut", cut);
}

// --- Photos ---------------------------------------------------------------------------------------------------------

void jpegs(const fs::path& folder) {
    test::JpegOptions options;
    options.quality = 70;
    test::writeWithLibjpeg(folder / "baseline.jpg", test::smooth(kWidth, kHeight, 3), options);
    test::writeWithLibjpeg(folder / "grey.jpg", test::smooth(kWidth, kHeight, 1), options);
    options.across = options.down = 2;
    options.progressive = true;
    test::writeWithLibjpeg(folder / "progressive.jpg", test::smooth(kWidth, kHeight, 3), options);
    options = {};
    options.adobeCmyk = true;
    options.icc = tablesProfile(cmsSigCmykData, 4, true);
    test::writeWithLibjpeg(folder / "cmyk.jpg", test::smooth(kWidth, kHeight, 4), options);
    options = {};
    options.icc = ColorProfile::displayP3().icc();
    test::writeWithLibjpeg(folder / "profile.jpg", test::smooth(kWidth, kHeight, 3), options);
    Bytes cut = test::readBytes(folder / "progressive.jpg");
    cut.resize(cut.size() * 3 / 4);
    test::writeBytes(folder / "cut.jpg", cut);
}

Image<std::uint16_t> deepSamples(int channels, int bits) {
    Image<std::uint16_t> samples = test::noise<std::uint16_t>(kWidth, kHeight, channels, 5);
    for (std::uint16_t& sample : samples.samples()) sample = static_cast<std::uint16_t>(sample >> (16 - bits));
    return samples;
}

void pngs(const fs::path& folder) {
    test::writeWithLibpng(folder / "rgb8.png", deepSamples(3, 8), {});
    test::PngOptions options;
    options.bitDepth = 16;
    options.interlaced = true;
    test::writeWithLibpng(folder / "rgba16-interlaced.png", deepSamples(4, 16), options);
    options = {};
    options.bitDepth = 2;
    options.palette = true;
    test::writeWithLibpng(folder / "palette.png", deepSamples(1, 2), options);
    options = {};
    options.icc = greyProfile();
    test::writeWithLibpng(folder / "grey-profile.png", deepSamples(1, 8), options);
}

void tiffs(const fs::path& folder) {
    const auto plain = [](OIIO::ImageSpec& spec) { spec.attribute("compression", "none"); };
    test::writeWithOiio(folder / "rgb8.tif", "tiff", test::smooth(kWidth, kHeight, 3), plain);
    test::writeWithOiio(folder / "zip16.tif", "tiff", deepSamples(3, 16));
    test::writeWithOiio(folder / "tiles.tif", "tiff", test::smooth(kWidth, kHeight, 4), [](OIIO::ImageSpec& spec) {
        spec.tile_width = spec.tile_height = 16;
    });
    test::writeWithOiio(folder / "float.tif", "tiff", test::noise<float>(kWidth, kHeight, 3, 2), plain);
}

void others(const fs::path& folder) {
    const Image<std::uint8_t> soft = test::smooth(kWidth, kHeight, 3);
    test::writeWithOiio(folder / "lossy.webp", "webp", soft);
    test::writeWithOiio(folder / "lossless.webp", "webp", test::smooth(kWidth, kHeight, 4), [](OIIO::ImageSpec& spec) {
        spec.attribute("compression", "lossless");
    });
    test::writeWithOiio(folder / "a.bmp", "bmp", soft);
    test::writeWithOiio(folder / "a.gif", "gif", soft);
    test::writeWithOiio(folder / "a.ppm", "pnm", soft);
    test::writeWithOiio(folder / "a.jp2", "jpeg2000", soft);
    test::writeWithOiio(
        folder / "a.exr", "openexr", test::noise<float>(kWidth, kHeight, 3, 2), [](OIIO::ImageSpec& spec) {
            spec.attribute("compression", "zip");
        });
    test::writeWithOiio(folder / "a.hdr", "hdr", test::noise<float>(kWidth, kHeight, 3, 2));
    test::writeWithLibheif(folder / "a.avif", deepSamples(3, 8), {});
    test::HeifOptions hevc;
    hevc.avif = false;
    test::writeWithLibheif(folder / "a.heic", deepSamples(3, 8), hevc);
}

// --- Metadata -------------------------------------------------------------------------------------------------------

const std::vector<std::pair<std::string, std::string>> kTags = {
    {"Exif.Image.Make", "Maker"},
    {"Exif.Image.Orientation", "6"},
    {"Exif.Image.Copyright", "Somebody"},
    {"Exif.Photo.FNumber", "28/10"},
    {"Exif.GPSInfo.GPSLatitudeRef", "N"},
    {"Exif.GPSInfo.GPSLatitude", "48/1 12/1 0/1"},
    {"Exif.Iop.InteroperabilityIndex", "R03"},
    {"Iptc.Application2.City", "Vienna"},
    {"Xmp.dc.title", "A title"},
    {"Xmp.xmp.Rating", "4"},
    {"Xmp.exif.GPSLatitude", "48,12.0N"},
    {"Xmp.tiff.Orientation", "6"},
};

void withMetadata(const fs::path& from, const fs::path& to, const std::string& maker = {}) {
    test::writeBytes(to, test::readBytes(from));
    test::setMetadata(to, kTags);
    if (!maker.empty())
        test::setMetadata(to,
                          {{"Exif.Image.Make", maker}, {"Exif.Photo.MakerNote", "1 2 3 4 5 6 7 8 9 10 11 12 13 14"}});
}

void metadata(const fs::path& photos, const fs::path& folder) {
    withMetadata(photos / "grey.jpg", folder / "plain.jpg");
    test::setThumbnail(folder / "plain.jpg", test::readBytes(photos / "grey.jpg"));
    withMetadata(photos / "grey.jpg", folder / "panasonic.jpg", "Panasonic");
    withMetadata(photos / "palette.png", folder / "png");
    withMetadata(photos / "rgb8.tif", folder / "tiff");
    withMetadata(photos / "lossy.webp", folder / "webp");
    test::writeBytes(folder / "nothing.bmp", test::readBytes(photos / "a.bmp"));
    test::writeBytes(folder / "avif", test::readBytes(photos / "a.avif"));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: fuzz_photo_seeds FOLDER\n");
        return 2;
    }
    const fs::path root = argv[1];
    for (const char* name : {"open", "metadata", "icc"}) fs::create_directories(root / name);
    try {
        jpegs(root / "open");
        pngs(root / "open");
        tiffs(root / "open");
        others(root / "open");
        metadata(root / "open", root / "metadata");
        writeProfiles(root / "icc");
    } catch (const std::exception& thrown) {
        std::fprintf(stderr, "fuzz_photo_seeds: %s\n", thrown.what());
        return 1;
    }
    return 0;
}
