// ExactView: what an export at full size gives, reduced to one view.
#pragma once

#include "engine/picture.h"
#include "engine/plan.h"

namespace glissade {

/// The pixels of one view, made by the worker: computed from the picture at full size, or a draft of what it will be.
/// Frozen; crosses threads as shared_ptr<const ExactView>.
struct ExactView {
    Plan plan;                               ///< what was carried out
    std::shared_ptr<const Picture> picture;  ///< what it gave; of a draft, what it has given so far
    Raster raster;                           ///< the part that the pixels show
    Image<std::uint8_t> pixels;              ///< RGBA, display sRGB, of the raster's size
};

/// Reads the visible part of `picture` at full size, in bands, and reduces it as an export does (image/resample.h): of
/// a whole photo, the export of the same size. Where the view is not smaller than the photo, these are the photo's
/// pixels. Memory: a band of about 128 rows of the picture. Cancelled soon after a stop request.
[[nodiscard]] Result<Image<std::uint8_t>> renderExactly(const Picture& picture,
                                                        const Raster& raster,
                                                        ThreadPool& pool,
                                                        const Cancel& cancel);

}  // namespace glissade
