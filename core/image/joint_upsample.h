// Joint upsampling: carries what an operator did at a coarse level up to full resolution, guided by the photo.
#pragma once

#include "base/thread_pool.h"
#include "image/image.h"

#include <functional>

namespace glissade {

/// The local affine model of the fast guided filter (He and Sun, 2015), per channel, of the *change* an operator made:
/// result - photo ≈ a · photo + b, fitted in windows of (2r+1)² pixels of the coarse level, averaged, and interpolated
/// bilinearly to the finer raster.
///
/// - Modelling the change makes an unchanged photo come back bit for bit, and blending before or after carrying up is
/// the
///   same: the model is linear in the result, but for the next point.
/// - Where an enhancement comes near 0 or 1, finer detail is amplified less, so that clipping does not shift the mean.
/// - Where a window is too flat to tell the slope, the slope of the surrounding 25×25 pixels is taken, so that fine
/// grain
///   is treated as the operator treated its surroundings.
/// - What the fitted model misses at the coarse level is carried up bilinearly, so that the carried image, downsampled,
///   is the level's result again: what a fitted view shows is what an export gives.
class JointUpsample {
public:
    static constexpr int kRadius = 2;
    /// Variance under which the surroundings' slope counts more, on the [0, 1] scale squared.
    static constexpr float kEpsilon = 1e-4F;

    /// @param coarsePhoto   the photo at the level, H×W×3, working space.
    /// @param coarseResult  the operator's result there, same size.
    /// @param abandoned     asked now and then, from several threads; once it says true, the rest is left out, and what
    ///                      was made is of no use. May be empty.
    JointUpsample(const Image<float>& coarsePhoto,
                  const Image<float>& coarseResult,
                  ThreadPool& pool,
                  const std::function<bool()>& abandoned = {});

    /// The result at a raster `levels` times twice as fine, for the part whose upper left corner is (originX, originY)
    /// there.
    /// @param finePhoto  that part of the photo at the finer level, working space; out of [0, 1] values are kept as an
    /// offset. The same pixels come out whatever part is asked for.
    [[nodiscard]] Image<float> apply(
        const Image<float>& finePhoto, int originX, int originY, int levels, ThreadPool& pool) const;

    /// The same, replacing the photo's pixels by the result's: no second full-resolution image is needed.
    void applyInPlace(Image<float>& fine, int originX, int originY, int levels, ThreadPool& pool) const;

private:
    Image<float> slope_;   // a, 3 channels
    Image<float> offset_;  // b, 3 channels, the residual included
};

}  // namespace glissade
