#include "ui/photo_watch.h"

#include "ui/background.h"
#include "ui/file_path.h"

#include <system_error>

namespace glissade {

PhotoWatch::PhotoWatch(Background& background, QObject* parent) : QObject(parent), background_(background) {
    settle_.setSingleShot(true);
    settle_.setInterval(kSettleMs);
    connect(&settle_, &QTimer::timeout, this, [this] { look(false); });
    connect(&watcher_, &QFileSystemWatcher::fileChanged, this, [this] { settle_.start(); });
    connect(&watcher_, &QFileSystemWatcher::directoryChanged, this, [this] { settle_.start(); });
}

void PhotoWatch::watch(const std::filesystem::path& file) {
    settle_.stop();
    file_ = file;
    ++turn_;
    if (file.empty()) return unwatch();
    look(true);
}

std::optional<PhotoWatch::Stamp> PhotoWatch::stampOf(const std::filesystem::path& file) {
    std::error_code error;
    Stamp stamp;
    stamp.bytes = std::filesystem::file_size(file, error);
    if (error) return std::nullopt;
    stamp.when = std::filesystem::last_write_time(file, error);
    return error ? std::nullopt : std::optional(stamp);
}

void PhotoWatch::look(bool first) {
    background_.run(
        this,
        [file = file_]() -> Result<std::optional<Stamp>> { return stampOf(file); },
        [this, first, turn = turn_](const Result<std::optional<Stamp>>& now) {
            if (turn != turn_ || !now) return;
            first ? static_cast<void>(known_ = *now) : compare(*now);
            rewatch(now->has_value());
        });
}

void PhotoWatch::compare(const std::optional<Stamp>& now) {
    if (now == known_) return;
    known_ = now;
    if (now)
        Q_EMIT changed();
    else
        Q_EMIT vanished();
}

void PhotoWatch::unwatch() {
    if (!watcher_.files().isEmpty()) watcher_.removePaths(watcher_.files());
    if (!watcher_.directories().isEmpty()) watcher_.removePaths(watcher_.directories());
}

// A file that is replaced by another of its name is not watched any more, and one that is gone may come back.
void PhotoWatch::rewatch(bool isThere) {
    unwatch();
    watcher_.addPath(isThere ? toQString(file_) : toQString(file_.parent_path()));
}

}  // namespace glissade
