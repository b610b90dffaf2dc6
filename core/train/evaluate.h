// Measuring a pack: PSNR and SSIM per operator and parameter value, in the form of the paper's Tables I and VI.
#pragma once

#include "base/cancel.h"
#include "base/result.h"
#include "image/image.h"
#include "net/feature_network.h"
#include "net/torch/network.h"
#include "train/batch.h"
#include "train/shard.h"

#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace glissade::train {

/// A photo as a network sees it. Pixels are a view: the shard or the pictures stay the caller's.
struct SeenPhoto {
    std::span<const std::uint8_t> rgb;  ///< interleaved, width · height · 3
    int width = 0;
    int height = 0;
    GlobalInput global;

    SeenPhoto(const Image<std::uint8_t>& picture, const GlobalInput& ofWhole)
        : rgb(picture.samples()), width(picture.width()), height(picture.height()), global(ofWhole) {}
    SeenPhoto(const Shard& shard)  // NOLINT(google-explicit-constructor): a shard's input is a photo
        : rgb(shard.input()), width(shard.width()), height(shard.height()), global(shard.globalWithTones()) {}
};

/// What a network answers for one photo: 8-bit RGB for each of `params` of one operator. Prepares a photo once.
class Predictor {
public:
    virtual ~Predictor() = default;
    /// Called before the predictions of each photo.
    virtual Result<void> begin(const SeenPhoto& photo) = 0;
    virtual Result<Image<std::uint8_t>> predict(int operatorIndex, const std::vector<double>& params) = 0;
};

/// float32 in LibTorch, on any device: the reference path. `network` stays the caller's.
[[nodiscard]] std::unique_ptr<Predictor> referencePredictor(net::Network network,
                                                            const std::vector<LearntOperator>& operators,
                                                            torch::Device device);

/// What the editor runs: quantised cache and SIMD tail.
[[nodiscard]] std::unique_ptr<Predictor> fastPredictor(std::shared_ptr<const Pack> pack,
                                                       std::shared_ptr<const FeatureNetwork> network);

/// Gives the input back: what doing nothing scores.
[[nodiscard]] std::unique_ptr<Predictor> identityPredictor();

/// Means over the photos for one operator and parameter vector.
struct Score {
    std::vector<double> params;
    double psnr = 0;
    double ssim = 0;
    double shift = 0;  ///< how far the mean of a channel is off, where it is farthest; levels of 255
    int photos = 0;
    bool isDefault = false;  ///< at OperatorSpec::tableValues
    int moved = -1;          ///< index of the only parameter that is not at its table value; -1: none, or several
};

struct FidelityTable {
    std::vector<std::string> operators;      ///< in order
    std::vector<std::vector<Score>> scores;  ///< per operator, in the order of the test values

    /// Means over the operators at their defaults.
    [[nodiscard]] double averagePsnr() const;
    [[nodiscard]] double averageSsim() const;
    /// Mean over the parameterised operators of their means over the test values of their first parameter.
    [[nodiscard]] double parameterisedPsnr() const;
    [[nodiscard]] const Score* defaultScore(std::size_t operatorIndex) const;
    /// The scores at the test values of one parameter, the others at their table values.
    [[nodiscard]] std::vector<Score> scoresOver(std::size_t operatorIndex, int param) const;

    /// Markdown: a table over the operators at their defaults, then one over the test values of the first
    /// parameters, then one over those of further parameters, then the colours' shifts over the former.
    [[nodiscard]] std::string markdown() const;
    /// JSON object: {"operators": {ID: [{"params": [...], "psnr", "ssim", "shift", "photos",
    /// "default"}]}, "average": {...}}.
    [[nodiscard]] std::string json() const;
};

/// Whether parameters are those of OperatorSpec::tableValues.
[[nodiscard]] bool isAtTableValues(const LearntOperator& op, const std::vector<double>& params);

struct EvaluateOptions {
    bool onlyDefaults = false;
    bool withSsim = true;
    std::size_t maxPhotos = 0;  ///< 0: all
    /// Parameters that a photo can tell (ParamSpec::estimate) are measured from it instead of taken from the shard, and
    /// photos that nothing was done to are measured, too: what a slider set *from the photo* is worth.
    bool estimated = false;
    bool grey = false;  ///< compare the means of the channels, rounded: for shards of grey pictures
};

/// Scores a predictor on shards made with DatasetRequest::testValues or ::degraded. Of an operator that enlarges by n,
/// a border of n pixels does not count, as the benchmarks of super resolution prescribe.
[[nodiscard]] Result<FidelityTable> evaluate(Predictor& predictor,
                                             const std::vector<std::shared_ptr<const Shard>>& shards,
                                             const std::vector<LearntOperator>& operators,
                                             const EvaluateOptions& options,
                                             const Cancel& cancel);

}  // namespace glissade::train
