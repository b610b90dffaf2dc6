// One edit on a level image, in place.
#pragma once

#include "pipeline/render.h"

namespace glissade {

/// applyAtLevel of render.h over the image itself, so that a full-resolution photo needs no second one. The result is
/// the same for every tile size. After a failure the image may be changed in part.
[[nodiscard]] Result<void> applyInPlace(Image<float>& level, const Edit& edit, const RenderContext& context);

/// Whether the edit leaves every photo as it is, so that nothing needs to be computed or loaded.
[[nodiscard]] bool changesNothing(const Edit& edit);

}  // namespace glissade
