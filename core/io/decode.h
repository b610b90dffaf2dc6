// Reading photos: header first, limits before allocation, then pixels through OpenImageIO.
#pragma once

#include "base/cancel.h"
#include "io/limits.h"
#include "io/photo.h"

namespace glissade {

/// Reads the header only. Fails with NotFound, Unreadable (folder, FIFO, no permission), Unsupported (not an image) or Corrupt.
[[nodiscard]] Result<PhotoInfo> readPhotoInfo(const std::filesystem::path& file);

/// Decodes a photo. The content decides the format, not the name; only regular files are read.
/// Fails as readPhotoInfo, and with TooLarge, Corrupt (truncated or damaged data; the text says where) or Cancelled.
/// A damaged JPEG of which some pixels are right opens, with PhotoInfo::damage.
[[nodiscard]] Result<std::shared_ptr<const Photo>> decodePhoto(const std::filesystem::path& file,
                                                               const Limits& limits = {}, const Cancel& cancel = {});

/// File name suffixes (lower case, no dot) of all formats that can be read, common ones first; for the open dialog.
[[nodiscard]] std::vector<std::string> readableSuffixes();

}  // namespace glissade
