#include "ui/size_estimate.h"

#include "pipeline/estimate.h"
#include "ui/file_path.h"

#include <utility>

namespace glissade {

SizeEstimate::SizeEstimate(std::shared_ptr<const Photo> photo, std::shared_ptr<const Frame> shown, QObject* parent)
    : QObject(parent), photo_(std::move(photo)), shown_(std::move(shown)) {
    rest_.setSingleShot(true);
    rest_.setInterval(kRestMs);
    connect(&rest_, &QTimer::timeout, this, &SizeEstimate::start);
}

SizeEstimate::~SizeEstimate() { stop_.request_stop(); }

void SizeEstimate::ask(const ExportRequest& request) {
    stop_.request_stop();
    request_ = request;
    rest_.start();
}

void SizeEstimate::start() {
    if (!folder_.isValid()) return;
    stop_ = {};
    const auto work = [photo = photo_,
                       shown = shown_,
                       request = request_,
                       folder = toPath(folder_.path()),
                       stop = stop_.get_token()]() -> Result<std::uint64_t> {
        ThreadPool pool(1, LanePriority::Low);
        ShownPixels pixels;
        if (shown) pixels = {.edited = &shown->edited, .original = shown->original.get()};
        return estimateFileSize(*photo, request, pixels, folder, pool, Cancel(stop));
    };
    background_.run(this, work, [this, stop = stop_.get_token()](const Result<std::uint64_t>& bytes) {
        if (bytes && !stop.stop_requested()) Q_EMIT estimated(*bytes);
    });
}

}  // namespace glissade
