// Analysis: the base network over a level image in tiles, and the slice of one operator.
#pragma once

#include "pipeline/render.h"
#include "pipeline/tiling.h"

namespace glissade {

/// What one operator needs to know of a level image before any tile.
struct LevelNetwork {
    NetworkSource::Loaded loaded;
    GlobalVector global;
};

/// Loads the operator's network and computes the global vector of the whole level image.
[[nodiscard]] Result<LevelNetwork> prepareLevel(const Image<float>& level,
                                                const OperatorSpec& spec,
                                                const RenderContext& context);

/// Takes the slice of one tile's interior.
using SliceSink = std::function<Result<void>(const Tile& tile, SliceTile slice)>;

/// Gives `sink` the slice of every tile, top to bottom. The slices are the same for every tile size. Runs out of memory
/// once with smaller tiles before it gives up; `sink` then gets all tiles again.
[[nodiscard]] Result<void> forEachSlice(const Image<float>& level,
                                        const LevelNetwork& network,
                                        const Cancel& cancel,
                                        const SliceSink& sink,
                                        TileLimits limits = {});

/// analyseLevel of render.h with a choice of tile sizes.
[[nodiscard]] Result<AnalysedLevel> analyseLevel(const Image<float>& level,
                                                 const OperatorSpec& spec,
                                                 const RenderContext& context,
                                                 const TileLimits& limits);

}  // namespace glissade
