#include "engine/stage_chain.h"

#include "operators/registry.h"
#include "tail/tail_kernel.h"

namespace glissade {

void StageChain::reset(std::shared_ptr<Picture> plain) {
    stages_.clear();
    pictures_.clear();
    if (plain) pictures_.push_back(std::move(plain));
}

void StageChain::keep(const std::vector<Edit>& steps) {
    std::size_t same = 0;
    while (same < stages_.size() && same < steps.size() && stages_[same]->edit == steps[same]) ++same;
    for (std::size_t i = same + 1; i < pictures_.size(); ++i) cache_.dropPicture(pictures_[i]->id());
    stages_.resize(same);
    pictures_.resize(same + 1);
}

Result<void> StageChain::extend(const Edit& edit, const RenderContext& context) {
    const Picture& input = *pictures_.back();
    Stage stage;
    stage.edit = edit;
    stage.level = edit.scale.levelFor(input.size());
    std::vector<Edit> prefix;
    for (const auto& before : stages_) prefix.push_back(before->edit);
    LevelFeatures features(pictures_.back(), std::move(prefix), stage.level, cache_);
    TRY(const std::shared_ptr<const Image<float>> pixels, features.pixels(context.part(0, 0.1)));
    const RenderContext inner = context.part(0.1, 0.9);
    const bool streamed = edit.exact || !features.isOneTile();
    TRY(Image<float> result,
        streamed ? applyAtLevel(*pixels, edit, inner) : applyNetwork(*pixels, edit, features, inner));
    if (stage.level == 0) {
        stage.native = std::move(result);
    } else {
        stage.carried.emplace(*pixels, result, context.pool);
    }
    std::vector<std::shared_ptr<const Stage>> stages = stages_;
    stages.push_back(std::make_shared<const Stage>(std::move(stage)));
    auto picture = std::make_shared<Picture>(input.photo(), stages);
    TRY_VOID(picture->makeDisplayLevels(context.pool, context.cancel.part(0.9, 1)));
    stages_ = std::move(stages);
    pictures_.push_back(std::move(picture));
    return {};
}

/// A network step on a level of one tile keeps its features in the cache, so that a slider of an earlier step costs a
/// tail and not the base network. Larger levels are streamed.
Result<Image<float>> StageChain::applyNetwork(const Image<float>& pixels,
                                              const Edit& edit,
                                              LevelFeatures& features,
                                              const RenderContext& context) {
    const OperatorSpec* spec = findOperator(edit.operatorId);
    if (!spec) return fail(ErrorCode::BadArgument, "there is no operator " + edit.operatorId);
    TRY_VOID(checkRecipe({{edit}}));
    TRY_VOID(features.prepare(*spec, context));
    if (features.missing(*spec, {0}) >= 0) TRY_VOID(features.makeTile(*spec, 0, context));
    const std::shared_ptr<const LiveStep> step = features.step(*spec);
    const TailWeights weights = step->pack->tailWeights(step->operatorIndex, *spec, edit.params, step->global);
    Image<float> result(pixels.width(), pixels.height(), 3);
    constexpr std::size_t kGrainRows = 16;
    context.pool.forRanges(
        static_cast<std::size_t>(pixels.height()), kGrainRows, [&](std::size_t begin, std::size_t end) {
            evaluateTail(*step->tiles.at(0).slice,
                         pixels,
                         weights,
                         static_cast<float>(edit.amount),
                         static_cast<int>(begin),
                         static_cast<int>(end),
                         result);
        });
    return result;
}

}  // namespace glissade
