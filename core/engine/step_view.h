// StepView: what a view shows of a live step, gathered once so that every slider move only evaluates the tail.
#pragma once

#include "engine/scene.h"
#include "engine/slice_gather.h"
#include "tail/tail_kernel.h"

#include <functional>
#include <memory>

namespace glissade {

/// The features and pixels of one view, in one of three forms:
///
/// - Direct: the display is coarser than the effect level (or equal). One slice of the visible part; the tail is
/// evaluated
///   on all its pixels, and the result averaged to the display's raster. Live: at the raster's own sample points, once
///   these were prepared.
/// - Tiled: the same, for parts too large to be copied together. Settled frames go tile by tile.
/// - Carried: the display is finer than the effect level. The tail is evaluated in float on the visible part of the
/// level,
///   and carried up by JointUpsample, as an export does. Live: the level's own pixels, scaled up.
///
/// Thread: the preview's. The step's tiles must cover the view.
class StepView {
public:
    /// @param like  another view; where it shows the same part of the same step, what it has gathered is shared.
    StepView(std::shared_ptr<const LiveStep> step,
             const Raster& raster,
             ThreadPool& pool,
             const StepView* like = nullptr);
    ~StepView();

    [[nodiscard]] bool isFor(const std::shared_ptr<const LiveStep>& step, const Raster& raster) const {
        return step_ == step && raster_ == raster;
    }
    [[nodiscard]] const LiveStep& step() const { return *step_; }

    /// Whether a live frame should come before a settled one: the settled one takes long (over about 30 ms, by the last
    /// one's time or an estimate), or sample points are prepared, which give nearly the same pixels in a part of the
    /// time.
    [[nodiscard]] bool wantsLiveFirst() const;
    /// Whether settled frames take so long that they should be given up for newer requests.
    [[nodiscard]] bool isSlow() const;
    /// Whether prepareLive() is worth its time (20 to 70 ms), in a moment of rest.
    [[nodiscard]] bool wantsPreparation() const;
    /// Leaves the rest for another time where `abandon` says so between two parts of the work.
    void prepareLive(const std::function<bool()>& abandon);

    /// What an export gives, at this raster. False where `abandon` said so between two parts of the work.
    [[nodiscard]] bool settled(const TailWeights& weights,
                               float amount,
                               Image<std::uint8_t>& out,
                               const std::function<bool()>& abandon);
    /// The same at a reduced resolution, quickly.
    void live(const TailWeights& weights, float amount, Image<std::uint8_t>& out);

    /// The level pixels that a view needs features of.
    [[nodiscard]] static Rect needed(const Raster& raster, Size photo, int level);

private:
    enum class Form { Direct, Tiled, Carried };

    void gatherSlice(const StepView* like);
    void gatherCarried();
    void renderSampled(const TailWeights& weights, float amount, Image<std::uint8_t>& out);
    void renderDirect(const TailWeights& weights, float amount, Image<std::uint8_t>& out);
    bool renderTiled(const TailWeights& weights,
                     float amount,
                     Image<std::uint8_t>& out,
                     const std::function<bool()>& abandon);
    bool renderCarried(const TailWeights& weights,
                       float amount,
                       Image<std::uint8_t>& out,
                       const std::function<bool()>& abandon);

    std::shared_ptr<const LiveStep> step_;
    Raster raster_;
    ThreadPool& pool_;
    Form form_;
    Rect region_;  // level pixels
    double settledMs_ = 0;

    std::shared_ptr<const SliceTile> slice_;            // of region_
    std::shared_ptr<const Image<std::uint8_t>> photo_;  // of region_, RGBA
    Image<std::uint8_t> result_;                        // of region_
    AreaResample resample_;                             // from region_ (or fineArea_) to the raster

    Image<float> coarsePhoto_;  // Carried: region_, float
    Image<float> coarseResult_;
    Rect fineArea_;  // pixels of the display level
    Image<float> fine_;
    Image<float> alpha_;  // of fineArea_; empty where the photo has none

    std::unique_ptr<StepView> reduced_;  // Carried: the level itself, scaled up
    SamplePoints samples_;               // Direct and Tiled: at the raster's points
    int sampledRows_ = 0;                // of samples_, so far
    Image<std::uint8_t> sampledPhoto_;   // the means over the points' areas
    Image<std::uint8_t> secondResult_;   // of the second samples
};

}  // namespace glissade
