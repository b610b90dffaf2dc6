#include "ui/file_path.h"

#include <QFile>

namespace glissade {

QString toQString(const std::filesystem::path& path) {
    return QFile::decodeName(QByteArray::fromStdString(path.native()));
}

QString fileName(const std::filesystem::path& path) { return toQString(path.filename()); }

std::filesystem::path toPath(const QString& text) { return QFile::encodeName(text).toStdString(); }

}  // namespace glissade
