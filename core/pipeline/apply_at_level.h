// One edit on a level image, with a choice of tile sizes for tests.
#pragma once

#include "pipeline/render.h"
#include "pipeline/tiling.h"

namespace glissade {

/// applyAtLevel of render.h with a choice of tile sizes.
[[nodiscard]] Result<Image<float>> applyAtLevel(const Image<float>& level,
                                                const Edit& edit,
                                                const RenderContext& context,
                                                const TileLimits& limits);

/// Whether the edit leaves every photo as it is, so that nothing needs to be computed or loaded.
[[nodiscard]] bool changesNothing(const Edit& edit);

}  // namespace glissade
