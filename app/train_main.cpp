// glissade-train: train, pack, evaluate.
#include "exit_code.h"
#include "interrupt.h"
#include "net/torch/torch_feature_network.h"
#include "operators/registry.h"
#include "train/edge_bands.h"
#include "train/evaluate.h"
#include "train/shard_folders.h"
#include "train/sweep.h"
#include "train/trainer.h"
#include "train/weak_spots.h"
#include "write_signals.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <fstream>

namespace {

using namespace glissade;

int exitCodeOf(const Error& error) {
    std::fprintf(stderr, "glissade-train: error: %s\n", error.message().c_str());
    return error.code == ErrorCode::Cancelled ? kExitInterrupted : kExitFailed;
}

void addTrainOptions(CLI::App& app, train::TrainRequest& request) {
    app.add_option("-d,--data", request.shards, "folders of training shards")->required()->delimiter(',');
    app.add_option("-o,--output",
                   request.output,
                   "folder of the run: checkpoint, log, curve, pack; resumed where it has a checkpoint")
        ->required();
    app.add_option("--name", request.packName, "name of the pack; its operators are learnt");
    app.add_option("--widths", request.shape.widths, "channels at 1/2, 1/4, 1/8, 1/16")->delimiter(',')->expected(4);
    app.add_option("--blocks", request.shape.blocks, "residual blocks going down")->delimiter(',')->expected(4);
    app.add_option("--up-blocks", request.shape.upBlocks, "residual blocks going up, at 1/8 and 1/4")
        ->delimiter(',')
        ->expected(2);
    app.add_option("--fuse", request.shape.fuse, "channels between the last two convolutions");
    app.add_option("--features", request.shape.features, "channels of the last features");
    app.add_option("--overview", request.shape.overview, "channels of the overview path's features; 0: none")
        ->check(CLI::Range(0, 512));
    app.add_flag("--mark-edges", request.shape.marksEdges, "the base network is told where a photo ends");
    app.add_option("--from", request.from, "pack that a new run starts from, of the same shape or a narrower one");
    app.add_option("--focus", request.focus, "operators that get steps of their own")->delimiter(',');
    app.add_option("--focus-share", request.focusShare, "share of such steps")->check(CLI::Range(0.0, 1.0));
    app.add_flag("--heads-only",
                 request.headsOnly,
                 "with --from and --focus-share 1: only the focused operators' heads and the overview path learn, from "
                 "cells scattered over whole photos");
    app.add_option("--keep-features",
                   request.features,
                   "with --heads-only: folder where the base network's features of shards are kept for later runs");
    app.add_flag("--keep-overview", request.keepOverview, "with --heads-only: the overview path stays as it is, too");
    app.add_option("--threads", request.threads, "threads; 0: all cores");
}

/// What a decision of the network's design is worth: runs with these write no pack.
void addVariantOptions(CLI::App& app, net::Variant& variant) {
    app.add_option("--slice-channels", variant.sliceChannels, "K, channels of each slice")
        ->check(CLI::Range(1, 64))
        ->group("Ablations (no pack is written)");
    const auto flag = [&](const char* name, bool& value, const char* text) {
        app.add_flag(name, value, text)->group("Ablations (no pack is written)");
    };
    flag("--shared-slice", variant.sharedSlice, "one slice for all operators");
    flag("!--no-context-path", variant.contextPath, "the base network ends at 1/4");
    flag("!--no-global-path", variant.globalPath, "the network learns nothing of the whole photo");
    flag("!--no-coarse-results", variant.coarseResults, "networks are told of no coarse results");
    flag("--separable", variant.separable, "depthwise 3×3 and 1×1 in place of the blocks' 3×3");
    flag("--malleable", variant.malleable, "the last block at 1/2 convolves with kernels predicted for each place");
    flag("!--linear", variant.hiddenLayers, "weight-learning networks of one linear layer");
}

struct EvaluateRequest {
    std::filesystem::path pack;
    std::filesystem::path data;
    std::string path = "fast";
    std::filesystem::path json;
    train::EvaluateOptions options;
    bool record = false;
    bool allowBf16 = true;
    int threads = 0;
};

void addMeasureOptions(CLI::App& app, EvaluateRequest& request) {
    app.add_option("PACK", request.pack, "folder of the pack")->required();
    app.add_option("-d,--data", request.data, "folder of shards made with --test-values")->required();
    app.add_option("--path", request.path, "fast: as the editor runs it; reference: float32; nothing: the input itself")
        ->check(CLI::IsMember({"fast", "reference", "nothing"}));
    app.add_flag(
        "--bf16,!--float32", request.allowBf16, "bf16 where the processor has it (the default), or float32 everywhere");
    app.add_option("--threads", request.threads, "threads; 0: all cores");
}

/// Writes the fidelity at the defaults into the pack's own description.
Result<void> recordFidelity(const std::filesystem::path& folder, const train::FidelityTable& table) {
    TRY(const auto loaded, loadPack(folder));
    Pack pack = *loaded;
    for (std::size_t o = 0; o < pack.operators.size(); ++o) {
        const train::Score* score = table.defaultScore(o);
        if (!score) continue;
        pack.operators[o].psnr = score->psnr;
        pack.operators[o].ssim = score->ssim;
    }
    return savePack(folder, pack);
}

/// A pack and the pictures that it is measured on.
struct Measured {
    std::vector<train::LearntOperator> operators;
    std::vector<std::shared_ptr<const train::Shard>> shards;
    std::unique_ptr<train::Predictor> predictor;
};

Result<std::unique_ptr<train::Predictor>> predictorOf(const EvaluateRequest& request,
                                                      const std::shared_ptr<const Pack>& pack,
                                                      const std::vector<train::LearntOperator>& operators) {
    if (request.path == "nothing") return train::identityPredictor();
    if (request.path == "reference") {
        TRY(net::Network network, net::networkOf(*pack));
        const torch::Device device = torch::cuda::is_available() ? torch::kCUDA : torch::kCPU;
        network->to(device);
        return train::referencePredictor(network, operators, device);
    }
    TRY(auto network, net::makeTorchFeatureNetwork(pack, {request.threads, request.allowBf16}));
    return train::fastPredictor(pack, std::move(network));
}

Result<Measured> openMeasured(const EvaluateRequest& request) {
    TRY(const auto pack, loadPack(request.pack));
    Measured measured;
    for (const PackOperator& op : pack->operators) {
        train::LearntOperator learnt{op.id, {}};
        for (const ParamSpec& param : findOperator(op.id)->params) learnt.params.push_back(&param);
        measured.operators.push_back(std::move(learnt));
    }
    std::vector<Error> refused;
    measured.shards = train::openShards(request.data, refused);
    for (const Error& error : refused) std::fprintf(stderr, "glissade-train: left out: %s\n", error.message().c_str());
    if (measured.shards.empty()) return fail(ErrorCode::NotFound, request.data, "no usable shards");
    TRY(measured.predictor, predictorOf(request, pack, measured.operators));
    return measured;
}

Result<train::FidelityTable> evaluatePack(const EvaluateRequest& request, const Cancel& cancel) {
    TRY(const Measured measured, openMeasured(request));
    const torch::NoGradGuard guard;
    return train::evaluate(*measured.predictor, measured.shards, measured.operators, request.options, cancel);
}

int runSweep(const EvaluateRequest& request, const train::SweepOptions& options, const Cancel& cancel) {
    const auto sweeps = [&]() -> Result<std::vector<train::Sweep>> {
        TRY(const Measured measured, openMeasured(request));
        const torch::NoGradGuard guard;
        return train::sweepParameters(*measured.predictor, measured.shards, measured.operators, options, cancel);
    }();
    if (!sweeps) return exitCodeOf(sweeps.error());
    std::printf("%s", train::sweepTable(*sweeps).c_str());
    return kExitDone;
}

int runEdges(const EvaluateRequest& request, const Cancel& cancel) {
    const auto table = [&]() -> Result<std::string> {
        TRY(const Measured measured, openMeasured(request));
        const torch::NoGradGuard guard;
        TRY(const auto fidelity,
            train::measureEdges(
                *measured.predictor, measured.shards, measured.operators, request.options.maxPhotos, cancel));
        return train::edgeTable(measured.operators, fidelity);
    }();
    if (!table) return exitCodeOf(table.error());
    std::printf("%s", table->c_str());
    return kExitDone;
}

/// Sheets in the folder, and a table of what they show.
Result<void> writeWeakSpots(const EvaluateRequest& request,
                            const train::WeakSpotOptions& options,
                            const std::filesystem::path& folder,
                            const Cancel& cancel) {
    TRY(const Measured measured, openMeasured(request));
    const torch::NoGradGuard guard;
    TRY(const auto spots,
        train::findWeakSpots(*measured.predictor, measured.shards, measured.operators, options, cancel));
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) return fail(ErrorCode::WriteFailed, folder, failed.message());
    std::printf("| operator | photo, x, y: PSNR dB within the crop, from the sheet's top |\n|---|---|\n");
    for (std::size_t o = 0; o < spots.size(); ++o) {
        if (spots[o].empty()) continue;
        TRY_VOID(train::writePpm(folder / (measured.operators[o].id + ".ppm"), train::sheetOf(spots[o])));
        std::printf("| %s |", measured.operators[o].id.c_str());
        for (const train::WeakSpot& spot : spots[o])
            std::printf(" %s, %d, %d: %.1f;", spot.photo.c_str(), spot.x, spot.y, spot.psnr);
        std::printf(" |\n");
    }
    return {};
}

