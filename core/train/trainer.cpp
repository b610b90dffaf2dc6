#include "train/trainer.h"

#include "net/safetensors.h"
#include "net/torch/precision.h"
#include "net/torch/tail_function.h"
#include "operators/registry.h"
#include "train/batch_feed.h"
#include "train/calibrate.h"
#include "train/cell_batch.h"
#include "train/checkpoint.h"
#include "train/curve_file.h"
#include "train/difficulty.h"
#include "train/evaluate.h"
#include "train/feature_store.h"
#include "train/freed_memory.h"
#include "train/lanes.h"
#include "train/learning_part.h"
#include "train/loss.h"
#include "train/optimiser.h"
#include "train/provenance.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <optional>

namespace glissade::train {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::int64_t kWarmupSteps = 200;
constexpr std::int64_t kLookSteps = 300;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// One run: network, optimiser, data and what is known of the operators' difficulty.
class Run {
public:
    Run(const TrainRequest& request, const std::function<void(const std::string&)>& log)
        : request_(request),
          log_(log),
          device_(request.allowCuda && torch::cuda::is_available() ? torch::kCUDA : torch::kCPU),
          type_(request.allowBf16 ? net::fastestType(device_) : at::kFloat),
          operators_(operatorsOf(request)),
          network_(seededNetwork()),
          optimiser_(learningParameters(request, network_)),
          difficulty_(operators_.size()),
          lanes_(device_.is_cuda() ? 1 : static_cast<unsigned>(std::max(0, request.threads))),
          feed_(request, operators_, device_, log) {
        if (device_.is_cuda()) at::globalContext().setBenchmarkCuDNN(true);  // all steps have the same shapes
    }

    Result<void> prepare() {
        if (operators_.empty())
            return fail(ErrorCode::BadArgument, "no operator belongs to the pack " + request_.packName);
        std::error_code failed;
        fs::create_directories(request_.output, failed);
        if (failed) return fail(ErrorCode::WriteFailed, request_.output, failed.message());
        if (request_.headsOnly) {
            TRY(before_, loadPack(request_.from));
            // Heads are of no use to a pack whose base network sees something else than theirs did.
            if (before_->shape != request_.shape)
                return fail(
                    ErrorCode::BadArgument, request_.from, "heads alone can only learn in a pack of their shape");
            keepCoarseOfOthers(request_, *before_, operators_);
            network_ = seededNetwork();
            TRY_VOID(start());  // a checkpoint holds only what learns
            if (!request_.keepOverview) leaveOverviewToTheFocus(request_, network_);
            std::optional<FeatureStore> store;
            if (!request_.features.empty()) store.emplace(request_.features, *before_);
            feed_.see([this, store](const Shard& shard) mutable -> Result<PhotoFeatures> {
                const auto compute = [&] { return featuresOf(network_, shard, device_); };
                return store ? store->featuresOf(shard, compute) : compute();
            });
        }
        TRY_VOID(feed_.open());
        if (feed_.shards().empty())
            return fail(ErrorCode::NotFound,
                        request_.shards.empty() ? fs::path() : request_.shards.front(),
                        "no usable shards");
        const fs::path checkpoint = checkpointFile();
        if (!fs::exists(checkpoint)) return request_.headsOnly ? Result<void>() : start();
        TRY(Progress loaded, loadCheckpoint(checkpoint, optimiser_));
        if (!difficulty_.restore(loaded.difficulty))
            return fail(ErrorCode::BadPack, checkpoint, "checkpoint of another set of operators");
        progress_ = std::move(loaded);
        log_("resumed at step " + std::to_string(progress_.step));
        return {};
    }

    /// A run without a checkpoint.
    Result<void> start() {
        if (request_.from.empty()) return {};
        // Not loadPack, which refuses a pack whose operators have other parameters than today's.
        TRY(const auto tensors, readSafetensors(request_.from / "weights.safetensors"));
        TRY_VOID(network_->startFrom(tensors));
        optimiser_ = Optimiser(learningParameters(request_, network_));
        log_("starts from the pack " + request_.from.string());
        return {};
    }

