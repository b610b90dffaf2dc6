// Joint upsampling: carries what an operator did at a coarse level up to full resolution, guided by the photo.
#pragma once

#include "base/thread_pool.h"
#include "image/image.h"

namespace glissade {

/// The local affine model of the fast guided filter (He and Sun, 2015), per channel: result ≈ a · photo + b, with a and b
/// fitted in windows of (2r+1)² pixels of the coarse level, averaged, and interpolated bilinearly to the finer raster.
class JointUpsample {
public:
    static constexpr int kRadius = 2;
    static constexpr float kEpsilon = 1e-4F;  ///< regularisation, on the [0, 1] scale squared

    /// @param coarsePhoto   the photo at the level, H×W×3.
    /// @param coarseResult  the operator's result there, same size.
    JointUpsample(const Image<float>& coarsePhoto, const Image<float>& coarseResult, ThreadPool& pool);

    /// The result at a raster `levels` times twice as fine, for the part whose upper left corner is (originX, originY) there.
    /// @param finePhoto  that part of the photo at the finer level, working space; out of [0, 1] values are kept as an offset.
    /// The same pixels come out whatever part is asked for.
    [[nodiscard]] Image<float> apply(const Image<float>& finePhoto, int originX, int originY, int levels, ThreadPool& pool) const;

private:
    Image<float> slope_;   // a, 3 channels
    Image<float> offset_;  // b, 3 channels
};

}  // namespace glissade
