// Banded recipes: a recipe carried out on a photo of which no full-resolution image is held.
#pragma once

#include "image/joint_upsample.h"
#include "pipeline/analyse.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace glissade {

/// What applyRecipe (render.h) gives, bit for bit, in rows from the top. What a step did at a coarser level is carried
/// up to each band; a network step on the photo's own pixels, which only the last one can be, is run a row of tiles at
/// a time. Beyond the photo it takes the levels' models, a few megabytes, and one row of tiles with what the network
/// needs.
///
/// Thread: one at a time; lanes of the context's pool help.
class BandedRecipe {
public:
    /// Pixels of the photo, float RGB in the working space; asked from several lanes.
    using Source = std::function<Image<float>(Rect area)>;

    /// Whether this recipe can be carried out so: no step enlarges, and at the photo's own pixels there is none but a
    /// network's at the end.
    [[nodiscard]] static bool serves(const Recipe& recipe, Size photo);

    /// Whether the last step is run while rows are asked for.
    [[nodiscard]] bool runsWithRows() const { return native_.has_value(); }

    /// Carries out all steps but one on the photo's own pixels. `recipe` is one that it serves, and checked; the
    /// context's pool and networks outlive the result.
    [[nodiscard]] static Result<BandedRecipe> prepare(Size photo,
                                                      Source source,
                                                      const Recipe& recipe,
                                                      const RenderContext& context);

    /// Fills `band` (as wide as the photo) with rows [firstRow, firstRow + band.height()). Rows above those of an
    /// earlier call are gone.
    [[nodiscard]] Result<void> rows(int firstRow, Image<float>& band);

private:
    /// What a step at a coarser level did.
    struct Carried {
        JointUpsample model;
        int level;
    };
    /// The last step, on the photo's own pixels.
    struct Native {
        std::string name;  ///< see stepName
        LevelNetwork network;
        TailWeights weights;
        float amount = 1;
        TileLimits limits;
        int halo = 0;
        std::vector<Tile> tiles;  ///< of which `next` is the first that has not been run
        std::size_t next = 0;
        Image<float> ready;  ///< the rows of tiles that were run last, and that are still asked for
        int top = 0;         ///< where they begin
    };

    BandedRecipe(Size photo, Source source, const RenderContext& context)
        : size_(photo), source_(std::move(source)), context_(context) {}

    /// Pixels after all carried steps.
    [[nodiscard]] Image<float> part(Rect area) const;
    [[nodiscard]] Result<Image<float>> levelOf(int level, const Cancel& cancel) const;
    [[nodiscard]] Result<void> carry(const Edit& edit, int level, const RenderContext& context);
    [[nodiscard]] Result<void> prepareNative(const Edit& edit, const RenderContext& context);
    [[nodiscard]] Result<void> runNextTiles(int firstRow);
    [[nodiscard]] Result<Image<float>> runTile(const Tile& tile) const;

    Size size_;
    Source source_;
    RenderContext context_;
    std::vector<Carried> carried_;
    std::optional<Native> native_;
};

}  // namespace glissade
