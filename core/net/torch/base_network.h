// The base network: run once per photo or tile, knows nothing of operator or parameters.
#pragma once

#include "net/pack.h"
#include "net/torch/variant.h"

#include "net/torch/libtorch.h"

#include <functional>
#include <vector>

namespace glissade::net {

/// Called between layers; may throw to stop the run.
using BetweenLayers = std::function<void()>;

/// Channels of the input: red, green, blue, and the grey's place in the photo's histogram (GlobalInput::equalisation).
inline constexpr int kBaseChannels = 4;

/// With edgeMarks as the last one where the shape has them.
[[nodiscard]] inline int baseChannels(const NetworkShape& shape) { return kBaseChannels + (shape.marksEdges ? 1 : 0); }

/// The base network's input: N×3×H×W in [0, 1] and N×kEqualisationKnots curves → N×kBaseChannels×H×W.
[[nodiscard]] torch::Tensor baseInput(const torch::Tensor& rgb, const torch::Tensor& equalisation);

/// A U-shaped network that works at half resolution or less: N×baseChannels×H×W in [0, 1], H and W multiples of 16,
/// and N×G global vectors → N×F×H/2×W/2 features. No normalisation over what is in the picture, so tiles agree
/// (engine.md, section 3).
///
/// space-to-depth → 3×3 → blocks (1/2) → 2×2 down → blocks (1/4) → down → blocks (1/8) → down, scale and shift by the
/// global vector, blocks (1/16) → 1×1 and pixel shuffle, + skip, blocks (1/8) → the same (1/4) → 1×1 and shuffle,
/// concatenated with the skip (1/2) → two 3×3. Source: engine.md, section 2; the trial base.
/// `type` is what the convolutions compute in and the features' type (precision.h); weights may be of either.
class BaseNetworkImpl : public torch::nn::Module {
public:
    /// @param inputs  channels of the input.
    explicit BaseNetworkImpl(const NetworkShape& shape, const Variant& variant = {}, int inputs = kBaseChannels);
    torch::Tensor forward(const torch::Tensor& input,
                          const torch::Tensor& global,
                          const BetweenLayers& between = {},
                          at::ScalarType type = at::kFloat);

private:
    torch::nn::Conv2d stem_{nullptr};
    torch::nn::ModuleList down_{nullptr};    // 2×2, stride 2
    torch::nn::ModuleList blocks_{nullptr};  // one list of blocks.h's a level
    torch::nn::Linear modulation_{nullptr};
    torch::nn::ModuleList up_{nullptr};  // 1×1 before the pixel shuffle
    torch::nn::ModuleList upBlocks_{nullptr};
    torch::nn::Conv2d fuse_{nullptr};
    torch::nn::Conv2d last_{nullptr};
};
TORCH_MODULE(BaseNetwork);

/// Sides of a region must be multiples of this (after padding), and tiles must start at multiples of it.
inline constexpr int kNetworkAlignment = 16;

/// Pixels that are mirrored around a region on all sides before the base network runs, and cut off its features. Crops
/// of training photos have real surroundings beyond what is measured of them, so the network knows nothing of the zeros
/// that its convolutions see beyond an edge: without this a frame shows around the photo.
inline constexpr int kSurround = kNetworkAlignment;

/// The base network's features of a surrounded region without the surroundings: N×F×(h + kSurround)×(w + kSurround) →
/// N×F×h×w.
[[nodiscard]] torch::Tensor withoutSurround(const torch::Tensor& features);

/// Pixels beyond a tile that can change its features: every 3×3 at scale 1/n sees n more on each side, plus one coarse
/// cell because a pixel's place in its cell is free; rounded up to kNetworkAlignment.
[[nodiscard]] int haloOf(const NetworkShape& shape);

}  // namespace glissade::net
