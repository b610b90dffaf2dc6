// The training loop: shards in, checkpoint and pack out.
#pragma once

#include "base/cancel.h"
#include "base/result.h"
#include "net/pack.h"
#include "net/torch/variant.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace glissade::train {

struct TrainRequest {
    std::vector<std::filesystem::path>
        shards;                        ///< folders; looked through again now and then, so they may still be growing
    std::filesystem::path validation;  ///< folder of shards with the test values; empty: no validation
    std::filesystem::path output;      ///< folder of the run: checkpoint, curve.tsv, curve.html, pack/
    std::string packName = "filters";
    NetworkShape shape;
    net::Variant variant;        ///< other than the default: no pack is written, the run is for its figures
    std::filesystem::path from;  ///< pack that a new run starts from, of the same shape or a narrower one, with the
                                 ///< same parameters or fewer; empty: random
    int crops = 16;              ///< per step
    int crop = 128;              ///< side, px; a multiple of 16
    int operatorsPerStep = 5;    ///< each step's base features serve several operators
    /// Operators that get steps of their own, and the share of such steps: for those that are farthest from their goal.
    /// Shards that hold only these serve in those steps.
    std::vector<std::string> focus;
    double focusShare = 0.5;
    /// Only the heads of the focused operators and the overview path learn, from `cells` cells of each of `crops`
    /// photos a step (cell_batch.h); all else stays as `from` has it, but that the other operators no longer use the
    /// overview path, which would be another one to them. With a focus and a share of 1. The shards are read once, and
    /// the features of those cells kept that a run can draw (kCellsKept). Also the way to heads that know whole photos:
    /// crops see little of a photo's edges.
    bool headsOnly = false;
    bool keepOverview = false;  ///< with headsOnly: the overview path too stays, and what heads take from it
    int cells = 2048;
    /// With headsOnly: where features are kept from run to run (FeatureStore); empty: in this run alone.
    std::filesystem::path features;
    double learningRate =
        1e-3;  ///< at its highest; warms up over 200 steps, then falls to zero as a cosine over the budget
    double averageDecay = 0.999;  ///< of the weights' moving average, which is what is validated and shipped
    double absoluteShare = 0.05;  ///< of an L1 term beside the squared error
    /// Of the squared error of a photo's mean colour beside the pixels', which it hardly weighs in: a wall of a
    /// slightly wrong colour is what people see first. With headsOnly, whose cells are of a whole photo.
    double meanShare = 4;
    int margin = 8;          ///< border of a crop that counts for nothing: its surroundings are cut off
    std::int64_t steps = 0;  ///< budget in steps ...
    double minutes = 0;      ///< ... or in minutes of training, over all runs; one of them is set
    double checkpointMinutes = 5;
    double validationMinutes = 10;
    std::size_t validationPhotos = 10;
    std::uint64_t seed = 1;
    int threads = 0;
    bool allowCuda = true;
    bool allowBf16 = true;  ///< convolutions in bf16 where that is fastest; weights and their updates stay float32
};

/// Trains until the budget is spent or `cancel` asks; resumes from the checkpoint of `output` where there is one. Every
/// 100 steps it hands a line to `log`; at the end (and at each validation) it writes OUTPUT/pack.
[[nodiscard]] Result<void> trainNetwork(const TrainRequest& request,
                                        const std::function<void(const std::string&)>& log,
                                        const Cancel& cancel);

/// Makes OUTPUT/pack again from the checkpoint: weights' averages, quantisation measured on the shards.
[[nodiscard]] Result<void> writePack(const TrainRequest& request, const std::filesystem::path& folder);

}  // namespace glissade::train
