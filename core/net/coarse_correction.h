// CoarseCorrection: a slice made to agree with a coarse result on average.
#pragma once

#include "image/image.h"
#include "net/between_cells.h"
#include "net/coarse_results.h"
#include "operators/operator.h"
#include "tail/tail_weights.h"

#include <array>
#include <cstdint>
#include <vector>

namespace glissade {

/// A network that is told of a coarse result cannot hold to it: what it makes of a place comes from the pixels around
/// it, and how far that is on average from what it is told follows from neither. So this looks: what the tail makes of
/// a slice is averaged over the cells of the coarse result's grid, and what the averages lack, smoothed where cells are
/// a few pixels only, is put into each pixel's features: the least change of them that changes the tail's result by as
/// much (J⁺·δ, with J the result's derivative to the features, W·diag(a) of the channels that are not cut off by ReLU).
/// At other parameter values the tail's own weights carry it along. Averages are of whole numbers, so that they do not
/// depend on how a photo is cut; a part needs the pixels of reach() around it.
class CoarseCorrection {
public:
    /// Whether slices of this operator are corrected in a photo of this size: it has one coarse result (which is that
    /// of its default parameters), and cells of at least two pixels.
    [[nodiscard]] static bool appliesTo(const OperatorSpec& spec, Size photo);
    /// Pixels beyond a part that its correction depends on; 0 where cells have less than two pixels.
    [[nodiscard]] static int reach(Size photo);

    /// @param planes   PhotoOverview::coarsePlanes of the operator.
    /// @param weights  the tail's at the operator's default parameters.
    /// @param part     of the photo, px: whose features are to be corrected.
    /// @param known    of the photo, px: whose features there are. Begins at even pixels.
    CoarseCorrection(PhotoOverview::Planes planes, const TailWeights& weights, Size photo, Rect part, Rect known);

    /// What must be shown to `see` before: the part and its surroundings, where they are known. Begins at even pixels.
    [[nodiscard]] Rect seen() const { return seen_; }
    /// A row of `seen()`.
    /// @param firstCell  of the cells of 2×2 pixels, 4 K numbers each, that hold row `y` of the photo from the first
    ///                   column of `seen()` on.
    /// @param rgb        the row's pixels, interleaved.
    void see(const float* firstCell, const std::uint8_t* rgb, int y);
    /// After the last row.
    void settle();
    /// Corrects a row of the part: the features as `see` takes them, but from the part's first column on.
    void addTo(float* firstCell, int y) const;

private:
    [[nodiscard]] static float smoothing(int pixels);

    PhotoOverview::Planes planes_;
    TailWeights weights_;
    /// W_i·W_j·a² of each channel for the pairs ij of outputs: what J·Jᵀ is the sum of.
    std::array<std::array<float, kSliceChannels>, 6> products_;
    Size photo_;
    Rect seen_;
    std::vector<int> cellOf_;            // of each column of seen_
    std::vector<BetweenCells> columns_;  // of the part
    std::vector<std::uint64_t> sums_;    // of each cell and colour, in 1 / kUnit
    std::vector<std::uint32_t> counts_;
    std::vector<float> missing_;  // cells × RGB, after settle()
};

}  // namespace glissade
