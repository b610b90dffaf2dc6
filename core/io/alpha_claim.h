// Whether a picture has transparency, where OpenImageIO (2.4) does not say it right. Internal to io.
#pragma once

#include "io/input_file.h"

#include <optional>
#include <string_view>

namespace glissade {

/// Of a BMP with 32 bits, by its header: mostly the fourth byte says nothing, and is 0. Of a GIF, whether its first
/// picture has a transparent colour or leaves a part of the page free. No answer for other formats.
[[nodiscard]] std::optional<bool> claimsAlpha(const InputFile& file, std::string_view format);

}  // namespace glissade
