// From a folder of photos to shards: every operator's exact result at sampled parameters, photo by photo; and, for
// restoration, photos spoilt and clean.
#pragma once

#include "base/cancel.h"
#include "base/result.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace glissade::train {

struct DatasetRequest {
    std::filesystem::path photos;  ///< folder; files that cannot be read are reported and skipped
    std::filesystem::path shards;  ///< folder, made where missing
    /// Each round makes one shard a photo: its longest side is the round's entry of `sides` (cyclic), never enlarged.
    int firstRound = 0;
    int rounds = 1;
    std::vector<int> sides = {512, 640, 400, 768, 320, 1024};
    int valuesPerOperator = 1;  ///< parameter vectors drawn per operator, photo and round
    bool vary = false;          ///< a round's shards hold variations (train/variation.h) of the photos, not them
    bool testValues = false;    ///< instead: the five test values of every parameter, once
    bool tableValues = false;   ///< instead: OperatorSpec::tableValues alone, once
    int testSide = 0;           ///< with either: longest side, px, never enlarged; 0: the photo's own size
    /// Instead: the photos alone, without results: what restoration learns from (train/restoration_batch.h).
    bool cleanOnly = false;
    /// Instead: for each restoration operator and each of its test values a shard of its own, the photo spoilt as its
    /// input and the clean photo as the result. Spoilt just as the published benchmarks do it. Without `tableValues` an
    /// operator that does nothing at its least value (OperatorSpec::idleAtLeast) also gets the clean photo there.
    bool degraded = false;
    bool grey = false;  ///< with `degraded`: of each photo its luminance (BT.601, 16 to 235) as a grey picture; grey
                        ///< photos as they are
    std::vector<std::string> operators;  ///< ids; empty: all that have an exact form (or, with `degraded`, restore)
    unsigned lanes = 0;                  ///< photos worked on at once; 0: all cores
};

/// What became of one photo.
struct DatasetEvent {
    std::size_t done = 0;
    std::size_t total = 0;
    std::filesystem::path file;  ///< shard written, or photo that failed
    double seconds = 0;
    const Error* error = nullptr;
};

/// Makes what is missing: a shard that is there and whole is kept, so an interrupted run resumes. Parameters are drawn
/// from a generator seeded by photo name, round and operator, so a rerun draws the same. Returns the number of photos
/// that failed.
/// @param report  called from several threads, one at a time.
[[nodiscard]] Result<std::size_t> makeDataset(const DatasetRequest& request,
                                              const std::function<void(const DatasetEvent&)>& report,
                                              const Cancel& cancel);

}  // namespace glissade::train
