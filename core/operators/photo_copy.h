// What is kept of a whole photo on a small grid, and what an operator makes of it.
#pragma once

#include "base/result.h"
#include "image/image.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace glissade {

struct ApplyContext;

/// Side of the square copy of a photo's colours.
inline constexpr int kCopySide = 128;

/// How often each tone is met in each cell of a grid of 2^level × 2^level pixels: a pyramid level that also knows what
/// any curve would have made of the pixels before they were averaged, as local Laplacian filters ask.
struct ToneGrid {
    static constexpr int kTones = 24;       ///< greys i / (kTones − 1)
    static constexpr int kLongestSide = 320;  ///< cells

    Size photo;  ///< px
    int level = 0;
    Size size;  ///< cells; those at the right and bottom may be cut off
    /// Cells × kTones in units of 1/65535. A grey between two tones counts for both, by how near it is, so that the
    /// mean grey is exact.
    std::vector<std::uint16_t> shares;

    [[nodiscard]] std::span<const std::uint16_t> cell(std::size_t index) const {
        return std::span(shares).subspan(index * kTones, kTones);
    }
    [[nodiscard]] float greyOf(std::size_t index) const;
    /// The finest level with at most kLongestSide cells along each side.
    [[nodiscard]] static int levelFor(Size photo);
};

/// A small copy of a photo.
struct PhotoCopy {
    Image<float> colours;  ///< kCopySide × kCopySide × 3 area averages in [0, 1]; the photo's aspect is not kept
    double ratio = 1;      ///< its sides are so many times as long as the photo's; at most 1
    ToneGrid tones;        ///< of all pixels
};

/// Coarse results: what an operator's network is told of what the exact operator does to the photo as a whole
/// (net/coarse_results.h).
struct CoarseResults {
    /// Changes with what the results mean; packs say with which ones they were trained. Empty: there are none.
    std::string_view id = {};
    int count = 0;
    /// Result `index` of `count`, as the photo's averages would be after it: kCopySide × kCopySide × 3.
    Result<Image<float>> (*result)(const PhotoCopy& copy, int index, const ApplyContext& context) = nullptr;
};

}  // namespace glissade
