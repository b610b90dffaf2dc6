#include "net/torch/torch_feature_network.h"

#include "net/torch/global_tensors.h"
#include "net/torch/library_room.h"
#include "net/torch/network.h"
#include "net/torch/precision.h"
#include "operators/registry.h"
#include "tail/quantise.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <optional>
#include <thread>

namespace glissade::net {

namespace {

constexpr int kCellFloats = 4 * kSliceChannels;

/// Thrown between layers to leave a run; never leaves this file.
struct Stopped {};

/// With the surroundings on all sides: cutting them off would copy all features.
class TorchFeatures : public BaseFeatures {
public:
    TorchFeatures(torch::Tensor features, Rect region, Size photo, std::shared_ptr<const PhotoOverview> overview)
        : features_(std::move(features)), region_(region), photo_(photo), overview_(std::move(overview)) {}
    [[nodiscard]] Size size() const override { return {region_.width, region_.height}; }
    [[nodiscard]] std::size_t byteCount() const override { return features_.nbytes(); }
    [[nodiscard]] const torch::Tensor& tensor() const { return features_; }
    [[nodiscard]] const std::shared_ptr<const PhotoOverview>& overview() const { return overview_; }
    /// A map over the photo (NetworkImpl::overviewSlice) for some pixels of the region.
    [[nodiscard]] OverviewRows rowsOf(const torch::Tensor& map, Rect interior) const {
        return {map, photo_, {region_.x + interior.x, region_.y + interior.y, interior.width, interior.height}};
    }
    [[nodiscard]] int top() const { return region_.y; }

private:
    torch::Tensor features_;
    Rect region_;
    Size photo_;
    std::shared_ptr<const PhotoOverview> overview_;
};

/// H×W×3 of a region → 1×baseChannels×H'×W', RGB, equalised grey and perhaps the edges' marks, the sides rounded up to
/// the alignment at the right and bottom and surrounded by kSurround, by reflection. A mirror needs something to
/// mirror: pictures narrower than what is missing are mirrored to and fro.
torch::Tensor padded(const Image<float>& rgb, Rect region, const GlobalVector& global, const NetworkShape& shape) {
    const auto up = [](int n) {
        return (n + kNetworkAlignment - 1) / kNetworkAlignment * kNetworkAlignment + 2 * kSurround;
    };
    const auto mirrored = [](int i, int n) {
        if (n == 1) return 0;
        const int period = 2 * (n - 1);
        const int at = std::abs(i - kSurround) % period;
        return at < n ? at : period - at;
    };
    const int width = up(rgb.width());
    const int height = up(rgb.height());
    auto result = torch::empty({1, baseChannels(shape), height, width});
    float* data = result.data_ptr<float>();
    std::vector<float> equalised(static_cast<std::size_t>(rgb.width()));
    for (int y = 0; y < height; ++y) {
        const float* row = rgb.row(mirrored(y, rgb.height()));
        equaliseGrey(row, equalised.size(), global.equalisation, equalised.data());
        for (int c = 0; c < kBaseChannels; ++c) {
            const float* samples = c < 3 ? row + c : equalised.data();
            const int step = c < 3 ? 3 : 1;
            float* out = data + (static_cast<std::ptrdiff_t>(c) * height + y) * width;
            for (int x = 0; x < width; ++x) out[x] = samples[step * mirrored(x, rgb.width())];
        }
    }
    if (shape.marksEdges) {
        const Rect around{region.x - kSurround, region.y - kSurround, width, height};
        result.slice(1, kBaseChannels).copy_(edgeMarks(placeOf(around, global.photo), height, width));
    }
    return result;
}

class TorchFeatureNetwork : public FeatureNetwork {
public:
    TorchFeatureNetwork(std::shared_ptr<const Pack> pack, Network network, at::ScalarType type, int threads)
        : pack_(std::move(pack)),
          network_(std::move(network)),
          type_(type),
          threads_(threads),
          halo_(haloOf(pack_->shape)) {}

    [[nodiscard]] int halo() const override { return halo_; }
    [[nodiscard]] int alignment() const override { return kNetworkAlignment; }

    [[nodiscard]] Result<GlobalVector> globalVector(const GlobalInput& input) const override {
        return run([&]() -> Result<GlobalVector> {
            const GlobalTensors given = globalTensors(input);
            const auto vector = network_->global->forward(given.thumbnail, given.statistics).contiguous();
            GlobalVector global{
                {vector.data_ptr<float>(), vector.data_ptr<float>() + vector.numel()}, input.equalisation, input.photo};
            if (given.overview.defined()) global.overview = overviewOf(input, given, vector);
            return global;
        });
    }

