// The input of the global path: a thumbnail of the whole photo and what its histograms say.
#pragma once

#include "image/image.h"
#include "operators/photo_copy.h"

#include <memory>
#include <vector>

namespace glissade {

/// Side of the square thumbnail; the photo's aspect is not kept.
inline constexpr int kThumbnailSide = 64;
/// Bins of the cumulative grey histogram (equal steps) and of the gradient magnitude histogram (see global_input.cpp).
inline constexpr int kGreyBins = 32;
inline constexpr int kGradientBins = 16;
inline constexpr int kStatisticsCount = kGreyBins + kGradientBins;
/// Side of the square overview, and its tones: greys i / (kOverviewTones - 1).
inline constexpr int kOverviewSide = 128;
inline constexpr int kOverviewTones = 12;
inline constexpr int kOverviewPlanes = 3 + kOverviewTones;
/// Knots of the equalisation curve: one for every 8-bit grey level.
inline constexpr int kEqualisationKnots = 256;

/// What the network is told of a whole photo at one level.
struct GlobalInput {
    Size photo;                     ///< px
    std::vector<float> thumbnail;   ///< planar RGB, 3 × 64 × 64, [0, 1], area averages
    std::vector<float> statistics;  ///< kStatisticsCount cumulative shares, [0, 1]
    /// Planar, kOverviewPlanes × 128 × 128: the area averages of red, green and blue, then for each tone the share of
    /// the cell's pixels that have it (a grey between two tones counts for both, by how near it is). Averages alone do
    /// not tell what a curve with steep parts, as a local Laplacian filter applies (operators.md, section 9), makes of
    /// a cell; shares of tones do. Empty: no overview path is run, GlobalVector::overview stays null.
    std::vector<float> overview;
    /// Where a grey level stands among the photo's: at knot i the share of pixels below level i of 255 plus half of
    /// those at it. Histogram matching is a fixed function of this, so the base network is given the equalised grey of
    /// each pixel (operators.md, sections 11 and 12: style and pencil match the whole photo's histogram).
    std::vector<float> equalisation;  ///< kEqualisationKnots, rising in [0, 1]
    PhotoTones tones;                 ///< what coarse results are computed from, beside the overview's colours
};

/// From the whole photo at the level an operator works at: H×W×3, RGB; samples are clipped to [0, 1].
[[nodiscard]] GlobalInput makeGlobalInput(const Image<float>& rgb);

/// The same, bit for bit, from the photo's rows as they come, so that it need not be in memory whole.
class GlobalInputRows {
public:
    explicit GlobalInputRows(Size photo);
    ~GlobalInputRows();
    GlobalInputRows(const GlobalInputRows&) = delete;
    GlobalInputRows& operator=(const GlobalInputRows&) = delete;

    /// The next rows, as wide as the photo.
    void put(const Image<float>& rows);
    /// After the last row.
    [[nodiscard]] GlobalInput finish();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
    int next_ = 0;  // row
};

/// GlobalInput::equalisation of a photo.
[[nodiscard]] std::vector<float> equalisationCurve(const Image<float>& rgb);

/// The curve's value for the grey of each of `count` interleaved RGB pixels: linear between knots.
void equaliseGrey(const float* rgb, std::size_t count, const std::vector<float>& equalisation, float* out);

}  // namespace glissade
