#include "engine/engine.h"

#include "engine/exports.h"
#include "engine/preview.h"
#include "engine/references.h"
#include "engine/seams.h"
#include "io/decode.h"

#include <map>

namespace glissade {

namespace {

EngineOptions completed(EngineOptions options) {
    if (options.modelsFolder.empty()) options.modelsFolder = findModelsFolder();
    // The budget is half of what is available.
    if (options.cacheBytes == 0) options.cacheBytes = static_cast<std::size_t>(Limits::defaultMemoryBudget() / 2);
    return options;
}

EngineSeams completed(EngineSeams seams, const EngineOptions& options) {
    if (!seams.executor) seams.executor = std::make_shared<ThreadExecutor>();
    if (!seams.makeNetworks) {
        seams.makeNetworks = [folder = options.modelsFolder, threads = options.lanes] {
            NetworkOptions network;
            network.threads = static_cast<int>(threads);
            return makeNetworkSource(folder, network);
        };
    }
    if (!seams.decode) {
        seams.decode = [](const std::filesystem::path& file, const Cancel& cancel) {
            return decodePhoto(file, {}, cancel);
        };
    }
    return seams;
}

}  // namespace

struct Engine::Impl {
    // Shared with the loops.
    EngineOptions options;
    EngineSeams seams;
    FrameOutbox frames;
    Mailbox<std::shared_ptr<const Photo>> opened;
    Preview preview;
    Worker worker;
    Exports exports;
    References references;

    // The UI thread's own.
    std::uint64_t lastPhotoId = 0;
    std::uint64_t firstPhotoId = 0;  // frames of photos before this one are not shown any more
    std::stop_source photoStop;      // of the newest photo asked for
    std::shared_ptr<const Photo> photo;
    Request request;
    std::stop_source recipeStop;
    std::stop_source exactStop;  // of the exact preview that was asked for last
    std::stop_source workStop;   // of all that was asked for since work was stopped last
    std::stop_source newerStop;  // of what is done unasked for until the next request
    ExportId lastExport = 0;
    std::map<ExportId, std::stop_source> exportStops;
    ReferenceId lastReference = 0;
    std::stop_source referenceStop;  // of the newest comparison

    Impl(EngineObserver& observer, EngineOptions wanted, EngineSeams given)
        : options(completed(std::move(wanted))),
          seams(completed(std::move(given), options)),
          frames(observer),
          preview(observer, frames, options.lanes),
          worker({observer, preview.scenes, opened, seams.decode, seams.makeNetworks, seams.firstDraftMs},
                 options.lanes,
                 options.cacheBytes),
          exports(observer, seams.makeNetworks, options.lanes),
          references(observer, seams.makeNetworks, options.lanes) {
        request.superseded = recipeStop.get_token();
        seams.executor->start(preview);
        seams.executor->start(worker);
        seams.executor->start(exports);
        seams.executor->start(references);
    }

    ~Impl() {
        photoStop.request_stop();
        recipeStop.request_stop();
        exactStop.request_stop();
        workStop.request_stop();
        for (auto& [id, stop] : exportStops) stop.request_stop();
        referenceStop.request_stop();
        seams.executor->stop();
    }

    void open(OpenRequest open) {
        std::stop_source before = std::exchange(photoStop, {});
        open.photoId = ++lastPhotoId;
        open.stop = photoStop.get_token();
        worker.opens.put(std::move(open));
        // After the request is in place, so that who is stopped finds it.
        before.request_stop();
        if (workStop.stop_requested()) send();
    }

