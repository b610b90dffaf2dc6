// PastedPhoto: a picture from the clipboard as a photo that is in no file, and what such a photo is called.
#pragma once

#include "base/result.h"
#include "io/photo.h"

#include <QImage>
#include <QString>

#include <filesystem>
#include <memory>

namespace glissade {

/// The picture's pixels with their depth, transparency and colour profile, and without a path. Any thread. TooLarge
/// where a file of this size would not be opened.
[[nodiscard]] Result<std::shared_ptr<const Photo>> photoFrom(const QImage& image);

/// Writes such a photo for recovery, without loss: a PNG. Any thread.
[[nodiscard]] Result<void> writePicture(const Photo& photo, const std::filesystem::path& file);

/// In no file, but perhaps in one that is kept for recovery.
[[nodiscard]] bool isUntitled(const Photo& photo);
/// For titles and messages: the file's name; for a photo that is in no file, "Untitled".
[[nodiscard]] QString photoName(const Photo& photo);
[[nodiscard]] QString photoName(const std::filesystem::path& file);
/// For names of new files: photoName without its suffix.
[[nodiscard]] QString photoStem(const Photo& photo);

}  // namespace glissade
