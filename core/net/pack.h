// Pack: one base network with its slices and weight-learning networks, as a folder: pack.json and weights.safetensors.
#pragma once

#include "base/result.h"
#include "net/safetensors.h"
#include "net/weight_learning_network.h"
#include "operators/operator.h"
#include "tail/slice_tile.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace glissade {

/// The shape of a base network (net/torch/base_network.h): all that is needed to build it before its weights are
/// loaded.
struct NetworkShape {
    std::vector<int> widths;    ///< channels at 1/2, 1/4, 1/8, 1/16
    std::vector<int> blocks;    ///< residual blocks on the way down at 1/2, 1/4, 1/8, 1/16
    std::vector<int> upBlocks;  ///< residual blocks on the way up at 1/8, 1/4
    int fuse = 48;              ///< channels between the last two 3×3, at 1/2
    int features = 48;          ///< channels of the last features, at 1/2: what all slices are cut from
    int globalSize = 32;        ///< length of the global vector
    int hidden = 64;            ///< width of the weight-learning networks' two hidden layers
    int overview = 0;           ///< channels of the overview path's features (net/torch/overview.h); 0: there is none
    bool marksEdges = false;    ///< whether the base network is told where a photo ends (net/torch/places.h)
    bool operator==(const NetworkShape&) const = default;
};

/// What a pack knows of one operator.
struct PackOperator {
    /// Range as trained; must equal the registry's ParamSpec, or the pack is refused.
    struct Param {
        std::string id;
        double min = 0, max = 0, defaultValue = 0;
        Scale scale = Scale::Linear;
    };
    std::string id;
    std::vector<Param> params;
    /// CoarseResults::id and count that its network was told of; empty: of none. Must be the registry's where it is not
    /// empty, or the pack is refused.
    std::string coarse;
    int coarseCount = 0;
    SliceQuantisation quantisation;
    double psnr = 0;  ///< measured at the defaults on the validation photos, dB; 0 where unknown
    double ssim = 0;
};

/// The operator as the registry has it, without quantisation and measurements: what a new pack starts from.
/// @param coarse  whether its network is told of coarse results.
[[nodiscard]] PackOperator describeForPack(const OperatorSpec& spec, bool coarse = false);

/// A pack in memory. Frozen after loading; crosses threads as shared_ptr<const Pack>.
struct Pack {
    std::string name;
    NetworkShape shape;
    std::vector<PackOperator> operators;
    std::string provenance;  ///< JSON object as text (empty: {}): data, budget, dates, measured tables
    TensorMap tensors;       ///< all weights, float32
    std::vector<WeightLearningNetwork> weightNetworks;  ///< one per operator, in order

    /// Index into `operators`, or -1.
    [[nodiscard]] int indexOf(std::string_view operatorId) const;
    /// The tail's weights for parameter values in the operator's own units. Microseconds; allocates nothing that grows.
    [[nodiscard]] TailWeights tailWeights(int operatorIndex,
                                          const OperatorSpec& spec,
                                          std::span<const double> params,
                                          const GlobalVector& global) const;
};

/// Reads and checks a pack folder: JSON strictly, SHA-256 of the weights, tensor names and shapes, ranges against the
/// registry. The names and shapes of "base.", "global." and "overview." tensors are the module's to check, which knows
/// the networks. Fails with NotFound, Unreadable, OutOfMemory or BadPack, naming the file and the reason.
[[nodiscard]] Result<std::shared_ptr<const Pack>> loadPack(const std::filesystem::path& folder);

/// Writes weights.safetensors, then pack.json (each to a temporary file, then renamed), making the folder where it is
/// missing. `weightNetworks` is not used: their weights are in `tensors`. A pack that loadPack would refuse for itself
/// is refused here; the registry is not asked. A stop between the two files leaves a pack that loadPack refuses by its
/// hash. Fails with BadPack or WriteFailed.
[[nodiscard]] Result<void> savePack(const std::filesystem::path& folder, const Pack& pack);

}  // namespace glissade
