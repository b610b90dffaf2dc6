// What is kept of a whole photo on a small grid, and what an operator makes of it.
#pragma once

#include "base/result.h"
#include "image/image.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace glissade {

struct ApplyContext;

/// Side of the square copy of a photo's colours.
inline constexpr int kCopySide = 128;

/// How often each tone is met in each cell of a grid of 2^level × 2^level pixels: a pyramid level that also knows what
/// any curve would have made of the pixels before they were averaged, as local Laplacian filters ask. At most `longest`
/// cells along each side.
template <int tones, int longest>
struct BasicToneGrid {
    static constexpr int kTones = tones;  ///< greys i / (kTones − 1)
    static constexpr int kLongestSide = longest;

    Size photo;  ///< px
    int level = 0;
    Size size;  ///< cells; those at the right and bottom may be cut off
    /// Cells × kTones in units of 1/65535. A grey between two tones counts for both, by how near it is, so that the
    /// mean grey is exact.
    std::vector<std::uint16_t> shares;

    [[nodiscard]] std::span<const std::uint16_t> cell(std::size_t index) const {
        return std::span(shares).subspan(index * kTones, kTones);
    }
    [[nodiscard]] float greyOf(std::size_t index) const {
        float sum = 0;
        const auto own = cell(index);
        for (std::size_t t = 0; t < kTones; ++t) sum += static_cast<float>(own[t]) * static_cast<float>(t);
        return sum / (65535.0F * (kTones - 1));
    }
    /// The finest level with at most kLongestSide cells along each side.
    [[nodiscard]] static int levelFor(Size photo) {
        int level = 0;
        while ((std::max(photo.width, photo.height) - 1) >> level >= kLongestSide) ++level;
        return level;
    }
    bool operator==(const BasicToneGrid&) const = default;
};

/// Of curves that are smooth but for a kink or two.
struct ToneGrid : BasicToneGrid<24, 512> {
    std::vector<std::uint16_t> colours;  ///< cells × 3: mean red, green and blue in units of 1/65535

    bool operator==(const ToneGrid&) const = default;
};

/// Of curves with steps, as histograms are matched by.
using FineToneGrid = BasicToneGrid<64, 256>;

/// A pixel of a photo and its neighbours, [0, 1].
struct PixelGreys {
    std::uint32_t cell = 0;  ///< of the FineToneGrid
    float here = 0;
    float right = 0;
    float below = 0;

    bool operator==(const PixelGreys&) const = default;
};

/// What is kept of all of a photo's greys.
struct PhotoTones {
    static constexpr int kPixels = 16384;

    ToneGrid grid;
    FineToneGrid fine;
    /// At most kPixels, scattered evenly over the photo but for its last row and column: what histograms are made of.
    std::vector<PixelGreys> pixels;

    [[nodiscard]] std::size_t byteCount() const {
        return (grid.shares.size() + grid.colours.size() + fine.shares.size()) * sizeof(std::uint16_t) +
               pixels.size() * sizeof(PixelGreys);
    }
    bool operator==(const PhotoTones&) const = default;
};

/// A small copy of a photo.
struct PhotoCopy {
    Image<float> colours;  ///< kCopySide × kCopySide × 3 area averages in [0, 1]; the photo's aspect is not kept
    double ratio = 1;      ///< its sides are so many times as long as the photo's; at most 1
    PhotoTones tones;
};

/// Averages of a grid's cells of 2^level × 2^level pixels of a photo over the cells of its copy: kCopySide × kCopySide, as
/// many channels.
[[nodiscard]] Image<float> averagesOf(const Image<float>& cells, Size photo, int level);

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
