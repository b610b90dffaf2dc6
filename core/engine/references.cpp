#include "engine/references.h"

#include "engine/activity.h"
#include "engine/reference.h"

namespace glissade {

bool References::step() noexcept {
    const auto job = jobs.take();
    if (!job) return false;
    observer_.referenceDone(job->id, guarded({}, ErrorCode::Internal, [&] { return compare(*job); }));
    return true;
}

Result<std::shared_ptr<const Reference>> References::compare(const ReferenceJob& job) {
    if (job.stop.stop_requested()) return Cancel::failure();
    if (!job.photo) return fail(ErrorCode::BadArgument, "no photo is open");
    if (!pool_) pool_ = std::make_unique<ThreadPool>(lanes_, LanePriority::Low);
    if (!networks_) networks_ = makeNetworks_();
    const Cancel cancel(job.stop,
                        everyPercent([this, id = job.id](double done) { observer_.referenceProgress(id, done); }));
    TRY(Reference reference, compareWithExact(job.photo, job.before, job.edit, {*pool_, *networks_, cancel}));
    return std::make_shared<const Reference>(std::move(reference));
}

}  // namespace glissade
