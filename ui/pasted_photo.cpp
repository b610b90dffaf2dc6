#include "ui/pasted_photo.h"

#include "io/encode.h"
#include "io/limits.h"
#include "recipe/recovery.h"
#include "ui/file_path.h"

#include <QColorSpace>
#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <span>

namespace glissade {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(PastedPhoto)
};

// Rows of straight RGBA samples → colour, and alpha apart.
template <typename Sample>
void takePixels(const QImage& rgba, Photo& photo) {
    constexpr auto kFull = static_cast<float>(std::numeric_limits<Sample>::max());
    Image<Sample> pixels(rgba.width(), rgba.height(), 3);
    Image<float> alpha(photo.info.hasAlpha ? rgba.width() : 0, photo.info.hasAlpha ? rgba.height() : 0, 1);
    for (int y = 0; y < rgba.height(); ++y) {
        const auto* from = reinterpret_cast<const Sample*>(rgba.constScanLine(y));
        Sample* to = pixels.row(y);
        for (int x = 0; x < rgba.width(); ++x, from += 4, to += 3) {
            std::copy_n(from, 3, to);
            if (photo.info.hasAlpha) alpha.at(x, y) = static_cast<float>(from[3]) / kFull;
        }
    }
    photo.pixels = std::move(pixels);
    if (photo.info.hasAlpha) photo.alpha = std::move(alpha);
}

void takeProfile(const QColorSpace& space, Photo& photo) {
    if (!space.isValid()) return;
    const QByteArray icc = space.iccProfile();
    auto profile = ColorProfile::fromIcc(
        std::span(reinterpret_cast<const std::uint8_t*>(icc.constData()), static_cast<std::size_t>(icc.size())));
    if (!profile || profile->space() != ColorProfile::Space::Rgb) return;
    photo.profile = std::move(*profile);
    photo.info.iccDescription = photo.profile.description();
}

}  // namespace

Result<std::shared_ptr<const Photo>> photoFrom(const QImage& image) {
    if (image.isNull()) return fail(ErrorCode::BadArgument, "it holds no picture");
    const bool isDeep =
        image.depth() > 32 || image.format() == QImage::Format_Grayscale16 || image.pixelFormat().redSize() > 8;
    TRY_VOID(checkLimits(Limits{}, {}, image.width(), image.height(), 4, isDeep ? 2 : 1));
    auto photo = std::make_shared<Photo>();
    photo->info.size = {image.width(), image.height()};
    photo->info.hasAlpha = image.hasAlphaChannel();
    photo->info.channels = photo->info.hasAlpha ? 4 : 3;
    photo->info.bitDepth = isDeep ? 16 : 8;
    const QImage rgba = image.convertToFormat(isDeep ? QImage::Format_RGBA64 : QImage::Format_RGBA8888);
    if (rgba.isNull()) return fail(ErrorCode::OutOfMemory, "there is not enough memory for the picture");
    if (isDeep)
        takePixels<std::uint16_t>(rgba, *photo);
    else
        takePixels<std::uint8_t>(rgba, *photo);
    takeProfile(image.colorSpace(), *photo);
    return std::shared_ptr<const Photo>(std::move(photo));
}

Result<void> writePicture(const Photo& photo, const std::filesystem::path& file) {
    EncodeOptions options;
    options.format = "png";
    options.depth = photo.info.bitDepth > 8 ? 16 : 8;
    options.profile = photo.profile;
    const Image<float>* alpha = photo.alpha ? &*photo.alpha : nullptr;
    const auto rows = [&photo](int firstRow, Image<float>& band) -> Result<void> {
        band = photo.working({0, firstRow, band.width(), band.height()});
        return {};
    };
    const auto written = encodePhoto(file, photo.size(), photo, alpha, options, rows);
    if (!written) return fail(written.error());
    return {};
}

bool isUntitled(const Photo& photo) { return photo.info.path.empty() || isKeptPicture(photo.info.path); }

QString photoName(const Photo& photo) { return photoName(photo.info.path); }

QString photoName(const std::filesystem::path& file) {
    return file.empty() || isKeptPicture(file) ? Texts::tr("Untitled") : fileName(file);
}

QString photoStem(const Photo& photo) {
    return isUntitled(photo) ? Texts::tr("Untitled") : toQString(photo.info.path.stem());
}

}  // namespace glissade
