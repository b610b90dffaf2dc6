// Analysis: the base network over a level image in tiles, and the slice of one operator.
#pragma once

#include "pipeline/render.h"

namespace glissade {

/// What one operator needs to know of a level image before any tile.
struct LevelNetwork {
    NetworkSource::Loaded loaded;
    GlobalVector global;
};

/// Loads the operator's network and computes the global vector of what is known of the whole level image.
[[nodiscard]] Result<LevelNetwork> prepareNetwork(const GlobalInput& input,
                                                  const OperatorSpec& spec,
                                                  const RenderContext& context);
/// The tail's weights for an edit of this operator; BadPack where they are not finite.
[[nodiscard]] Result<TailWeights> tailWeightsOf(const LevelNetwork& network,
                                                const OperatorSpec& spec,
                                                const Edit& edit);
/// prepareNetwork for the whole level image.
/// @param overview  as for analyseLevel.
[[nodiscard]] Result<LevelNetwork> prepareLevel(const Image<float>& level,
                                                const OperatorSpec& spec,
                                                const RenderContext& context,
                                                std::shared_ptr<const PhotoOverview> overview = nullptr);

/// Who takes the slices.
struct SliceSink {
    /// Before the network reads the tile's region; may change the image outside this and all later regions. May be
    /// empty.
    std::function<void(const Tile& tile)> starting;
    /// The slice of the tile's interior.
    std::function<void(const Tile& tile, SliceTile slice)> take;
    /// All tiles will be given again, of another size; false where that is no longer possible. Empty: always possible.
    std::function<bool()> restart;
};

/// Gives `sink` the slice of every tile, top to bottom. The slices are the same for every tile size. Where memory is
/// short, starts again once with smaller tiles before it gives up.
[[nodiscard]] Result<void> forEachSlice(const Image<float>& level,
                                        const LevelNetwork& network,
                                        const Cancel& cancel,
                                        const SliceSink& sink,
                                        const TileLimits& limits = {});

}  // namespace glissade
