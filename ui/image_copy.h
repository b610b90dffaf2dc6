// ImageCopy: the edited photo at full size on the clipboard.
#pragma once

#include "ui/engine_bridge.h"

#include <QObject>

#include <memory>
#include <optional>

class QTemporaryDir;

namespace glissade {

class MessageBar;

/// Has the engine write a lossless file, as an export does, and puts its pixels on the clipboard; editing goes on
/// meanwhile. Thread: the interface's.
class ImageCopy final : public QObject {
    Q_OBJECT

public:
    /// The references outlive it.
    ImageCopy(EngineBridge& engine, MessageBar& messages, QObject* parent = nullptr);
    ~ImageCopy() override;

    /// One that is under way is given up for the new one.
    void start(const std::shared_ptr<const Photo>& photo, const Recipe& recipe);

private:
    void giveUp();
    void done(ExportId id, const Result<Written>& result);
    void report(const QString& problem);

    EngineBridge& engine_;
    MessageBar& messages_;
    std::unique_ptr<QTemporaryDir> folder_;
    std::optional<ExportId> running_;
};

}  // namespace glissade