    Result<void> train(const Cancel& cancel) {
        auto start = Clock::now();
        auto lastCheckpoint = start;
        auto lastValidation = start;
        const double before = progress_.seconds;
        while (!cancel.requested() && done() < 1.0) {
            auto batch = feed_.next(progress_.step);
            if (!batch) return fail(ErrorCode::NotFound, "the shards hold no crops of this size with all operators");
            step(*batch);
            progress_.seconds = before + secondsSince(start);
            if (progress_.step % 100 == 0) report();
            if (progress_.step % kLookSteps == 0) feed_.look();
            if (secondsSince(lastCheckpoint) > 60 * request_.checkpointMinutes) {
                TRY_VOID(checkpoint());
                lastCheckpoint = Clock::now();
            }
            if (!request_.validation.empty() && secondsSince(lastValidation) > 60 * request_.validationMinutes) {
                TRY_VOID(validate(cancel));
                lastValidation = Clock::now();
            }
            cancel.progress(done());
        }
        TRY_VOID(checkpoint());
        if (cancel.requested()) return Cancel::failure();
        if (!request_.validation.empty()) TRY_VOID(validate(cancel));
        return {};
    }

    Result<void> writePackTo(const fs::path& folder) {
        optimiser_.swapAverages();
        Pack pack;
        pack.name = request_.packName;
        pack.shape = request_.shape;
        pack.tensors = network_->tensors();
        const auto quantisation = measureQuantisation(network_, feed_.shards(), operators_, request_.crop, device_);
        optimiser_.swapAverages();
        // What did not learn stays as it was, its quantisation too.
        for (std::size_t o = 0; o < operators_.size(); ++o) {
            const int old = before_ ? before_->indexOf(operators_[o].id) : -1;
            if (old >= 0 && !isFocused(request_, operators_[o].id)) {
                pack.operators.push_back(before_->operators[static_cast<std::size_t>(old)]);
                continue;
            }
            PackOperator op = describeForPack(*findOperator(operators_[o].id), operators_[o].usesCoarse);
            op.quantisation = quantisation[o];
            pack.operators.push_back(std::move(op));
        }
        pack.provenance = provenanceOf(request_, progress_, feed_.shards().size());
        return savePack(folder, pack);
    }

private:
    Result<void> checkpoint() {
        progress_.difficulty = difficulty_.values();
        return saveCheckpoint(checkpointFile(), optimiser_, progress_);
    }

    [[nodiscard]] fs::path checkpointFile() const { return request_.output / "checkpoint.safetensors"; }

    net::Network seededNetwork() {
        torch::manual_seed(request_.seed);
        std::vector<net::HeadSpec> heads;
        for (const LearntOperator& op : operators_) {
            const int coarse = op.usesCoarse ? findOperator(op.id)->coarse.count : 0;
            heads.push_back({op.id, static_cast<int>(op.params.size()), coarse});
        }
        net::Network network(request_.shape, heads, request_.variant);
        network->to(device_);
        return network;
    }

    /// Share of the budget that is spent.
    [[nodiscard]] double done() const {
        const double bySteps =
            request_.steps > 0 ? static_cast<double>(progress_.step) / static_cast<double>(request_.steps) : 0;
        const double byTime = request_.minutes > 0 ? progress_.seconds / (60 * request_.minutes) : 0;
        return std::min(1.0, std::max(bySteps, byTime));
    }

    double learningRate() const {
        const double warm = std::min(1.0, static_cast<double>(progress_.step + 1) / kWarmupSteps);
        return request_.learningRate * warm * 0.5 * (1 + std::cos(std::numbers::pi * done()));
    }

    /// What some crops of a batch ask for.
    struct Share {
        std::vector<torch::Tensor> gradients;  ///< one per slot of the optimiser; undefined where it has no part
        std::vector<torch::Tensor>
            errors;  ///< per operator of the batch: one mean squared error a crop; undefined without crops
    };

    /// Without waiting, where the tensor's memory allows (Batch::pin). What a batch lacks stays undefined.
    [[nodiscard]] torch::Tensor onDevice(const torch::Tensor& tensor) const {
        return tensor.defined() ? tensor.to(device_, /*non_blocking=*/true) : tensor;
    }

