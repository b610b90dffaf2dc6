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
    /// Nothing arrives afterwards. The engine stops its work and ends on another thread, which may take as long as a
    /// run of its network.
    ~EngineBridge() override;

    void open(const std::filesystem::path& file, const Turn& turn = {});
    /// A photo that is decoded already.
    void open(const std::shared_ptr<const Photo>& photo);
    /// See Engine.
    void turn(const std::shared_ptr<const Photo>& photo, const Turn& to);
    /// See Engine.
    void cancelOpening();
    /// Frees all that the photo takes; nothing is told of it any more.
    void close();
    /// One more engine of the same kind, e.g. for another edit of the same photo; `parent` owns it.
    [[nodiscard]] EngineBridge* makeAnother(QObject* parent) const;
    /// Returns the generation from which on finished frames show this recipe, or a later one.
    std::uint64_t setRecipe(const Recipe& recipe);
    void setView(const View& view);
    /// Ends with the next setRecipe.
    void setExactPreview(bool on);
    /// See Engine.
    void stopWork();
    [[nodiscard]] ExportId exportPhoto(ExportRequest request, std::shared_ptr<const Photo> photo);
    void cancelExport(ExportId id);
    void setSweep(const SweepRequest& request);
    [[nodiscard]] ReferenceId compareWithExact(const std::vector<Edit>& before,
                                               const Edit& edit,
                                               const std::shared_ptr<const Photo>& photo);
    void cancelReference();
    /// See Engine; of engines made by makeAnother, too.
    void setCacheLimit(std::size_t bytes);
    [[nodiscard]] CacheUse cacheUse() const { return engine_->cacheUse(); }

Q_SIGNALS:
    void photoOpened(const std::shared_ptr<const glissade::Photo>& photo);
    /// The open photo lies as `turn` asked.
    void photoTurned(const std::shared_ptr<const glissade::Photo>& photo);
    void openFailed(const glissade::Error& error);
    /// A frame of the open photo, newer than all before.
    void frameChanged(const std::shared_ptr<const glissade::Frame>& frame);
    /// `done` in 0..1; 1 ends the work.
    void workProgress(const QString& what, double done);
    void editFailed(const glissade::Error& error);
    /// Of the open photo.
    void sweepChanged(const std::shared_ptr<const glissade::SweepPictures>& pictures);
    void referenceProgress(glissade::ReferenceId id, double done);
    void referenceDone(glissade::ReferenceId id,
                       const glissade::Result<std::shared_ptr<const glissade::Reference>>& result);
    void exportProgress(glissade::ExportId id, double done);
    /// See EngineObserver.
    void exportStep(glissade::ExportId id, std::size_t step);
    void exportDone(glissade::ExportId id, const glissade::Result<glissade::Written>& result);

    /// To the engines made by makeAnother.
    void cacheLimitChanged(std::size_t bytes);

private:
    class Listener;

    using PhotoSignal = void (EngineBridge::*)(const std::shared_ptr<const Photo>& photo);
    void acceptPhoto(const std::shared_ptr<const Photo>& photo, PhotoSignal tell);
    void takeFrame();
    void takeSweep();
    void show(std::shared_ptr<const Frame> frame);

    EngineMaker makeEngine_;
    std::size_t cacheLimit_ = 0;
    std::unique_ptr<Listener> listener_;
    std::unique_ptr<EnginePort> engine_;
    bool awaitsFirstFrame_ = false;  // a photo is open and none of its frames has been shown
    std::uint64_t shownPhoto_ = 0;
    std::uint64_t shownGeneration_ = 0;
    std::shared_ptr<const Frame> early_;  // of a photo whose opening has not been told yet
};

}  // namespace glissade
