// Reference: a step's network held against its exact algorithm, on the same pixels.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "io/photo.h"
#include "pipeline/render.h"

namespace glissade {

/// What a comparison found. Frozen; crosses threads as shared_ptr<const Reference>.
struct Reference {
    Edit edit;      ///< what was compared, at full opacity
    int level = 0;  ///< the pyramid level at which both worked: the edit's effect scale
    Size size;      ///< of that level

    double exactSeconds = 0;  ///< the exact algorithm
    double baseSeconds = 0;   ///< the base network and the operator's slice, once per photo; without loading the pack
    double tailSeconds = 0;   ///< the tail alone, which is what a moved slider costs

    double psnr = 0;                                    ///< dB, metrics.h
    double ssim = 0;                                    ///< metrics.h
    int largest = 0;                                    ///< the largest difference of a channel, 0..255
    Image<std::uint8_t> difference;                     ///< 1 channel: of each pixel, that of the channel farthest off
    std::array<std::uint64_t, 256> differenceCounts{};  ///< how many pixels have each difference
};

/// Applies `edit` to the photo after the steps `before`, at its effect scale, by the network and by the exact
/// algorithm. Cost: the exact algorithm's, seconds to minutes; memory: about 40 bytes a pixel of the level besides the
/// algorithm's. Unsupported where the operator has no exact algorithm; Cancelled soon after a stop request.
[[nodiscard]] Result<Reference> compareWithExact(const std::shared_ptr<const Photo>& photo,
                                                 const std::vector<Edit>& before,
                                                 const Edit& edit,
                                                 const RenderContext& context);

/// SSIM of metrics.h, computed in bands on all lanes: the same but for rounding, with the memory of a band.
[[nodiscard]] double ssimInBands(const Image<std::uint8_t>& first, const Image<std::uint8_t>& second, ThreadPool& pool);

}  // namespace glissade
