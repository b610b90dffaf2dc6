// Where in a photo a pack errs: PSNR in bands along the photo's edges.
#pragma once

#include "train/evaluate.h"

#include <array>
#include <string>
#include <vector>

namespace glissade::train {

/// Where a band begins, px from the nearest edge; it ends where the next one begins. Exact operators and networks do
/// as they please at edges (zeros, mirrors), and differ there first.
inline constexpr std::array<int, 4> kEdgeBands = {0, 4, 16, 64};

/// PSNR of an operator at its defaults, means over photos.
struct EdgeFidelity {
    double whole = 0;
    std::array<double, kEdgeBands.size()> bands{};
    int photos = 0;
    std::array<int, kEdgeBands.size()> bandPhotos{};  ///< small photos lack inner bands
};

/// Scores a predictor on shards that hold results at the table values. One entry per operator.
/// @param maxPhotos  0: all.
[[nodiscard]] Result<std::vector<EdgeFidelity>> measureEdges(Predictor& predictor,
                                                             const std::vector<std::shared_ptr<const Shard>>& shards,
                                                             const std::vector<LearntOperator>& operators,
                                                             std::size_t maxPhotos,
                                                             const Cancel& cancel);

/// Markdown: a row a band, a column an operator, "-" where no photo had the band.
[[nodiscard]] std::string edgeTable(const std::vector<LearntOperator>& operators,
                                    const std::vector<EdgeFidelity>& fidelity);

}  // namespace glissade::train
