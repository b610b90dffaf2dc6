// Worker: the loop that does all that takes long for the photo on screen, most urgent first.
#pragma once

#include "engine/activity.h"
#include "engine/draft.h"
#include "engine/executor.h"
#include "engine/level_features.h"
#include "engine/stage_chain.h"

#include <functional>
#include <optional>

namespace glissade {

using DecodePhoto = std::function<Result<std::shared_ptr<const Photo>>(const std::filesystem::path&, const Cancel&)>;
using MakeNetworks = std::function<std::unique_ptr<NetworkSource>()>;

/// A photo to open; neither a path nor a photo: closes the one that is open, or leaves it.
struct OpenRequest {
    std::filesystem::path file = {};
    std::shared_ptr<const Photo> decoded = {};  ///< need not be read
    Turn turn = {};                             ///< how it is to lie
    bool turnsOpenPhoto = false;                ///< `decoded` is open, and is only to lie another way
    bool keepsOpenPhoto = false;                ///< nothing is to be opened after all
    std::uint64_t photoId = 0;
    std::stop_token stop = {};  ///< requested once another photo is asked for
};

/// What the worker needs, and whom it tells.
struct WorkerParts {
    EngineObserver& observer;
    Mailbox<std::shared_ptr<const Scene>>& scenes;  ///< to the preview
    Mailbox<std::shared_ptr<const Photo>>& opened;  ///< to the UI: the photo that exports take
    DecodePhoto decode;
    MakeNetworks makeNetworks;
    double firstDraftMs = Drafts::kFirstMs;
};

/// One step is one piece of the first kind of work that there is:
///
///     photo → a draft of all steps → steps before the last (one each) → features of the last step (one tile each; if
///     there are several, those in view and a coarser level first) → the last step by its exact operator → the view at
///     full size → features of operators not asked for yet
///
/// After each piece it looks at its mailboxes again. What is ready is published as a Scene.
///
/// Cancellation: another photo stops everything; a recipe that `supersedes` the one in hand stops the rendering of
/// steps. A moved slider of an earlier step does not: the value in hand is finished and shown, then the newest is
/// taken. The view at full size is stopped by any other recipe. Engine::stopWork stops all but a photo's decoding.
/// Thread: its own, except the mailboxes, cacheBytes() and cacheLimit().
class Worker final : public Loop {
public:
    Worker(WorkerParts parts, unsigned lanes, std::size_t cacheBytes);

    [[nodiscard]] std::string_view name() const override { return "worker"; }
    [[nodiscard]] bool isBackground() const override { return true; }
    bool step() noexcept override;

    Mailbox<OpenRequest> opens;
    Mailbox<Request> requests;
    Mailbox<std::size_t> cacheLimits;  ///< bytes, from now on

    [[nodiscard]] std::size_t cacheBytes() const { return cache_.bytes(); }
    [[nodiscard]] std::size_t cacheLimit() const { return cache_.limit(); }

private:
    struct EarlierLevel {
        std::unique_ptr<LevelFeatures> level;
        const OperatorSpec* spec;  // that it was for
    };

    static constexpr const char* kFeatures =
        "features";  // what observers are told to be under way; the others: worker.cpp

    [[nodiscard]] Result<bool> work();
    void openPhoto(const OpenRequest& open);
    [[nodiscard]] Result<void> decodeAndShow(const OpenRequest& open);
    void show(std::shared_ptr<Picture> plain, std::uint64_t photoId);

    void takeRequest(Request request);
    void adopt(const Request& request);
    void limitCache(std::size_t bytes);

    // Each does one piece of its kind; false where there is none.
    [[nodiscard]] Result<bool> carryOut(const Plan& plan);
    [[nodiscard]] Result<bool> carryOutSteps(const Plan& plan);
    [[nodiscard]] Result<bool> renderDraft(const Plan& plan);
    [[nodiscard]] Result<bool> analyse(const Plan& plan);
    [[nodiscard]] Result<bool> analyseCoarse();
    [[nodiscard]] Result<bool> renderLast(const Plan& plan);
    [[nodiscard]] Result<bool> renderAtFullSize(const Plan& plan);
    [[nodiscard]] Result<bool> prefetch();
    [[nodiscard]] Result<bool> prefetchPiece(const OperatorSpec& spec);
    [[nodiscard]] Result<bool> warm();

    [[nodiscard]] Result<void> extendStages(const Edit& edit);
    [[nodiscard]] bool wantsRendering(const Plan& plan) const;
    [[nodiscard]] bool wantsExactView() const { return request_.exact && !request_.exactEnded.stop_requested(); }
    void useLevel(const std::shared_ptr<const Picture>& input,
                  const std::vector<Edit>& prefix,
                  int level,
                  const OperatorSpec& spec);
    void dropLevels();
    [[nodiscard]] Rect needed(int level) const;
    [[nodiscard]] RenderContext context(Cancel cancel) { return {pool_, networks(), std::move(cancel)}; }
    [[nodiscard]] NetworkSource& networks();
    void failed(const Error& error);
    void publish();

    WorkerParts parts_;
    ThreadPool pool_;
    FeatureCache cache_;
    Activity activity_;
    std::unique_ptr<NetworkSource> networks_;

    std::uint64_t photoId_ = 0;
    std::stop_token stop_;                  // of the newest photo asked for
    std::shared_ptr<const Picture> plain_;  // null where no photo is open

    Request newest_;
    Request request_;          // in hand
    bool done_ = true;         // all that the request in hand asks for is published
    bool gaveUp_ = false;      // it cannot be computed
    std::string lastFailure_;  // so that every slider move does not report it again

    StageChain stages_;
    std::unique_ptr<LevelFeatures> level_;   // the last step's
    std::unique_ptr<LevelFeatures> coarse_;  // for while tiles of level_ are missing
    const OperatorSpec* current_ = nullptr;  // the operator that level_ is for
    // Those that were in hand before, of pictures of the chain: a slider of an earlier step that is moved again is live
    // while the steps after it are still being made.
    std::vector<EarlierLevel> earlier_;
    bool tooLarge_ = false;  // the view's features would not fit in the cache
    bool prefetched_ = false;
    std::size_t prefetchTried_ = 0;  // operators that could not be prefetched
    bool warmFailed_ = false;

    std::shared_ptr<const Picture> rendered_;
    Plan renderedPlan_;
    bool renderedExactly_ = false;
    std::shared_ptr<const ExactView> exact_;
    Drafts drafts_;
    std::shared_ptr<const ExactView> draft_;
    int draftLevel_ = 0;

    std::shared_ptr<const LiveStep> publishedStep_;
    std::shared_ptr<const LiveStep> publishedCoarse_;
};

}  // namespace glissade
