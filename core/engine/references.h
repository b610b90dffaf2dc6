// References: the loop that holds networks against their exact algorithms.
#pragma once

#include "engine/executor.h"
#include "engine/observer.h"
#include "engine/worker.h"

namespace glissade {

/// One comparison that is asked for. `photo` may be null: nothing was open.
struct ReferenceJob {
    ReferenceId id = 0;
    std::shared_ptr<const Photo> photo;
    std::vector<Edit> before;
    Edit edit;
    std::stop_token stop;
};

/// A comparison takes as long as the exact algorithm, so it has a thread, lanes of low priority and a network of its
/// own, and neither editing nor an export waits for it. Thread: its own, except the mailbox.
class References final : public Loop {
public:
    References(EngineObserver& observer, MakeNetworks makeNetworks, unsigned lanes)
        : jobs(&wake()), observer_(observer), makeNetworks_(std::move(makeNetworks)), lanes_(lanes) {}

    [[nodiscard]] std::string_view name() const override { return "references"; }
    [[nodiscard]] bool isBackground() const override { return true; }
    bool step() noexcept override;

    Mailbox<ReferenceJob> jobs;

private:
    [[nodiscard]] Result<std::shared_ptr<const Reference>> compare(const ReferenceJob& job);

    EngineObserver& observer_;
    MakeNetworks makeNetworks_;
    unsigned lanes_;
    std::unique_ptr<ThreadPool> pool_;  // made with the first comparison
    std::unique_ptr<NetworkSource> networks_;
};

}  // namespace glissade
