// Weak spots: where a pack is farthest from the exact operators, as pictures to look at.
#pragma once

#include "train/evaluate.h"

#include <string>
#include <vector>

namespace glissade::train {

/// A square crop and what became of it; pictures of one size, 8-bit RGB.
struct WeakSpot {
    std::string photo;
    int x = 0;  ///< of the upper left pixel
    int y = 0;
    double psnr = 0;  ///< of the answer within the crop, dB
    Image<std::uint8_t> input;
    Image<std::uint8_t> exact;
    Image<std::uint8_t> answer;
};

struct WeakSpotOptions {
    int side = 128;  ///< px; photos that are smaller are passed over
    int count = 5;   ///< per operator
};

/// Per operator, in order: the crops with the lowest PSNR at OperatorSpec::tableValues, worst first, no two of them
/// overlapping. Crops lie on a grid of half their side. Fails with Cancelled or as the predictor does.
[[nodiscard]] Result<std::vector<std::vector<WeakSpot>>> findWeakSpots(
    Predictor& predictor,
    const std::vector<std::shared_ptr<const Shard>>& shards,
    const std::vector<LearntOperator>& operators,
    const WeakSpotOptions& options,
    const Cancel& cancel);

/// One picture: a row per spot with input, exact result, answer, and four times their difference around mid grey.
[[nodiscard]] Image<std::uint8_t> sheetOf(const std::vector<WeakSpot>& spots);

/// Binary PPM (P6), the one format that needs no library; written atomically.
[[nodiscard]] Result<void> writePpm(const std::filesystem::path& file, const Image<std::uint8_t>& rgb);

}  // namespace glissade::train
