// Sweep: small pictures of the visible part with other values of the step in hand, side by side.
#pragma once

#include "engine/engine.h"
#include "engine/mailbox.h"
#include "engine/scene.h"
#include "engine/step_view.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace glissade {

/// Makes the pictures of a SweepRequest from the features that are ready, one a step, so that a moved slider waits for
/// one at most. Thread: the preview's, except take().
class Sweep {
public:
    Sweep(EngineObserver& observer, ThreadPool& pool) : observer_(observer), pool_(pool) {}

    void ask(SweepRequest request);
    /// After a failure: nothing more is made until something else is asked for.
    void giveUp() { ask({}); }
    /// Makes one picture. False where there is none to make: nothing is asked for, all is made, or the features are not
    /// ready.
    /// @param shown  what the canvas shows, whose memory may serve; may be null.
    bool step(const Scene& scene, const Request& request, const StepView* shown);
    /// The newest pictures since the last call, or null. Thread: the UI's.
    [[nodiscard]] std::shared_ptr<const SweepPictures> take();

private:
    [[nodiscard]] std::shared_ptr<const LiveStep> stepFor(const Scene& scene,
                                                          const Recipe& recipe,
                                                          const Raster& raster) const;
    void deliver(const Scene& scene, const Request& request);

    EngineObserver& observer_;
    ThreadPool& pool_;
    SweepRequest request_;
    std::unique_ptr<StepView> view_;
    std::vector<Image<std::uint8_t>> pictures_;  // of view_, as many as are made
    Mailbox<std::shared_ptr<const SweepPictures>> made_;
};

}  // namespace glissade
