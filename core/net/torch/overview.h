// The overview path: what the whole photo, reduced to a grid, tells of each place in it.
#pragma once

#include "image/image.h"
#include "net/between_cells.h"
#include "net/global_input.h"
#include "net/pack.h"
#include "net/torch/places.h"

#include "net/torch/libtorch.h"

#include <vector>

namespace glissade::net {

/// Operators whose exact form looks further than the base network (a Laplacian pyramid, the histogram of a photo, steps
/// of wide gradients) are wrong by smooth fields where only the base network serves them: of the error of `llf` at 1920
/// px two thirds to nine tenths vary over more than 16 px. The overview path is a second network of the base network's
/// kind, over the whole photo at 128×128 (GlobalInput::overview), so it sees all of it at once; its features,
/// interpolated to the pixel, are added to an operator's slice. It runs once per photo and level, and tiles agree,
/// because a place's value depends on where it is in the photo alone.

/// Channels of the overview path's input: the averages of red, green and blue, the grey's place in the histogram, the
/// shares of tones, and the photo's width and height.
inline constexpr int kOverviewInputs = kOverviewPlanes + 3;
/// Side of the overview path's features.
inline constexpr int kOverviewFeatureSide = kOverviewSide / 2;

/// The network's shape, with `shape.overview` features.
[[nodiscard]] NetworkShape overviewShape(const NetworkShape& shape);

/// N×kOverviewPlanes×128×128 in [0, 1] and N×kEqualisationKnots curves → N×kOverviewInputs×128×128 in [0, 1].
[[nodiscard]] torch::Tensor overviewInput(const torch::Tensor& planes,
                                          const torch::Tensor& equalisation,
                                          const Places& places);

/// A map N×K×side×side over whole photos → N×4K×h/2×w/2 over crops of h×w pixels (even, as in `places`), linear between
/// the centres of cells, in the order of OperatorHead::slice.
[[nodiscard]] torch::Tensor spreadOverview(const torch::Tensor& map,
                                           const Places& places,
                                           std::int64_t height,
                                           std::int64_t width);

/// N×K×side×side over whole photos → N×4K×h/2×w/2 for pixels anywhere: `points` N×h×w×2 are their centres, x and y,
/// over the photo from −1 to 1.
[[nodiscard]] torch::Tensor spreadOverviewAt(const torch::Tensor& map, const torch::Tensor& points);

/// The same for one photo, added row by row to float slices of the pixels of `part`, without a copy of them.
class OverviewRows {
public:
    /// @param map  1×K×side×side, K = kSliceChannels, over the whole photo; a side has at least two cells.
    OverviewRows(const torch::Tensor& map, Size photo, Rect part);

    /// @param firstCell  of the cells of 2×2 pixels, 4 K numbers each, that hold row `y` of the photo from the part's
    /// first
    ///                   column on. Only this row's half of them changes.
    void addTo(float* firstCell, int y) const;

private:
    torch::Tensor map_;  // side×side×K
    int side_;
    int photoHeight_;
    std::vector<BetweenCells> columns_;
};

}  // namespace glissade::net
