#include "pipeline/render.h"

#include <map>
#include <mutex>
#include <string>

namespace glissade {

namespace {

class FolderNetworks final : public NetworkSource {
public:
    FolderNetworks(std::filesystem::path folder, NetworkOptions options)
        : folder_(std::move(folder)), options_(options) {}

    Result<Loaded> networkFor(const OperatorSpec& spec) override {
        const std::lock_guard lock(mutex_);
        const std::string name(spec.pack);
        auto found = loaded_.find(name);
        if (found == loaded_.end()) {
            // A failure is not kept: the pack may be repaired while the program runs.
            Loaded fresh;
            TRY(fresh.pack, loadPack(folder_ / name));
            TRY(fresh.network, loadFeatureNetwork(fresh.pack, options_));
            found = loaded_.emplace(name, std::move(fresh)).first;
        }
        Loaded result = found->second;
        result.operatorIndex = result.pack->indexOf(spec.id);
        if (result.operatorIndex < 0)
            return fail(ErrorCode::BadPack,
                        folder_ / name / "pack.json",
                        "the pack has not learnt the operator " + std::string(spec.id));
        return result;
    }

private:
    const std::filesystem::path folder_;
    const NetworkOptions options_;
    std::mutex mutex_;
    std::map<std::string, Loaded> loaded_;
};

}  // namespace

std::unique_ptr<NetworkSource> makeNetworkSource(std::filesystem::path modelsFolder, NetworkOptions options) {
    return std::make_unique<FolderNetworks>(std::move(modelsFolder), options);
}

}  // namespace glissade
