// Gaussian and Laplacian pyramids with zero-padded, normalised 5-tap filters, and the fast local Laplacian filter on
// them, as the local Laplacian operators and the stylization use them.
//
// Source: Burt and Adelson, "The Laplacian Pyramid as a Compact Image Code", 1983 (pyramids); Paris, Hasinoff and Kautz,
// "Local Laplacian Filters", 2011; Aubry et al., "Fast Local Laplacian Filters: Theory and Applications", 2014.
#pragma once

#include "operators/operator.h"

#include <functional>
#include <span>
#include <vector>

namespace glissade::operators {

/// Number of pyramid levels of a picture of this size: ceil(ln(min(H, W)) − ln 2) + 2, at least 2.
[[nodiscard]] int pyramidLevels(Size size);
/// How many of a picture's levels there are from `level` on, at least 2: of a grid with cells of 2^level × 2^level pixels.
[[nodiscard]] int pyramidLevelsFrom(int level, Size size);

/// Half the size, rounded up (never below 1): the next level of a pyramid.
[[nodiscard]] Size halved(Size size);

/// Convolves with the 5 × 5 binomial-like kernel [0.05 0.25 0.4 0.25 0.05]², normalised by the part of it that lies
/// inside, and keeps even rows and columns. One channel; T is float or double.
template <typename T>
[[nodiscard]] Image<T> downsample(const Image<T>& plane, const ApplyContext& context);

/// The way back: spreads `coarse` over the even positions of a picture of this size and interpolates the others with
/// the same kernel, normalised by the positions that carry a value. `coarse` has the size halved(size).
template <typename T>
[[nodiscard]] Image<T> upsample(const Image<T>& coarse, Size size, const ApplyContext& context);

/// What a local Laplacian filter does around each of its grey samples.
template <typename T>
struct LocalLaplacian {
    /// Remaps a row of grey values around `reference`; same length in and out. Called from any lane.
    using Remap = std::function<void(std::span<const T> grey, T reference, std::span<T> remapped)>;

    int samples = 2;        ///< grey samples, equally spaced over [0, 1]; ≥ 2
    bool keepBase = false;  ///< whether the remapped details are added to the input's own details or replace them
    Remap remap;
};

/// The fast local Laplacian filter of a one-channel picture: details of `samples` remapped versions, interpolated
/// between the samples by the local mean, over the input's own coarsest level. Not clipped.
///
/// Memory: about five planes of T, whatever the number of samples. The result does not depend on the number of lanes.
/// Fails with Cancelled only.
template <typename T>
[[nodiscard]] Result<Image<T>> localLaplacian(const Image<T>& grey, const LocalLaplacian<T>& filter,
                                              const ApplyContext& context);

/// The same of pictures that are remapped already: `remapped[k]` around grey sample k of as many, at the grey's size, over a
/// pyramid of so many `levels`.
[[nodiscard]] Result<Image<float>> localLaplacian(const Image<float>& grey, std::span<const Image<float>> remapped,
                                                  bool keepBase, int levels, const ApplyContext& context);

/// The same as nearly as a photo's tones tell: its pyramid from the grid's level on, the remapped versions from the shares
/// of tones instead of the pixels. What finer levels add has an average near nothing. → grid.size, not clipped.
[[nodiscard]] Result<Image<float>> localLaplacian(const ToneGrid& grid, const LocalLaplacian<float>& filter,
                                                  const ApplyContext& context);

}  // namespace glissade::operators
