#include "engine/exact_view.h"

#include "image/resample.h"

#include <algorithm>

namespace glissade {

namespace {

constexpr int kBandRows = 128;  // of the picture

/// Output rows that are made of about kBandRows rows of the picture.
int bandOf(const Raster& raster) {
    return std::max(1, static_cast<int>(std::int64_t{kBandRows} * raster.size.height / raster.area.height));
}

}  // namespace

Result<Image<std::uint8_t>> renderExactly(const Picture& picture,
                                          const Raster& raster,
                                          ThreadPool& pool,
                                          const Cancel& cancel) {
    CHECK(!raster.empty());
    const Rect area = raster.area;
    const std::optional<Image<float>>& opacity = picture.photo()->alpha;
    const Resampler resampler({area.width, area.height}, raster.size);
    Image<std::uint8_t> out(raster.size.width, raster.size.height, 4);
    const int bandRows = bandOf(raster);
    for (int top = 0; top < out.height(); top += bandRows) {
        if (cancel.requested()) return Cancel::failure();
        const int rows = std::min(bandRows, out.height() - top);
        const auto [first, last] = resampler.inputRows(top, top + rows);
        const Rect window{area.x, area.y + first, area.width, last - first};
        Image<float> rgb(out.width(), rows, 3);
        resampler.rows(picture.part(window, pool), first, top, rgb, pool);
        Image<float> alpha;
        if (opacity) {
            alpha = Image<float>(out.width(), rows, 1);
            resampler.rows(crop(*opacity, window), first, top, alpha, pool);
        }
        toDisplay(rgb, opacity ? &alpha : nullptr, out, top);
        cancel.progress(static_cast<double>(top + rows) / out.height());
    }
    return out;
}

}  // namespace glissade
