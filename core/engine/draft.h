// Draft: a whole recipe carried out on a small copy of the photo, for while its steps are made at their own levels.
#pragma once

#include "engine/exact_view.h"
#include "pipeline/render.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace glissade {

/// A step's network takes about a second on the level that the step works at, and each one that follows a changed step
/// is run anew. On a sixteenth of the pixels all of a chain take less than a tenth; what they did there is carried up
/// to the view, guided by the photo, so that edges stay sharp. Where a processor is too slow or a chain too long for
/// that, a first draft is made on a still smaller copy.
///
/// Thread: the worker's.
class Drafts {
public:
    static constexpr int kSide = 512;  ///< of the small copy's long side at most, where such a level is kept

    /// What the networks of a first draft may take at best, ms. With the rest that is waited for (50 ms) and the way to
    /// the screen (about 100 ms) the whole chain is there within 300 ms of a move.
    static constexpr double kFirstMs = 100;

    explicit Drafts(double firstMs = kFirstMs) : firstMs_(firstMs) {}

    /// The level of the small copy for this recipe; nothing where its steps, at their own levels, are as quick.
    [[nodiscard]] static std::optional<int> levelFor(const Plan& plan, Size photo);

    /// The same, or as much coarser as it takes for the networks of a first draft to be quick enough, as far as is
    /// known how long they take.
    [[nodiscard]] std::optional<int> firstLevelFor(const Plan& plan, Size photo) const;

    /// The view's pixels after all steps of the plan, made at `level`; on a copy smaller than levelFor's with an
    /// overview of before the change, which is a third of the work there. What the steps before the first changed
    /// one gave is kept from one call to the next with this level, and that one's features too: of a moved slider the
    /// tail is evaluated, and the networks of the steps after it are run.
    [[nodiscard]] Result<Image<std::uint8_t>> render(
        const Plan& plan, int level, const Picture& plain, const Raster& raster, const RenderContext& context);

    void clear() {
        done_.clear();
        overviews_.clear();
    }

private:
    /// A step that was carried out, after those before it.
    struct Done {
        Edit edit;
        std::optional<AnalysedLevel> features;  // of its input; none where no network was run
        Image<float> result;
    };
    /// The overview of what a step reads, as it was last computed.
    struct Overview {
        std::shared_ptr<const Pack> pack;
        std::shared_ptr<const PhotoOverview> features;
    };
    /// @param hasty  an overview that was computed before one of the steps before was changed will do.
    [[nodiscard]] Result<void> carryOut(
        const Image<float>& input, Done& step, Overview& overview, bool hasty, const RenderContext& context);
    [[nodiscard]] Result<void> carryOutAll(
        const Plan& plan, const Image<float>& photo, std::vector<Done>& done, bool hasty, const RenderContext& context);

    double firstMs_;
    double msPerPixel_ = 0;  // of one step's network, at best; 0: not known yet
    std::uint64_t picture_ = 0;
    std::vector<std::string> operators_;  // of the steps that the overviews are of
    std::vector<Overview> overviews_;
    std::map<int, std::vector<Done>> done_;  // by level
};

}  // namespace glissade
