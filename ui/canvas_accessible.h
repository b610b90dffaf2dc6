#pragma once

namespace glissade {

/// Gives assistive technology what the canvas and its divider are, and their values.
void registerCanvasAccessible();

}  // namespace glissade
