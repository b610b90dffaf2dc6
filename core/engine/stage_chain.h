// StageChain: the steps of a recipe that the worker carries out, one after the other, and the picture after each.
#pragma once

#include "engine/level_features.h"

#include <algorithm>
#include <memory>
#include <vector>

namespace glissade {

/// Thread: the worker's. Steps are told apart by value: those that stay the same are kept.
class StageChain {
public:
    explicit StageChain(FeatureCache& cache) : cache_(cache) {}

    /// Starts from a photo without steps; null: none.
    void reset(std::shared_ptr<Picture> plain);

    /// Keeps the stages that `steps` begins with and drops the others.
    void keep(const std::vector<Edit>& steps);
    [[nodiscard]] std::size_t length() const { return stages_.size(); }
    /// The picture after the first `count` stages.
    [[nodiscard]] const std::shared_ptr<Picture>& picture(std::size_t count) const { return pictures_[count]; }
    /// Whether it is one of these pictures.
    [[nodiscard]] bool holds(const std::shared_ptr<const Picture>& picture) const {
        return std::ranges::find(pictures_, picture) != pictures_.end();
    }

    /// Carries out one more step, and makes the picture after it.
    [[nodiscard]] Result<void> extend(const Edit& edit, const RenderContext& context);

private:
    /// @param features  of a level of one tile, whose pixels are `pixels`.
    [[nodiscard]] static Result<Image<float>> applyNetwork(const Image<float>& pixels,
                                                           const Edit& edit,
                                                           LevelFeatures& features,
                                                           const RenderContext& context);

    FeatureCache& cache_;
    std::vector<std::shared_ptr<const Stage>> stages_;
    std::vector<std::shared_ptr<Picture>> pictures_;  // one more than stages
};

}  // namespace glissade
