// What the engine tells. Called from its threads: an observer must be quick and thread-safe (ui/engine_bridge queues
// signals).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "base/error.h"
#include "io/encode.h"
#include "io/photo.h"

namespace glissade {

struct Frame;
struct Reference;
using ExportId = std::uint64_t;
using ReferenceId = std::uint64_t;

class EngineObserver {
public:
    virtual ~EngineObserver() = default;
    /// A photo is decoded and will be shown next.
    virtual void photoOpened(std::shared_ptr<const Photo> photo) = 0;
    /// A copy of the open photo that lies as Engine::turn asked will be shown next, in its place.
    virtual void photoTurned(std::shared_ptr<const Photo> /*photo*/) {}
    /// The photo could not be opened; the one before, if any, stays.
    virtual void openFailed(const Error& error) = 0;
    /// A newer frame waits in Engine::takeFrame(). May be told less often than frames are made.
    virtual void frameReady() = 0;
    /// Work on features: `what` is a short English id ("decode", "features", "exact"), done 0..1; 1 ends it.
    virtual void workProgress(const std::string& what, double done) = 0;
    /// An edit cannot be computed (missing pack, ...); the last good frame stays.
    virtual void editFailed(const Error& error) = 0;
    virtual void exportProgress(ExportId id, double done) = 0;
    /// Which of the recipe's edits is worked on from now on; their number: what is left is to write the file.
    virtual void exportStep(ExportId /*id*/, std::size_t /*step*/) {}
    virtual void exportDone(ExportId id, const Result<Written>& result) = 0;
    /// Newer pictures wait in Engine::takeSweep().
    virtual void sweepReady() {}
    virtual void referenceProgress(ReferenceId /*id*/, double /*done*/) {}
    virtual void referenceDone(ReferenceId /*id*/, const Result<std::shared_ptr<const Reference>>& /*result*/) {}
};

}  // namespace glissade
