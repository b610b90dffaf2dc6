// ScriptedEngine: an engine that does nothing by itself; the test says what it tells, and when.
#pragma once

#include "ui/engine_port.h"

#include <array>
#include <utility>
#include <vector>

namespace glissade::test {

using Color = std::array<std::uint8_t, 3>;
inline constexpr Color kEditedColor{200, 40, 30};
inline constexpr Color kOriginalColor{20, 60, 220};

/// A photo of one colour.
[[nodiscard]] std::shared_ptr<const Photo> plainPhoto(Size size,
                                                      const std::filesystem::path& file = "/photos/plain.png");

/// What the editor asked for, and the observer through which the test answers.
struct Script {
    EngineObserver* observer = nullptr;
    std::uint64_t requests = 0;  ///< recipes and views: the newest request's generation
    std::vector<std::filesystem::path> opened;
    std::vector<Turn> openedTurns;  ///< how each of them was to lie
    std::vector<std::pair<std::shared_ptr<const Photo>, Turn>> turns;
    std::vector<Recipe> recipes;
    std::vector<View> views;
    std::vector<bool> exactPreviews;  ///< since the last recipe, which ends them
    std::vector<ExportRequest> exports;
    std::vector<ExportId> cancelled;
    std::vector<SweepRequest> sweeps;
    std::shared_ptr<const SweepPictures> sweepMailbox;
    struct Comparison {
        std::vector<Edit> before;
        Edit edit;
    };
    std::vector<Comparison> comparisons;  ///< the first one's id is 1
    int cancelledComparisons = 0;
    std::vector<std::shared_ptr<const Photo>> openedPhotos;  ///< that were decoded already
    int closed = 0;
    int cancelledOpenings = 0;
    int stopped = 0;  ///< how often work was given up
    std::vector<std::size_t> cacheLimits;
    CacheUse cacheUse;
    std::unique_ptr<Script> second;  ///< of the next engine that is made with this script
    std::shared_ptr<const Frame> mailbox;

    /// Tells that a photo is open.
    void open(const std::shared_ptr<const Photo>& photo) const { observer->photoOpened(photo); }
    /// Tells that the photo of the newest request to turn one lies as asked.
    void turnAsAsked() const {
        const auto& [photo, to] = turns.back();
        observer->photoTurned(std::make_shared<const Photo>(photo->turnedTo(to)));
    }
    /// Puts a frame of the whole photo in two colours, for the newest view, and tells that it is ready.
    void deliver(Size photo,
                 std::uint64_t photoId,
                 std::uint64_t generation,
                 FrameState state = FrameState::Settled,
                 const Color& edited = kEditedColor,
                 bool draft = false);
    void deliver(std::shared_ptr<const Frame> frame);
};

/// Makes engines that follow `script`, which must outlive them.
[[nodiscard]] EngineMaker scriptedEngines(Script& script);

}  // namespace glissade::test
