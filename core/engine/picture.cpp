#include "engine/picture.h"

#include <algorithm>
#include <atomic>

#include "image/downsample.h"

namespace glissade {

namespace {

// Rows of a band at full resolution: a multiple of 2^kMaxDisplayLevel, so that bands halve as the whole picture does.
constexpr int kBandRows = 128;
static_assert(kBandRows % (1 << kMaxDisplayLevel) == 0);

/// Calls body(band of full-resolution pixels as a rectangle) for all bands, on all lanes.
Result<void> forBands(Size size, ThreadPool& pool, const Cancel& cancel, const std::function<void(Rect)>& body) {
    const std::size_t bands = (static_cast<std::size_t>(size.height) + kBandRows - 1) / kBandRows;
    pool.forEach(bands, [&](std::size_t i) {
        if (cancel.requested()) return;
        const int top = static_cast<int>(i) * kBandRows;
        body({0, top, size.width, std::min(kBandRows, size.height - top)});
    });
    if (cancel.requested()) return Cancel::failure();
    return {};
}

void displayRow(const Image<float>& rgb, const Image<float>* alpha, int y, std::uint8_t* to) {
    const auto quantised = [](float value) {
        return static_cast<std::uint8_t>(std::min(std::max(value, 0.0F), 1.0F) * 255.0F + 0.5F);
    };
    const float* from = rgb.row(y);
    for (int x = 0; x < rgb.width(); ++x, from += 3, to += 4) {
        for (int c = 0; c < 3; ++c) to[c] = quantised(from[c]);
        to[3] = alpha ? quantised(alpha->at(x, y)) : std::uint8_t{255};
    }
}

}  // namespace

void toDisplay(const Image<float>& rgb, const Image<float>* alpha, Image<std::uint8_t>& out, int firstRow) {
    for (int y = 0; y < rgb.height(); ++y) displayRow(rgb, alpha, y, out.row(firstRow + y));
}

void toDisplay(const Image<float>& rgb, const Image<float>* alpha, Image<std::uint8_t>& out, ThreadPool& pool) {
    constexpr std::size_t kGrainRows = 32;
    pool.forRanges(static_cast<std::size_t>(rgb.height()), kGrainRows, [&](std::size_t begin, std::size_t end) {
        for (int y = static_cast<int>(begin); y < static_cast<int>(end); ++y) displayRow(rgb, alpha, y, out.row(y));
    });
}

AreaResample resampleFor(const Raster& raster, int level, Rect part) {
    const double scale = 1.0 / (1 << level);
    return {{part.width, part.height},
            {raster.area.x * scale - part.x,
             raster.area.y * scale - part.y,
             raster.area.width * scale,
             raster.area.height * scale},
            raster.size};
}

Picture::Picture(std::shared_ptr<const Photo> photo, std::vector<std::shared_ptr<const Stage>> stages)
    : photo_(std::move(photo)), stages_(std::move(stages)) {
    static std::atomic<std::uint64_t> next{1};
    id_ = next.fetch_add(1, std::memory_order_relaxed);
}

Image<float> Picture::part(Rect area, ThreadPool& pool) const {
    // A native stage is the whole picture's pixels: what came before it is in them.
    std::size_t first = stages_.size();
    while (first > 0 && stages_[first - 1]->level > 0) --first;
    Image<float> pixels = first > 0 ? crop(stages_[first - 1]->native, area) : Image<float>();
    if (pixels.empty()) {
        constexpr std::size_t kGrainRows = 32;
        pixels = Image<float>(area.width, area.height, 3);
        pool.forRanges(static_cast<std::size_t>(area.height), kGrainRows, [&](std::size_t begin, std::size_t end) {
            const int top = static_cast<int>(begin);
            const Image<float> rows =
                photo_->working({area.x, area.y + top, area.width, static_cast<int>(end - begin)});
            std::ranges::copy(rows.samples(), pixels.row(top));
        });
    }
    for (std::size_t i = first; i < stages_.size(); ++i) {
        stages_[i]->carried->applyInPlace(pixels, area.x, area.y, stages_[i]->level, pool);
    }
    return pixels;
}

Result<Image<float>> Picture::level(int s, ThreadPool& pool, const Cancel& cancel) const {
    const Size whole = downsampledSize(size(), s);
    Image<float> out(whole.width, whole.height, 3);
    // A level coarser than a band is made from the coarsest that a band can give.
    const int inBand = std::min(s, kMaxDisplayLevel);
    const Size banded = downsampledSize(size(), inBand);
    Image<float> between(inBand < s ? banded.width : 0, inBand < s ? banded.height : 0, 3);
    Image<float>& target = inBand < s ? between : out;
    TRY_VOID(forBands(size(), pool, cancel, [&](Rect band) {
        const Image<float> rows = inBand == 0 ? part(band, pool) : downsample(part(band, pool), inBand, pool);
        std::ranges::copy(rows.samples(), target.row(band.y >> inBand));
    }));
    if (inBand < s) return downsample(between, s - inBand, pool);
    return out;
}

Result<void> Picture::makeDisplayLevels(ThreadPool& pool, const Cancel& cancel) {
    std::vector<Image<std::uint8_t>> levels;
    for (int s = 1; s <= kMaxDisplayLevel; ++s) {
        const Size level = downsampledSize(size(), s);
        levels.emplace_back(level.width, level.height, 4);
    }
    TRY_VOID(forBands(size(), pool, cancel, [&](Rect band) {
        Image<float> rgb = part(band, pool);
        Image<float> alpha = photo_->alpha ? crop(*photo_->alpha, band) : Image<float>();
        for (int s = 1; s <= kMaxDisplayLevel; ++s) {
            rgb = downsample(rgb, 1, pool);
            if (!alpha.empty()) alpha = downsample(alpha, 1, pool);
            toDisplay(rgb, alpha.empty() ? nullptr : &alpha, levels[static_cast<std::size_t>(s) - 1], band.y >> s);
        }
    }));
    display_ = std::move(levels);
    return {};
}

Image<std::uint8_t> Picture::displayPart(int s, Rect area, ThreadPool& pool) const {
    if (s > 0) return crop(display(s), area);
    const Image<float> rgb = part(area, pool);
    Image<float> alpha = photo_->alpha ? crop(*photo_->alpha, area) : Image<float>();
    Image<std::uint8_t> out(area.width, area.height, 4);
    toDisplay(rgb, alpha.empty() ? nullptr : &alpha, out, pool);
    return out;
}

Image<std::uint8_t> Picture::render(const Raster& raster, ThreadPool& pool) const {
    const Rect part = coveringRect(raster.area, size(), raster.level);
    Image<std::uint8_t> out(raster.size.width, raster.size.height, 4);
    if (raster.level > 0) {
        // Straight from the level, without a copy of the part.
        const Rect whole{0, 0, display(raster.level).width(), display(raster.level).height()};
        resampleFor(raster, raster.level, whole).run(display(raster.level), out, pool);
        return out;
    }
    Image<std::uint8_t> pixels = displayPart(0, part, pool);
    const AreaResample resample = resampleFor(raster, 0, part);
    if (resample.isCopy() && pixels.size() == out.size()) return pixels;
    resample.run(pixels, out, pool);
    return out;
}

}  // namespace glissade