    [[nodiscard]] Result<std::unique_ptr<BaseFeatures>> runBase(const Image<float>& rgb,
                                                                Rect region,
                                                                const GlobalVector& global,
                                                                const Cancel& cancel) const override {
        CHECK(region.width == rgb.width() && region.height == rgb.height() && region.x % 2 == 0 && region.y % 2 == 0);
        return run([&]() -> Result<std::unique_ptr<BaseFeatures>> {
            const auto vector = torch::from_blob(const_cast<float*>(global.learnt.data()),
                                                 {1, static_cast<std::int64_t>(global.learnt.size())});
            const auto stopWhenAsked = [&cancel] {
                if (cancel.requested()) throw Stopped{};
            };
            auto features =
                network_->base->forward(padded(rgb, region, global, pack_->shape), vector, stopWhenAsked, type_);
            return std::make_unique<TorchFeatures>(
                features.contiguous(at::MemoryFormat::ChannelsLast), region, global.photo, global.overview);
        });
    }

    [[nodiscard]] Result<SliceTile> slice(const BaseFeatures& features,
                                          int operatorIndex,
                                          Rect interior,
                                          const Cancel& cancel) const override {
        CHECK(interior.x % 2 == 0 && interior.x >= 0 && interior.y >= 0);
        CHECK(interior.x + interior.width <= features.size().width &&
              interior.y + interior.height <= features.size().height);
        return run([&]() -> Result<SliceTile> {
            const auto index = static_cast<std::size_t>(operatorIndex);
            const auto& given = static_cast<const TorchFeatures&>(features);
            const auto& base = given.tensor();
            TRY(const torch::Tensor map, mapOf(index, given.overview(), cancel));
            std::optional<OverviewRows> overview;
            if (map.defined()) overview = given.rowsOf(map, interior);
            SliceTile tile(interior.width, interior.height, pack_->operators[index].quantisation);
            // In strips, so that the float slice never exists whole, and small ones: they are still in the processor's
            // caches when they are quantised, and a user's request waits no longer than a few milliseconds for a slice
            // that nobody asked for.
            constexpr int kStrip = 4;  // half-resolution rows
            const int firstCell = interior.y / 2;
            const int endCell = (interior.y + interior.height + 1) / 2;
            for (int top = firstCell; top < endCell; top += kStrip) {
                if (cancel.requested()) return Cancel::failure();
                const int bottom = std::min(endCell, top + kStrip);
                // Whole rows lie together; the surroundings at their ends are passed over when they are quantised.
                const auto rows = base.slice(2, top + kSurround / 2, bottom + kSurround / 2);
                const auto strip = network_->heads[index]
                                       ->slice(rows.contiguous(at::MemoryFormat::ChannelsLast))
                                       .to(at::kFloat)
                                       .contiguous(at::MemoryFormat::ChannelsLast);
                quantise(strip, top, interior, tile, [&](float* cell, int row) {
                    if (overview) overview->addTo(cell, given.top() + row);
                });
            }
            return tile;
        });
    }

private:
    /// What is known of the whole photo for all that is cut from it; null where no head asks for it.
    [[nodiscard]] std::shared_ptr<const PhotoOverview> overviewOf(const GlobalInput& input,
                                                                  const GlobalTensors& given,
                                                                  const torch::Tensor& vector) const {
        const bool coarse = std::ranges::any_of(network_->heads, [](const auto& head) { return head->usesCoarse(); });
        std::vector<float> features;
        if (network_->overview) {
            const auto made =
                network_->overviewFeatures(given.overview, given.equalisation, given.place, vector).contiguous();
            features.assign(made.data_ptr<float>(), made.data_ptr<float>() + made.numel());
        } else if (!coarse) {
            return nullptr;
        }
        return std::make_shared<const PhotoOverview>(input, std::move(features));
    }

    /// NetworkImpl::overviewSlice for a photo of which `overview` is known; undefined where nothing is added.
    [[nodiscard]] Result<torch::Tensor> mapOf(std::size_t index,
                                              const std::shared_ptr<const PhotoOverview>& overview,
                                              const Cancel& cancel) const {
        if (!overview) return torch::Tensor();
        if (overview != mapped_.overview.lock() || index != mapped_.index) {
            TRY(torch::Tensor map, newMapOf(index, *overview, cancel));
            mapped_ = {overview, index, std::move(map)};
        }
        return mapped_.map;
    }
    [[nodiscard]] Result<torch::Tensor> newMapOf(std::size_t index,
                                                 const PhotoOverview& overview,
                                                 const Cancel& cancel) const {
        OperatorHead& head = network_->heads[index];
        torch::Tensor features;
        if (head->usesOverview() && !overview.features().empty())
            features = squarePlanes(overview.features(), kOverviewFeatureSide);
        if (!head->usesCoarse()) return network_->overviewSlice(index, features, {});
        const auto inParallel = [](std::size_t count, const std::function<void(std::size_t)>& body) {
            at::parallel_for(0, static_cast<std::int64_t>(count), 1, [&](std::int64_t begin, std::int64_t end) {
                for (std::int64_t i = begin; i < end; ++i) body(static_cast<std::size_t>(i));
            });
        };
        const OperatorSpec& spec = *findOperator(pack_->operators[index].id);
        TRY(const PhotoOverview::Planes planes, overview.coarsePlanes(spec, cancel, inParallel));
        return network_->overviewSlice(index, features, squarePlanes(*planes, kOverviewSide));
    }

