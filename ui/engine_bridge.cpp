#include "ui/engine_bridge.h"

#include "ui/engine_end.h"

#include <mutex>
#include <utility>

namespace glissade {

// Called from the engine's threads: queues, and nothing else. A queued call whose bridge is gone is dropped by Qt.
class EngineBridge::Listener final : public EngineObserver {
public:
    explicit Listener(EngineBridge& bridge) : bridge_(&bridge) {}

    /// From now on nothing is passed on.
    void detach() {
        const std::lock_guard lock(mutex_);
        bridge_ = nullptr;
    }

    void photoOpened(std::shared_ptr<const Photo> photo) override {
        queue([photo = std::move(photo)](EngineBridge& bridge) {
            bridge.acceptPhoto(photo, &EngineBridge::photoOpened);
        });
    }
    void photoTurned(std::shared_ptr<const Photo> photo) override {
        queue([photo = std::move(photo)](EngineBridge& bridge) {
            bridge.acceptPhoto(photo, &EngineBridge::photoTurned);
        });
    }
    void openFailed(const Error& error) override {
        queue([error](EngineBridge& bridge) { Q_EMIT bridge.openFailed(error); });
    }
    void frameReady() override {
        queue([](EngineBridge& bridge) { bridge.takeFrame(); });
    }
    void sweepReady() override {
        queue([](EngineBridge& bridge) { bridge.takeSweep(); });
    }
    void referenceProgress(ReferenceId id, double done) override {
        queue([id, done](EngineBridge& bridge) { Q_EMIT bridge.referenceProgress(id, done); });
    }
    void referenceDone(ReferenceId id, const Result<std::shared_ptr<const Reference>>& result) override {
        queue([id, result](EngineBridge& bridge) { Q_EMIT bridge.referenceDone(id, result); });
    }
    void workProgress(const std::string& what, double done) override {
        queue([what = QString::fromStdString(what), done](EngineBridge& bridge) {
            Q_EMIT bridge.workProgress(what, done);
        });
    }
    void editFailed(const Error& error) override {
        queue([error](EngineBridge& bridge) { Q_EMIT bridge.editFailed(error); });
    }
    void exportProgress(ExportId id, double done) override {
        queue([id, done](EngineBridge& bridge) { Q_EMIT bridge.exportProgress(id, done); });
    }
    void exportStep(ExportId id, std::size_t step) override {
        queue([id, step](EngineBridge& bridge) { Q_EMIT bridge.exportStep(id, step); });
    }
    void exportDone(ExportId id, const Result<Written>& result) override {
        queue([id, result](EngineBridge& bridge) { Q_EMIT bridge.exportDone(id, result); });
    }

private:
    template <typename Call>
    void queue(Call call) {
        const std::lock_guard lock(mutex_);
        if (!bridge_) return;
        QMetaObject::invokeMethod(
            bridge_, [bridge = bridge_, call = std::move(call)] { call(*bridge); }, Qt::QueuedConnection);
    }

    std::mutex mutex_;
    EngineBridge* bridge_;
};

EngineBridge::EngineBridge(const EngineMaker& makeEngine, QObject* parent)
    : QObject(parent),
      makeEngine_(makeEngine),
      listener_(std::make_unique<Listener>(*this)),
      engine_(makeEngine(*listener_)) {}

EngineBridge::~EngineBridge() {
    listener_->detach();
    endInBackground(std::move(engine_), std::move(listener_));
}

void EngineBridge::open(const std::filesystem::path& file, const Turn& turn) { engine_->open(file, turn); }
void EngineBridge::open(const std::shared_ptr<const Photo>& photo) { engine_->open(photo); }
void EngineBridge::turn(const std::shared_ptr<const Photo>& photo, const Turn& to) { engine_->turn(photo, to); }
void EngineBridge::cancelOpening() { engine_->cancelOpening(); }
void EngineBridge::close() { engine_->close(); }
EngineBridge* EngineBridge::makeAnother(QObject* parent) const {
    auto* another = new EngineBridge(makeEngine_, parent);
    another->setCacheLimit(cacheLimit_);
    connect(this, &EngineBridge::cacheLimitChanged, another, &EngineBridge::setCacheLimit);
    return another;
}
std::uint64_t EngineBridge::setRecipe(const Recipe& recipe) { return engine_->setRecipe(recipe); }
void EngineBridge::setView(const View& view) { engine_->setView(view); }
void EngineBridge::setExactPreview(bool on) { (void)engine_->setExactPreview(on); }
void EngineBridge::stopWork() { engine_->stopWork(); }
ExportId EngineBridge::exportPhoto(ExportRequest request, std::shared_ptr<const Photo> photo) {
    return engine_->exportPhoto(std::move(request), std::move(photo));
}
void EngineBridge::cancelExport(ExportId id) { engine_->cancelExport(id); }
void EngineBridge::setSweep(const SweepRequest& request) { engine_->setSweep(request); }
ReferenceId EngineBridge::compareWithExact(const std::vector<Edit>& before,
                                           const Edit& edit,
                                           const std::shared_ptr<const Photo>& photo) {
    return engine_->compareWithExact(before, edit, photo);
}
void EngineBridge::cancelReference() { engine_->cancelReference(); }

void EngineBridge::setCacheLimit(std::size_t bytes) {
    if (bytes == cacheLimit_) return;
    cacheLimit_ = bytes;
    engine_->setCacheLimit(bytes);
    Q_EMIT cacheLimitChanged(bytes);
}

void EngineBridge::acceptPhoto(const std::shared_ptr<const Photo>& photo, PhotoSignal tell) {
    awaitsFirstFrame_ = true;
    Q_EMIT(this->*tell)(photo);
    if (early_) show(std::exchange(early_, nullptr));
}

// The frame mailbox is ahead of the signal queue: it may hold a frame of a photo whose opening is still queued, and,
// after an opening, one of the photo before.
void EngineBridge::takeFrame() {
    std::shared_ptr<const Frame> frame = engine_->takeFrame();
    if (!frame || frame->photoId < shownPhoto_) return;
    if (frame->photoId == shownPhoto_) {
        if (!awaitsFirstFrame_ && frame->generation >= shownGeneration_) show(std::move(frame));
    } else if (awaitsFirstFrame_) {
        show(std::move(frame));
    } else {
        early_ = std::move(frame);
    }
}

void EngineBridge::takeSweep() {
    const std::shared_ptr<const SweepPictures> pictures = engine_->takeSweep();
    if (pictures && pictures->photoId == shownPhoto_) Q_EMIT sweepChanged(pictures);
}

void EngineBridge::show(std::shared_ptr<const Frame> frame) {
    awaitsFirstFrame_ = false;
    shownPhoto_ = frame->photoId;
    shownGeneration_ = frame->generation;
    Q_EMIT frameChanged(frame);
}

}  // namespace glissade
