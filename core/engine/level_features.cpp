#include "engine/level_features.h"

#include "net/global_input.h"
#include "operators/registry.h"

#include <algorithm>
#include <cmath>

namespace glissade {

namespace {

// Levels up to this many pixels are one tile. Larger ones are cut so that the tiles in view come first; a tile is at
// least three halos wide, or most of the work would be done in halos.
constexpr std::size_t kWholePixels = std::size_t{4} << 20;
constexpr int kTileSide = 512;
constexpr int kHalosPerTile = 3;

// Bytes of a slice and of RGBA pixels.
constexpr std::size_t kTileBytesPerPixel = kSliceChannels + 4;

}  // namespace

LevelFeatures::LevelFeatures(std::shared_ptr<const Picture> input,
                             std::vector<Edit> prefix,
                             int level,
                             FeatureCache& cache)
    : input_(std::move(input)), prefix_(std::move(prefix)), level_(level), cache_(cache) {}

bool LevelFeatures::isOneTile() const { return downsampledSize(input_->size(), level_).area() <= kWholePixels; }

Result<std::shared_ptr<const Image<float>>> LevelFeatures::pixels(const RenderContext& context) const {
    if (pixels_) return pixels_;
    const FeatureKey place = key(0, "pixels");
    if (auto kept = cache_.find<Image<float>>(place)) return kept;
    TRY(Image<float> made, input_->level(level_, context.pool, context.cancel));
    auto pixels = std::make_shared<const Image<float>>(std::move(made));
    if (isOneTile()) cache_.insert(place, pixels, pixels->samples().size_bytes());
    return std::shared_ptr<const Image<float>>(std::move(pixels));
}

Result<void> LevelFeatures::prepare(const OperatorSpec& spec, const RenderContext& context) {
    if (isPrepared(spec)) return {};
    TRY(const NetworkSource::Loaded loaded, context.networks.networkFor(spec));
    const std::string& pack = loaded.pack->name;
    if (!networks_.contains(pack)) {
        TRY(pixels_, pixels(context));
        Network network;
        network.network = loaded.network;
        // Kept with the features: a drag on an earlier step comes back to a level again and again, and the overview
        // path takes tens of milliseconds.
        const FeatureKey place = key(0, "global:" + pack);
        if (const auto kept = cache_.find<GlobalVector>(place)) {
            network.global = *kept;
        } else {
            TRY(network.global, loaded.network->globalVector(makeGlobalInput(*pixels_)));
            const std::size_t floats = network.global.learnt.size() + network.global.equalisation.size();
            const std::size_t overview = network.global.overview ? network.global.overview->byteCount() : 0;
            cache_.insert(
                place, std::make_shared<const GlobalVector>(network.global), floats * sizeof(float) + overview);
        }
        if (!network.global.finite()) {
            return fail(ErrorCode::BadPack,
                        "the network of pack " + pack + " gives values that are not finite for this photo");
        }
        // The features are of all operators.
        const int halo = loaded.network->halo(pixels_->size(), FeatureNetwork::kAnyOperator);
        const int side = std::max(kTileSide, kHalosPerTile * halo);
        network.tiles = cutTiles(pixels_->size(), halo, loaded.network->alignment(), {kWholePixels, side});
        networks_.emplace(pack, std::move(network));
        // A native level of many megapixels is not kept as floats: tiles read their part of the photo.
        if (level_ == 0 && pixels_->size().area() > kWholePixels) pixels_ = nullptr;
    }
    LiveStep step;
    step.prefix = prefix_;
    step.input = input_;
    step.spec = &spec;
    step.level = level_;
    step.pack = loaded.pack;
    step.operatorIndex = loaded.operatorIndex;
    step.global = networks_.at(pack).global;
    step.pixels = pixels_;
    for (const Tile& tile : networks_.at(pack).tiles) step.grid.push_back(tile.interior);
    operators_[std::string(spec.id)] = std::make_shared<const LiveStep>(std::move(step));
    return {};
}

std::vector<int> LevelFeatures::tilesFor(const OperatorSpec& spec, Rect visible) const {
    const std::vector<Rect>& grid = step(spec)->grid;
    std::vector<int> tiles;
    for (std::size_t i = 0; i < grid.size(); ++i) {
        if (!intersection(grid[i], visible).empty()) tiles.push_back(static_cast<int>(i));
    }
    // Those nearest to the middle of the view first.
    const auto distance = [&](int tile) {
        const Rect area = grid[static_cast<std::size_t>(tile)];
        const double x = area.x + area.width / 2.0 - (visible.x + visible.width / 2.0);
        const double y = area.y + area.height / 2.0 - (visible.y + visible.height / 2.0);
        return x * x + y * y;
    };
    std::ranges::stable_sort(tiles, {}, distance);
    return tiles;
}

std::size_t LevelFeatures::bytesOf(const OperatorSpec& spec, const std::vector<int>& tiles) const {
    std::size_t bytes = 0;
    for (const int tile : tiles) {
        const Rect area = step(spec)->grid[static_cast<std::size_t>(tile)];
        bytes += Size{area.width, area.height}.area() * kTileBytesPerPixel;
    }
    return bytes;
}

int LevelFeatures::missing(const OperatorSpec& spec, const std::vector<int>& tiles) {
    const std::string id(spec.id);
    const std::string photoPart = "photo:" + operators_.at(id)->pack->name;
    for (const int tile : tiles) {
        auto slice = cache_.find<SliceTile>(key(tile, "slice:" + id));
        if (operators_.at(id)->tiles.contains(tile)) continue;
        auto photo = cache_.find<Image<std::uint8_t>>(key(tile, photoPart));
        if (!slice || !photo) return tile;
        add(id, tile, {operators_.at(id)->grid[static_cast<std::size_t>(tile)], std::move(photo), std::move(slice)});
    }
    return -1;
}

void LevelFeatures::add(const std::string& operatorId, int tile, SceneTile ready) {
    auto& step = operators_.at(operatorId);
    auto changed = std::make_shared<LiveStep>(*step);
    changed->tiles[tile] = std::move(ready);
    step = std::move(changed);
}

Result<std::shared_ptr<const BaseFeatures>> LevelFeatures::baseOf(const std::string& pack,
                                                                  int tile,
                                                                  const RenderContext& context) {
    const FeatureKey place = key(tile, "base:" + pack);
    if (auto kept = cache_.find<BaseFeatures>(place)) return kept;
    const Network& network = networks_.at(pack);
    const Rect region = network.tiles[static_cast<std::size_t>(tile)].region;
    Image<float> part;
    if (pixels_) {
        part = cropClipped(*pixels_, region);
    } else {
        const Image<float> read = input_->part(region, context.pool);
        part = cropClipped(read, {0, 0, region.width, region.height});
    }
    TRY(std::unique_ptr<BaseFeatures> made, network.network->runBase(part, region, network.global, context.cancel));
    std::shared_ptr<const BaseFeatures> features = std::move(made);
    cache_.insert(place, features, features->byteCount());
    return features;
}

std::shared_ptr<const Image<std::uint8_t>> LevelFeatures::photoOf(const std::string& pack, int tile, ThreadPool& pool) {
    const FeatureKey place = key(tile, "photo:" + pack);
    if (auto kept = cache_.find<Image<std::uint8_t>>(place)) return kept;
    const Rect area = networks_.at(pack).tiles[static_cast<std::size_t>(tile)].interior;
    auto photo = std::make_shared<const Image<std::uint8_t>>(input_->displayPart(level_, area, pool));
    cache_.insert(place, photo, photo->samples().size());
    return photo;
}

Result<void> LevelFeatures::makeTile(const OperatorSpec& spec, int tile, const RenderContext& context) {
    const std::string id(spec.id);
    const std::shared_ptr<const LiveStep> step = operators_.at(id);
    const std::string& pack = step->pack->name;
    const Tile& place = networkOf(*step).tiles[static_cast<std::size_t>(tile)];
    std::shared_ptr<const SliceTile> slice = cache_.find<SliceTile>(key(tile, "slice:" + id));
    if (!slice) {
        TRY(const auto features, baseOf(pack, tile, context));
        TRY(slice, cut(*step, tile, *features, context.cancel));
    }
    add(id, tile, {place.interior, photoOf(pack, tile, context.pool), std::move(slice)});
    return {};
}

Result<bool> LevelFeatures::warm(const OperatorSpec& spec, const Cancel& cancel) {
    const std::string id(spec.id);
    if (!operators_.contains(id) && !adopt(spec)) return false;
    const std::shared_ptr<const LiveStep> step = operators_.at(id);
    const Network& network = networkOf(*step);
    for (std::size_t i = 0; i < network.tiles.size(); ++i) {
        const int tile = static_cast<int>(i);
        if (step->tiles.contains(tile)) continue;
        const auto features = cache_.peek<BaseFeatures>(key(tile, "base:" + step->pack->name));
        auto photo = cache_.peek<Image<std::uint8_t>>(key(tile, "photo:" + step->pack->name));
        if (!features || !photo) return false;
        auto slice = cache_.peek<SliceTile>(key(tile, "slice:" + id));
        if (!slice) {
            const Rect interior = network.tiles[i].interior;
            const std::size_t about = Size{interior.width, interior.height}.area() * kTileBytesPerPixel;
            if (cache_.bytes() + about > cache_.limit()) return false;
            TRY(slice, cut(*step, tile, *features, cancel));
        }
        add(id, tile, {network.tiles[i].interior, std::move(photo), std::move(slice)});
        return true;
    }
    return false;
}

bool LevelFeatures::adopt(const OperatorSpec& spec) {
    for (const auto& [id, like] : operators_) {
        const int index = like->pack->indexOf(spec.id);
        // Only what is loaded: another pack is not loaded for warming.
        if (like->spec->pack != spec.pack || index < 0) continue;
        auto step = std::make_shared<LiveStep>(*like);
        step->spec = &spec;
        step->operatorIndex = index;
        step->tiles.clear();
        operators_.emplace(std::string(spec.id), std::move(step));
        return true;
    }
    return false;
}

Result<std::shared_ptr<const SliceTile>> LevelFeatures::cut(const LiveStep& step,
                                                            int tile,
                                                            const BaseFeatures& features,
                                                            const Cancel& cancel) {
    const Tile& place = networkOf(step).tiles[static_cast<std::size_t>(tile)];
    const Rect within{place.interior.x - place.region.x,
                      place.interior.y - place.region.y,
                      place.interior.width,
                      place.interior.height};
    TRY(SliceTile made, networkOf(step).network->slice(features, step.operatorIndex, within, cancel));
    auto slice = std::make_shared<const SliceTile>(std::move(made));
    cache_.insert(key(tile, "slice:" + std::string(step.spec->id)), slice, slice->byteCount());
    return std::shared_ptr<const SliceTile>(slice);
}

std::shared_ptr<const LiveStep> LevelFeatures::step(const OperatorSpec& spec) const {
    const auto found = operators_.find(std::string(spec.id));
    return found == operators_.end() ? nullptr : found->second;
}

std::vector<std::shared_ptr<const LiveStep>> LevelFeatures::steps(const OperatorSpec* first) {
    std::vector<std::shared_ptr<const LiveStep>> all;
    if (first && isPrepared(*first)) all.push_back(step(*first));
    for (const OperatorSpec* spec : allOperators()) {
        const auto made = step(*spec);
        if (!made || spec == first) continue;
        if (made->tiles.size() == made->grid.size()) all.push_back(made);
    }
    return all;
}

template <typename IsKept>
void LevelFeatures::keep(const IsKept& isKept) {
    for (auto& [id, step] : operators_) {
        const auto isLost = [&](const auto& entry) { return !isKept(id, entry.first); };
        if (std::ranges::none_of(step->tiles, isLost)) continue;
        auto changed = std::make_shared<LiveStep>(*step);
        std::erase_if(changed->tiles, isLost);
        step = std::move(changed);
    }
}

void LevelFeatures::keepOnly(const OperatorSpec& spec, const std::vector<int>& tiles) {
    keep([&](const std::string& id, int tile) {
        return id == spec.id ? std::ranges::find(tiles, tile) != tiles.end() : isCached(id, tile);
    });
}

void LevelFeatures::keepCached() {
    keep([&](const std::string& id, int tile) { return isCached(id, tile); });
}

}  // namespace glissade