int runEvaluate(const EvaluateRequest& request, const Cancel& cancel) {
    const auto table = evaluatePack(request, cancel);
    if (!table) return exitCodeOf(table.error());
    std::printf("%s", table->markdown().c_str());
    if (!request.json.empty() && !(std::ofstream(request.json) << table->json() << '\n')) {
        return exitCodeOf({ErrorCode::WriteFailed, request.json, "cannot be written"});
    }
    if (request.record) {
        if (const auto recorded = recordFidelity(request.pack, *table); !recorded) return exitCodeOf(recorded.error());
    }
    return kExitDone;
}

}  // namespace

int main(int argc, char** argv) {
    ignoreWriteSignals();
    train::TrainRequest trainRequest;
    trainRequest.shape.widths = {32, 48, 64, 96};
    trainRequest.shape.blocks = {1, 2, 3, 2};
    trainRequest.shape.upBlocks = {1, 2};
    std::filesystem::path packFolder;
    EvaluateRequest evaluateRequest;

    CLI::App app{"Trains and measures the packs of Glissade."};
    app.set_version_flag("--version", GLISSADE_VERSION);
    app.require_subcommand(1);
    auto* trainCommand = app.add_subcommand("train", "train until the budget is spent; an interrupted run resumes");
    // Scripts give options and pass on those of their callers, which come last. Lists of folders and operators go on.
    trainCommand->option_defaults()->take_last();
    addTrainOptions(*trainCommand, trainRequest);
    trainCommand->add_option("--validation", trainRequest.validation, "folder of shards made with --test-values");
    trainCommand->add_option("--minutes", trainRequest.minutes, "budget in minutes of training, over all runs");
    trainCommand->add_option("--steps", trainRequest.steps, "budget in steps");
    trainCommand->add_option("--crops", trainRequest.crops, "crops per step")->check(CLI::Range(1, 4096));
    trainCommand->add_option("--crop", trainRequest.crop, "side of a crop, px")->check(CLI::Range(32, 1024));
    trainCommand->add_option("--margin", trainRequest.margin, "border of a crop that counts for nothing, px")
        ->check(CLI::Range(0, 256));
    trainCommand
        ->add_option(
            "--operators-per-step", trainRequest.operatorsPerStep, "operators that share a step's base features")
        ->check(CLI::Range(1, 64));
    trainCommand
        ->add_option("--cells",
                     trainRequest.cells,
                     "with --heads-only: cells of 2x2 pixels of each photo, of which a step has as many as crops")
        ->check(CLI::Range(1, 1 << 20));
    trainCommand->add_option("--learning-rate", trainRequest.learningRate, "at its highest");
    trainCommand->add_option("--mean-share",
                             trainRequest.meanShare,
                             "with --heads-only: weight of the error of a photo's mean colour beside the pixels'");
    trainCommand->add_option("--average-decay", trainRequest.averageDecay, "of the weights' moving average");
    trainCommand->add_option("--validate-every", trainRequest.validationMinutes, "minutes");
    trainCommand->add_option(
        "--validation-photos", trainRequest.validationPhotos, "photos of the validation during training");
    trainCommand->add_flag("--bf16,!--float32",
                           trainRequest.allowBf16,
                           "bf16 convolutions where the processor has them (the default), or float32 everywhere");
    trainCommand->add_option("--seed", trainRequest.seed, "of weights and batches");
    addVariantOptions(*trainCommand, trainRequest.variant);
    auto* packCommand = app.add_subcommand("pack", "write a pack from a run's checkpoint");
    addTrainOptions(*packCommand, trainRequest);
    packCommand->add_option("PACK", packFolder, "folder to write")->required();
    auto* evaluateCommand = app.add_subcommand("evaluate", "PSNR and SSIM per operator and parameter value");
    addMeasureOptions(*evaluateCommand, evaluateRequest);
    evaluateCommand->add_option("--json", evaluateRequest.json, "also write the figures here");
    evaluateCommand->add_option("--photos", evaluateRequest.options.maxPhotos, "only the first N photos");
    evaluateCommand->add_flag(
        "--record", evaluateRequest.record, "also write the fidelity at the defaults into the pack");
    evaluateCommand->add_flag(
        "--grey", evaluateRequest.options.grey, "compare grey values: for shards made with --grey");
    evaluateCommand->add_flag("--estimated",
                              evaluateRequest.options.estimated,
                              "measure parameters from the photo where it tells them, as sigma=auto does");
    evaluateCommand->add_flag("--defaults", evaluateRequest.options.onlyDefaults, "only the default parameters");
    auto* edgesCommand =
        app.add_subcommand("edges", "PSNR at the defaults in bands along the photos' edges: where in a photo it errs");
    addMeasureOptions(*edgesCommand, evaluateRequest);
    edgesCommand->add_option("--photos", evaluateRequest.options.maxPhotos, "only the first N photos");
    train::SweepOptions sweepOptions;
    auto* sweepCommand =
        app.add_subcommand("sweep", "moves every parameter in small steps: is the path smooth, and does it fall?");
    addMeasureOptions(*sweepCommand, evaluateRequest);
    sweepCommand->add_option("--steps", sweepOptions.steps, "steps from the least value to the greatest")
        ->check(CLI::Range(2, 1024));
    sweepCommand->add_option("--photos", sweepOptions.maxPhotos, "only the first N photos; 0: all");
    sweepCommand->add_option("--operators", sweepOptions.operators, "only these operators")->delimiter(',');
    train::WeakSpotOptions weakOptions;
    std::filesystem::path weakFolder;
    auto* weakCommand = app.add_subcommand(
        "weak-spots",
        "pictures of the crops that are farthest from the exact operators: input, exact, ours, difference");
    addMeasureOptions(*weakCommand, evaluateRequest);
    weakCommand->add_option("-o,--output", weakFolder, "folder for a PPM per operator")->required();
    weakCommand->add_option("--side", weakOptions.side, "of a crop, px")->check(CLI::Range(16, 1024));
    weakCommand->add_option("--count", weakOptions.count, "crops per operator")->check(CLI::Range(1, 100));
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kExitDone : kExitUsage;
    }

    const Cancel cancel(stopOnInterrupt());
    if (*sweepCommand) return runSweep(evaluateRequest, sweepOptions, cancel);
    if (*evaluateCommand) return runEvaluate(evaluateRequest, cancel);
    if (*edgesCommand) return runEdges(evaluateRequest, cancel);
    if (*weakCommand) {
        const auto written = writeWeakSpots(evaluateRequest, weakOptions, weakFolder, cancel);
        return written ? kExitDone : exitCodeOf(written.error());
    }
    if (*packCommand) {
        const auto written = train::writePack(trainRequest, packFolder);
        return written ? kExitDone : exitCodeOf(written.error());
    }
    const auto trained = train::trainNetwork(
        trainRequest, [](const std::string& line) { std::printf("%s\n", line.c_str()), std::fflush(stdout); }, cancel);
    return trained ? kExitDone : exitCodeOf(trained.error());
}
