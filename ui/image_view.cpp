#include "ui/image_view.h"

#include "io/photo.h"

namespace glissade {

AlphaUse alphaUseOf(const Photo& photo) { return photo.alpha ? AlphaUse::Blend : AlphaUse::Ignore; }

QImage viewOf(const Image<std::uint8_t>& pixels, std::shared_ptr<const void> owner, AlphaUse alpha) {
    CHECK(pixels.channels() == 4);
    if (pixels.empty()) return {};
    const auto format = alpha == AlphaUse::Ignore ? QImage::Format_RGBX8888 : QImage::Format_RGBA8888;
    auto* held = new std::shared_ptr<const void>(std::move(owner));  // freed by the last copy of the QImage
    return QImage(
        pixels.data(),
        pixels.width(),
        pixels.height(),
        static_cast<qsizetype>(pixels.rowSamples()),
        format,
        [](void* info) { delete static_cast<std::shared_ptr<const void>*>(info); },
        held);
}

}  // namespace glissade
