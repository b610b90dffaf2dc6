// Exports: the loop that writes files, one after the other.
#pragma once

#include <deque>

#include "engine/executor.h"
#include "engine/observer.h"
#include "engine/worker.h"

namespace glissade {

/// One file to write. `photo` may be null: nothing was open.
struct ExportJob {
    ExportId id = 0;
    ExportRequest request;
    std::shared_ptr<const Photo> photo;
    std::stop_token stop;
};

/// Exports have a thread, lanes of low priority and a network of their own, so that editing goes on meanwhile: an
/// export is one call of the pipeline, the same as the command line makes, and a network may be run by one thread at a
/// time. Thread: its own, except the inbox.
class Exports final : public Loop {
public:
    Exports(EngineObserver& observer, MakeNetworks makeNetworks, unsigned lanes)
        : jobs(&wake()), observer_(observer), makeNetworks_(std::move(makeNetworks)), lanes_(lanes) {}

    [[nodiscard]] std::string_view name() const override { return "exports"; }
    [[nodiscard]] bool isBackground() const override { return true; }
    bool step() noexcept override;

    Inbox<ExportJob> jobs;

private:
    [[nodiscard]] Result<Written> write(const ExportJob& job);

    EngineObserver& observer_;
    MakeNetworks makeNetworks_;
    unsigned lanes_;
    std::deque<ExportJob> queue_;
    std::unique_ptr<ThreadPool> pool_;  // made with the first export
    std::unique_ptr<NetworkSource> networks_;
};

}  // namespace glissade
