// A feature network without LibTorch: local box means as features, so that tiles, halos and chains can be tested
// anywhere.
#pragma once

#include "pipeline/render.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace glissade::test {

/// Features of a pixel: the R, G, B means of windows of radius 0, 4, 12 and 30 pixels, and combinations with the global
/// vector and the place in the photo. Deterministic; exact to the last bit for any region that holds the halo.
class FakeNetwork final : public FeatureNetwork {
public:
    static constexpr int kHalo = 32;  // the widest window, rounded up to the alignment

    [[nodiscard]] int halo(Size, int) const override { return kHalo; }
    [[nodiscard]] int alignment() const override { return 16; }
    [[nodiscard]] Result<GlobalVector> globalVector(const GlobalInput& input) const override;
    [[nodiscard]] Result<std::unique_ptr<BaseFeatures>> runBase(const Image<float>& rgb,
                                                                Rect region,
                                                                const GlobalVector& global,
                                                                const Cancel& cancel) const override;
    [[nodiscard]] Result<SliceTile> slice(const BaseFeatures& features,
                                          int operatorIndex,
                                          Rect interior,
                                          const Cancel& cancel) const override;

    /// Called at the start of each run with the region's size; may fail in the network's place.
    std::function<Result<void>(Size region)> onRun;
    /// Called at the start of each slice; may fail in the network's place.
    std::function<Result<void>(const Cancel& cancel)> onSlice;
    /// What globalVector gives in place of its own numbers, if not empty.
    std::vector<float> forcedGlobal;
    mutable std::atomic<int> runs{0};
    mutable std::atomic<int> globals{0};             ///< how often a whole photo was looked at
    mutable std::atomic<int> overviews{0};           ///< how often its overview was computed
    mutable std::atomic<bool> sawOutOfRange{false};  ///< an input sample was outside [0, 1]
};

/// Gives every operator of the registry the FakeNetwork, with random tail weights that depend on operator, parameters
/// and global vector.
class FakeNetworks final : public NetworkSource {
public:
    FakeNetworks();
    [[nodiscard]] Result<Loaded> networkFor(const OperatorSpec& spec) override;

    std::shared_ptr<FakeNetwork> network = std::make_shared<FakeNetwork>();
    int asked = 0;  ///< how often an operator's network was asked for

private:
    std::shared_ptr<Pack> pack_ = std::make_shared<Pack>();
};

}  // namespace glissade::test
