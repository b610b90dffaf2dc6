#include "engine/exports.h"

#include "engine/activity.h"

namespace glissade {

bool Exports::step() noexcept {
    jobs.takeAll(queue_);
    if (queue_.empty()) return false;
    const ExportJob job = std::move(queue_.front());
    queue_.pop_front();
    observer_.exportDone(job.id, guarded(job.request.target, ErrorCode::Internal, [&] { return write(job); }));
    return true;
}

Result<Written> Exports::write(const ExportJob& job) {
    if (job.stop.stop_requested()) return Cancel::failure();
    if (!job.photo) return fail(ErrorCode::BadArgument, job.request.target, "no photo is open");
    if (!pool_) pool_ = std::make_unique<ThreadPool>(lanes_, LanePriority::Low);
    if (!networks_) networks_ = makeNetworks_();
    const Cancel cancel(job.stop,
                        everyPercent([this, id = job.id](double done) { observer_.exportProgress(id, done); }));
    const auto atStep = [this, id = job.id](std::size_t step) { observer_.exportStep(id, step); };
    return exportPhoto(*job.photo, job.request, {*pool_, *networks_, cancel, {}, atStep});
}

}  // namespace glissade