    /// @param complete  called with the first cell of the interior and the region's row before a row is quantised.
    template <typename Complete>
    static void quantise(
        const torch::Tensor& strip, int top, Rect interior, SliceTile& tile, const Complete& complete) {
        float* data = strip.data_ptr<float>();
        const std::int64_t cells = strip.size(3);
        const auto rows = static_cast<std::int64_t>(2 * strip.size(2));
        // On this thread alone: to wake others for so few rows gains nothing.
        for (std::int64_t r = 0; r < rows; ++r) {
            const auto row = 2 * top + static_cast<int>(r) - interior.y;
            if (row < 0 || row >= interior.height) continue;
            float* cellRow = data + r / 2 * cells * kCellFloats;
            complete(cellRow + static_cast<std::ptrdiff_t>((kSurround + interior.x) / 2) * kCellFloats,
                     2 * top + static_cast<int>(r));
            quantiseRow(
                FeatureRow::subPixel(cellRow, static_cast<int>(r % 2), kCellFloats).from(kSurround + interior.x),
                tile,
                row);
        }
    }

    /// Runs `body` without gradients and with this network's threads; its exceptions become errors.
    template <typename Body>
    auto run(const Body& body) const -> decltype(body()) {
        try {
            return guarded({}, ErrorCode::Internal, [&]() -> decltype(body()) {
                try {
                    const c10::InferenceMode inference;
                    TRY(const LibraryRoom room, LibraryRoom::enter(threads_));
                    return body();
                } catch (const c10::Error& error) {
                    // LibTorch reports an allocation that failed as an error of its own.
                    const std::string what = error.what_without_backtrace();
                    const bool memory =
                        what.find("alloc") != std::string::npos && what.find("memory") != std::string::npos;
                    if (memory) return fail(ErrorCode::OutOfMemory, "not enough memory to run the network");
                    return fail(ErrorCode::Internal, what);
                } catch (const Stopped&) {
                    return Cancel::failure();
                }
            });
        } catch (...) {
            return fail(ErrorCode::Internal, "the network failed");
        }
    }

    std::shared_ptr<const Pack> pack_;
    mutable Network network_;  // forward() is not const in LibTorch; nothing in it changes
    at::ScalarType type_;      // of the convolutions and their weights
    int threads_;
    int halo_;
    /// The last map: a photo's tiles and parts are cut one after the other.
    struct Mapped {
        std::weak_ptr<const PhotoOverview> overview;
        std::size_t index = 0;
        torch::Tensor map;
    };
    mutable Mapped mapped_;
};

/// Brings the weights into the order and type in which they are used: once, not at each run.
void settle(Network& network, at::ScalarType type) {
    network->eval();
    for (auto& named : network->named_parameters()) {
        auto& parameter = named.value();
        parameter.set_requires_grad(false);
        const std::string& name = named.key();
        const bool small = name.rfind("global.", 0) == 0 || name.find(".weights.") != std::string::npos ||
                           name.find("overview.") != std::string::npos || name.find(".coarse.") != std::string::npos ||
                           name.find("modulation") != std::string::npos;
        auto data = small ? parameter.detach() : parameter.detach().to(type);
        parameter.set_data(data.dim() == 4 ? data.contiguous(at::MemoryFormat::ChannelsLast) : data);
    }
}

/// A small run must give finite features (reliability.md, section 2).
Result<void> tryOut(const FeatureNetwork& network, const Pack& pack) {
    Image<float> rgb(32, 32, 3);
    for (std::size_t i = 0; i < rgb.samples().size(); ++i) rgb.data()[i] = static_cast<float>(i % 97) / 96.0F;
    TRY(const GlobalVector global, network.globalVector(makeGlobalInput(rgb)));
    if (!global.finite() || static_cast<int>(global.learnt.size()) != pack.shape.globalSize)
        return fail(ErrorCode::BadPack, "the pack's global path gives values that are not finite");
    TRY(const auto features, network.runBase(rgb, {0, 0, rgb.width(), rgb.height()}, global, {}));
    if (features->size() != rgb.size())
        return fail(ErrorCode::BadPack, "the pack's base network gives features of another size");
    return {};
}

}  // namespace

Result<std::shared_ptr<const FeatureNetwork>> makeTorchFeatureNetwork(std::shared_ptr<const Pack> pack,
                                                                      const NetworkOptions& options) {
    return guarded({}, ErrorCode::BadPack, [&]() -> Result<std::shared_ptr<const FeatureNetwork>> {
        TRY(Network network, networkOf(*pack));
        const at::ScalarType type = options.allowBf16 ? fastestType() : at::kFloat;
        settle(network, type);
        const int threads =
            options.threads > 0 ? options.threads : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
        auto made = std::make_shared<const TorchFeatureNetwork>(pack, network, type, threads);
        TRY_VOID(tryOut(*made, *pack));
        return std::shared_ptr<const FeatureNetwork>(std::move(made));
    });
}

}  // namespace glissade::net
