// SizeEstimate: tells the export dialog, a moment after a change, how large the file will be.
#pragma once

#include "engine/engine.h"
#include "ui/background.h"

#include <QObject>
#include <QTemporaryDir>
#include <QTimer>

#include <memory>
#include <stop_token>

namespace glissade {

/// Thread: the interface's; the work is done on a thread of its own.
class SizeEstimate final : public QObject {
    Q_OBJECT

public:
    static constexpr int kRestMs = 200;  ///< without a change, before it is worked out

    /// @param shown  the photo on the canvas with its steps; may be null
    SizeEstimate(std::shared_ptr<const Photo> photo, std::shared_ptr<const Frame> shown, QObject* parent = nullptr);
    ~SizeEstimate() override;

    /// From now on this one is estimated; one under way is given up.
    void ask(const ExportRequest& request);

Q_SIGNALS:
    /// Of the request that was asked for last; nothing is told where it cannot be estimated.
    void estimated(quint64 bytes);

private:
    void start();

    std::shared_ptr<const Photo> photo_;
    std::shared_ptr<const Frame> shown_;
    ExportRequest request_;
    QTimer rest_;
    std::stop_source stop_;  // of the newest estimate
    QTemporaryDir folder_;
    Background background_;  // last: its end waits for what uses the others
};

}  // namespace glissade
