// Rendered rain.
#pragma once

#include "image/image.h"
#include "operators/restore/random_draw.h"

namespace glissade::restore {

/// Rain over a clean photo: one to three layers of streaks from near (long, wide, bright, few) to far (short, thin,
/// faint, many), all of about one direction, and a veil of far drops that is denser here than there. Streaks are added
/// as light: out = clean + streaks, not clipped. Clean H×W×3 in [0, 1]. Sources: Garg and Nayar, Vision and Rain, 2007
/// (bright, direction, depth); Li et al., Rain Streak Removal Using Layer Priors, 2016 (the additive model).
[[nodiscard]] Image<float> rained(const Image<float>& clean, Draw& draw);

}  // namespace glissade::restore
