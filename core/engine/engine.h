// The engine of one open photo: long work on a worker thread, slider moves on a preview thread. No call here waits.
#pragma once

#include "engine/observer.h"
#include "pipeline/render.h"
#include "recipe/recipe.h"

#include <cstdint>
#include <filesystem>
#include <memory>

namespace glissade {

/// The part of the photo that the canvas shows, in device pixels.
struct View {
    Size viewport;         ///< of the canvas, device pixels
    double zoom = 0;       ///< device pixels per photo pixel; 0: fit the whole photo into the viewport (never above 1)
    double centerX = 0.5;  ///< photo point in the middle of the viewport, as a share of width and height (0..1)
    double centerY = 0.5;
    bool operator==(const View&) const = default;

    /// The zoom in force for a photo of this size.
    [[nodiscard]] double zoomFor(Size photo) const;
    /// Where the photo's pixels land: the visible photo rectangle, in photo pixels (clipped to the photo).
    [[nodiscard]] Rect visible(Size photo) const;
};

enum class FrameState {
    Plain,    ///< the photo itself: nothing to apply, or features are not ready yet
    Live,     ///< computed at reduced resolution while something finer is under way
    Settled,  ///< what an export would give, at this zoom
    Exact,    ///< from the exact operator, or (Engine::setExactPreview) computed at the photo's full size
};

/// Pixels of one view, from one generation throughout. Frozen.
struct Frame {
    Image<std::uint8_t> edited;                           ///< RGBA, display sRGB
    std::shared_ptr<const Image<std::uint8_t>> original;  ///< the photo without edits, same raster
    Rect area;                                            ///< the photo rectangle that the raster shows, photo pixels
    View view;                                            ///< the request it answers
    std::uint64_t photoId = 0;
    std::uint64_t generation = 0;  ///< grows with every request
    FrameState state = FrameState::Plain;
    bool draft = false;       ///< of all steps, but carried out on a small copy of the photo; the state is Live
    int level = 0;            ///< effect level used
    double milliseconds = 0;  ///< from the request's arrival at the preview thread to these pixels
};

/// Pictures of the visible part with other values of the last step, to compare side by side.
struct SweepRequest {
    std::vector<Edit> variants;  ///< of the recipe's last step, which they differ from in values only; empty: none
    Size largest;                ///< device pixels that one picture may fill
    bool operator==(const SweepRequest&) const = default;
};

/// What a SweepRequest gave. Frozen.
struct SweepPictures {
    std::vector<Edit> variants;
    std::vector<Image<std::uint8_t>> pictures;  ///< RGBA, display sRGB, one for each variant, of one size
    View view;                                  ///< whose visible part they show
    std::uint64_t photoId = 0;
};

struct EngineSeams;  // engine/seams.h, for tests

struct EngineOptions {
    std::filesystem::path modelsFolder;  ///< empty: findModelsFolder()
    unsigned lanes = 0;                  ///< compute lanes, 0: all cores
    std::size_t cacheBytes = 0;          ///< feature cache; 0: a quarter of the memory
};

/// One per window. All calls come from one thread (the UI's), return at once and fail only through the observer.
class Engine {
public:
    Engine(EngineObserver& observer, EngineOptions options);
    Engine(EngineObserver& observer, EngineOptions options, EngineSeams seams);
    /// Stops all work and joins the threads. The export in progress is cancelled (and still told as done, so the
    /// observer must outlive the engine); those that wait are dropped without a word.
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    /// @param turn  how the photo is to lie. A recipe's turn is not asked about: this call and `turn` say how it lies.
    void open(std::filesystem::path file, Turn turn = {});
    /// The same for a photo that is decoded already, and is shared; it stays as it lies.
    void open(std::shared_ptr<const Photo> photo);
    /// Puts a turned copy of the open photo in its place; ends with photoTurned, or with editFailed, and the photo is
    /// as it was. What another call of open, close or turn overtakes ends without a word.
    void turn(std::shared_ptr<const Photo> photo, Turn to);
    /// Ends the opening under way without a word; the photo before, if any, stays, with its recipe. A photo that has
    /// been told of as open already stays open.
    void cancelOpening();
    void close();
    /// Latest wins: of several recipes (or views) put quickly, only the newest is computed. Returns the request's
    /// generation: finished frames from it on show this recipe, or a later one.
    std::uint64_t setRecipe(Recipe recipe);
    void setView(View view);
    /// From now on the view's pixels are also computed at the photo's full size and reduced as an export of that size
    /// is, on the worker, after the live ones: a frame with the state Exact. The next setRecipe ends it, at once.
    /// Returns the request's generation.
    std::uint64_t setExactPreview(bool on);

    /// Gives up what is being computed for the frame; what is shown stays. Whatever is asked for next (recipe, view, exact
    /// preview, photo) is computed as ever. The decoding of a photo (see cancelOpening), exports and comparisons go on.
    void stopWork();

    /// The newest frame since the last call, or nullptr.
    [[nodiscard]] std::shared_ptr<const Frame> takeFrame();

    /// Queues a file to write; exports run one after the other, and editing goes on meanwhile. Ends with exportDone.
    /// @param photo  what to render; null: the photo that is open now.
    [[nodiscard]] ExportId exportPhoto(ExportRequest request, std::shared_ptr<const Photo> photo = nullptr);
    /// Ends the export with Cancelled, unless it is done already.
    void cancelExport(ExportId id);

    /// From now on these pictures are made, and made again whenever view, steps before or features change, in moments
    /// in which no frame is waited for. Told by sweepReady.
    void setSweep(SweepRequest request);
    /// The newest pictures since the last call, or nullptr.
    [[nodiscard]] std::shared_ptr<const SweepPictures> takeSweep();

    /// Holds the network of `edit`, after the steps `before`, against its exact algorithm (engine/reference.h), on a
    /// thread of its own. One at a time: a new one cancels the one before, which may then end without a word. Ends with
    /// referenceDone.
    [[nodiscard]] ReferenceId compareWithExact(std::vector<Edit> before, Edit edit, std::shared_ptr<const Photo> photo);
    /// Ends the comparison under way with Cancelled.
    void cancelReference();

    /// From now on the feature cache holds at most so many bytes; 0: as much as the options said.
    void setCacheLimit(std::size_t bytes);
    /// Bytes held by the feature cache now.
    [[nodiscard]] std::size_t cacheBytes() const;
    /// How many it may hold.
    [[nodiscard]] std::size_t cacheLimit() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace glissade
