#include "ui/desktop_recents.h"

#include "ui/file_path.h"

#include <QDir>
#include <QDomDocument>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>
#include <QUrl>
#include <QXmlStreamReader>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

// A list of this size is no list: the desktop keeps some hundred entries.
constexpr qint64 kMostBytes = qint64{16} << 20;
// As deeply as elements may lie in each other; the desktop's do to seven.
constexpr int kDeepest = 64;
constexpr int kIndent = 2;

const QString kApplication = u"Glissade"_s;
const QString kCommand = u"'glissade %u'"_s;
const QString kOwner = u"http://freedesktop.org"_s;

QDomDocument emptyList() {
    QDomDocument list;
    list.appendChild(list.createProcessingInstruction(u"xml"_s, u"version=\"1.0\" encoding=\"UTF-8\""_s));
    QDomElement root = list.createElement(u"xbel"_s);
    root.setAttribute(u"version"_s, u"1.0"_s);
    root.setAttribute(u"xmlns:bookmark"_s, u"http://www.freedesktop.org/standards/desktop-bookmarks"_s);
    root.setAttribute(u"xmlns:mime"_s, u"http://www.freedesktop.org/standards/shared-mime-info"_s);
    list.appendChild(root);
    return list;
}

// QDomDocument recurses to write, and ends the program where elements lie in each other without end.
bool isTooDeep(const QByteArray& text) {
    QXmlStreamReader reader(text);
    int depth = 0;
    while (!reader.atEnd()) {
        const QXmlStreamReader::TokenType token = reader.readNext();
        if (token == QXmlStreamReader::StartElement && ++depth > kDeepest) return true;
        if (token == QXmlStreamReader::EndElement) --depth;
    }
    return false;
}

Result<QDomDocument> read(const std::filesystem::path& path) {
    QFile file(toQString(path));
    if (!file.exists()) return emptyList();
    if (!QFileInfo(file).isFile()) return fail(ErrorCode::Unreadable, path, "not a regular file");
    if (!file.open(QIODevice::ReadOnly)) return fail(ErrorCode::Unreadable, path, file.errorString().toStdString());
    if (file.size() > kMostBytes) return fail(ErrorCode::TooLarge, path, "the list of recent files is too large");
    const QByteArray text = file.readAll();
    if (isTooDeep(text)) return fail(ErrorCode::Corrupt, path, "its elements lie too deeply in each other");
    QDomDocument list;
    if (!list.setContent(text) || list.documentElement().tagName() != "xbel"_L1)
        return fail(ErrorCode::Corrupt, path, "not a list of recent files");
    return list;
}

// The child with this tag and, where asked for, this attribute; made where there is none.
QDomElement child(QDomElement parent, const QString& tag, const QString& attribute = {}, const QString& value = {}) {
    for (QDomElement each = parent.firstChildElement(tag); !each.isNull(); each = each.nextSiblingElement(tag))
        if (attribute.isEmpty() || each.attribute(attribute) == value) return each;
    QDomElement made = parent.ownerDocument().createElement(tag);
    if (!attribute.isEmpty()) made.setAttribute(attribute, value);
    parent.appendChild(made);
    return made;
}

}  // namespace

std::filesystem::path userRecents() {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return folder.isEmpty() ? std::filesystem::path() : toPath(folder + u"/recently-used.xbel"_s);
}

Result<void> addToRecents(const std::filesystem::path& list,
                          const std::filesystem::path& photo,
                          const QString& mimeType,
                          const QDateTime& now) {
    TRY(const QDomDocument document, read(list));
    const QString address =
        QString::fromLatin1("file://" + QByteArray::fromStdString(photo.string()).toPercentEncoding("/"));
    const QString time = now.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss.zzz'000Z'"_s);
    QDomElement bookmark = child(document.documentElement(), u"bookmark"_s, u"href"_s, address);
    if (!bookmark.hasAttribute(u"added"_s)) bookmark.setAttribute(u"added"_s, time);
    bookmark.setAttribute(u"modified"_s, time);
    bookmark.setAttribute(u"visited"_s, time);
    const QDomElement metadata = child(child(bookmark, u"info"_s), u"metadata"_s, u"owner"_s, kOwner);
    child(metadata, u"mime:mime-type"_s).setAttribute(u"type"_s, mimeType);
    QDomElement application =
        child(child(metadata, u"bookmark:applications"_s), u"bookmark:application"_s, u"name"_s, kApplication);
    application.setAttribute(u"exec"_s, kCommand);
    application.setAttribute(u"modified"_s, time);
    application.setAttribute(u"count"_s, application.attribute(u"count"_s).toInt() + 1);

    QDir().mkpath(toQString(list.parent_path()));
    QSaveFile file(toQString(list));
    const QByteArray bytes = document.toByteArray(kIndent);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorCode::WriteFailed, list, file.errorString().toStdString());
    return {};
}

}  // namespace glissade
