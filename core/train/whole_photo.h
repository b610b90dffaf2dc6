// A whole photo as the networks see it, in LibTorch: what references and the training of heads start from.
#pragma once

#include "net/coarse_results.h"
#include "net/global_input.h"
#include "net/torch/network.h"
#include "train/batch.h"

#include <cstdint>
#include <memory>
#include <span>

namespace glissade::train {

/// H' and W' are the photo's sides rounded up to net::kNetworkAlignment, filled by reflection.
struct WholePhoto {
    Size size;                                   ///< the photo's own
    torch::Tensor rgb;                           ///< 1×3×H'×W' in [0, 1]
    torch::Tensor global;                        ///< 1×G
    torch::Tensor features;                      ///< 1×F×H'/2×W'/2, of the base network
    torch::Tensor overview;                      ///< 1×C×64×64; undefined where the network has no overview path
    net::Places place;                           ///< 1×6
    std::shared_ptr<const PhotoOverview> known;  ///< without features of the overview path
};

/// A head's slice of the whole photo, N×4K×H'/2×W'/2; coarse results are computed where the head is told of them.
[[nodiscard]] torch::Tensor sliceOf(net::Network& network,
                                    std::size_t head,
                                    const LearntOperator& op,
                                    const WholePhoto& photo);

/// @param rgb  H×W×3 bytes.
[[nodiscard]] WholePhoto seeWholePhoto(net::Network& network,
                                       std::span<const std::uint8_t> rgb,
                                       const GlobalInput& global,
                                       torch::Device device);

}  // namespace glissade::train
