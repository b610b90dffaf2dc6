// LevelFeatures: the network's features of one pyramid level of one picture, made tile by tile and kept in the cache.
#pragma once

#include "engine/feature_cache.h"
#include "engine/scene.h"
#include "pipeline/render.h"

#include <map>
#include <memory>
#include <string>

namespace glissade {

/// Thread: the worker's. Work is done in steps: prepare an operator, then make its tiles one at a time.
class LevelFeatures {
public:
    /// @param prefix  the steps that `input` holds.
    LevelFeatures(std::shared_ptr<const Picture> input, std::vector<Edit> prefix, int level, FeatureCache& cache);

    [[nodiscard]] const std::shared_ptr<const Picture>& input() const { return input_; }
    [[nodiscard]] int level() const { return level_; }
    /// Whether the whole level is analysed in one piece.
    [[nodiscard]] bool isOneTile() const;
    /// The level's pixels, float RGB in the working space. To make them from many megapixels takes longer than a slider
    /// may wait, so they are kept with the features; but not those of a large native level.
    [[nodiscard]] Result<std::shared_ptr<const Image<float>>> pixels(const RenderContext& context) const;
    [[nodiscard]] bool isPrepared(const OperatorSpec& spec) const { return operators_.contains(std::string(spec.id)); }

    /// Loads the operator's network, reads the level's pixels and computes the global vector, as far as not done yet.
    [[nodiscard]] Result<void> prepare(const OperatorSpec& spec, const RenderContext& context);

    /// The part of the level that is analysed for a view that shows `visible` (level pixels): whole tiles, and all of a
    /// level that is one tile.
    [[nodiscard]] std::vector<int> tilesFor(const OperatorSpec& spec, Rect visible) const;
    /// Bytes that slices and pixels of these tiles take.
    [[nodiscard]] std::size_t bytesOf(const OperatorSpec& spec, const std::vector<int>& tiles) const;
    /// The first of `tiles` whose slice is not there, or -1. Takes what the cache has.
    [[nodiscard]] int missing(const OperatorSpec& spec, const std::vector<int>& tiles);

    /// Makes one tile: runs the base network where the cache has not kept its features, and cuts the operator's slice.
    [[nodiscard]] Result<void> makeTile(const OperatorSpec& spec, int tile, const RenderContext& context);

    /// Cuts one slice of another operator of the same pack, if it can be had from cached base features without dropping
    /// anything from the cache. False where there is nothing to do.
    [[nodiscard]] Result<bool> warm(const OperatorSpec& spec, const Cancel& cancel);

    /// The operator as the preview thread can evaluate it; null where it is not prepared. The same object as long as
    /// its tiles are the same.
    [[nodiscard]] std::shared_ptr<const LiveStep> step(const OperatorSpec& spec) const;
    /// All operators whose tiles are all there, `first` (which may lack tiles) before the others; may be null.
    [[nodiscard]] std::vector<std::shared_ptr<const LiveStep>> steps(const OperatorSpec* first);
    /// Lets go of tiles that are not among `tiles`, and of all tiles of operators other than `spec` that the cache
    /// dropped.
    void keepOnly(const OperatorSpec& spec, const std::vector<int>& tiles);
    /// Lets go of all tiles that the cache dropped.
    void keepCached();

private:
    /// What all operators of a pack share on this level.
    struct Network {
        std::shared_ptr<const FeatureNetwork> network;
        GlobalVector global;
        std::vector<Tile> tiles;
    };

    [[nodiscard]] FeatureKey key(int tile, std::string part) const {
        return {input_->id(), level_, tile, std::move(part)};
    }
    [[nodiscard]] Result<std::shared_ptr<const BaseFeatures>> baseOf(const std::string& pack,
                                                                     int tile,
                                                                     const RenderContext& context);
    [[nodiscard]] std::shared_ptr<const Image<std::uint8_t>> photoOf(const std::string& pack,
                                                                     int tile,
                                                                     ThreadPool& pool);
    [[nodiscard]] const Network& networkOf(const LiveStep& step) const { return networks_.at(step.pack->name); }
    [[nodiscard]] Result<std::shared_ptr<const SliceTile>> cut(const LiveStep& step,
                                                               int tile,
                                                               const BaseFeatures& features,
                                                               const Cancel& cancel);
    /// Makes an operator known from another one of its pack.
    bool adopt(const OperatorSpec& spec);
    void add(const std::string& operatorId, int tile, SceneTile ready);
    [[nodiscard]] bool isCached(const std::string& operatorId, int tile) const {
        return cache_.peek<SliceTile>(key(tile, "slice:" + operatorId)) != nullptr;
    }
    /// Lets go of the tiles of which `isKept(operator's id, tile)` is false.
    template <typename IsKept>
    void keep(const IsKept& isKept);

    std::shared_ptr<const Picture> input_;
    std::vector<Edit> prefix_;
    int level_;
    FeatureCache& cache_;
    std::shared_ptr<const Image<float>> pixels_;  // null for a large native level, which is read tile by tile
    std::map<std::string, Network> networks_;     // by pack
    std::map<std::string, std::shared_ptr<const LiveStep>> operators_;
};

}  // namespace glissade