    void send() {
        if (workStop.stop_requested()) workStop = {};
        request.stopped = workStop.get_token();
        std::stop_source before = std::exchange(newerStop, {});
        request.newer = newerStop.get_token();
        ++request.generation;
        preview.requests.put(request);
        worker.requests.put(request);
        before.request_stop();
    }
};

Engine::Engine(EngineObserver& observer, EngineOptions options) : Engine(observer, std::move(options), {}) {}

Engine::Engine(EngineObserver& observer, EngineOptions options, EngineSeams seams)
    : impl_(std::make_unique<Impl>(observer, std::move(options), std::move(seams))) {}

Engine::~Engine() = default;

void Engine::open(std::filesystem::path file, Turn turn) { impl_->open({.file = std::move(file), .turn = turn}); }

void Engine::open(std::shared_ptr<const Photo> photo) {
    std::filesystem::path file = photo->info.path;
    const Turn turn = photo->turn;
    impl_->open({.file = std::move(file), .decoded = std::move(photo), .turn = turn});
}

void Engine::turn(std::shared_ptr<const Photo> photo, Turn to) {
    std::filesystem::path file = photo->info.path;
    impl_->open({.file = std::move(file), .decoded = std::move(photo), .turn = to, .turnsOpenPhoto = true});
}

void Engine::cancelOpening() { impl_->open({.keepsOpenPhoto = true}); }

void Engine::close() {
    impl_->open({});
    impl_->firstPhotoId = impl_->lastPhotoId;
    impl_->photo = nullptr;
    (void)impl_->opened.take();
}

std::uint64_t Engine::setRecipe(Recipe recipe) {
    const bool stopsWork = supersedes(recipe, impl_->request.recipe);
    std::stop_source before = impl_->recipeStop;
    if (stopsWork) {
        impl_->recipeStop = {};
        impl_->request.superseded = impl_->recipeStop.get_token();
    }
    impl_->request.recipe = std::move(recipe);
    impl_->request.exact = false;
    impl_->send();
    if (stopsWork) before.request_stop();
    impl_->exactStop.request_stop();
    return impl_->request.generation;
}

std::uint64_t Engine::setExactPreview(bool on) {
    std::stop_source before = std::exchange(impl_->exactStop, {});
    impl_->request.exact = on;
    impl_->request.exactEnded = impl_->exactStop.get_token();
    impl_->send();
    before.request_stop();
    return impl_->request.generation;
}

void Engine::setView(View view) {
    impl_->request.view = view;
    impl_->send();
}

void Engine::stopWork() { impl_->workStop.request_stop(); }

std::shared_ptr<const Frame> Engine::takeFrame() {
    auto frame = impl_->frames.take();
    return frame && frame->photoId >= impl_->firstPhotoId ? frame : nullptr;
}

ExportId Engine::exportPhoto(ExportRequest request, std::shared_ptr<const Photo> photo) {
    if (const auto opened = impl_->opened.take()) impl_->photo = *opened;
    if (!photo) photo = impl_->photo;
    const ExportId id = ++impl_->lastExport;
    impl_->exports.jobs.put({id, std::move(request), std::move(photo), impl_->exportStops[id].get_token()});
    return id;
}

void Engine::cancelExport(ExportId id) {
    if (const auto found = impl_->exportStops.find(id); found != impl_->exportStops.end()) found->second.request_stop();
}

void Engine::setSweep(SweepRequest request) { impl_->preview.sweeps.put(std::move(request)); }

std::shared_ptr<const SweepPictures> Engine::takeSweep() { return impl_->preview.takeSweep(); }

ReferenceId Engine::compareWithExact(std::vector<Edit> before, Edit edit, std::shared_ptr<const Photo> photo) {
    std::stop_source earlier = std::exchange(impl_->referenceStop, {});
    const ReferenceId id = ++impl_->lastReference;
    impl_->references.jobs.put(
        {id, std::move(photo), std::move(before), std::move(edit), impl_->referenceStop.get_token()});
    earlier.request_stop();
    return id;
}

void Engine::cancelReference() { impl_->referenceStop.request_stop(); }

void Engine::setCacheLimit(std::size_t bytes) {
    impl_->worker.cacheLimits.put(bytes > 0 ? bytes : impl_->options.cacheBytes);
}

std::size_t Engine::cacheBytes() const { return impl_->worker.cacheBytes(); }

std::size_t Engine::cacheLimit() const { return impl_->worker.cacheLimit(); }

}  // namespace glissade