    /// The loss of these crops, as their part of a step of `total` results, and its gradients. Changes nothing, so
    /// several threads may do it at once.
    Share shareOf(const Batch& batch, std::int64_t total) {
        const auto rgb = onDevice(batch.rgb);
        const auto global = network_->global->forward(onDevice(batch.thumbnail), onDevice(batch.statistics));
        const auto points = onDevice(batch.points);
        const auto places = onDevice(batch.places);
        const auto equalisation = onDevice(batch.equalisation);
        const bool scattered = batch.features.defined();
        const auto features = scattered ? onDevice(batch.features).to(at::kFloat)
                                        : network_->baseFeatures(rgb, equalisation, places, global, type_);
        const auto overview = network_->overviewFeatures(onDevice(batch.overview), equalisation, places, global);
        const int m = scattered ? 0 : request_.margin;
        const auto inner = [&](const torch::Tensor& t) {
            return t.slice(2, m, t.size(2) - m).slice(3, m, t.size(3) - m);
        };
        Share share;
        torch::Tensor loss;
        for (const BatchTargets& targets : batch.targets) {
            if (targets.rgb.size(0) == 0) {
                share.errors.emplace_back();
                continue;
            }
            const auto index = static_cast<std::size_t>(targets.operatorIndex);
            const auto weights = network_->heads[index]->tailWeights(onDevice(targets.params), targets.of(global));
            const auto map =
                network_->overviewSlice(index, targets.of(overview), targets.of(batch.coarseOn(index, device_)));
            const auto slice =
                network_->slice(index, targets.of(features), map, targets.of(places), targets.of(points));
            const auto y = net::tailFused(slice, targets.of(rgb), weights);
            const auto difference = visibleError(inner(y), inner(onDevice(targets.rgb)));
            const auto squared = difference.square().mean({1, 2, 3});
            share.errors.push_back(squared.detach());
            const auto scale = onDevice(difficulty_.weights(targets, share.errors.back()));
            // The L1 term in the same unit: |d| times the usual root error.
            const auto absolute = difference.abs().mean({1, 2, 3}) * scale.rsqrt();
            auto error = squared + request_.absoluteShare * absolute;
            if (scattered) error = error + request_.meanShare * meanColourError(difference);
            const auto part = (error * scale).sum();
            loss = loss.defined() ? loss + part : part;
        }
        loss = loss / static_cast<double>(total);
        std::vector<torch::Tensor> parameters;
        for (const Optimiser::Slot& slot : optimiser_.slots()) parameters.push_back(slot.parameter);
        share.gradients = torch::autograd::grad({loss}, parameters, {}, c10::nullopt, false, true);
        return share;
    }

    /// On a CPU each lane takes a share of the crops.
    void step(const Batch& batch) {
        const std::int64_t total = batch.rgb.size(0);
        const std::int64_t count = std::min<std::int64_t>(lanes_.lanes(), total);
        std::vector<Share> shares(static_cast<std::size_t>(count));
        std::vector<Batch> parts;
        for (std::int64_t i = 0; i < count; ++i)
            parts.push_back(batch.part(i * total / count, (i + 1) * total / count));
        forEachInLanes(
            lanes_, shares.size(), [&](std::size_t i) { shares[i] = shareOf(parts[i], batch.targetCount()); });
        auto& slots = optimiser_.slots();
        for (std::size_t i = 0; i < shares.size(); ++i) {
            for (std::size_t t = 0; t < batch.targets.size(); ++t)
                if (shares[i].errors[t].defined()) difficulty_.learn(parts[i].targets[t], shares[i].errors[t]);
            for (std::size_t s = 0; s < slots.size(); ++s) {
                auto& sum = slots[s].parameter.mutable_grad();
                const torch::Tensor& gradient = shares[i].gradients[s];
                if (gradient.defined()) sum = sum.defined() ? sum + gradient : gradient;
            }
        }
        const double norm =
            optimiser_.step(learningRate(), std::max(1.0, 4 * usualNorm_), request_.averageDecay, lanes_);
        if (std::isfinite(norm))
            usualNorm_ = usualNorm_ == 0 ? norm : usualNorm_ + 0.02 * (std::min(norm, 4 * usualNorm_) - usualNorm_);
        ++progress_.step;
    }

    void report() {
        std::string line = "step " + std::to_string(progress_.step);
        char text[96];
        std::snprintf(
            text, sizeof text, "  %.1f min  lr %.2e  |g| %.2f ", progress_.seconds / 60, learningRate(), usualNorm_);
        line += text;
        for (std::size_t o = 0; o < operators_.size(); ++o) {
            std::snprintf(text, sizeof text, " %s %.2f", operators_[o].id.c_str(), difficulty_.psnr(o));
            line += text;
        }
        log_(line);
    }

