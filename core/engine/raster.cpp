#include "engine/raster.h"

#include <cmath>

#include "image/downsample.h"

namespace glissade {

namespace {

struct Span {
    int begin;
    int end;
};

// Photo pixels [begin, end) of one axis that a viewport of `device` pixels shows around `center` (a share of `photo`).
Span visibleSpan(int device, int photo, double zoom, double center) {
    const double middle = (std::isfinite(center) ? std::clamp(center, 0.0, 1.0) : 0.5) * photo;
    const double half = device / (2 * zoom);
    // A hair less than a pixel must not add a pixel: 0.1 + 0.2 is not 0.3.
    const double begin = std::floor(middle - half + 1e-6);
    const double end = std::ceil(middle + half - 1e-6);
    return {static_cast<int>(std::clamp(begin, 0.0, static_cast<double>(photo))),
            static_cast<int>(std::clamp(end, 0.0, static_cast<double>(photo)))};
}

// The coarsest level that is at least as fine as a display with `zoom` pixels per photo pixel.
int levelFor(double zoom) {
    int level = 0;
    while (level < kMaxDisplayLevel && zoom * (2 << level) <= 1 + 1e-9) ++level;
    return level;
}

int divideUp(int value, int shift) {
    return static_cast<int>((static_cast<std::int64_t>(value) + (std::int64_t{1} << shift) - 1) >> shift);
}

}  // namespace

double View::zoomFor(Size photo) const {
    if (zoom > 0) return zoom;
    if (photo.width <= 0 || photo.height <= 0) return 1;
    return std::min(
        {1.0, static_cast<double>(viewport.width) / photo.width, static_cast<double>(viewport.height) / photo.height});
}

Rect View::visible(Size photo) const {
    if (viewport.width <= 0 || viewport.height <= 0 || photo.width <= 0 || photo.height <= 0) return {};
    if (!(zoom > 0)) return {0, 0, photo.width, photo.height};
    const Span x = visibleSpan(viewport.width, photo.width, zoom, centerX);
    const Span y = visibleSpan(viewport.height, photo.height, zoom, centerY);
    return {x.begin, y.begin, x.end - x.begin, y.end - y.begin};
}

Raster rasterFor(const View& view, Size photo) {
    Raster raster;
    raster.area = view.visible(photo);
    if (raster.empty()) return {};
    const double zoom = std::min(1.0, view.zoomFor(photo));
    raster.size = {std::max(1, static_cast<int>(std::lround(raster.area.width * zoom))),
                   std::max(1, static_cast<int>(std::lround(raster.area.height * zoom)))};
    raster.level = levelFor(zoom);
    return raster;
}

Raster reducedTo(const Raster& raster, Size largest) {
    if (raster.empty() || largest.area() == 0) return {};
    const double share = std::min({1.0,
                                   static_cast<double>(largest.width) / raster.size.width,
                                   static_cast<double>(largest.height) / raster.size.height});
    if (share == 1.0) return raster;
    Raster reduced = raster;
    reduced.size = {std::max(1, static_cast<int>(std::lround(raster.size.width * share))),
                    std::max(1, static_cast<int>(std::lround(raster.size.height * share)))};
    reduced.level = levelFor(share * raster.size.width / raster.area.width);
    return reduced;
}

Rect coveringRect(Rect photoArea, Size photo, int level, int margin) {
    const Size size = downsampledSize(photo, level);
    const int left = std::max(0, (photoArea.x >> level) - margin);
    const int top = std::max(0, (photoArea.y >> level) - margin);
    const int right = std::min(size.width, divideUp(photoArea.x + photoArea.width, level) + margin);
    const int bottom = std::min(size.height, divideUp(photoArea.y + photoArea.height, level) + margin);
    return {left, top, right - left, bottom - top};
}

Rect intersection(Rect a, Rect b) {
    const int left = std::max(a.x, b.x);
    const int top = std::max(a.y, b.y);
    const int right = std::min(a.x + a.width, b.x + b.width);
    const int bottom = std::min(a.y + a.height, b.y + b.height);
    if (right <= left || bottom <= top) return {};
    return {left, top, right - left, bottom - top};
}

}  // namespace glissade
