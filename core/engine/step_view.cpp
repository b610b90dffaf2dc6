#include "engine/step_view.h"

#include "base/target_clones.h"
#include "image/parts.h"
#include "tail/tail_in_bands.h"

#include <algorithm>
#include <chrono>

namespace glissade {

namespace {

// A part of the level up to this size is gathered into one slice (96 MB); larger ones are evaluated tile by tile.
constexpr std::size_t kGatheredPixels = std::size_t{6} << 20;

// Level pixels around the view that change what is carried up to it (JointUpsample: windows, surroundings, residual
// steps).
constexpr int kCarryMargin = 24;

// A settled frame that takes longer than this is preceded by a live one (30 frames a second).
constexpr double kSlowMs = 30;

// Rows whose two results are still in a lane's cache when their mean is taken.
constexpr std::size_t kMeanRows = 16;

/// to = the mean of both, rounded up.
GLISSADE_CLONES void mean(const std::uint8_t* __restrict other, std::size_t count, std::uint8_t* __restrict to) {
    for (std::size_t i = 0; i < count; ++i) to[i] = static_cast<std::uint8_t>((to[i] + other[i] + 1) / 2);
}

// Parts of the level larger than this take over a millisecond to evaluate and average; sample points are then worth it.
constexpr std::size_t kSampledPixels = 1'000'000;

// Sample points are prepared so many rows at a time, in a millisecond or two: a new move waits no longer for them.
constexpr int kSampledRows = 32;

// First estimates, in milliseconds a megapixel, before a frame was timed.
constexpr double kTailMs = 2;
constexpr double kCarryMs = 20;

double megapixels(Rect area) { return static_cast<double>(Size{area.width, area.height}.area()) / 1e6; }

Image<float> alphaOf(const Image<std::uint8_t>& rgba) {
    Image<float> alpha(rgba.width(), rgba.height(), 1);
    for (std::size_t i = 0; i < alpha.samples().size(); ++i)
        alpha.data()[i] = static_cast<float>(rgba.data()[i * 4 + 3]) / 255.0F;
    return alpha;
}

}  // namespace

Rect StepView::needed(const Raster& raster, Size photo, int level) {
    return coveringRect(raster.area, photo, level, raster.level < level ? kCarryMargin : 0);
}

StepView::~StepView() = default;

StepView::StepView(std::shared_ptr<const LiveStep> step, const Raster& raster, ThreadPool& pool, const StepView* like)
    : step_(std::move(step)), raster_(raster), pool_(pool) {
    const Size level = step_->levelSize();
    region_ = blockAligned(needed(raster_, step_->input->size(), step_->level), level);
    if (raster_.level < step_->level) {
        form_ = Form::Carried;
        gatherCarried();
        return;
    }
    const bool oneTile = step_->grid.size() == 1;
    form_ = oneTile || Size{region_.width, region_.height}.area() <= kGatheredPixels ? Form::Direct : Form::Tiled;
    settledMs_ = kTailMs * megapixels(region_);
    if (form_ == Form::Direct) gatherSlice(like);
    resample_ = resampleFor(raster_, step_->level, region_);
}

void StepView::gatherSlice(const StepView* like) {
    if (like && like->step_ == step_ && like->region_ == region_ && like->photo_) {
        slice_ = like->slice_;
        photo_ = like->photo_;
        return;
    }
    // A tile that is the whole part is used as it is.
    for (const auto& [index, tile] : step_->tiles) {
        if (tile.area != region_) continue;
        slice_ = tile.slice;
        photo_ = tile.photo;
        return;
    }
    slice_ = std::make_shared<const SliceTile>(glissade::gatherSlice(*step_, region_, pool_));
    photo_ = std::make_shared<const Image<std::uint8_t>>(gatherPhoto(*step_, region_, pool_));
}

void StepView::gatherCarried() {
    const Size photo = step_->input->size();
    slice_ = std::make_shared<const SliceTile>(glissade::gatherSlice(*step_, region_, pool_));
    coarsePhoto_ = crop(*step_->pixels, region_);
    coarseResult_ = Image<float>(region_.width, region_.height, 3);
    fineArea_ = coveringRect(raster_.area, photo, raster_.level);
    const bool hasAlpha = step_->input->photo()->alpha.has_value();
    if (raster_.level == 0) {
        fine_ = step_->input->part(fineArea_, pool_);
        if (hasAlpha) alpha_ = crop(*step_->input->photo()->alpha, fineArea_);
    } else {
        const Image<std::uint8_t> pixels = step_->input->displayPart(raster_.level, fineArea_, pool_);
        fine_ = floatColours(pixels, pool_);
        if (hasAlpha) alpha_ = alphaOf(pixels);
    }
    resample_ = resampleFor(raster_, raster_.level, fineArea_);
    settledMs_ = kCarryMs * (megapixels(region_) + megapixels(fineArea_));
}

bool StepView::isSlow() const { return settledMs_ > kSlowMs; }

bool StepView::wantsLiveFirst() const { return isSlow() || !sampledPhoto_.empty(); }

bool StepView::wantsPreparation() const {
    if (form_ == Form::Carried || !sampledPhoto_.empty()) return false;
    return Size{region_.width, region_.height}.area() > std::max(kSampledPixels, raster_.size.area());
}

void StepView::prepareLive(const std::function<bool()>& abandon) {
    const double scale = 1.0 / (1 << step_->level);
    const Rect area = raster_.area;
    const AreaResample::Source part{area.x * scale, area.y * scale, area.width * scale, area.height * scale};
    if (sampledRows_ == 0) samples_ = emptySamples(*step_, raster_.size);
    while (sampledRows_ < raster_.size.height) {
        if (abandon()) return;
        const int end = std::min(raster_.size.height, sampledRows_ + kSampledRows);
        sampleRows(*step_, part, sampledRows_, end, pool_, samples_);
        sampledRows_ = end;
    }
    sampledPhoto_ = step_->input->render(raster_, pool_);
}

bool StepView::settled(const TailWeights& weights,
                       float amount,
                       Image<std::uint8_t>& out,
                       const std::function<bool()>& abandon) {
    const auto start = std::chrono::steady_clock::now();
    bool done = true;
    switch (form_) {
        case Form::Direct:
            renderDirect(weights, amount, out);
            break;
        case Form::Tiled:
            done = renderTiled(weights, amount, out, abandon);
            break;
        case Form::Carried:
            done = renderCarried(weights, amount, out, abandon);
            break;
    }
    if (done) settledMs_ = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    return done;
}

void StepView::renderDirect(const TailWeights& weights, float amount, Image<std::uint8_t>& out) {
    if (resample_.isCopy() && out.size() == Size{region_.width, region_.height}) {
        return evaluateTailInBands(*slice_, *photo_, weights, amount, 0, region_.height, pool_, out);
    }
    if (result_.empty()) result_ = Image<std::uint8_t>(region_.width, region_.height, 4);
    evaluateTailInBands(*slice_, *photo_, weights, amount, 0, region_.height, pool_, result_);
    resample_.run(result_, out, pool_);
}

bool StepView::renderTiled(const TailWeights& weights,
                           float amount,
                           Image<std::uint8_t>& out,
                           const std::function<bool()>& abandon) {
    if (result_.empty()) result_ = Image<std::uint8_t>(region_.width, region_.height, 4);
    Image<std::uint8_t> scratch;
    for (const auto& [index, tile] : step_->tiles) {
        const Rect common = intersection(tile.area, region_);
        if (common.empty()) continue;
        if (abandon()) return false;
        if (scratch.size() != tile.photo->size())
            scratch = Image<std::uint8_t>(tile.photo->width(), tile.photo->height(), 4);
        const int first = common.y - tile.area.y;
        evaluateTailInBands(*tile.slice, *tile.photo, weights, amount, first, first + common.height, pool_, scratch);
        for (int y = 0; y < common.height; ++y) {
            std::copy_n(&scratch.at(common.x - tile.area.x, first + y),
                        static_cast<std::size_t>(common.width) * 4,
                        &result_.at(common.x - region_.x, common.y - region_.y + y));
        }
    }
    if (abandon()) return false;
    resample_.run(result_, out, pool_);
    return true;
}

bool StepView::renderCarried(const TailWeights& weights,
                             float amount,
                             Image<std::uint8_t>& out,
                             const std::function<bool()>& abandon) {
    evaluateTailInBands(*slice_, coarsePhoto_, weights, amount, 0, region_.height, pool_, coarseResult_);
    const JointUpsample carried(coarsePhoto_, coarseResult_, pool_, abandon);
    if (abandon()) return false;
    const int levels = step_->level - raster_.level;
    const Image<float> result =
        carried.apply(fine_, fineArea_.x - (region_.x << levels), fineArea_.y - (region_.y << levels), levels, pool_);
    const bool copy = resample_.isCopy() && out.size() == result.size();
    if (!copy && result_.empty()) result_ = Image<std::uint8_t>(fineArea_.width, fineArea_.height, 4);
    Image<std::uint8_t>& pixels = copy ? out : result_;
    toDisplay(result, alpha_.empty() ? nullptr : &alpha_, pixels, pool_);
    if (!copy) resample_.run(pixels, out, pool_);
    return true;
}

void StepView::live(const TailWeights& weights, float amount, Image<std::uint8_t>& out) {
    if (form_ == Form::Carried) {
        if (!reduced_) {
            Raster reduced = raster_;
            reduced.level = step_->level;
            reduced_ = std::make_unique<StepView>(step_, reduced, pool_);
        }
        return reduced_->renderDirect(weights, amount, out);
    }
    if (sampledPhoto_.empty() && form_ == Form::Direct) return renderDirect(weights, amount, out);
    if (sampledPhoto_.empty()) prepareLive([] { return false; });
    renderSampled(weights, amount, out);
}

void StepView::renderSampled(const TailWeights& weights, float amount, Image<std::uint8_t>& out) {
    // The mean of what the tail makes of both samples with the mean colours, in which it is linear.
    if (secondResult_.empty()) secondResult_ = Image<std::uint8_t>(raster_.size.width, raster_.size.height, 4);
    const auto height = static_cast<std::size_t>(raster_.size.height);
    pool_.forRanges(height, kMeanRows, [&](std::size_t begin, std::size_t end) {
        const int first = static_cast<int>(begin);
        const int last = static_cast<int>(end);
        evaluateTail(samples_[0], sampledPhoto_, weights, amount, first, last, out);
        evaluateTail(samples_[1], sampledPhoto_, weights, amount, first, last, secondResult_);
        for (int y = first; y < last; ++y) mean(secondResult_.row(y), out.rowSamples(), out.row(y));
    });
}

}  // namespace glissade
