#include "pipeline/banded.h"

#include "image/parts.h"
#include "net/global_input.h"
#include "operators/registry.h"
#include "pipeline/apply_at_level.h"
#include "tail/tail_kernel.h"

#include <algorithm>
#include <utility>

namespace glissade {

namespace {

constexpr std::size_t kGrainRows = 16;
// At least; a multiple of 2^level, so that bands halve as the whole photo does.
constexpr int kBandRows = 128;
constexpr int kCoarsestLevel = 7;    // of a photo of 65535 pixels, to 2048 and less it is 5
constexpr int kSmallTileSide = 512;  // where memory is short
// A photo of more pixels takes hundreds of megabytes itself: smaller tiles leave room for it, and take longer.
constexpr std::size_t kLargePhoto = 48'000'000;
constexpr int kLargePhotosTileSide = 768;

/// The level at which the edit works on a photo of this size; nothing where it changes nothing.
std::optional<int> levelOfEdit(const Edit& edit, Size photo) {
    if (changesNothing(edit)) return std::nullopt;
    return edit.scale.levelFor(photo);
}

}  // namespace

bool BandedRecipe::serves(const Recipe& recipe, Size photo) {
    bool native = false;
    for (const Edit& edit : recipe.edits) {
        const auto level = levelOfEdit(edit, photo);
        if (!level) continue;
        if (native || enlargementOf(edit) > 1 || *level > kCoarsestLevel) return false;
        native = *level == 0;
        if (native && edit.exact) return false;
    }
    return true;
}

Result<BandedRecipe> BandedRecipe::prepare(Size photo,
                                           Source source,
                                           const Recipe& recipe,
                                           const RenderContext& context) {
    return guarded({}, ErrorCode::Internal, [&]() -> Result<BandedRecipe> {
        BandedRecipe banded(photo, std::move(source), context);
        const double share = 1.0 / static_cast<double>(std::max<std::size_t>(1, recipe.edits.size()));
        for (std::size_t i = 0; i < recipe.edits.size(); ++i) {
            if (context.cancel.requested()) return Cancel::failure();
            const Edit& edit = recipe.edits[i];
            const auto level = levelOfEdit(edit, photo);
            if (!level) continue;
            const auto first = static_cast<double>(i);
            const RenderContext part = context.part(first * share, (first + 1) * share);
            const std::string name = stepName(recipe, i);
            context.begin(i);
            TRY_VOID(asStep(name, [&] {
                return *level == 0 ? banded.prepareNative(edit, part) : banded.carry(edit, *level, part);
            }));
            if (banded.native_) banded.native_->name = name;
        }
        context.cancel.progress(1.0);
        return banded;
    });
}

Image<float> BandedRecipe::part(Rect area) const {
    Image<float> pixels = source_(area);
    for (const Carried& carried : carried_)
        carried.model.applyInPlace(pixels, area.x, area.y, carried.level, context_.pool);
    return pixels;
}

Result<Image<float>> BandedRecipe::levelOf(int level, const Cancel& cancel) const {
    const Size size = downsampledSize(size_, level);
    Image<float> out(size.width, size.height, 3);
    const int rows = std::max(kBandRows, 1 << level);
    context_.pool.forRanges(static_cast<std::size_t>(size_.height),
                            static_cast<std::size_t>(rows),
                            [&](std::size_t begin, std::size_t end) {
                                if (cancel.requested()) return;
                                const int top = static_cast<int>(begin);
                                const Image<float> band = downsample(
                                    part({0, top, size_.width, static_cast<int>(end) - top}), level, context_.pool);
                                std::ranges::copy(band.samples(), out.row(top >> level));
                            });
    if (cancel.requested()) return Cancel::failure();
    return out;
}

Result<void> BandedRecipe::carry(const Edit& edit, int level, const RenderContext& context) {
    TRY(const Image<float> coarse, levelOf(level, context.cancel));
    context.cancel.progress(0.3);
    TRY(const Image<float> result, applyAtLevel(coarse, edit, context.part(0.3, 1.0)));
    carried_.push_back({JointUpsample(coarse, result, context.pool), level});
    return {};
}

Result<void> BandedRecipe::prepareNative(const Edit& edit, const RenderContext& context) {
    const OperatorSpec& spec = *findOperator(edit.operatorId);
    GlobalInputRows input(size_);
    for (int top = 0; top < size_.height; top += kBandRows) {
        if (context.cancel.requested()) return Cancel::failure();
        input.put(part({0, top, size_.width, std::min(kBandRows, size_.height - top)}));
        context.cancel.progress(static_cast<double>(top) / size_.height);
    }
    Native native;
    TRY(native.network, prepareNetwork(input.finish(), spec, context));
    TRY(native.weights, tailWeightsOf(native.network, spec, edit));
    native.amount = static_cast<float>(edit.amount);
    native.limits = context.tiles;
    if (size_.area() > kLargePhoto) native.limits.tileSide = std::min(native.limits.tileSide, kLargePhotosTileSide);
    const FeatureNetwork& net = *native.network.loaded.network;
    native.halo = net.halo(size_, native.network.loaded.operatorIndex);
    native.tiles = cutTiles(size_, native.halo, net.alignment(), native.limits);
    native_ = std::move(native);
    return {};
}

Result<void> BandedRecipe::rows(int firstRow, Image<float>& band) {
    return guarded({}, ErrorCode::Internal, [&]() -> Result<void> {
        CHECK(band.width() == size_.width && band.channels() == 3 && firstRow + band.height() <= size_.height);
        if (!native_) {
            context_.pool.forRanges(
                static_cast<std::size_t>(band.height()), kGrainRows, [&](std::size_t begin, std::size_t end) {
                    const int top = static_cast<int>(begin);
                    const Image<float> pixels = part({0, firstRow + top, size_.width, static_cast<int>(end) - top});
                    std::ranges::copy(pixels.samples(), band.row(top));
                });
            return {};
        }
        while (native_->top + native_->ready.height() < firstRow + band.height())
            TRY_VOID(asStep(native_->name, [&] { return runNextTiles(firstRow); }));
        CHECK(firstRow >= native_->top);
        std::copy_n(native_->ready.row(firstRow - native_->top), band.samples().size(), band.data());
        return {};
    });
}

/// Runs the next row of tiles, and keeps of what was ready what is from `firstRow` on.
Result<void> BandedRecipe::runNextTiles(int firstRow) {
    Native& native = *native_;
    // Those that end above it are never asked for: a crop begins lower.
    const auto begin = std::find_if(
        native.tiles.begin() + static_cast<std::ptrdiff_t>(native.next), native.tiles.end(), [&](const Tile& tile) {
            return tile.interior.y + tile.interior.height > firstRow;
        });
    CHECK(begin != native.tiles.end());
    const Rect first = begin->interior;
    const auto end =
        std::find_if(begin, native.tiles.end(), [&](const Tile& tile) { return tile.interior.y != first.y; });
    const int oldEnd = native.top + native.ready.height();
    const int kept = std::max(0, oldEnd - std::max(firstRow, native.top));
    Image<float> ready(size_.width, kept + first.height, 3);
    if (kept > 0) std::copy_n(native.ready.row(native.ready.height() - kept), kept * ready.rowSamples(), ready.data());
    native.ready = {};
    native.top = first.y - kept;

    const auto run = [&](const std::vector<Tile>& tiles) -> Result<void> {
        for (const Tile& tile : tiles) {
            if (context_.cancel.requested()) return Cancel::failure();
            TRY(const Image<float> pixels, guarded({}, ErrorCode::Internal, [&] { return runTile(tile); }));
            for (int y = 0; y < pixels.height(); ++y)
                std::copy_n(
                    pixels.row(y), pixels.rowSamples(), &ready.at(tile.interior.x, tile.interior.y - native.top + y));
        }
        return {};
    };
    Result<void> done = run({begin, end});
    if (!done && done.error().code == ErrorCode::OutOfMemory && native.limits.tileSide > kSmallTileSide) {
        const FeatureNetwork& net = *native.network.loaded.network;
        done = run(cutTiles(size_,
                            {0, first.y, size_.width, first.height},
                            native.halo,
                            net.alignment(),
                            {.wholePixels = 0, .tileSide = kSmallTileSide}));
    }
    if (!done) return done;
    native.next = static_cast<std::size_t>(end - native.tiles.begin());
    native.ready = std::move(ready);
    return {};
}

Result<Image<float>> BandedRecipe::runTile(const Tile& tile) const {
    const Native& native = *native_;
    const FeatureNetwork& net = *native.network.loaded.network;
    const Rect within{
        tile.interior.x - tile.region.x, tile.interior.y - tile.region.y, tile.interior.width, tile.interior.height};
    Image<float> region = part(tile.region);
    const Image<float> in = crop(region, within);
    for (float& sample : region.samples()) sample = std::min(std::max(sample, 0.0F), 1.0F);
    const Cancel cancel(context_.cancel.token());
    TRY(auto features, net.runBase(region, tile.region, native.network.global, cancel));
    region = {};
    TRY(const SliceTile slice, net.slice(*features, native.network.loaded.operatorIndex, within, cancel));
    features.reset();
    Image<float> out(in.width(), in.height(), 3);
    context_.pool.forRanges(static_cast<std::size_t>(in.height()), kGrainRows, [&](std::size_t begin, std::size_t end) {
        evaluateTail(slice, in, native.weights, native.amount, static_cast<int>(begin), static_cast<int>(end), out);
    });
    return out;
}

}  // namespace glissade
