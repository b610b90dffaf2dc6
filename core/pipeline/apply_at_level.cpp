#include "pipeline/apply_at_level.h"

#include "operators/registry.h"
#include "pipeline/analyse.h"
#include "tail/tail_kernel.h"

#include <algorithm>
#include <cmath>

namespace glissade {

namespace {

constexpr std::size_t kGrainRows = 16;

bool finite(const TailWeights& weights) {
    const auto all = [](const auto& values) {
        return std::ranges::all_of(values, [](float v) { return std::isfinite(v); });
    };
    return all(weights.a) && all(weights.b) && all(weights.c) && std::ranges::all_of(weights.w, all) &&
           std::ranges::all_of(weights.m, all);
}

Image<float> crop(const Image<float>& image, Rect area) {
    Image<float> part(area.width, area.height, image.channels());
    for (int y = 0; y < area.height; ++y) std::copy_n(&image.at(area.x, area.y + y), part.rowSamples(), part.row(y));
    return part;
}

/// Evaluates the tail on one tile of the level and writes it to the same place of `result`.
void tailOfTile(const Image<float>& level,
                Rect area,
                const SliceTile& slice,
                const TailWeights& weights,
                float amount,
                ThreadPool& pool,
                Image<float>& result) {
    const auto evaluate = [&](const Image<float>& in, Image<float>& out) {
        pool.forRanges(static_cast<std::size_t>(in.height()), kGrainRows, [&](std::size_t begin, std::size_t end) {
            evaluateTail(slice, in, weights, amount, static_cast<int>(begin), static_cast<int>(end), out);
        });
    };
    if (area.width == level.width() && area.height == level.height()) return evaluate(level, result);
    Image<float> out(area.width, area.height, 3);
    evaluate(crop(level, area), out);
    for (int y = 0; y < area.height; ++y) std::copy_n(out.row(y), out.rowSamples(), &result.at(area.x, area.y + y));
}

Result<Image<float>> applyNetwork(const Image<float>& level,
                                  const Edit& edit,
                                  const OperatorSpec& spec,
                                  const RenderContext& context,
                                  const TileLimits& limits) {
    TRY(const LevelNetwork network, prepareLevel(level, spec, context));
    const Pack& pack = *network.loaded.pack;
    const TailWeights weights = pack.tailWeights(network.loaded.operatorIndex, spec, edit.params, network.global);
    if (!finite(weights))
        return fail(ErrorCode::BadPack,
                    "pack " + pack.name + " gives weights that are not finite for " + edit.operatorId);
    Image<float> result(level.width(), level.height(), 3);
    TRY_VOID(forEachSlice(
        level,
        network,
        context.cancel,
        [&](const Tile& tile, SliceTile slice) -> Result<void> {
            tailOfTile(level, tile.interior, slice, weights, static_cast<float>(edit.amount), context.pool, result);
            return {};
        },
        limits));
    return result;
}

/// The exact operator sees the level clipped to [0, 1], as the tail does, and what was clipped is kept.
Result<Image<float>> applyExactly(const Image<float>& level,
                                  const Edit& edit,
                                  const OperatorSpec& spec,
                                  const RenderContext& context) {
    Result<Image<float>> exact = [&] {
        const Image<float> clipped = cropClipped(level, {0, 0, level.width(), level.height()});
        return applyExact(spec, clipped, edit.params, {context.pool, context.cancel});
    }();
    if (!exact) return exact;
    const auto amount = static_cast<float>(edit.amount);
    context.pool.forRanges(
        static_cast<std::size_t>(level.height()), kGrainRows, [&](std::size_t begin, std::size_t end) {
            const float* x = level.row(static_cast<int>(begin));
            float* y = exact->row(static_cast<int>(begin));
            for (std::size_t i = 0; i < (end - begin) * level.rowSamples(); ++i) {
                const float seen = std::min(std::max(x[i], 0.0F), 1.0F);
                // In this form a full amount gives the operator's own number bit for bit.
                y[i] = (x[i] - seen) + (amount * y[i] + (1.0F - amount) * seen);
            }
        });
    return exact;
}

}  // namespace

bool changesNothing(const Edit& edit) { return !edit.on || edit.amount == 0.0; }

Result<Image<float>> applyAtLevel(const Image<float>& level,
                                  const Edit& edit,
                                  const RenderContext& context,
                                  const TileLimits& limits) {
    return guarded({}, ErrorCode::Internal, [&]() -> Result<Image<float>> {
        TRY_VOID(checkRecipe({{edit}}));
        if (changesNothing(edit)) return level.clone();
        const OperatorSpec& spec = *findOperator(edit.operatorId);
        return edit.exact ? applyExactly(level, edit, spec, context) : applyNetwork(level, edit, spec, context, limits);
    });
}

Result<Image<float>> applyAtLevel(const Image<float>& level, const Edit& edit, const RenderContext& context) {
    return applyAtLevel(level, edit, context, TileLimits{});
}

}  // namespace glissade
