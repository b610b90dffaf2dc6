// Preview: the loop that answers every slider move, from what is ready now.
#pragma once

#include "engine/executor.h"
#include "engine/frame_buffers.h"
#include "engine/scene.h"
#include "engine/step_view.h"
#include "engine/sweep.h"

#include <chrono>
#include <optional>

namespace glissade {

/// Frames on their way to the UI: the newest one, and whether the UI was told of it.
class FrameOutbox {
public:
    explicit FrameOutbox(EngineObserver& observer) : observer_(observer) {}
    /// Thread: preview.
    void put(std::shared_ptr<const Frame> frame) {
        frames_.put(std::move(frame));
        if (!told_.exchange(true)) observer_.frameReady();
    }
    /// Thread: UI.
    [[nodiscard]] std::shared_ptr<const Frame> take() {
        told_.store(false);  // first, so that a frame which comes now is told again
        const auto frame = frames_.take();
        return frame ? *frame : nullptr;
    }

private:
    EngineObserver& observer_;
    Mailbox<std::shared_ptr<const Frame>> frames_;
    std::atomic<bool> told_{false};
};

/// Takes the newest request and the newest scene, and makes the frame that can be made of them at once; where a settled
/// one would take long, a live one first. Latest wins: what waits in the mailboxes stops a settled frame under way.
/// Thread: its own. It evaluates weight-learning networks and the tail, and nothing that takes longer.
class Preview final : public Loop {
public:
    Preview(EngineObserver& observer, FrameOutbox& frames, unsigned lanes);

    [[nodiscard]] std::string_view name() const override { return "preview"; }
    bool step() noexcept override;

    Mailbox<Request> requests;                     ///< from the UI
    Mailbox<std::shared_ptr<const Scene>> scenes;  ///< from the worker
    Mailbox<SweepRequest> sweeps;                  ///< from the UI
    /// Thread: UI.
    [[nodiscard]] std::shared_ptr<const SweepPictures> takeSweep() { return sweep_.take(); }

private:
    /// What a frame shows.
    struct Content {
        std::shared_ptr<const Picture> picture;  ///< shown as it is; null where `step` is set
        std::shared_ptr<const LiveStep> step;
        std::shared_ptr<const ExactView> exact;  ///< its pixels are shown, in place of both
        Edit edit;                               ///< of `step`: whose parameters and amount
        FrameState state = FrameState::Plain;    ///< the best it can become
        std::uint64_t generation = 0;

        [[nodiscard]] static Content ofPicture(std::shared_ptr<const Picture> picture, FrameState state);
        [[nodiscard]] static Content ofExact(std::shared_ptr<const ExactView> exact, FrameState state);
        [[nodiscard]] static Content ofStep(std::shared_ptr<const LiveStep> step, const Edit& edit, FrameState state);
    };
    /// What is on the screen.
    struct Shown {
        std::uint64_t photoId = 0;
        View view;
        Content content;
        FrameState state = FrameState::Plain;
    };

    void takeNews();
    void useView(const std::shared_ptr<const LiveStep>& step, const Raster& raster);
    void dropViews();
    bool rest();
    /// Waits until the newest request is kRest old. False where something new came meanwhile.
    [[nodiscard]] bool waitForRest() const;
    /// What to show for the newest request; nothing where the screen should stay as it is.
    [[nodiscard]] std::optional<Content> choose() const;
    [[nodiscard]] std::optional<Content> chooseFor(const Plan& plan) const;
    [[nodiscard]] std::optional<Content> chooseStep(const Plan& plan, const Raster& raster) const;
    [[nodiscard]] std::optional<Content> chooseStale(const Raster& raster) const;
    [[nodiscard]] bool isShown(const Content& content) const;
    /// Makes the frame. True where it was a reduced one and a settled one should follow.
    bool show(const Content& content, bool settle);
    /// False where the frame was given up for a newer request.
    bool renderStep(const Content& content, bool settle, Frame& frame);
    void deliver(Frame frame, const Content& content, const Raster& raster);
    [[nodiscard]] std::shared_ptr<const Image<std::uint8_t>> original(const Raster& raster);

    EngineObserver& observer_;
    FrameOutbox& frames_;
    ThreadPool pool_;
    std::shared_ptr<FrameBuffers> buffers_ = std::make_shared<FrameBuffers>();

    Request request_;
    std::chrono::steady_clock::time_point arrived_;
    std::shared_ptr<const Scene> scene_;
    std::optional<Shown> shown_;
    bool settleNext_ = false;

    std::unique_ptr<StepView> stepView_;
    std::unique_ptr<StepView> viewBefore_;  // of a step that is still in the scene; a drag may come back to it
    Sweep sweep_;
    std::shared_ptr<const Image<std::uint8_t>> original_;
    Raster originalRaster_;
    std::uint64_t originalPicture_ = 0;
};

}  // namespace glissade
