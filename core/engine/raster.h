// Raster: which pixels a view needs, at which pyramid level.
#pragma once

#include "engine/engine.h"
#include "image/parts.h"

namespace glissade {

/// Coarsest pyramid level that is kept for the display: at 1/64 the largest photo that is accepted is 1024 px wide.
inline constexpr int kMaxDisplayLevel = 6;

/// The pixels of one view: `size` device pixels that show the photo rectangle `area`.
struct Raster {
    Rect area;      ///< photo pixels
    Size size;      ///< area · min(zoom, 1), rounded, at least 1×1; empty where nothing is visible
    int level = 0;  ///< the coarsest pyramid level that is at least as fine as the display
    bool operator==(const Raster&) const = default;
    [[nodiscard]] bool empty() const { return area.empty(); }
};

[[nodiscard]] Raster rasterFor(const View& view, Size photo);

/// The same part of the photo in fewer pixels, so that it fits into `largest`; never in more. Empty where either is.
[[nodiscard]] Raster reducedTo(const Raster& raster, Size largest);

/// The rectangle of level pixels that covers a rectangle of photo pixels, grown by `margin` level pixels, within the
/// level.
[[nodiscard]] Rect coveringRect(Rect photoArea, Size photo, int level, int margin = 0);

[[nodiscard]] Rect intersection(Rect a, Rect b);
[[nodiscard]] inline bool contains(Rect outer, Rect inner) { return intersection(outer, inner) == inner; }

}  // namespace glissade
