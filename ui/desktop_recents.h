// The desktop's list of recent files, which file managers and other programs show.
#pragma once

#include "base/result.h"

#include <QDateTime>
#include <QString>

#include <filesystem>

namespace glissade {

/// $XDG_DATA_HOME/recently-used.xbel. Empty where there is no home.
[[nodiscard]] std::filesystem::path userRecents();

/// Puts a photo into the list, or brings its entry up to date: opened by this program, now. What others wrote stays,
/// word for word in meaning; the file is replaced whole or not at all, and made where there is none. Source: Desktop
/// Bookmark Specification 1.0 (freedesktop.org). Fails with Corrupt where the file is no such list, which is left as it
/// is, or with WriteFailed. Any thread.
/// @param mimeType  of the photo, e.g. "image/jpeg"
[[nodiscard]] Result<void> addToRecents(const std::filesystem::path& list,
                                        const std::filesystem::path& photo,
                                        const QString& mimeType,
                                        const QDateTime& now);

}  // namespace glissade
