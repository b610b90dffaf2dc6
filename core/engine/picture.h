// Picture: what a step reads, namely the photo after the steps before it, at every pyramid level.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "base/cancel.h"
#include "base/thread_pool.h"
#include "engine/area_resample.h"
#include "engine/raster.h"
#include "image/joint_upsample.h"
#include "io/photo.h"
#include "recipe/recipe.h"

namespace glissade {

/// The result of one step for the whole photo: at level 0 its pixels, at coarser levels the model that carries it up.
/// Frozen.
struct Stage {
    Edit edit;
    int level = 0;
    Image<float> native;                   ///< full resolution, where level is 0
    std::optional<JointUpsample> carried;  ///< where level is 1 or more
};

/// A photo after some steps. Full-resolution pixels are made on demand, for the part asked for; what an export gives.
/// Frozen once the display levels are made; crosses threads as shared_ptr<const Picture>.
class Picture {
public:
    Picture(std::shared_ptr<const Photo> photo, std::vector<std::shared_ptr<const Stage>> stages);

    /// Tells pictures apart, for cache keys; never given twice.
    [[nodiscard]] std::uint64_t id() const { return id_; }
    [[nodiscard]] Size size() const { return photo_->size(); }
    [[nodiscard]] const std::shared_ptr<const Photo>& photo() const { return photo_; }
    [[nodiscard]] const std::vector<std::shared_ptr<const Stage>>& stages() const { return stages_; }

    /// A part (within the picture) at full resolution, float RGB in the working space.
    [[nodiscard]] Image<float> part(Rect area, ThreadPool& pool) const;
    /// The whole picture at pyramid level s. Reads the picture in bands; s = 0 needs 12 bytes a pixel.
    [[nodiscard]] Result<Image<float>> level(int s, ThreadPool& pool, const Cancel& cancel) const;

    /// Makes display levels 1 to 6 (RGBA, sRGB, 8 bits). Once, before the picture is shared.
    [[nodiscard]] Result<void> makeDisplayLevels(ThreadPool& pool, const Cancel& cancel);
    /// A display level, 1 to 6.
    [[nodiscard]] const Image<std::uint8_t>& display(int s) const { return display_[static_cast<std::size_t>(s) - 1]; }
    /// A part of display level s, 0 included.
    [[nodiscard]] Image<std::uint8_t> displayPart(int s, Rect area, ThreadPool& pool) const;
    /// The view's pixels.
    [[nodiscard]] Image<std::uint8_t> render(const Raster& raster, ThreadPool& pool) const;

private:
    std::uint64_t id_;
    std::shared_ptr<const Photo> photo_;
    std::vector<std::shared_ptr<const Stage>> stages_;
    std::vector<Image<std::uint8_t>> display_;
};

/// Float RGB in the working space → display pixels: clipped, rounded half up; alpha is 255, or `alpha` (same size, 1
/// channel). Rows go to `out` from `firstRow` on.
void toDisplay(const Image<float>& rgb, const Image<float>* alpha, Image<std::uint8_t>& out, int firstRow);
/// The same on all lanes, for images of the same size.
void toDisplay(const Image<float>& rgb, const Image<float>* alpha, Image<std::uint8_t>& out, ThreadPool& pool);

/// Pixels of the visible part of a level → the view's pixels.
/// @param part  where the level's pixels given to the resampler lie in the level.
[[nodiscard]] AreaResample resampleFor(const Raster& raster, int level, Rect part);

}  // namespace glissade
