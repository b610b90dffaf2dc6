#include "engine/draft.h"

#include "image/parts.h"
#include "operators/registry.h"
#include "pipeline/apply_at_level.h"
#include "tail/tail_in_bands.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace glissade {

namespace {

// A level with at least a sixteenth of the pixels that the finest step works on.
constexpr int kLevelsCoarser = 2;

// Copies smaller than this tell too little of a photo.
constexpr int kLeastSide = 96;

/// The colours of `rgb`, with the transparency that `display` has.
void putColours(const Image<float>& rgb, Image<std::uint8_t>& display, ThreadPool& pool) {
    Image<std::uint8_t> opaque(display.width(), display.height(), 4);
    toDisplay(rgb, nullptr, opaque, pool);
    for (std::size_t i = 3; i < opaque.samples().size(); i += 4) opaque.data()[i] = display.data()[i];
    display = std::move(opaque);
}

// What a network computes beyond the copy's pixels: mirrored ones on all sides, and for an overview of the whole copy
// as much as for this many pixels.
constexpr int kSurround = 16;
constexpr double kOverviewPixels = 10'000;

/// Of a copy, by a base network.
double computedPixels(Size copy) {
    return static_cast<double>(Size{copy.width + 2 * kSurround, copy.height + 2 * kSurround}.area());
}

}  // namespace

std::optional<int> Drafts::levelFor(const Plan& plan, Size photo) {
    if (plan.empty()) return std::nullopt;
    int finest = plan.last->scale.levelFor(photo);
    for (const Edit& edit : plan.prefix) finest = std::min(finest, edit.scale.levelFor(photo));
    int level = 1;
    while (level < kMaxDisplayLevel && std::max(photo.width, photo.height) >> level > kSide) ++level;
    return level >= finest + kLevelsCoarser ? std::optional(level) : std::nullopt;
}

std::optional<int> Drafts::firstLevelFor(const Plan& plan, Size photo) const {
    std::optional<int> level = levelFor(plan, photo);
    if (!level) return level;
    const auto ms = [&](int at) {
        return msPerPixel_ * computedPixels(downsampledSize(photo, at)) * static_cast<double>(plan.prefix.size());
    };
    const auto mayBeCoarser = [&] {
        const Size next = downsampledSize(photo, *level + 1);
        return *level < kMaxDisplayLevel && std::max(next.width, next.height) >= kLeastSide;
    };
    while (ms(*level) > firstMs_ && mayBeCoarser()) ++*level;
    return level;
}

Result<void> Drafts::carryOut(
    const Image<float>& input, Done& step, Overview& overview, bool hasty, const RenderContext& context) {
    const OperatorSpec* spec = findOperator(step.edit.operatorId);
    if (!spec || step.edit.exact || changesNothing(step.edit)) {
        step.features.reset();
        TRY(step.result, applyAtLevel(input, step.edit, context));
        return {};
    }
    TRY_VOID(checkRecipe({{step.edit}}));
    if (!step.features) {
        TRY(const NetworkSource::Loaded loaded, context.networks.networkFor(*spec));
        const bool isKnown = hasty && overview.features && overview.pack == loaded.pack;
        const auto start = std::chrono::steady_clock::now();
        TRY(step.features, analyseLevel(input, *spec, context, isKnown ? overview.features : nullptr));
        const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
        if (!isKnown) overview = {loaded.pack, step.features->global.overview};
        const double perPixel =
            ms / (computedPixels(input.size()) + (isKnown || !overview.features ? 0 : kOverviewPixels));
        msPerPixel_ = msPerPixel_ > 0 ? std::min(msPerPixel_, perPixel) : perPixel;
    }
    const AnalysedLevel& features = *step.features;
    const TailWeights weights =
        features.pack->tailWeights(features.operatorIndex, *spec, step.edit.params, features.global);
    step.result = Image<float>(input.width(), input.height(), 3);
    evaluateTailInBands(features.slice,
                        input,
                        weights,
                        static_cast<float>(step.edit.amount),
                        0,
                        input.height(),
                        context.pool,
                        step.result);
    return {};
}

Result<void> Drafts::carryOutAll(
    const Plan& plan, const Image<float>& photo, std::vector<Done>& done, bool hasty, const RenderContext& context) {
    std::vector<Edit> steps = plan.prefix;
    steps.push_back(*plan.last);
    std::vector<std::string> operators;
    for (const Edit& step : steps) operators.push_back(step.operatorId);
    if (operators != operators_) overviews_.clear();
    operators_ = std::move(operators);
    overviews_.resize(steps.size());
    std::size_t same = 0;
    while (same < std::min(steps.size(), done.size()) && done[same].edit == steps[same]) ++same;
    std::optional<AnalysedLevel> features;  // of what the first changed step reads
    if (same < std::min(steps.size(), done.size()) && sameWork(done[same].edit, steps[same]))
        features = std::move(done[same].features);
    done.resize(same);
    for (std::size_t i = same; i < steps.size(); ++i) {
        if (context.cancel.requested()) return Cancel::failure();
        Done step{steps[i], std::exchange(features, std::nullopt), {}};
        TRY_VOID(carryOut(i > 0 ? done.back().result : photo, step, overviews_[i], hasty, context));
        done.push_back(std::move(step));
    }
    return {};
}

Result<Image<std::uint8_t>> Drafts::render(
    const Plan& plan, int level, const Picture& plain, const Raster& raster, const RenderContext& context) {
    CHECK(raster.level < level);
    if (picture_ != plain.id()) clear();
    picture_ = plain.id();
    std::vector<Done>& done = done_[level];
    const Image<float> photo = floatColours(plain.display(level), context.pool);
    const bool hasty = level > levelFor(plan, plain.size()).value_or(level);
    TRY_VOID(carryOutAll(plan, photo, done, hasty, context));

    const JointUpsample carried(photo, done.back().result, context.pool);
    const Rect part = coveringRect(raster.area, plain.size(), raster.level);
    Image<std::uint8_t> pixels = plain.displayPart(raster.level, part, context.pool);
    Image<float> rgb = floatColours(pixels, context.pool);
    carried.applyInPlace(rgb, part.x, part.y, level - raster.level, context.pool);
    putColours(rgb, pixels, context.pool);
    const AreaResample resample = resampleFor(raster, raster.level, part);
    if (resample.isCopy() && pixels.size() == raster.size) return pixels;
    Image<std::uint8_t> out(raster.size.width, raster.size.height, 4);
    resample.run(pixels, out, context.pool);
    return out;
}

}  // namespace glissade
