// SingleInstance: one running program for a user's desktop; a second start hands its photos over to it.
#pragma once

#include <QList>
#include <QObject>

#include <filesystem>
#include <optional>

class QLocalServer;
class QLocalSocket;

namespace glissade {

/// Speaks through a local socket that only the user may open. What is sent: a line with the protocol's name, then the
/// absolute paths, each ended by a zero byte, and a second one behind the last. What comes back: "ok", once all is
/// read. Thread: the interface's.
class SingleInstance final : public QObject {
    Q_OBJECT

public:
    static constexpr int kAnswerMs = 2000;                       ///< that the running program is waited for
    static constexpr qsizetype kMostBytes = qsizetype{1} << 20;  ///< of a message; more is not read

    /// @param socket  where; see userSocket
    explicit SingleInstance(std::filesystem::path socket, QObject* parent = nullptr);

    /// In the user's runtime folder, another one for each display. Empty where there is no such folder that is the
    /// user's alone: then every start is a program of its own.
    [[nodiscard]] static std::filesystem::path userSocket();

    /// Gives the files (none: a window is wanted) to the program that runs. False where none runs or it does not
    /// answer.
    [[nodiscard]] bool handOver(const QList<std::filesystem::path>& files) const;
    /// From now on this is the program that runs. A socket that a crash left is replaced.
    void listen();

Q_SIGNALS:
    /// From another start: photos to open, or none for a window.
    void received(const QList<std::filesystem::path>& files);

private:
    void serve(QLocalSocket* client);

    std::filesystem::path socket_;
    QLocalServer* server_;
};

/// What is sent for these files, and what it means; none where it is no whole, well-formed message.
[[nodiscard]] QByteArray messageOf(const QList<std::filesystem::path>& files);
[[nodiscard]] std::optional<QList<std::filesystem::path>> filesOf(const QByteArray& message);

}  // namespace glissade
