// EngineBridge: engine call → queued signal. What the engine tells on its threads arrives here on the interface's.
#pragma once

#include "ui/engine_port.h"

#include <QObject>
#include <QString>

#include <memory>

namespace glissade {

/// Owns the engine of one window. Thread: the interface's.
class EngineBridge final : public QObject {
    Q_OBJECT

public:
    explicit EngineBridge(const EngineMaker& makeEngine, QObject* parent = nullptr);
    ~EngineBridge() override;  ///< stops the engine first, so that nothing arrives afterwards

    void open(const std::filesystem::path& file);
    /// Returns the generation from which on finished frames show this recipe, or a later one.
    std::uint64_t setRecipe(const Recipe& recipe);
    void setView(const View& view);
    [[nodiscard]] ExportId exportPhoto(ExportRequest request, std::shared_ptr<const Photo> photo);
    void cancelExport(ExportId id);

Q_SIGNALS:
    void photoOpened(const std::shared_ptr<const glissade::Photo>& photo);
    void openFailed(const glissade::Error& error);
    /// A frame of the open photo, newer than all before.
    void frameChanged(const std::shared_ptr<const glissade::Frame>& frame);
    /// `done` in 0..1; 1 ends the work.
    void workProgress(const QString& what, double done);
    void editFailed(const glissade::Error& error);
    void exportProgress(glissade::ExportId id, double done);
    void exportDone(glissade::ExportId id, const glissade::Result<glissade::Written>& result);

private:
    class Listener;

    void acceptPhoto(const std::shared_ptr<const Photo>& photo);
    void takeFrame();
    void show(std::shared_ptr<const Frame> frame);

    std::unique_ptr<Listener> listener_;
    std::unique_ptr<EnginePort> engine_;
    bool awaitsFirstFrame_ = false;  // a photo is open and none of its frames has been shown
    std::uint64_t shownPhoto_ = 0;
    std::uint64_t shownGeneration_ = 0;
    std::shared_ptr<const Frame> early_;  // of a photo whose opening has not been told yet
};

}  // namespace glissade
