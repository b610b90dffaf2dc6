#include "pipeline/apply_at_level.h"

#include "operators/registry.h"
#include "pipeline/analyse.h"
#include "tail/tail_in_bands.h"

#include <algorithm>
#include <vector>

namespace glissade {

namespace {

constexpr std::size_t kGrainRows = 16;

/// Evaluates the tail on tiles of an image and writes the results over the image itself, each as soon as no tile to
/// come needs what it replaces for its halo: one row of tiles is held back, not a second image.
class TilesInPlace {
public:
    TilesInPlace(Image<float>& image, const TailWeights& weights, float amount, ThreadPool& pool)
        : image_(image), weights_(weights), amount_(amount), pool_(pool) {}

    /// Tiles come top to bottom; the network has read the region of this one.
    void put(const Tile& tile, const SliceTile& slice) {
        Image<float> in(tile.interior.width, tile.interior.height, 3);
        for (int y = 0; y < in.height(); ++y)
            std::copy_n(&image_.at(tile.interior.x, tile.interior.y + y), in.rowSamples(), in.row(y));
        Image<float> out(in.width(), in.height(), 3);
        evaluateTailInBands(slice, in, weights_, amount_, 0, in.height(), pool_, out);
        waiting_.push_back({tile.interior, std::move(out)});
    }

    /// Writes what ends above row `top`, the first that tiles to come will read.
    void writeAbove(int top) {
        // Not of std::ranges, whose subrange clang 14 cannot read in this library.
        const auto done = std::stable_partition(waiting_.begin(), waiting_.end(), [top](const Piece& piece) {
            return piece.area.y + piece.area.height > top;
        });
        std::for_each(done, waiting_.end(), [this](const Piece& piece) { write(piece); });
        waiting_.erase(done, waiting_.end());
    }

    /// Forgets what has not been written. False where something has: the image is no longer what it was.
    bool restart() {
        waiting_.clear();
        return !written_;
    }

private:
    struct Piece {
        Rect area;
        Image<float> pixels;
    };

    void write(const Piece& piece) {
        written_ = true;
        for (int y = 0; y < piece.area.height; ++y)
            std::copy_n(piece.pixels.row(y), piece.pixels.rowSamples(), &image_.at(piece.area.x, piece.area.y + y));
    }

    Image<float>& image_;
    const TailWeights& weights_;
    const float amount_;
    ThreadPool& pool_;
    std::vector<Piece> waiting_;
    bool written_ = false;
};

Result<void> applyNetwork(Image<float>& level,
                          const Edit& edit,
                          const OperatorSpec& spec,
                          const RenderContext& context) {
    TRY(const LevelNetwork network, prepareLevel(level, spec, context));
    TRY(const TailWeights weights, tailWeightsOf(network, spec, edit));
    TilesInPlace tiles(level, weights, static_cast<float>(edit.amount), context.pool);
    const SliceSink sink{[&](const Tile& tile) { tiles.writeAbove(tile.region.y); },
                         [&](const Tile& tile, SliceTile slice) { tiles.put(tile, slice); },
                         [&] { return tiles.restart(); }};
    TRY_VOID(forEachSlice(level, network, context.cancel, sink, context.tiles));
    tiles.writeAbove(level.height());
    return {};
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

bool changesNothing(const Edit& edit) {
    if (!edit.on) return true;
    if (enlarges(edit)) return false;
    const OperatorSpec* spec = findOperator(edit.operatorId);
    return edit.amount == 0.0 || (spec && spec->isIdle(edit.params));
}

std::string stepName(const Recipe& recipe, std::size_t index) {
    const std::string& id = recipe.edits[index].operatorId;
    const OperatorSpec* spec = findOperator(id);
    return "step " + std::to_string(index + 1) + ", " + (spec ? std::string(spec->name) : id);
}

Result<void> applyInPlace(Image<float>& level, const Edit& edit, const RenderContext& context) {
    return guarded({}, ErrorCode::Internal, [&]() -> Result<void> {
        TRY_VOID(checkRecipe({{edit}}));
        if (changesNothing(edit) || edit.amount == 0.0) return {};
        const OperatorSpec& spec = *findOperator(edit.operatorId);
        if (!edit.exact) return applyNetwork(level, edit, spec, context);
        TRY(level, applyExactly(level, edit, spec, context));
        return {};
    });
}

Result<Image<float>> applyAtLevel(const Image<float>& level, const Edit& edit, const RenderContext& context) {
    Image<float> result = level.clone();
    TRY_VOID(applyInPlace(result, edit, context));
    return result;
}

}  // namespace glissade
