#include "engine/preview.h"

#include <algorithm>
#include <thread>

namespace glissade {

namespace {

// While a slider is dragged, settled frames that take long would only be given up again, and take the cores from the
// live ones.
constexpr std::chrono::milliseconds kRest{40};
constexpr std::chrono::microseconds kRestStep{200};  // a new move waits no longer

}  // namespace

Preview::Content Preview::Content::ofPicture(std::shared_ptr<const Picture> picture, FrameState state) {
    Content content;
    content.picture = std::move(picture);
    content.state = state;
    return content;
}

Preview::Content Preview::Content::ofExact(std::shared_ptr<const ExactView> exact, FrameState state) {
    Content content;
    content.exact = std::move(exact);
    content.state = state;
    return content;
}

Preview::Content Preview::Content::ofStep(std::shared_ptr<const LiveStep> step, const Edit& edit, FrameState state) {
    Content content;
    content.step = std::move(step);
    content.edit = edit;
    content.state = state;
    return content;
}

Preview::Preview(EngineObserver& observer, FrameOutbox& frames, unsigned lanes)
    : requests(&wake()),
      scenes(&wake()),
      sweeps(&wake()),
      observer_(observer),
      frames_(frames),
      pool_(lanes),
      sweep_(observer, pool_) {}

bool Preview::step() noexcept {
    const Result<bool> worked = guarded({}, ErrorCode::Internal, [&]() -> Result<bool> {
        const bool news = requests.waiting() || scenes.waiting();
        if (!news && !settleNext_) return rest();
        if (!news && stepView_ && stepView_->wantsLiveFirst() && !waitForRest()) return true;
        if (stepView_) pool_.rouse();  // they are awake when the tail's weights are there
        takeNews();
        const bool settle = !news;
        settleNext_ = false;
        if (!scene_ || !scene_->plain) {
            shown_.reset();
            dropViews();
            original_.reset();
            return true;
        }
        const std::optional<Content> content = choose();
        if (content && (settle || !isShown(*content))) settleNext_ = show(*content, settle);
        return true;
    });
    if (worked) return *worked;
    // What failed is not tried again until something new comes; the thread goes on.
    settleNext_ = false;
    dropViews();
    sweep_.giveUp();
    observer_.editFailed(worked.error());
    return true;
}

bool Preview::waitForRest() const {
    while (std::chrono::steady_clock::now() - arrived_ < kRest) {
        if (requests.waiting() || scenes.waiting()) return false;
        std::this_thread::sleep_for(kRestStep);
    }
    return true;
}

/// In a moment of rest: the pictures of a sweep, then what makes the next slider move quicker.
bool Preview::rest() {
    if (const auto sweep = sweeps.take()) sweep_.ask(*sweep);
    if (scene_ && sweep_.step(*scene_, request_, stepView_.get())) return true;
    if (!stepView_ || !stepView_->wantsPreparation()) return false;
    stepView_->prepareLive([this] { return requests.waiting() || scenes.waiting(); });
    return true;
}

void Preview::takeNews() {
    if (auto scene = scenes.take()) {
        scene_ = std::move(*scene);
        const auto isOfBefore = [&](const auto& step) { return step.get() == &viewBefore_->step(); };
        if (viewBefore_ && std::ranges::none_of(scene_->steps, isOfBefore)) viewBefore_.reset();
    }
    if (auto request = requests.take()) {
        request_ = std::move(*request);
        arrived_ = std::chrono::steady_clock::now();
    }
}

std::optional<Preview::Content> Preview::choose() const {
    const Raster raster = rasterFor(request_.view, scene_->plain->size());
    if (raster.empty()) return std::nullopt;
    const Plan plan = planOf(request_.recipe);
    std::optional<Content> content;
    const auto& exact = scene_->exact;
    if (request_.exact && exact && exact->plan == plan && exact->raster == raster)
        content = Content::ofExact(exact, FrameState::Exact);
    if (!content) content = chooseFor(plan);
    if (!content) content = chooseStep(plan, raster);
    const auto& draft = scene_->draft;
    if (!content && draft && draft->plan == plan && draft->raster == raster)
        content = Content::ofExact(draft, FrameState::Live);
    if (content) {
        content->generation = request_.generation;
        return content;
    }
    return chooseStale(raster);
}

/// Contents that are right whatever the view: nothing to apply, an amount of 0, or carried out by the worker.
std::optional<Preview::Content> Preview::chooseFor(const Plan& plan) const {
    if (plan.empty()) return Content::ofPicture(scene_->plain, FrameState::Plain);
    if (scene_->rendered && scene_->renderedPlan == plan) {
        return Content::ofPicture(scene_->rendered, scene_->renderedExactly ? FrameState::Exact : FrameState::Settled);
    }
    if (plan.last->amount > 0) return std::nullopt;
    if (plan.prefix.empty()) return Content::ofPicture(scene_->plain, FrameState::Settled);
    for (const auto& step : scene_->steps) {
        if (step->prefix == plan.prefix) return Content::ofPicture(step->input, FrameState::Settled);
    }
    return std::nullopt;
}

/// The step that the plan ends with: at its own level where the view's tiles are there, else at a coarser one.
std::optional<Preview::Content> Preview::chooseStep(const Plan& plan, const Raster& raster) const {
    for (const auto& step : scene_->steps) {
        if (!step->serves(plan) || !step->covers(StepView::needed(raster, step->input->size(), step->level))) continue;
        return Content::ofStep(step, *plan.last, plan.last->exact ? FrameState::Live : FrameState::Settled);
    }
    const auto& coarse = scene_->coarse;
    if (coarse && coarse->spec->id == plan.last->operatorId && coarse->prefix == plan.prefix) {
        return Content::ofStep(coarse, *plan.last, FrameState::Live);
    }
    return std::nullopt;
}

/// While nothing of the newest recipe can be shown: the plain photo if it is new, the old content in a new view, or
/// what the worker has made meanwhile for a recipe that is older, but newer than what is shown.
std::optional<Preview::Content> Preview::chooseStale(const Raster& raster) const {
    Content plain = Content::ofPicture(scene_->plain, FrameState::Plain);
    plain.generation = request_.generation;
    if (!shown_ || shown_->photoId != scene_->photoId) return plain;
    const auto covers = [&](const LiveStep& step) {
        return step.covers(StepView::needed(raster, step.input->size(), step.level));
    };
    if (!scene_->steps.empty() && scene_->generation > shown_->content.generation) {
        const auto& step = scene_->steps.front();
        if (step->serves(scene_->plan) && covers(*step)) {
            Content meanwhile = Content::ofStep(step, *scene_->plan.last, FrameState::Live);
            meanwhile.generation = scene_->generation;
            return meanwhile;
        }
    }
    if (shown_->view == request_.view) return std::nullopt;
    Content old = shown_->content;
    if (old.exact) old = Content::ofPicture(old.exact->picture, FrameState::Settled);
    if (old.step && !covers(*old.step)) return plain;
    old.generation = request_.generation;
    if (old.state != FrameState::Plain) old.state = FrameState::Live;
    return old;
}

bool Preview::isShown(const Content& content) const {
    if (!shown_ || shown_->photoId != scene_->photoId || shown_->view != request_.view) return false;
    const Content& old = shown_->content;
    return old.picture == content.picture && old.step == content.step && old.exact == content.exact &&
           shown_->state == content.state && old.generation >= content.generation &&
           (!content.step || old.edit == content.edit);
}

bool Preview::show(const Content& content, bool settle) {
    const Raster raster = rasterFor(request_.view, scene_->plain->size());
    Frame frame;
    if (content.exact) {
        frame.state = content.state;
        frame.draft = content.state == FrameState::Live;
        frame.edited = buffers_->take(raster.size);
        std::ranges::copy(content.exact->pixels.samples(), frame.edited.data());
        deliver(std::move(frame), content, raster);
        return false;
    }
    if (content.picture) {
        frame.state = content.state;
        frame.edited =
            content.picture == scene_->plain ? original(raster)->clone() : content.picture->render(raster, pool_);
        deliver(std::move(frame), content, raster);
        return false;
    }
    useView(content.step, raster);
    frame.edited = buffers_->take(raster.size);
    if (!renderStep(content, settle, frame)) return true;
    const bool refine = frame.state == FrameState::Live && content.state == FrameState::Settled;
    deliver(std::move(frame), content, raster);
    return refine;
}

void Preview::useView(const std::shared_ptr<const LiveStep>& step, const Raster& raster) {
    const auto isFor = [&](const auto& view) { return view && view->isFor(step, raster); };
    if (isFor(stepView_)) return;
    std::swap(stepView_, viewBefore_);
    if (!isFor(stepView_)) stepView_ = std::make_unique<StepView>(step, raster, pool_);
}

void Preview::dropViews() {
    stepView_.reset();
    viewBefore_.reset();
}

bool Preview::renderStep(const Content& content, bool settle, Frame& frame) {
    const LiveStep& step = *content.step;
    const TailWeights weights =
        step.pack->tailWeights(step.operatorIndex, *step.spec, content.edit.params, step.global);
    const auto amount = static_cast<float>(content.edit.amount);
    frame.level = step.level;
    if (stepView_->wantsLiveFirst() && !settle) {
        frame.state = FrameState::Live;
        stepView_->live(weights, amount, frame.edited);
        return true;
    }
    frame.state = content.state;
    const auto abandon = [&] { return stepView_->isSlow() && (requests.waiting() || scenes.waiting()); };
    return stepView_->settled(weights, amount, frame.edited, abandon);
}

void Preview::deliver(Frame frame, const Content& content, const Raster& raster) {
    const std::uint64_t before = shown_ && shown_->photoId == scene_->photoId ? shown_->content.generation : 0;
    frame.original = original(raster);
    frame.area = raster.area;
    frame.view = request_.view;
    frame.photoId = scene_->photoId;
    frame.generation = std::max(content.generation, before);
    frame.milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - arrived_).count();
    shown_ = Shown{frame.photoId, frame.view, content, frame.state};
    shown_->content.generation = frame.generation;
    frames_.put(buffers_->share(std::move(frame)));
}

std::shared_ptr<const Image<std::uint8_t>> Preview::original(const Raster& raster) {
    if (!original_ || originalRaster_ != raster || originalPicture_ != scene_->plain->id()) {
        original_ = std::make_shared<const Image<std::uint8_t>>(scene_->plain->render(raster, pool_));
        originalRaster_ = raster;
        originalPicture_ = scene_->plain->id();
    }
    return original_;
}

}  // namespace glissade
