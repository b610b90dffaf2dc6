// Scene: all that the preview thread may read. Frozen; the worker publishes a new one whenever something is ready.
#pragma once

#include "engine/exact_view.h"
#include "engine/picture.h"
#include "engine/plan.h"
#include "image/downsample.h"
#include "net/pack.h"
#include "pipeline/tiling.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace glissade {

/// What the UI asks for: the newest recipe and view.
struct Request {
    Recipe recipe;
    View view;
    std::uint64_t generation = 0;
    std::stop_token
        superseded;      ///< requested once a later recipe makes rendering for this one worthless (engine/plan.h)
    bool exact = false;  ///< the view's pixels are wanted at full size too
    std::stop_token exactEnded;  ///< requested once they are not
    std::stop_token stopped;     ///< requested once nothing of this is to be computed any more
    std::stop_token newer;       ///< requested once there is a newer request: what nobody asked for can wait
};

/// The features of one tile with its pixels.
struct SceneTile {
    Rect area;                                         ///< level pixels; x is a multiple of kBlockPixels
    std::shared_ptr<const Image<std::uint8_t>> photo;  ///< RGBA
    std::shared_ptr<const SliceTile> slice;
};

/// One operator ready to be evaluated on one level of one picture, as far as its tiles go.
struct LiveStep {
    std::vector<Edit> prefix;  ///< the steps that `input` holds
    std::shared_ptr<const Picture> input;
    const OperatorSpec* spec = nullptr;
    int level = 0;
    std::shared_ptr<const Pack> pack;
    int operatorIndex = 0;
    GlobalVector global;
    std::shared_ptr<const Image<float>> pixels;  ///< the level, float; null at level 0
    std::vector<Rect> grid;                      ///< all tiles of the level
    std::map<int, SceneTile> tiles;              ///< those that are ready, by their place in the grid

    [[nodiscard]] Size levelSize() const { return downsampledSize(input->size(), level); }
    /// Whether all tiles that touch `part` (level pixels) are there.
    [[nodiscard]] bool covers(Rect part) const {
        for (std::size_t i = 0; i < grid.size(); ++i) {
            if (!intersection(grid[i], part).empty() && !tiles.contains(static_cast<int>(i))) return false;
        }
        return true;
    }
    /// Whether this is the step that `plan` ends with, whatever its parameter values.
    [[nodiscard]] bool serves(const Plan& plan) const {
        return plan.last && plan.last->operatorId == spec->id && plan.last->scale.levelFor(input->size()) == level &&
               plan.prefix == prefix;
    }
};

struct Scene {
    std::uint64_t photoId = 0;
    std::shared_ptr<const Picture> plain;  ///< the photo without edits; null where none is open

    /// The step in hand, then others that are ready too: of the same picture and level, and of the pictures before it
    /// in the chain.
    std::vector<std::shared_ptr<const LiveStep>> steps;
    /// The same operator at a coarser level, for while tiles are missing; may be null.
    std::shared_ptr<const LiveStep> coarse;
    Plan plan;                     ///< of the request in hand
    std::uint64_t generation = 0;  ///< of that request

    /// A plan carried out by the worker, and what it was; null where there is none.
    std::shared_ptr<const Picture> rendered;
    Plan renderedPlan;
    bool renderedExactly = false;  ///< by exact operators

    std::shared_ptr<const ExactView> draft;  ///< engine/draft.h, for while steps are being made; may be null
    std::shared_ptr<const ExactView> exact;  ///< of the newest request that wanted one; may be null
};

}  // namespace glissade
