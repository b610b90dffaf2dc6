// Worker: what it computes before anyone asks.
#include "engine/any_stop.h"
#include "engine/worker.h"
#include "operators/registry.h"

#include <algorithm>

namespace glissade {

/// While nothing is asked for, the features that the first operator chosen will need.
Result<bool> Worker::prefetch() {
    const auto all = allOperators();
    if (prefetched_ || prefetchTried_ >= all.size() || !planOf(request_.recipe).empty()) return false;
    const OperatorSpec& spec = *all[prefetchTried_];
    useLevel(stages_.picture(0), {}, EffectScale{}.levelFor(plain_->size()), spec);
    const Result<bool> more = guarded({}, ErrorCode::Internal, [&] { return prefetchPiece(spec); });
    if (more && *more) return true;
    activity_.end();
    if (more) {
        prefetched_ = true;
        publish();
    } else if (more.error().code == ErrorCode::Cancelled) {
        return fail(more.error());
    } else {
        // Nobody asked for it, so nobody is told; the next operator may have another pack.
        ++prefetchTried_;
    }
    return true;
}

Result<bool> Worker::prefetchPiece(const OperatorSpec& spec) {
    const AnyStop stop{stop_, request_.stopped};
    if (!level_->isPrepared(spec)) {
        TRY_VOID(level_->prepare(spec, context(Cancel(stop.token()))));
        return true;
    }
    const int missing = level_->missing(spec, level_->tilesFor(spec, needed(level_->level())));
    if (missing < 0) return false;
    TRY_VOID(level_->makeTile(spec, missing, context(activity_.begin(kFeatures, 0, 1, stop.token()))));
    return true;
}

/// Slices of operators that were not asked for yet, in menu order after the current one.
Result<bool> Worker::warm() {
    if (!level_ || !current_ || gaveUp_ || warmFailed_) return false;
    const auto step = level_->step(*current_);
    if (!step || step->tiles.size() < step->grid.size()) return false;
    const auto all = allOperators();
    const auto start = static_cast<std::size_t>(std::ranges::find(all, current_) - all.begin());
    for (std::size_t i = 1; i < all.size(); ++i) {
        const OperatorSpec& spec = *all[(start + i) % all.size()];
        const AnyStop stop{stop_, request_.stopped, request_.newer};
        const Result<bool> worked =
            guarded({}, ErrorCode::Internal, [&] { return level_->warm(spec, Cancel(stop.token())); });
        if (!worked && worked.error().code == ErrorCode::Cancelled) return fail(worked.error());
        warmFailed_ = !worked;
        if (!worked) return false;
        if (!*worked) continue;
        const auto warmed = level_->step(spec);
        if (warmed->tiles.size() == warmed->grid.size()) publish();
        return true;
    }
    return false;
}

}  // namespace glissade
