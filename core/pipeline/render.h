// Rendering: what a recipe does to a photo, synchronously and without a thread of its own. Engine, export and command
// line call the same functions, so the preview is what the export gives.
#pragma once

#include "base/cancel.h"
#include "base/thread_pool.h"
#include "image/downsample.h"
#include "io/encode.h"
#include "io/photo.h"
#include "net/feature_network.h"
#include "pipeline/tiling.h"
#include "recipe/recipe.h"

#include <functional>
#include <memory>
#include <vector>

namespace glissade {

/// Gives the pack and the running network of an operator; the engine and the command line own one. Loads on first use.
/// Worker only (loading is slow). NotFound or BadPack where the operator has no working pack.
class NetworkSource {
public:
    virtual ~NetworkSource() = default;
    struct Loaded {
        std::shared_ptr<const Pack> pack;
        std::shared_ptr<const FeatureNetwork> network;
        int operatorIndex = 0;
    };
    [[nodiscard]] virtual Result<Loaded> networkFor(const OperatorSpec& spec) = 0;
};

/// The NetworkSource over a models folder: MODELS/PACK/pack.json, loaded once each, kept. Thread-safe.
[[nodiscard]] std::unique_ptr<NetworkSource> makeNetworkSource(std::filesystem::path modelsFolder,
                                                               NetworkOptions options = {});

/// Where the packs are: GLISSADE_MODELS, else beside the program (../share/glissade/models, ../../../models in a build
/// tree).
[[nodiscard]] std::filesystem::path findModelsFolder();

struct RenderContext {
    ThreadPool& pool;
    NetworkSource& networks;
    Cancel cancel;
    TileLimits tiles{};  ///< how large a piece a network gets at once; the result does not depend on it
    /// Is told which of a recipe's edits is next, before it; their number once all that is left is to write. Those that
    /// change nothing are left out. Called on the thread that renders.
    std::function<void(std::size_t)> atStep{};

    void begin(std::size_t step) const {
        if (atStep) atStep(step);
    }
    /// For a part of the work, see Cancel::part.
    [[nodiscard]] RenderContext part(double from, double to) const {
        return {pool, networks, cancel.part(from, to), tiles, atStep};
    }
};

/// Features of a whole level image for one operator, with the global vector that its weights need. Frozen.
struct AnalysedLevel {
    std::shared_ptr<const Pack> pack;
    int operatorIndex = 0;
    GlobalVector global;
    SliceTile slice;  ///< of the whole level
};

/// Runs the base network on a level image, in the context's tiles with halo (the result is the same for every tile
/// size), and cuts the operator's slice.
/// @param overview  GlobalVector::overview of a picture that is nearly this one, of any size; null: it is computed, which
/// takes as long as the base network takes for about 100×100 pixels.
[[nodiscard]] Result<AnalysedLevel> analyseLevel(const Image<float>& level,
                                                 const OperatorSpec& spec,
                                                 const RenderContext& context,
                                                 std::shared_ptr<const PhotoOverview> overview = nullptr);

/// Applies one edit at the level it works at: level image → level result (network tail, or the exact operator), amount
/// included.
[[nodiscard]] Result<Image<float>> applyAtLevel(const Image<float>& level,
                                                const Edit& edit,
                                                const RenderContext& context);

/// Applies a whole recipe to a full-resolution image that lies as the recipe says: each edit at its effect scale,
/// carried up by joint_upsample. A failure of an edit names it: "step 2, L0 smoothing: not enough memory".
[[nodiscard]] Result<Image<float>> applyRecipe(Image<float> rgb, const Recipe& recipe, const RenderContext& context);

struct ExportRequest {
    std::filesystem::path target;
    Recipe recipe;
    int longEdge = 0;  ///< resize so that the long side is this (1..65535); 0 keeps the size
    EncodeOptions encode;
    bool keepSourceProfile = true;  ///< encode.profile is replaced by the photo's own
};

/// The profile that a file keeps of its photo: grey and CMYK photos are expanded to colour, so that only an RGB profile
/// fits what is written.
[[nodiscard]] ColorProfile profileKeptFor(const Photo& photo);

/// Turns the photo as the recipe says, from however it lies, renders and writes. Nothing is left behind on failure or
/// cancel.
[[nodiscard]] Result<Written> exportPhoto(const Photo& photo,
                                          const ExportRequest& request,
                                          const RenderContext& context);

}  // namespace glissade
