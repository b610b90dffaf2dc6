#include "train/feature_store.h"

#include "net/sha256.h"
#include "net/torch/stored_tensor.h"

#include <span>
#include <system_error>

namespace glissade::train {

namespace fs = std::filesystem;

namespace {

constexpr const char* kName = "features";

/// What features come from beside the photo: the base network and the global path.
std::string hashOfBase(const Pack& pack) {
    std::string hashes;
    for (const auto& [name, tensor] : pack.tensors)
        if (name.starts_with("base.") || name.starts_with("global."))
            hashes += name + ' ' + sha256Hex(std::as_bytes(std::span(tensor.values))) + '\n';
    return sha256Hex(std::as_bytes(std::span(hashes)));
}

/// Which cells are drawn is the standard library's choice, so they count too.
std::string hashOf(const Shard& shard, const std::vector<std::int32_t>& cells, const std::string& base) {
    const std::string what = base + ' ' + std::to_string(shard.width()) + ' ' +
                             sha256Hex(std::as_bytes(shard.input())) + ' ' + sha256Hex(std::as_bytes(std::span(cells)));
    return sha256Hex(std::as_bytes(std::span(what)));
}

}  // namespace

FeatureStore::FeatureStore(fs::path folder, const Pack& pack) : folder_(std::move(folder)), base_(hashOfBase(pack)) {}

Result<PhotoFeatures> FeatureStore::featuresOf(const Shard& shard, const std::function<PhotoFeatures()>& compute) {
    std::vector<std::int32_t> cells = cellsOf(shard);
    const fs::path file = folder_ / (hashOf(shard, cells, base_) + ".safetensors");
    if (const auto known = readSafetensors(file)) {
        const auto found = known->find(kName);
        if (found != known->end() && found->second.shape.size() == 2 &&
            found->second.shape.front() == static_cast<std::int64_t>(cells.size())) {
            return PhotoFeatures{std::move(cells), net::viewOf(found->second).to(at::kHalf)};
        }
    }
    PhotoFeatures photo = compute();
    std::error_code failed;
    fs::create_directories(folder_, failed);
    if (failed) return fail(ErrorCode::WriteFailed, folder_, failed.message());
    TRY_VOID(writeSafetensors(file, {{kName, net::storedTensor(photo.features)}}, TensorType::F16));
    return photo;
}

}  // namespace glissade::train
