#include "pipeline/analyse.h"

#include "net/global_input.h"

#include <algorithm>
#include <cmath>

namespace glissade {

namespace {

constexpr TileLimits kSmallTiles{.wholePixels = 0, .tileSide = 512};

bool finite(const TailWeights& weights) {
    const auto all = [](const auto& values) {
        return std::ranges::all_of(values, [](float v) { return std::isfinite(v); });
    };
    return all(weights.a) && all(weights.b) && all(weights.c) && std::ranges::all_of(weights.w, all) &&
           std::ranges::all_of(weights.m, all);
}

Result<void> runTiles(const Image<float>& level,
                      const LevelNetwork& network,
                      const Cancel& cancel,
                      const SliceSink& sink,
                      const TileLimits& limits) {
    const FeatureNetwork& net = *network.loaded.network;
    const int halo = net.halo(level.size(), network.loaded.operatorIndex);
    const std::vector<Tile> tiles = cutTiles(level.size(), halo, net.alignment(), limits);
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        if (cancel.requested()) return Cancel::failure();
        const Tile& tile = tiles[i];
        if (sink.starting) sink.starting(tile);
        const double share = 1.0 / static_cast<double>(tiles.size());
        const Cancel part = cancel.part(static_cast<double>(i) * share, static_cast<double>(i + 1) * share);
        TRY(const auto features, net.runBase(cropClipped(level, tile.region), tile.region, network.global, part));
        const Rect within{tile.interior.x - tile.region.x,
                          tile.interior.y - tile.region.y,
                          tile.interior.width,
                          tile.interior.height};
        TRY(SliceTile slice, net.slice(*features, network.loaded.operatorIndex, within, part));
        sink.take(tile, std::move(slice));
        part.progress(1.0);
    }
    return {};
}

}  // namespace

Result<LevelNetwork> prepareLevel(const Image<float>& level,
                                  const OperatorSpec& spec,
                                  const RenderContext& context,
                                  std::shared_ptr<const PhotoOverview> overview) {
    // First, so that an operator without a pack costs no look at the level.
    TRY_VOID(context.networks.networkFor(spec));
    if (context.cancel.requested()) return Cancel::failure();
    GlobalInput input = makeGlobalInput(level);
    if (overview) input.overview.clear();
    TRY(LevelNetwork network, prepareNetwork(input, spec, context));
    if (overview) network.global.overview = std::move(overview);
    return network;
}

Result<LevelNetwork> prepareNetwork(const GlobalInput& input, const OperatorSpec& spec, const RenderContext& context) {
    LevelNetwork network;
    TRY(network.loaded, context.networks.networkFor(spec));
    if (context.cancel.requested()) return Cancel::failure();
    TRY(network.global, network.loaded.network->globalVector(input));
    if (!network.global.finite())
        return fail(
            ErrorCode::BadPack,
            "the network of pack " + network.loaded.pack->name + " gives values that are not finite for this photo");
    return network;
}

Result<TailWeights> tailWeightsOf(const LevelNetwork& network, const OperatorSpec& spec, const Edit& edit) {
    const Pack& pack = *network.loaded.pack;
    TailWeights weights = pack.tailWeights(network.loaded.operatorIndex, spec, edit.params, network.global);
    if (!finite(weights))
        return fail(ErrorCode::BadPack,
                    "pack " + pack.name + " gives weights that are not finite for " + edit.operatorId);
    return weights;
}

Result<void> forEachSlice(const Image<float>& level,
                          const LevelNetwork& network,
                          const Cancel& cancel,
                          const SliceSink& sink,
                          const TileLimits& limits) {
    const auto run = [&](const TileLimits& size) {
        return guarded({}, ErrorCode::Internal, [&] { return runTiles(level, network, cancel, sink, size); });
    };
    Result<void> done = run(limits);
    if (done || done.error().code != ErrorCode::OutOfMemory || limits.tileSide <= kSmallTiles.tileSide) return done;
    if (sink.restart && !sink.restart()) return done;
    return run(kSmallTiles);
}

Result<AnalysedLevel> analyseLevel(const Image<float>& level,
                                   const OperatorSpec& spec,
                                   const RenderContext& context,
                                   std::shared_ptr<const PhotoOverview> overview) {
    return guarded({}, ErrorCode::Internal, [&]() -> Result<AnalysedLevel> {
        TRY(LevelNetwork network, prepareLevel(level, spec, context, std::move(overview)));
        AnalysedLevel analysed;
        const auto index = static_cast<std::size_t>(network.loaded.operatorIndex);
        analysed.slice =
            SliceTile(level.width(), level.height(), network.loaded.pack->operators.at(index).quantisation);
        const SliceSink sink{
            .starting = {},
            .take = [&](const Tile& tile, SliceTile slice) { placeSlice(slice, tile.interior, analysed.slice); },
            .restart = {}};
        TRY_VOID(forEachSlice(level, network, context.cancel, sink, context.tiles));
        analysed.pack = network.loaded.pack;
        analysed.operatorIndex = network.loaded.operatorIndex;
        analysed.global = std::move(network.global);
        return analysed;
    });
}

}  // namespace glissade
