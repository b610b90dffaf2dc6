// Image ↔ QImage without copying pixels.
#pragma once

#include "image/image.h"

#include <QImage>

#include <cstdint>
#include <memory>

namespace glissade {

class Photo;

enum class AlphaUse { Ignore, Blend };

/// Blend where the photo has an alpha channel.
[[nodiscard]] AlphaUse alphaUseOf(const Photo& photo);

/// A QImage over RGBA pixels (4 channels, straight alpha), which `owner` keeps alive as long as the QImage lives.
[[nodiscard]] QImage viewOf(const Image<std::uint8_t>& pixels, std::shared_ptr<const void> owner, AlphaUse alpha);

}  // namespace glissade
