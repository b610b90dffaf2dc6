#include "ui/single_instance.h"

#include "ui/file_path.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>

#include <system_error>
#include <utility>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

const QByteArray kGreeting = "glissade-open 1\n";
const QByteArray kAnswer = "ok";

}  // namespace

QByteArray messageOf(const QList<std::filesystem::path>& files) {
    QByteArray message = kGreeting;
    for (const std::filesystem::path& file : files) {
        std::error_code failed;
        const std::filesystem::path absolute = std::filesystem::absolute(file, failed);
        message += QByteArray::fromStdString((failed ? file : absolute).string()) + '\0';
    }
    return message + '\0';
}

std::optional<QList<std::filesystem::path>> filesOf(const QByteArray& message) {
    if (!message.startsWith(kGreeting) || !message.endsWith('\0')) return std::nullopt;
    QList<std::filesystem::path> files;
    for (const QByteArray& path : message.sliced(kGreeting.size()).chopped(1).split('\0'))
        if (!path.isEmpty()) files.append(path.toStdString());
    for (const std::filesystem::path& file : files)
        if (!file.is_absolute()) return std::nullopt;
    return files;
}

SingleInstance::SingleInstance(std::filesystem::path socket, QObject* parent)
    : QObject(parent), socket_(std::move(socket)), server_(new QLocalServer(this)) {
    server_->setSocketOptions(QLocalServer::UserAccessOption);
    connect(server_, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket* client = server_->nextPendingConnection()) serve(client);
    });
}

std::filesystem::path SingleInstance::userSocket() {
    // Not Qt's substitute for an unset one, which is in a folder that everybody may write to.
    const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (folder.isEmpty() || !QFileInfo(folder).isDir() || !QFileInfo(folder).isWritable()) return {};
    const QByteArray display = qgetenv("WAYLAND_DISPLAY") + ' ' + qgetenv("DISPLAY") + ' ' + qgetenv("QT_QPA_PLATFORM");
    const QByteArray hash = QCryptographicHash::hash(display, QCryptographicHash::Sha1).toHex().left(12);
    return toPath(folder + u"/glissade-"_s + QString::fromLatin1(hash));
}

bool SingleInstance::handOver(const QList<std::filesystem::path>& files) const {
    if (socket_.empty()) return false;
    QLocalSocket running;
    running.connectToServer(toQString(socket_));
    if (!running.waitForConnected(kAnswerMs)) return false;
    running.write(messageOf(files));
    QByteArray answer;
    while (answer.size() < kAnswer.size() && running.waitForReadyRead(kAnswerMs)) answer += running.readAll();
    return answer == kAnswer;
}

void SingleInstance::listen() {
    if (socket_.empty() || server_->listen(toQString(socket_))) return;
    // Nobody answered there before: what is left is of a program that crashed.
    QLocalServer::removeServer(toQString(socket_));
    server_->listen(toQString(socket_));
}

void SingleInstance::serve(QLocalSocket* client) {
    connect(client, &QLocalSocket::disconnected, client, &QObject::deleteLater);
    connect(client, &QLocalSocket::readyRead, this, [this, client, message = QByteArray()]() mutable {
        message += client->read(kMostBytes + 1 - message.size());
        if (message.size() > kMostBytes) return client->abort();
        // Whole once the second zero byte is there: of no files, right behind the greeting.
        if (!message.endsWith(QByteArray(2, '\0')) && message != messageOf({})) return;
        const auto files = filesOf(message);
        if (!files) return client->abort();
        client->write(kAnswer);
        client->flush();
        client->disconnectFromServer();
        Q_EMIT received(*files);
    });
}

}  // namespace glissade
