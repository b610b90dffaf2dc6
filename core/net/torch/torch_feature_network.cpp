#include "net/torch/torch_feature_network.h"

#include "image/eight_bit.h"
#include "net/coarse_correction.h"
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
    /// @param rgb  the region's pixels, where slices are corrected; else empty.
    TorchFeatures(torch::Tensor features, Image<std::uint8_t> rgb, Rect region, GlobalVector global)
        : features_(std::move(features)), rgb_(std::move(rgb)), region_(region), global_(std::move(global)) {}
    [[nodiscard]] Size size() const override { return {region_.width, region_.height}; }
    [[nodiscard]] std::size_t byteCount() const override { return features_.nbytes() + rgb_.samples().size(); }
    [[nodiscard]] const torch::Tensor& tensor() const { return features_; }
    [[nodiscard]] const Image<std::uint8_t>& rgb() const { return rgb_; }
    [[nodiscard]] const GlobalVector& global() const { return global_; }
    [[nodiscard]] Rect region() const { return region_; }
    /// A map over the photo (NetworkImpl::overviewSlice) for some pixels of the region.
    [[nodiscard]] OverviewRows rowsOf(const torch::Tensor& map, Rect interior) const {
        return {map, global_.photo, inPhoto(interior)};
    }
    [[nodiscard]] Rect inPhoto(Rect part) const {
        return {region_.x + part.x, region_.y + part.y, part.width, part.height};
    }

private:
    torch::Tensor features_;
    Image<std::uint8_t> rgb_;
    Rect region_;
    GlobalVector global_;
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

    [[nodiscard]] int halo(Size photo, int operatorIndex) const override {
        const bool corrected = operatorIndex == kAnyOperator ? correctsAny(photo)
                                                             : corrects(static_cast<std::size_t>(operatorIndex), photo);
        if (!corrected) return halo_;
        const int reach = CoarseCorrection::reach(photo);
        return halo_ + (reach + kNetworkAlignment - 1) / kNetworkAlignment * kNetworkAlignment;
    }
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
            Image<std::uint8_t> seen;
            if (global.overview && correctsAny(global.photo)) {
                seen = Image<std::uint8_t>(rgb.width(), rgb.height(), 3);
                std::ranges::transform(rgb.samples(), seen.data(), eightBit);
            }
            return std::make_unique<TorchFeatures>(
                features.contiguous(at::MemoryFormat::ChannelsLast), std::move(seen), region, global);
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
            TRY(const torch::Tensor map, mapOf(index, given.global().overview, cancel));
            std::optional<CoarseCorrection> correction;
            if (given.global().overview && corrects(index, given.global().photo)) {
                TRY(correction, correctionOf(index, given, interior, cancel));
                const Rect seen = correction->seen();
                const Rect within{seen.x - given.region().x, seen.y - given.region().y, seen.width, seen.height};
                TRY_VOID(forRows(index, given, map, within, cancel, [&](float* firstCell, int row) {
                    correction->see(
                        firstCell, given.rgb().row(row) + std::ptrdiff_t{3} * within.x, given.region().y + row);
                }));
                correction->settle();
            }
            SliceTile tile(interior.width, interior.height, pack_->operators[index].quantisation);
            TRY_VOID(forRows(index, given, map, interior, cancel, [&](float* firstCell, int row) {
                if (correction) correction->addTo(firstCell, given.region().y + row);
                quantiseRow(FeatureRow::subPixel(firstCell, row % 2, kCellFloats), tile, row - interior.y);
            }));
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

    /// Whether slices of a head are made to agree with the coarse result that it is told of.
    [[nodiscard]] bool corrects(std::size_t index, Size photo) const {
        return network_->heads[index]->usesCoarse() &&
               CoarseCorrection::appliesTo(*findOperator(pack_->operators[index].id), photo);
    }

    [[nodiscard]] bool correctsAny(Size photo) const {
        for (std::size_t i = 0; i < network_->heads.size(); ++i)
            if (corrects(i, photo)) return true;
        return false;
    }

    [[nodiscard]] Result<CoarseCorrection> correctionOf(std::size_t index,
                                                        const TorchFeatures& given,
                                                        Rect interior,
                                                        const Cancel& cancel) const {
        const OperatorSpec& spec = *findOperator(pack_->operators[index].id);
        const GlobalVector& global = given.global();
        TRY(const PhotoOverview::Planes planes, global.overview->coarsePlanes(spec, cancel));
        const auto vector = torch::from_blob(const_cast<float*>(global.learnt.data()),
                                             {1, static_cast<std::int64_t>(global.learnt.size())});
        const TailWeights weights = network_->heads[index]->weightsAtDefaults(spec, vector);
        return CoarseCorrection(planes, weights, global.photo, given.inPhoto(interior), given.region());
    }

    /// A slice as floats, row by row: `row` is given the cell of 4 K numbers that the first pixel of the part's row
    /// lies in, and the row within the region. In strips, so that the float slice never exists whole, and small ones:
    /// they are still in the processor's caches when they are quantised, and a user's request waits no longer than a
    /// few milliseconds for a slice that nobody asked for.
    template <typename Row>
    Result<void> forRows(std::size_t index,
                         const TorchFeatures& given,
                         const torch::Tensor& map,
                         Rect part,
                         const Cancel& cancel,
                         const Row& row) const {
        std::optional<OverviewRows> overview;
        if (map.defined()) overview = given.rowsOf(map, part);
        constexpr int kStrip = 4;  // half-resolution rows
        const int endCell = (part.y + part.height + 1) / 2;
        for (int top = part.y / 2; top < endCell; top += kStrip) {
            if (cancel.requested()) return Cancel::failure();
            const int bottom = std::min(endCell, top + kStrip);
            // Whole rows lie together; the surroundings at their ends are passed over.
            const auto rows = given.tensor().slice(2, top + kSurround / 2, bottom + kSurround / 2);
            const auto strip = network_->heads[index]
                                   ->slice(rows.contiguous(at::MemoryFormat::ChannelsLast))
                                   .to(at::kFloat)
                                   .contiguous(at::MemoryFormat::ChannelsLast);
            float* first =
                strip.template data_ptr<float>() + static_cast<std::ptrdiff_t>((kSurround + part.x) / 2) * kCellFloats;
            // On this thread alone: to wake others for so few rows gains nothing.
            const int end = std::min(2 * bottom, part.y + part.height);
            for (int y = std::max(2 * top, part.y); y < end; ++y) {
                float* firstCell = first + (y / 2 - top) * strip.size(3) * kCellFloats;
                if (overview) overview->addTo(firstCell, given.region().y + y);
                row(firstCell, y);
            }
        }
        return {};
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
    int halo_;  // of the features
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
