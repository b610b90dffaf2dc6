#include "ui/file_path.h"

#include <QFile>
#include <QMimeData>
#include <QUrl>

namespace glissade {

QString toQString(const std::filesystem::path& path) {
    return QFile::decodeName(QByteArray::fromStdString(path.native()));
}

QString fileName(const std::filesystem::path& path) { return toQString(path.filename()); }

std::filesystem::path toPath(const QString& text) { return QFile::encodeName(text).toStdString(); }

QList<std::filesystem::path> localFiles(const QMimeData& data) {
    QList<std::filesystem::path> files;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile()) files.append(toPath(url.toLocalFile()));
    return files;
}

}  // namespace glissade
