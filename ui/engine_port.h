// EnginePort: the engine as the interface sees it, so that tests can script one.
#pragma once

#include "engine/engine.h"

#include <functional>
#include <memory>

namespace glissade {

/// Memory for features.
struct CacheUse {
    std::size_t bytes = 0;
    std::size_t limit = 0;
};

/// The calls of `Engine` (see there), all from the interface's thread; none waits.
class EnginePort {
public:
    virtual ~EnginePort() = default;
    virtual void open(std::filesystem::path file, Turn turn) = 0;
    virtual void open(std::shared_ptr<const Photo> photo) = 0;
    virtual void turn(std::shared_ptr<const Photo> photo, Turn to) = 0;
    virtual void cancelOpening() = 0;
    virtual void close() = 0;
    virtual std::uint64_t setRecipe(Recipe recipe) = 0;
    virtual void setView(View view) = 0;
    virtual std::uint64_t setExactPreview(bool on) = 0;
    virtual void stopWork() = 0;
    [[nodiscard]] virtual std::shared_ptr<const Frame> takeFrame() = 0;
    [[nodiscard]] virtual ExportId exportPhoto(ExportRequest request, std::shared_ptr<const Photo> photo) = 0;
    virtual void cancelExport(ExportId id) = 0;
    virtual void setSweep(SweepRequest request) = 0;
    [[nodiscard]] virtual std::shared_ptr<const SweepPictures> takeSweep() = 0;
    [[nodiscard]] virtual ReferenceId compareWithExact(std::vector<Edit> before,
                                                       Edit edit,
                                                       std::shared_ptr<const Photo> photo) = 0;
    virtual void cancelReference() = 0;
    virtual void setCacheLimit(std::size_t bytes) = 0;
    [[nodiscard]] virtual CacheUse cacheUse() const = 0;
};

/// Makes the engine that reports to the given observer.
using EngineMaker = std::function<std::unique_ptr<EnginePort>(EngineObserver&)>;

/// A real engine behind the interface.
[[nodiscard]] std::unique_ptr<EnginePort> portTo(std::unique_ptr<Engine> engine);

/// Makes real engines with these options.
[[nodiscard]] EngineMaker realEngines(EngineOptions options);

}  // namespace glissade
