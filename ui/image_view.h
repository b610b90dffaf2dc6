// Image ↔ QImage without copying pixels.
#pragma once

#include "image/image.h"

#include <QImage>

#include <cstdint>
#include <memory>

namespace glissade {

enum class AlphaUse { Ignore, Blend };

/// A QImage over RGBA pixels (4 channels, straight alpha), which `owner` keeps alive as long as the QImage lives.
[[nodiscard]] QImage viewOf(const Image<std::uint8_t>& pixels, std::shared_ptr<const void> owner, AlphaUse alpha);

}  // namespace glissade
