// Background: small jobs on files, one after another on a thread of its own, so that a slow drive stops no window. It
// gives way to other threads.
#pragma once

#include "base/result.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <utility>

namespace glissade {

/// Thread: the interface's. Its end waits for the jobs that were posted; what they would have told is dropped.
class Background final : public QObject {
public:
    explicit Background(QObject* parent = nullptr);
    ~Background() override;

    /// Runs `work`, which returns a Result, after what was posted before; then `done` with it on the interface's
    /// thread, unless `context` is gone. What `work` throws becomes an error of code Internal.
    template <typename Work, typename Done>
    void run(QObject* context, Work work, Done done) {
        start([this, guard = QPointer<QObject>(context), work = std::move(work), done = std::move(done)]() mutable {
            auto result = std::make_shared<decltype(work())>(guarded({}, ErrorCode::Internal, work));
            QMetaObject::invokeMethod(
                this,
                [guard = std::move(guard), done = std::move(done), result] {
                    if (guard) done(*result);
                },
                Qt::QueuedConnection);
        });
    }

private:
    void start(std::function<void()> job);

    QThreadPool thread_;
};

}  // namespace glissade
