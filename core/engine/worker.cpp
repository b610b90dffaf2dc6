#include "engine/worker.h"

#include "engine/any_stop.h"
#include "engine/step_view.h"
#include "operators/registry.h"

#include <algorithm>

namespace glissade {

namespace {

// What observers are told to be under way.
constexpr const char* kDecode = "decode";
constexpr const char* kSteps = "steps";
constexpr const char* kExact = "exact";
constexpr const char* kFullSize = "full size";

// Of the way to a view at full size, what its last step may take.
constexpr double kStepShare = 0.5;

}  // namespace

Worker::Worker(WorkerParts parts, unsigned lanes, std::size_t cacheBytes)
    : opens(&wake()),
      requests(&wake()),
      cacheLimits(&wake()),
      parts_(std::move(parts)),
      pool_(lanes, LanePriority::Low),
      cache_(cacheBytes),
      activity_(parts_.observer),
      stages_(cache_),
      drafts_(parts_.firstDraftMs) {}

NetworkSource& Worker::networks() {
    if (!networks_) networks_ = parts_.makeNetworks();
    return *networks_;
}

bool Worker::step() noexcept {
    const Result<bool> worked = guarded({}, ErrorCode::Internal, [&] { return work(); });
    if (worked) return *worked;
    if (worked.error().code == ErrorCode::Cancelled) {
        // What made it worthless waits in a mailbox, or is the newest request, or the engine is going away, or nothing
        // of it is wanted any more.
        if (newest_.generation == request_.generation)
            return opens.waiting() || requests.waiting() || request_.stopped.stop_requested();
        adopt(newest_);
        return true;
    }
    failed(worked.error());
    return true;
}

Result<bool> Worker::work() {
    if (const auto open = opens.take()) {
        openPhoto(*open);
        return true;
    }
    if (const auto limit = cacheLimits.take()) limitCache(*limit);
    // Taking a request is no work: work follows in the same step, so that even a request a step cannot keep it from
    // going on.
    if (auto request = requests.take()) takeRequest(std::move(*request));
    if (!plain_) return false;
    if (!done_) {
        TRY(const bool worked, carryOut(planOf(request_.recipe)));
        if (worked) return true;
        done_ = true;
        activity_.end();
    }
    if (newest_.generation != request_.generation) {
        adopt(newest_);
        return true;
    }
    if (request_.stopped.stop_requested()) return false;
    TRY(const bool prefetching, prefetch());
    if (prefetching) return true;
    return warm();
}

Result<bool> Worker::carryOut(const Plan& plan) {
    if (gaveUp_ || request_.stopped.stop_requested()) return false;
    TRY(const bool worked, carryOutSteps(plan));
    if (worked) return true;
    return renderAtFullSize(plan);
}

Result<bool> Worker::carryOutSteps(const Plan& plan) {
    if (plan.empty()) return false;
    std::vector<Edit> target = plan.prefix;
    if (wantsRendering(plan)) target.push_back(*plan.last);
    stages_.keep(target);
    if (stages_.length() < plan.prefix.size()) {
        TRY(const bool drafted, renderDraft(plan));
        if (drafted) return true;
        TRY_VOID(extendStages(plan.prefix[stages_.length()]));
        return true;
    }
    TRY(const bool analysing, analyse(plan));
    if (analysing) return true;
    return renderLast(plan);
}

// Photos

void Worker::openPhoto(const OpenRequest& open) {
    stop_ = open.stop;
    if (open.keepsOpenPhoto) {
        done_ = false;  // its work may have been stopped for the other
        return;
    }
    if (open.file.empty() && !open.decoded) return show(nullptr, open.photoId);
    const Result<void> opened = guarded(open.file, ErrorCode::Internal, [&] { return decodeAndShow(open); });
    activity_.end();
    if (!opened && opened.error().code != ErrorCode::Cancelled)
        open.turnsOpenPhoto ? parts_.observer.editFailed(opened.error()) : parts_.observer.openFailed(opened.error());
    // The photo before, if it stays, may have lost work that was stopped for the new one.
    if (!opened) done_ = false;
}

Result<void> Worker::decodeAndShow(const OpenRequest& open) {
    const Cancel cancel = activity_.begin(kDecode, 0, 1, stop_);
    std::shared_ptr<const Photo> photo = open.decoded;
    if (!photo) {
        TRY(photo, parts_.decode(open.file, cancel.part(0, 0.8)));
    }
    if (!photo->turnTo(open.turn).isNone()) photo = std::make_shared<const Photo>(photo->turnedTo(open.turn));
    auto plain = std::make_shared<Picture>(photo, std::vector<std::shared_ptr<const Stage>>());
    TRY_VOID(plain->makeDisplayLevels(pool_, cancel.part(0.8, 1)));
    if (cancel.requested()) return Cancel::failure();
    parts_.opened.put(photo);
    open.turnsOpenPhoto ? parts_.observer.photoTurned(std::move(photo)) : parts_.observer.photoOpened(std::move(photo));
    show(std::move(plain), open.photoId);
    return {};
}

void Worker::show(std::shared_ptr<Picture> plain, std::uint64_t photoId) {
    cache_.clear();
    dropLevels();
    rendered_.reset();
    exact_.reset();
    draft_.reset();
    drafts_.clear();
    stages_.reset(plain);
    plain_ = std::move(plain);
    photoId_ = photoId;
    done_ = gaveUp_ = prefetched_ = warmFailed_ = false;
    prefetchTried_ = 0;
    lastFailure_.clear();
    if (!plain_) parts_.opened.put(nullptr);
    publish();
}

// Requests

void Worker::takeRequest(Request request) {
    newest_ = std::move(request);
    // A changed earlier step throws away the work in hand. It is finished first, or a slider that keeps moving would
    // never be answered; the view is taken over at once.
    const bool losesWork = !done_ && planOf(newest_.recipe).prefix != planOf(request_.recipe).prefix;
    if (losesWork && !supersedes(newest_.recipe, request_.recipe) && !request_.superseded.stop_requested()) {
        request_.view = newest_.view;
        return;
    }
    adopt(newest_);
}

void Worker::adopt(const Request& request) {
    if (request.recipe != request_.recipe) gaveUp_ = warmFailed_ = false;
    request_ = request;
    done_ = false;
    if (planOf(request_.recipe).empty()) lastFailure_.clear();
}

void Worker::limitCache(std::size_t bytes) {
    const bool drops = bytes < cache_.bytes();
    cache_.setLimit(bytes);
    done_ = false;  // what fits is another question now
    if (!drops) return;
    // Levels hold on to what they use; the new ones take what the cache has left.
    dropLevels();
    prefetched_ = false;
}

// Steps

bool Worker::wantsRendering(const Plan& plan) const {
    return plan.last->amount > 0 && (plan.last->exact || tooLarge_ || wantsExactView());
}

Result<void> Worker::extendStages(const Edit& edit) {
    const AnyStop stop{stop_, request_.superseded, request_.stopped};
    return stages_.extend(edit, context(activity_.begin(edit.exact ? kExact : kSteps, 0, 1, stop.token())));
}

/// What cannot be drafted is told when its step fails.
Result<bool> Worker::renderDraft(const Plan& plan) {
    const std::optional<int> finest = Drafts::levelFor(plan, plain_->size());
    const Raster raster = rasterFor(request_.view, plain_->size());
    if (!finest || raster.empty() || raster.level >= *finest || wantsExactView()) return false;
    const bool isFirst = !draft_ || draft_->plan != plan || draft_->raster != raster;
    if (!isFirst && draftLevel_ <= *finest) return false;
    const int level = isFirst ? *drafts_.firstLevelFor(plan, plain_->size()) : *finest;
    const AnyStop stop{stop_, request_.superseded, request_.stopped};
    Result<Image<std::uint8_t>> pixels =
        drafts_.render(plan, level, *plain_, raster, context(activity_.begin(kSteps, 0, 0, stop.token())));
    if (!pixels && pixels.error().code == ErrorCode::Cancelled) return fail(pixels.error());
    if (!pixels) return false;
    draftLevel_ = level;
    draft_ = std::make_shared<const ExactView>(
        ExactView{plan, stages_.picture(stages_.length()), raster, std::move(*pixels)});
    publish();
    return true;
}

Result<bool> Worker::renderLast(const Plan& plan) {
    if (!wantsRendering(plan) || (rendered_ && renderedPlan_ == plan)) return false;
    if (stages_.length() == plan.prefix.size()) {
        // For its own sake, or for the view at full size only, which any other value makes worthless.
        if (plan.last->exact || tooLarge_) {
            TRY_VOID(extendStages(*plan.last));
        } else {
            const AnyStop stop{stop_, request_.exactEnded, request_.stopped};
            TRY_VOID(stages_.extend(*plan.last, context(activity_.begin(kFullSize, 0, kStepShare, stop.token()))));
        }
    }
    rendered_ = stages_.picture(stages_.length());
    renderedPlan_ = plan;
    renderedExactly_ = plan.last->exact;
    publish();
    return true;
}

Result<bool> Worker::renderAtFullSize(const Plan& plan) {
    if (!wantsExactView()) return false;
    const Raster raster = rasterFor(request_.view, plain_->size());
    if (raster.empty() || (exact_ && exact_->plan == plan && exact_->raster == raster)) return false;
    const bool isRendered = !plan.empty() && wantsRendering(plan);
    const std::shared_ptr<const Picture> picture = isRendered ? rendered_ : stages_.picture(plan.prefix.size());
    const bool isOnWay = isRendered && !(exact_ && exact_->plan == plan);  // its last step has just been carried out
    const AnyStop stop{stop_, request_.exactEnded, request_.stopped};
    const Cancel cancel = activity_.begin(kFullSize, isOnWay ? kStepShare : 0, 1, stop.token());
    TRY(Image<std::uint8_t> pixels, renderExactly(*picture, raster, pool_, cancel));
    exact_ = std::make_shared<const ExactView>(ExactView{plan, picture, raster, std::move(pixels)});
    publish();
    return true;
}

// Features

void Worker::useLevel(const std::shared_ptr<const Picture>& input,
                      const std::vector<Edit>& prefix,
                      int level,
                      const OperatorSpec& spec) {
    const auto isIt = [&](const LevelFeatures& features) {
        return features.input() == input && features.level() == level;
    };
    if (level_ && isIt(*level_)) {
        current_ = &spec;
        return;
    }
    if (level_) earlier_.push_back({std::move(level_), current_});
    coarse_.reset();
    current_ = &spec;
    const auto kept = std::ranges::find_if(earlier_, [&](const EarlierLevel& earlier) { return isIt(*earlier.level); });
    if (kept == earlier_.end()) {
        level_ = std::make_unique<LevelFeatures>(input, prefix, level, cache_);
    } else {
        level_ = std::move(kept->level);
        earlier_.erase(kept);
    }
    const int coarser = EffectScale{}.levelFor(input->size());
    if (coarser > level && !level_->isOneTile())
        coarse_ = std::make_unique<LevelFeatures>(input, prefix, coarser, cache_);
}

void Worker::dropLevels() {
    level_.reset();
    coarse_.reset();
    earlier_.clear();
    publishedStep_.reset();
    publishedCoarse_.reset();
}

Rect Worker::needed(int level) const {
    const Raster raster = rasterFor(request_.view, plain_->size());
    if (!raster.empty()) return StepView::needed(raster, plain_->size(), level);
    const Size size = downsampledSize(plain_->size(), level);
    return {0, 0, size.width, size.height};
}

Result<bool> Worker::analyse(const Plan& plan) {
    const AnyStop stop{stop_, request_.stopped};
    const OperatorSpec* spec = findOperator(plan.last->operatorId);
    if (!spec) return fail(ErrorCode::BadArgument, "there is no operator " + plan.last->operatorId);
    const int level = plan.last->scale.levelFor(plain_->size());
    useLevel(stages_.picture(plan.prefix.size()), plan.prefix, level, *spec);
    if (!level_->isPrepared(*spec)) {
        const Result<void> prepared = level_->prepare(*spec, context(activity_.begin(kFeatures, 0, 0.1, stop.token())));
        if (prepared) return true;
        // An exact step can do without a live preview.
        if (plan.last->exact && prepared.error().code != ErrorCode::Cancelled) return false;
        return fail(prepared.error());
    }
    const std::vector<int> tiles = level_->tilesFor(*spec, needed(level));
    tooLarge_ = tiles.size() > 1 && level_->bytesOf(*spec, tiles) > cache_.limit() / 2;
    if (!tooLarge_) level_->keepOnly(*spec, tiles);
    const int missing = tooLarge_ ? -1 : level_->missing(*spec, tiles);
    if (coarse_ && (tooLarge_ || missing >= 0)) {
        TRY(const bool worked, analyseCoarse());
        if (worked) return true;
    }
    if (missing >= 0) {
        const auto total = static_cast<double>(tiles.size());
        const auto ready = static_cast<double>(level_->step(*spec)->tiles.size());
        TRY_VOID(level_->makeTile(
            *spec,
            missing,
            context(
                activity_.begin(kFeatures, 0.1 + 0.9 * ready / total, 0.1 + 0.9 * (ready + 1) / total, stop.token()))));
        return true;
    }
    if (tooLarge_ || publishedStep_ == level_->step(*spec)) return false;
    lastFailure_.clear();
    publish();
    return true;
}

Result<bool> Worker::analyseCoarse() {
    const AnyStop stop{stop_, request_.stopped};
    if (!coarse_->isPrepared(*current_)) {
        TRY_VOID(coarse_->prepare(*current_, context(activity_.begin(kFeatures, 0, 0.1, stop.token()))));
        return true;
    }
    const Size size = downsampledSize(plain_->size(), coarse_->level());
    const int missing = coarse_->missing(*current_, coarse_->tilesFor(*current_, {0, 0, size.width, size.height}));
    if (missing >= 0) {
        TRY_VOID(coarse_->makeTile(*current_, missing, context(activity_.begin(kFeatures, 0, 0.1, stop.token()))));
        return true;
    }
    if (publishedCoarse_ == coarse_->step(*current_)) return false;
    publish();
    return true;
}

// Telling

void Worker::failed(const Error& error) {
    gaveUp_ = true;
    done_ = true;
    activity_.end();
    const std::string message = error.message();
    if (message == lastFailure_) return;
    lastFailure_ = message;
    parts_.observer.editFailed(error);
}

void Worker::publish() {
    auto scene = std::make_shared<Scene>();
    scene->photoId = photoId_;
    scene->plain = plain_;
    if (plain_ && level_ && current_) {
        scene->steps = level_->steps(current_);
        publishedStep_ = level_->step(*current_);
        const auto coarse = coarse_ ? coarse_->step(*current_) : nullptr;
        if (coarse && coarse->tiles.size() == coarse->grid.size()) scene->coarse = publishedCoarse_ = coarse;
    }
    std::erase_if(earlier_, [&](const EarlierLevel& earlier) { return !stages_.holds(earlier.level->input()); });
    for (const auto& [level, spec] : earlier_) {
        level->keepCached();
        std::ranges::move(level->steps(spec), std::back_inserter(scene->steps));
    }
    const Plan plan = planOf(request_.recipe);
    if (renderedPlan_ != plan) rendered_.reset();
    if (exact_ && (!wantsExactView() || exact_->plan != plan)) exact_.reset();
    scene->exact = exact_;
    if (draft_ && draft_->plan != plan) draft_.reset();
    scene->draft = draft_;
    scene->plan = plan;
    scene->generation = request_.generation;
    scene->rendered = rendered_;
    scene->renderedPlan = renderedPlan_;
    scene->renderedExactly = renderedExactly_;
    parts_.scenes.put(std::move(scene));
}

}  // namespace glissade