    Result<void> validate(const Cancel& cancel) {
        const auto start = Clock::now();
        std::vector<Error> refused;  // a folder that is still being filled has some; they are there next time
        const auto shards = openShards(request_.validation, refused);
        if (shards.empty()) return {};
        optimiser_.swapAverages();
        auto predictor = referencePredictor(network_, operators_, device_);
        auto table = evaluate(*predictor, shards, operators_, {true, false, request_.validationPhotos}, cancel);
        optimiser_.swapAverages();
        if (!table) return fail(std::move(table).error());
        TRY_VOID(addToCurve(request_.output, progress_.step, progress_.seconds / 60, *table));
        char text[96];
        std::snprintf(text,
                      sizeof text,
                      "validation at step %lld: %.2f dB",
                      static_cast<long long>(progress_.step),
                      table->averagePsnr());
        std::string line = text;
        for (std::size_t o = 0; o < operators_.size(); ++o) {
            const Score* score = table->defaultScore(o);
            std::snprintf(text, sizeof text, "  %s %.2f", operators_[o].id.c_str(), score ? score->psnr : 0.0);
            line += text;
        }
        std::snprintf(text, sizeof text, "  (%.0f s)", secondsSince(start));
        log_(line + text);
        return {};
    }

    const TrainRequest& request_;
    const std::function<void(const std::string&)>& log_;
    torch::Device device_;
    at::ScalarType type_;  ///< of the convolutions
    std::vector<LearntOperator> operators_;
    std::shared_ptr<const Pack> before_;  ///< what heads alone start from; null where all learns
    net::Network network_;
    Optimiser optimiser_;
    Difficulty difficulty_;
    ThreadPool lanes_;
    Progress progress_;
    double usualNorm_ = 0;
    BatchFeed feed_;
};

Result<void> checkRequest(const TrainRequest& request) {
    if (request.steps <= 0 && request.minutes <= 0)
        return fail(ErrorCode::BadArgument, "a budget is needed: steps or minutes");
    for (const std::string& id : request.focus) {
        const OperatorSpec* spec = findOperator(id);
        if (!spec || spec->pack != request.packName)
            return fail(ErrorCode::BadArgument, "no operator " + id + " in the pack " + request.packName);
    }
    if (request.headsOnly && (request.focus.empty() || request.focusShare != 1.0 || request.from.empty()))
        return fail(ErrorCode::BadArgument,
                    "heads alone can learn where a pack to start from, a focus and a focus share of 1 are given");
    if (!request.features.empty() && !request.headsOnly)
        return fail(ErrorCode::BadArgument, "only where heads alone learn are features kept");
    if (request.keepOverview && !request.headsOnly)
        return fail(ErrorCode::BadArgument, "only where heads alone learn can the overview path stay as it is");
    if (request.crop % net::kNetworkAlignment != 0 || request.crop <= 2 * request.margin)
        return fail(
            ErrorCode::BadArgument,
            "the crop must be a multiple of " + std::to_string(net::kNetworkAlignment) + " px, wider than its margins");
    return {};
}

}  // namespace

Result<void> trainNetwork(const TrainRequest& request,
                          const std::function<void(const std::string&)>& log,
                          const Cancel& cancel) {
    return guarded(request.output, ErrorCode::Internal, [&]() -> Result<void> {
        TRY_VOID(checkRequest(request));
        keepFreedMemory(request.allowCuda && torch::cuda::is_available());
        if (request.threads > 0) at::set_num_threads(request.threads);
        Run run(request, log);
        TRY_VOID(run.prepare());
        TRY_VOID(run.train(cancel));
        if (request.variant != net::Variant()) return {};
        return run.writePackTo(request.output / "pack");
    });
}

Result<void> writePack(const TrainRequest& request, const fs::path& folder) {
    return guarded(request.output, ErrorCode::Internal, [&]() -> Result<void> {
        const std::function<void(const std::string&)> silent = [](const std::string&) {};
        Run run(request, silent);
        TRY_VOID(run.prepare());
        return run.writePackTo(folder);
    });
}

}  // namespace glissade::train
