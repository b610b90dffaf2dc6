#include "train/feature_store.h"

#include "net/safetensors.h"
#include "net/sha256.h"

#include <cstring>
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

std::string hashOfShard(const Shard& shard, const std::string& base) {
    const std::string what = base + ' ' + shard.photoName() + ' ' + std::to_string(shard.width()) + ' ' +
                             sha256Hex(std::as_bytes(shard.input()));
    return sha256Hex(std::as_bytes(std::span(what)));
}

}  // namespace

FeatureStore::FeatureStore(fs::path folder, const Pack& pack) : folder_(std::move(folder)), base_(hashOfBase(pack)) {}

Result<PhotoFeatures> FeatureStore::featuresOf(const Shard& shard, const std::function<PhotoFeatures()>& compute) {
    const fs::path file = folder_ / (hashOfShard(shard, base_) + ".safetensors");
    if (const auto known = readSafetensors(file)) {
        PhotoFeatures photo{cellsOf(shard), {}};
        const auto found = known->find(kName);
        if (found != known->end() && found->second.shape.size() == 2 &&
            found->second.shape.front() == static_cast<std::int64_t>(photo.cells.size())) {
            const Tensor& tensor = found->second;
            photo.features =
                torch::from_blob(const_cast<float*>(tensor.values.data()), tensor.shape, at::kFloat).to(at::kHalf);
            return photo;
        }
    }
    PhotoFeatures photo = compute();
    const auto wide = photo.features.to(at::kFloat).contiguous();
    Tensor tensor{wide.sizes().vec(), std::vector<float>(static_cast<std::size_t>(wide.numel()))};
    std::memcpy(tensor.values.data(), wide.data_ptr<float>(), tensor.values.size() * sizeof(float));
    std::error_code failed;
    fs::create_directories(folder_, failed);
    if (failed) return fail(ErrorCode::WriteFailed, folder_, failed.message());
    TRY_VOID(writeSafetensors(file, {{kName, std::move(tensor)}}, TensorType::F16));
    return photo;
}

}  // namespace glissade::train
