// One edit on a level image, in place.
#pragma once

#include "pipeline/render.h"

#include <string>
#include <utility>

namespace glissade {

/// applyAtLevel of render.h over the image itself, so that a full-resolution photo needs no second one. The result is
/// the same for every tile size. After a failure the image may be changed in part.
[[nodiscard]] Result<void> applyInPlace(Image<float>& level, const Edit& edit, const RenderContext& context);

/// Whether the edit leaves every photo as it is, so that nothing needs to be computed or loaded.
[[nodiscard]] bool changesNothing(const Edit& edit);

/// How failures call an edit of the recipe: "step 2, L0 smoothing".
[[nodiscard]] std::string stepName(const Recipe& recipe, std::size_t index);

/// Runs `body` (which returns a Result<void>), one step's work; its failure names the step, unless it was cancelled.
template <typename Body>
[[nodiscard]] Result<void> asStep(const std::string& name, Body&& body) {
    Result<void> done = guarded({}, ErrorCode::Internal, std::forward<Body>(body));
    if (!done && done.error().code != ErrorCode::Cancelled)
        done.error().reason = name + ": " + done.error().reason;
    return done;
}

}  // namespace glissade
