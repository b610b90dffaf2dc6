#include "image/joint_upsample.h"
#include "image/resample.h"
#include "pipeline/apply_at_level.h"
#include "pipeline/render.h"

namespace glissade {

namespace {

/// Applies one edit at its effect scale to the full-resolution image.
Result<void> applyEdit(Image<float>& rgb, const Edit& edit, const RenderContext& context) {
    if (const int factor = enlargementOf(edit); factor > 1)
        rgb = Resampler(rgb.size(), {rgb.width() * factor, rgb.height() * factor}).whole(rgb, context.pool);
    const int level = edit.scale.levelFor(rgb.size());
    if (level == 0) return applyInPlace(rgb, edit, context);
    const Image<float> coarse = downsample(rgb, level, context.pool);
    TRY(const Image<float> result, applyAtLevel(coarse, edit, context.part(0.1, 0.8)));
    // The amount is in the level's result already: what is carried up is linear in it, so blending here would be the
    // same.
    JointUpsample(coarse, result, context.pool).applyInPlace(rgb, 0, 0, level, context.pool);
    return {};
}

}  // namespace

Result<Image<float>> applyRecipe(Image<float> rgb, const Recipe& recipe, const RenderContext& context) {
    return guarded({}, ErrorCode::Internal, [&]() -> Result<Image<float>> {
        CHECK(rgb.channels() == 3);
        TRY_VOID(checkRecipe(recipe));
        TRY_VOID(checkSizeAfter(recipe, rgb.size()));
        for (std::size_t i = 0; i < recipe.edits.size(); ++i) {
            if (context.cancel.requested()) return Cancel::failure();
            if (changesNothing(recipe.edits[i])) continue;
            const double share = 1.0 / static_cast<double>(recipe.edits.size());
            const auto first = static_cast<double>(i);
            context.begin(i);
            TRY_VOID(asStep(stepName(recipe, i), [&] {
                return applyEdit(rgb, recipe.edits[i], context.part(first * share, (first + 1) * share));
            }));
        }
        context.cancel.progress(1.0);
        return std::move(rgb);
    });
}

}  // namespace glissade
