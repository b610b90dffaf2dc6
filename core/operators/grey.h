// Grey of an RGB picture as the local Laplacian operators and the stylization define it, and the way back to colour.
#pragma once

#include "operators/operator.h"
#include "operators/pyramid.h"

#include <algorithm>

namespace glissade::operators {

/// Grey of RGB in [0, 1], clipped to [0, 1]. The weights are those of the NTSC matrix's inverse to all digits, summed in
/// this order: the stylization takes floor(255 g), which on neutral pixels depends on the last bit.
[[nodiscard]] inline double greyOf(double red, double green, double blue) {
    const double sum = (0.29893602129377550 * red + 0.58704307445112125 * green) + 0.11402090425510331 * blue;
    return std::clamp(sum, 0.0, 1.0);
}

/// The grey of each pixel of an RGB picture, computed in double from 8-bit-exact samples; T is float or double.
template <typename T>
[[nodiscard]] Image<T> greyPlane(const Image<float>& rgb, const ApplyContext& context);

/// Gives an enhanced grey picture the colours of `rgb`: enhanced · rgb / grey(rgb), black where the grey is 0. Not clipped.
[[nodiscard]] Image<float> withColoursOf(const Image<float>& rgb, const Image<float>& enhanced,
                                         const ApplyContext& context);

/// What a local Laplacian filter of the grey makes of a photo's averages: kCopySide × kCopySide × 3.
[[nodiscard]] Result<Image<float>> coarseLocalLaplacian(const PhotoCopy& copy, const LocalLaplacian<float>& filter,
                                                        const ApplyContext& context);

}  // namespace glissade::operators
