#include "bench/latencies.h"
#include "bench/module.h"
#include "bench/tables.h"
#include "bench/yardsticks.h"
#include "engine/system_facts.h"
#include "image/eight_bit.h"
#include "operators/registry.h"
#include "pipeline/render.h"
#include "support/synthetic_photo.h"
#include "tail/tail_kernel.h"

#include <cstdio>
#include <random>
#include <string>

namespace glissade::bench {

namespace {

constexpr int kMoves = 1000;
constexpr int kBaseRuns = 5;
constexpr int kExactRuns = 3;
constexpr std::size_t kGrainRows = 16;  // as the preview

/// The rows as they come; the first one is what the others are counted in.
class Table {
public:
    void add(const std::string& what, double milliseconds, const std::string& note = {}) {
        if (unit_ <= 0) unit_ = milliseconds;
        std::printf("| %s | %.3f | %.1f |%s\n", what.c_str(), milliseconds, milliseconds / unit_, note.c_str());
        std::fflush(stdout);
    }
    void cannot(const std::string& what, const Error& error) {
        ++missing_;
        std::printf("| %s | not possible: %s | |\n", what.c_str(), error.message().c_str());
    }
    [[nodiscard]] int missing() const { return missing_; }

private:
    double unit_ = 0;
    int missing_ = 0;
};

Image<std::uint8_t> toBytes(const Image<float>& rgb) {
    Image<std::uint8_t> bytes(rgb.width(), rgb.height(), 4);
    for (int y = 0; y < rgb.height(); ++y)
        for (int x = 0; x < rgb.width(); ++x) {
            for (int c = 0; c < 3; ++c) bytes.at(x, y, c) = eightBit(rgb.at(x, y, c));
            bytes.at(x, y, 3) = 255;
        }
    return bytes;
}

struct Features {
    double milliseconds = 0;  ///< base network and slice, median
    GlobalVector global;
    SliceTile slice;
};

Result<Features> analyse(const NetworkSource::Loaded& loaded, const Image<float>& photo) {
    Features features;
    Latencies times;
    for (int i = -1; i < kBaseRuns; ++i) {
        Result<SliceTile> slice = fail(ErrorCode::Internal, "not run");
        TRY(features.global, loaded.network->globalVector(makeGlobalInput(photo)));
        Result<std::unique_ptr<BaseFeatures>> base = fail(ErrorCode::Internal, "not run");
        const double milliseconds = millisecondsOf([&] {
            base = loaded.network->runBase(photo, {0, 0, photo.width(), photo.height()}, features.global, {});
            if (base)
                slice = loaded.network->slice(**base, loaded.operatorIndex, {0, 0, photo.width(), photo.height()}, {});
        });
        if (i >= 0) times.add(milliseconds);  // in the first run LibTorch makes its kernels
        if (!base) return fail(base.error());
        TRY(features.slice, std::move(slice));
    }
    features.milliseconds = times.percentile(50);
    return features;
}

/// A thousand random moves of the operator's sliders, weights included, beside passes that only read and write the same
/// bytes.
void addTail(const OperatorSpec& spec,
             const Pack& pack,
             int index,
             const Features& features,
             const Image<float>& photo,
             Table& table) {
    ThreadPool pool(0, LanePriority::Normal, LaneRest::LookOut);  // as the preview's
    const Image<std::uint8_t> bytes = toBytes(photo);
    Image<std::uint8_t> out(photo.width(), photo.height(), 4);
    std::mt19937 random(1);
    std::uniform_real_distribution<double> position(-1, 1);
    Latencies moves;
    Latencies stream;
    Params params = spec.defaults();
    for (int i = -10; i < kMoves; ++i) {
        for (std::size_t k = 0; k < params.size(); ++k) params[k] = spec.params[k].denormalise(position(random));
        const double milliseconds = millisecondsOf([&] {
            const TailWeights weights = pack.tailWeights(index, spec, params, features.global);
            pool.forRanges(
                static_cast<std::size_t>(photo.height()), kGrainRows, [&](std::size_t begin, std::size_t end) {
                    evaluateTail(
                        features.slice, bytes, weights, 1, static_cast<int>(begin), static_cast<int>(end), out);
                });
        });
        if (i < 0) continue;
        moves.add(milliseconds);
        if (i % 4 == 0) stream.add(millisecondsOf([&] { streamPass(features.slice, bytes, out, pool); }));
    }
    char note[120];
    std::snprintf(note,
                  sizeof note,
                  " p99 %.3f ms; %.2f x the streaming bound of %.3f ms",
                  moves.percentile(99),
                  moves.percentile(50) / stream.percentile(50),
                  stream.percentile(50));
    const double tail = moves.percentile(50);
    table.add("tail, " + std::string(name(currentTailTarget())), tail, note);
    table.add("base network, slice and tail", features.milliseconds + tail);
}

/// The first operator of the pack of filters, run as the preview runs it.
Result<void> addOurs(const Image<float>& photo, Table& table) {
    const auto networks = makeNetworkSource(findModelsFolder());
    const OperatorSpec& spec = *exactOperators().front();
    TRY(const NetworkSource::Loaded loaded, networks->networkFor(spec));
    TRY(const Features features, analyse(loaded, photo));
    addTail(spec, *loaded.pack, loaded.operatorIndex, features, photo, table);
    return {};
}

void addExact(const Image<float>& photo, Table& table) {
    ThreadPool pool;
    for (const OperatorSpec* spec : exactOperators()) {
        const std::string title = "exact " + std::string(spec->id);
        Latencies times;
        for (int i = 0; i < kExactRuns; ++i) {
            Result<Image<float>> result = fail(ErrorCode::Internal, "not run");
            times.add(millisecondsOf([&] { result = applyExact(*spec, photo, spec->defaults(), {pool, {}}); }));
            if (!result) {
                table.cannot(title, result.error());
                break;
            }
            if (i + 1 == kExactRuns) table.add(title, times.percentile(50));
        }
    }
}

}  // namespace

int printSideBySide(Size size) {
    const Image<float> photo = test::syntheticPhoto(size.width, size.height, 1);
    const unsigned lanes = ThreadPool().lanes();
    std::printf("%s, %u lanes, %dx%d\n\n", processorName().c_str(), lanes, size.width, size.height);
    std::printf("| what | ms, median | times the tail |\n| --- | --- | --- |\n");
    Table table;
    if (const auto ours = addOurs(photo, table); !ours) table.cannot("tail", ours.error());
    addExact(photo, table);
    const auto rivals = measureRivals(photo, lanes);
    if (!rivals) table.cannot("others", rivals.error());
    if (rivals)
        for (const Rival& rival : *rivals) table.add(rival.name, rival.milliseconds);
    return table.missing() > 0 ? 1 : 0;
}

}  // namespace glissade::bench
