#include "ui/engine_port.h"

#include <utility>

namespace glissade {
namespace {

class RealEngine final : public EnginePort {
public:
    explicit RealEngine(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}
    void open(std::filesystem::path file, Turn turn) override { engine_->open(std::move(file), turn); }
    void open(std::shared_ptr<const Photo> photo) override { engine_->open(std::move(photo)); }
    void turn(std::shared_ptr<const Photo> photo, Turn to) override { engine_->turn(std::move(photo), to); }
    void cancelOpening() override { engine_->cancelOpening(); }
    void close() override { engine_->close(); }
    std::uint64_t setRecipe(Recipe recipe) override { return engine_->setRecipe(std::move(recipe)); }
    void setView(View view) override { engine_->setView(view); }
    std::uint64_t setExactPreview(bool on) override { return engine_->setExactPreview(on); }
    void stopWork() override { engine_->stopWork(); }
    std::shared_ptr<const Frame> takeFrame() override { return engine_->takeFrame(); }
    ExportId exportPhoto(ExportRequest request, std::shared_ptr<const Photo> photo) override {
        return engine_->exportPhoto(std::move(request), std::move(photo));
    }
    void cancelExport(ExportId id) override { engine_->cancelExport(id); }
    void setSweep(SweepRequest request) override { engine_->setSweep(std::move(request)); }
    std::shared_ptr<const SweepPictures> takeSweep() override { return engine_->takeSweep(); }
    ReferenceId compareWithExact(std::vector<Edit> before, Edit edit, std::shared_ptr<const Photo> photo) override {
        return engine_->compareWithExact(std::move(before), std::move(edit), std::move(photo));
    }
    void cancelReference() override { engine_->cancelReference(); }
    void setCacheLimit(std::size_t bytes) override { engine_->setCacheLimit(bytes); }
    CacheUse cacheUse() const override { return {engine_->cacheBytes(), engine_->cacheLimit()}; }

private:
    std::unique_ptr<Engine> engine_;
};

}  // namespace

std::unique_ptr<EnginePort> portTo(std::unique_ptr<Engine> engine) {
    return std::make_unique<RealEngine>(std::move(engine));
}

EngineMaker realEngines(EngineOptions options) {
    return [options = std::move(options)](EngineObserver& observer) -> std::unique_ptr<EnginePort> {
        return portTo(std::make_unique<Engine>(observer, options));
    };
}

}  // namespace glissade
