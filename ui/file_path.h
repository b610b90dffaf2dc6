// File names between core and Qt, bytes kept: a name that is not UTF-8 still opens.
#pragma once

#include <QList>
#include <QString>

#include <filesystem>

class QMimeData;

namespace glissade {

/// For showing and for Qt's own functions; bytes that are not UTF-8 become replacement characters.
[[nodiscard]] QString toQString(const std::filesystem::path& path);
/// The folder and file name of `path` that a person reads: the name alone.
[[nodiscard]] QString fileName(const std::filesystem::path& path);
[[nodiscard]] std::filesystem::path toPath(const QString& text);
/// The files that are dropped or pasted.
[[nodiscard]] QList<std::filesystem::path> localFiles(const QMimeData& data);

}  // namespace glissade
