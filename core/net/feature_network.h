// The interface of the network module: what is computed once per photo. The implementation links LibTorch, whose
// loading takes half a second, so it is a module that the worker loads at run time (engine.md, section 4).
#pragma once

#include "base/cancel.h"
#include "base/result.h"
#include "image/image.h"
#include "net/global_input.h"
#include "net/pack.h"
#include "tail/slice_tile.h"

#include <memory>
#include <vector>

namespace glissade {

/// The base network's last features of one region; opaque, kept so that further slices can be cut from it.
class BaseFeatures {
public:
    virtual ~BaseFeatures() = default;
    /// Size of the region given to runBase.
    [[nodiscard]] virtual Size size() const = 0;
    [[nodiscard]] virtual std::size_t byteCount() const = 0;
};

/// One pack's networks, ready to run. Frozen; runBase and slice may be called by one thread at a time.
class FeatureNetwork {
public:
    virtual ~FeatureNetwork() = default;

    /// How many pixels beyond a tile of a photo of this size can change its slices; a tile extended by this much on all
    /// sides (clipped to the image) gives what the whole image gives. A multiple of alignment().
    /// @param operatorIndex  whose slices; kAnyOperator: those of any operator of the pack.
    [[nodiscard]] virtual int halo(Size photo, int operatorIndex) const = 0;
    static constexpr int kAnyOperator = -1;
    /// Regions must start at multiples of this many pixels of the image.
    [[nodiscard]] virtual int alignment() const = 0;

    /// What the whole photo is like; once per photo and level.
    [[nodiscard]] virtual Result<GlobalVector> globalVector(const GlobalInput& input) const = 0;

    /// Runs the base network on a region (H×W×3, RGB in [0, 1], sRGB transfer; H, W ≥ 1, any size: padded by reflection
    /// at the right and bottom inside), which lies at `region` in the photo that `global` is of. Polls `cancel` between
    /// layers.
    [[nodiscard]] virtual Result<std::unique_ptr<BaseFeatures>> runBase(const Image<float>& rgb,
                                                                        Rect region,
                                                                        const GlobalVector& global,
                                                                        const Cancel& cancel) const = 0;

    /// Cuts one operator's quantised slice out of the features, for the pixels of `interior` (within the region). Polls
    /// `cancel` every few milliseconds.
    [[nodiscard]] virtual Result<SliceTile> slice(const BaseFeatures& features,
                                                  int operatorIndex,
                                                  Rect interior,
                                                  const Cancel& cancel) const = 0;
};

struct NetworkOptions {
    int threads = 0;        ///< 0: all cores
    bool allowBf16 = true;  ///< bf16 where the CPU multiplies it natively and it measured faster; else float32
};

/// Loads the module (libglissade_inference.so, looked for beside the program, in ../lib and in ../lib/glissade/modules,
/// or where the environment variable GLISSADE_MODULE says) and builds the pack's networks. Slow (half a second): worker
/// only. Fails with NotFound or BadPack.
[[nodiscard]] Result<std::shared_ptr<const FeatureNetwork>> loadFeatureNetwork(std::shared_ptr<const Pack> pack,
                                                                               const NetworkOptions& options = {});

}  // namespace glissade
