#include "gui/support/scripted_engine.h"

#include <cmath>
#include <utility>

namespace glissade::test {
namespace {

class ScriptedEngine final : public EnginePort {
public:
    ScriptedEngine(Script& script, EngineObserver& observer) : script_(script) { script_.observer = &observer; }
    void open(std::filesystem::path file, Turn turn) override {
        script_.opened.push_back(std::move(file));
        script_.openedTurns.push_back(turn);
    }
    void open(std::shared_ptr<const Photo> photo) override { script_.openedPhotos.push_back(std::move(photo)); }
    void turn(std::shared_ptr<const Photo> photo, Turn to) override { script_.turns.push_back({std::move(photo), to}); }
    void cancelOpening() override { ++script_.cancelledOpenings; }
    void close() override { ++script_.closed; }
    std::uint64_t setRecipe(Recipe recipe) override {
        script_.recipes.push_back(std::move(recipe));
        script_.exactPreviews.clear();
        return ++script_.requests;
    }
    void setView(View view) override {
        script_.views.push_back(view);
        ++script_.requests;
    }
    std::uint64_t setExactPreview(bool on) override {
        script_.exactPreviews.push_back(on);
        return ++script_.requests;
    }
    void stopWork() override { ++script_.stopped; }
    std::shared_ptr<const Frame> takeFrame() override { return std::exchange(script_.mailbox, nullptr); }
    ExportId exportPhoto(ExportRequest request, std::shared_ptr<const Photo>) override {
        script_.exports.push_back(std::move(request));
        return script_.exports.size();
    }
    void cancelExport(ExportId id) override { script_.cancelled.push_back(id); }
    void setSweep(SweepRequest request) override { script_.sweeps.push_back(std::move(request)); }
    std::shared_ptr<const SweepPictures> takeSweep() override { return std::exchange(script_.sweepMailbox, nullptr); }
    ReferenceId compareWithExact(std::vector<Edit> before, Edit edit, std::shared_ptr<const Photo>) override {
        script_.comparisons.push_back({std::move(before), std::move(edit)});
        return script_.comparisons.size();
    }
    void cancelReference() override { ++script_.cancelledComparisons; }
    void setCacheLimit(std::size_t bytes) override { script_.cacheLimits.push_back(bytes); }
    CacheUse cacheUse() const override { return script_.cacheUse; }

private:
    Script& script_;
};

Image<std::uint8_t> filled(Size size, const Color& color) {
    Image<std::uint8_t> image(size.width, size.height, 4);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            for (int c = 0; c < 3; ++c) image.at(x, y, c) = color[static_cast<std::size_t>(c)];
            image.at(x, y, 3) = 255;
        }
    return image;
}

}  // namespace

std::shared_ptr<const Photo> plainPhoto(Size size, const std::filesystem::path& file) {
    auto photo = std::make_shared<Photo>();
    photo->info.path = file;
    photo->info.format = "png";
    photo->info.size = size;
    photo->pixels = Image<std::uint8_t>(size.width, size.height, 3);
    return photo;
}

void Script::deliver(std::shared_ptr<const Frame> frame) {
    mailbox = std::move(frame);
    observer->frameReady();
}

void Script::deliver(
    Size photo, std::uint64_t photoId, std::uint64_t generation, FrameState state, const Color& edited, bool draft) {
    auto frame = std::make_shared<Frame>();
    frame->view = views.empty() ? View{} : views.back();
    const double scale = std::min(1.0, frame->view.zoomFor(photo));
    const Size raster{std::max(1, static_cast<int>(std::lround(photo.width * scale))),
                      std::max(1, static_cast<int>(std::lround(photo.height * scale)))};
    frame->edited = filled(raster, edited);
    frame->original = std::make_shared<const Image<std::uint8_t>>(filled(raster, kOriginalColor));
    frame->area = {0, 0, photo.width, photo.height};
    frame->photoId = photoId;
    frame->generation = generation;
    frame->state = state;
    frame->draft = draft;
    frame->milliseconds = 0.7;
    deliver(std::shared_ptr<const Frame>(std::move(frame)));
}

EngineMaker scriptedEngines(Script& script) {
    return [&script](EngineObserver& observer) {
        if (script.observer && !script.second) script.second = std::make_unique<Script>();
        return std::make_unique<ScriptedEngine>(script.observer ? *script.second : script, observer);
    };
}

}  // namespace glissade::test
