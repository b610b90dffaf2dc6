#include "engine/sweep.h"

#include "engine/observer.h"

#include <algorithm>

namespace glissade {

void Sweep::ask(SweepRequest request) {
    request_ = std::move(request);
    pictures_.clear();
    if (request_.variants.empty()) view_.reset();
}

/// The step of the scene whose features serve the variants: all are the same work as the recipe's last step.
std::shared_ptr<const LiveStep> Sweep::stepFor(const Scene& scene, const Recipe& recipe, const Raster& raster) const {
    const Plan plan = planOf(recipe);
    if (!plan.last) return nullptr;
    for (const Edit& variant : request_.variants)
        if (variant.exact || !sameWork(variant, *plan.last)) return nullptr;
    const auto covers = [&](const LiveStep& step) {
        return step.covers(StepView::needed(raster, step.input->size(), step.level));
    };
    for (const auto& step : scene.steps)
        if (step->serves(plan) && covers(*step)) return step;
    const auto& coarse = scene.coarse;
    const bool serves = coarse && coarse->spec->id == plan.last->operatorId && coarse->prefix == plan.prefix;
    return serves && covers(*coarse) ? coarse : nullptr;
}

bool Sweep::step(const Scene& scene, const Request& request, const StepView* shown) {
    if (request_.variants.empty() || !scene.plain) return false;
    const Raster raster = reducedTo(rasterFor(request.view, scene.plain->size()), request_.largest);
    if (raster.empty()) return false;
    const std::shared_ptr<const LiveStep> step = stepFor(scene, request.recipe, raster);
    if (!step) return false;
    if (!view_ || !view_->isFor(step, raster)) {
        view_ = std::make_unique<StepView>(step, raster, pool_, shown);
        pictures_.clear();
    }
    if (pictures_.size() == request_.variants.size()) return false;
    const Edit& variant = request_.variants[pictures_.size()];
    const TailWeights weights = step->pack->tailWeights(step->operatorIndex, *step->spec, variant.params, step->global);
    const auto amount = static_cast<float>(variant.amount);
    Image<std::uint8_t> picture(raster.size.width, raster.size.height, 4);
    if (view_->isSlow()) {
        view_->live(weights, amount, picture);
    } else {
        (void)view_->settled(weights, amount, picture, [] { return false; });
    }
    pictures_.push_back(std::move(picture));
    if (pictures_.size() == request_.variants.size()) deliver(scene, request);
    return true;
}

void Sweep::deliver(const Scene& scene, const Request& request) {
    auto made = std::make_shared<SweepPictures>();
    made->variants = request_.variants;
    for (const Image<std::uint8_t>& picture : pictures_) made->pictures.push_back(picture.clone());
    made->view = request.view;
    made->photoId = scene.photoId;
    made_.put(std::move(made));
    observer_.sweepReady();
}

std::shared_ptr<const SweepPictures> Sweep::take() {
    const auto made = made_.take();
    return made ? *made : nullptr;
}

}  // namespace glissade
