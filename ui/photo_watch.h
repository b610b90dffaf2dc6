// PhotoWatch: tells when the open photo's file changes or vanishes.
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <compare>
#include <cstdint>
#include <filesystem>
#include <optional>

namespace glissade {

class Background;

/// Thread: the interface's; the file is looked at on the background's.
class PhotoWatch final : public QObject {
    Q_OBJECT

public:
    static constexpr int kSettleMs = 500;  ///< programs write a file in several steps

    /// `background` must outlive it.
    explicit PhotoWatch(Background& background, QObject* parent = nullptr);

    /// Watches this file, as it is now, instead of the one before.
    void watch(const std::filesystem::path& file);

Q_SIGNALS:
    /// Its content is another than when it was watched, or when this was told last.
    void changed();
    /// It is not there any more.
    void vanished();

private:
    /// Tells one content from another.
    struct Stamp {
        std::uintmax_t bytes = 0;
        std::filesystem::file_time_type when;
        bool operator==(const Stamp&) const = default;
    };
    [[nodiscard]] static std::optional<Stamp> stampOf(const std::filesystem::path& file);
    void look(bool first);
    void compare(const std::optional<Stamp>& now);
    void rewatch(bool isThere);
    void unwatch();

    Background& background_;
    QFileSystemWatcher watcher_;
    QTimer settle_;
    std::filesystem::path file_;
    std::optional<Stamp> known_;
    int turn_ = 0;
};

}  // namespace glissade
