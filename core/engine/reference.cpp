#include "engine/reference.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "engine/stage_chain.h"
#include "image/metrics.h"
#include "image/parts.h"
#include "operators/registry.h"
#include "pipeline/analyse.h"
#include "pipeline/apply_at_level.h"
#include "tail/tail_kernel.h"

namespace glissade {

namespace {

constexpr std::size_t kGrainRows = 16;
constexpr int kSsimWindow = 11;  // metrics.h

class Stopwatch {
public:
    [[nodiscard]] double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    }

private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// The level that the edit works on, after the steps before it.
Result<Image<float>> inputOf(const std::shared_ptr<const Photo>& photo,
                             const std::vector<Edit>& before,
                             int level,
                             const RenderContext& context) {
    FeatureCache cache(0);  // each step is carried out once
    StageChain chain(cache);
    auto plain = std::make_shared<Picture>(photo, std::vector<std::shared_ptr<const Stage>>());
    if (!std::ranges::all_of(before, changesNothing))
        TRY_VOID(plain->makeDisplayLevels(context.pool, context.cancel));  // which the steps' features are cut from
    chain.reset(std::move(plain));
    for (const Edit& step : before) {
        if (changesNothing(step)) continue;
        TRY_VOID(chain.extend(step, context));
    }
    return chain.picture(chain.length())->level(level, context.pool, context.cancel);
}

Image<std::uint8_t> displayOf(const Image<float>& rgb, ThreadPool& pool) {
    Image<std::uint8_t> rgba(rgb.width(), rgb.height(), 4);
    toDisplay(rgb, nullptr, rgba, pool);
    return rgba;
}

/// The network's result as the canvas shows it, and the times of its two parts.
Result<Image<std::uint8_t>> learned(const Image<float>& level,
                                    const OperatorSpec& spec,
                                    const RenderContext& context,
                                    Reference& reference) {
    TRY(const NetworkSource::Loaded loaded, context.networks.networkFor(spec));  // loading is not timed
    const Image<std::uint8_t> photo = displayOf(level, context.pool);
    Image<std::uint8_t> result(level.width(), level.height(), 4);
    const Stopwatch whole;
    double besidesBase = 0;
    TRY(const LevelNetwork network, prepareLevel(level, spec, context));
    const TailWeights weights =
        loaded.pack->tailWeights(loaded.operatorIndex, spec, reference.edit.params, network.global);
    const auto evaluate = [&](const Tile& tile, const SliceTile& slice) {
        const Stopwatch beside;
        const Image<std::uint8_t> in = crop(photo, tile.interior);
        Image<std::uint8_t> out(in.width(), in.height(), 4);
        double seconds = 0;
        // The second time counts: a slider finds the memory of the move before.
        for (int turn = 0; turn < 2; ++turn) {
            const Stopwatch tail;
            context.pool.forRanges(
                static_cast<std::size_t>(in.height()), kGrainRows, [&](std::size_t begin, std::size_t end) {
                    evaluateTail(slice, in, weights, 1.0F, static_cast<int>(begin), static_cast<int>(end), out);
                });
            seconds = tail.seconds();
        }
        for (int y = 0; y < out.height(); ++y)
            std::copy_n(out.row(y), out.rowSamples(), &result.at(tile.interior.x, tile.interior.y + y));
        reference.tailSeconds += seconds;
        besidesBase += beside.seconds();
    };
    const SliceSink sink{.starting = {},
                         .take = [&](const Tile& tile, SliceTile slice) { evaluate(tile, slice); },
                         .restart =
                             [&] {
                                 reference.tailSeconds = 0;
                                 return true;
                             }};
    TRY_VOID(forEachSlice(level, network, context.cancel, sink));
    reference.baseSeconds = whole.seconds() - besidesBase;
    return withoutAlpha(result);
}

Result<Image<std::uint8_t>> exactly(const Image<float>& level,
                                    const OperatorSpec& spec,
                                    const RenderContext& context,
                                    Reference& reference) {
    const Image<float> clipped = cropClipped(level, {0, 0, level.width(), level.height()});
    const Stopwatch watch;
    TRY(const Image<float> result, applyExact(spec, clipped, reference.edit.params, {context.pool, context.cancel}));
    reference.exactSeconds = watch.seconds();
    return withoutAlpha(displayOf(result, context.pool));
}

void takeDifference(const Image<std::uint8_t>& first, const Image<std::uint8_t>& second, Reference& reference) {
    reference.difference = Image<std::uint8_t>(first.width(), first.height(), 1);
    for (std::size_t i = 0; i < first.size().area(); ++i) {
        int farthest = 0;
        for (std::size_t c = 0; c < 3; ++c)
            farthest = std::max(farthest, std::abs(first.data()[3 * i + c] - second.data()[3 * i + c]));
        reference.difference.data()[i] = static_cast<std::uint8_t>(farthest);
        ++reference.differenceCounts[static_cast<std::size_t>(farthest)];
        reference.largest = std::max(reference.largest, farthest);
    }
}

}  // namespace

double ssimInBands(const Image<std::uint8_t>& first, const Image<std::uint8_t>& second, ThreadPool& pool) {
    constexpr int kBandRows = 64;
    const int windows = first.height() - kSsimWindow + 1;  // rows of the map
    if (windows <= kBandRows) return ssim(first, second);
    const int bands = (windows + kBandRows - 1) / kBandRows;
    std::vector<double> sums(static_cast<std::size_t>(bands));
    pool.forEach(sums.size(), [&](std::size_t band) {
        const int top = static_cast<int>(band) * kBandRows;
        const int rows = std::min(kBandRows, windows - top);
        const Rect part{0, top, first.width(), rows + kSsimWindow - 1};
        sums[band] = ssim(crop(first, part), crop(second, part)) * rows;
    });
    double sum = 0;
    for (const double each : sums) sum += each;
    return sum / windows;
}

Result<Reference> compareWithExact(const std::shared_ptr<const Photo>& photo,
                                   const std::vector<Edit>& before,
                                   const Edit& edit,
                                   const RenderContext& context) {
    return guarded({}, ErrorCode::Internal, [&]() -> Result<Reference> {
        Recipe recipe{before};
        recipe.edits.push_back(edit);
        TRY_VOID(checkRecipe(recipe));
        const OperatorSpec& spec = *findOperator(edit.operatorId);
        if (!spec.apply)
            return fail(ErrorCode::Unsupported, std::string(spec.id) + " has no exact algorithm to compare with");
        Reference reference;
        reference.edit = edit;
        reference.edit.amount = 1;
        reference.level = edit.scale.levelFor(photo->size());
        TRY(const Image<float> level, inputOf(photo, before, reference.level, context.part(0, 0.1)));
        reference.size = level.size();
        TRY(const Image<std::uint8_t> network, learned(level, spec, context.part(0.1, 0.2), reference));
        TRY(const Image<std::uint8_t> exact, exactly(level, spec, context.part(0.2, 0.95), reference));
        if (context.cancel.requested()) return Cancel::failure();
        takeDifference(network, exact, reference);
        reference.psnr = psnr(network, exact);
        reference.ssim = ssimInBands(network, exact, context.pool);
        context.cancel.progress(1);
        return reference;
    });
}

}  // namespace glissade
