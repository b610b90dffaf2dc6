#include "support/fake_network.h"

#include "operators/registry.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

namespace glissade::test {

namespace {

constexpr int kGlobalSize = 4;
constexpr int kHidden = 8;
constexpr std::array<int, 4> kRadii{0, 4, 12, 30};

class FakeFeatures final : public BaseFeatures {
public:
    explicit FakeFeatures(Image<float> planes) : planes_(std::move(planes)) {}
    [[nodiscard]] Size size() const override { return planes_.size(); }
    [[nodiscard]] std::size_t byteCount() const override { return planes_.samples().size() * sizeof(float); }
    [[nodiscard]] const Image<float>& planes() const { return planes_; }

private:
    Image<float> planes_;  // 16 channels
};

/// Window means in integers of 1/4096, so that the sum does not depend on where it starts: the samples are rounded
/// first.
Image<float> boxMeans(const Image<float>& rgb, int radius) {
    const int width = rgb.width();
    const int height = rgb.height();
    std::vector<long> sums(static_cast<std::size_t>(width + 1) * static_cast<std::size_t>(height + 1) * 3);
    const auto sum = [&](int x, int y, int c) -> long& {
        return sums[(static_cast<std::size_t>(y) * static_cast<std::size_t>(width + 1) + static_cast<std::size_t>(x)) *
                        3 +
                    static_cast<std::size_t>(c)];
    };
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int c = 0; c < 3; ++c)
                sum(x + 1, y + 1, c) =
                    std::lround(4096 * rgb.at(x, y, c)) + sum(x, y + 1, c) + sum(x + 1, y, c) - sum(x, y, c);
    Image<float> means(width, height, 3);
    for (int y = 0; y < height; ++y) {
        const int top = std::max(y - radius, 0);
        const int bottom = std::min(y + radius + 1, height);
        for (int x = 0; x < width; ++x) {
            const int left = std::max(x - radius, 0);
            const int right = std::min(x + radius + 1, width);
            for (int c = 0; c < 3; ++c) {
                const long total =
                    sum(right, bottom, c) - sum(left, bottom, c) - sum(right, top, c) + sum(left, top, c);
                means.at(x, y, c) =
                    static_cast<float>(static_cast<double>(total) / (4096.0 * (right - left) * (bottom - top)));
            }
        }
    }
    return means;
}

Tensor randomTensor(std::vector<std::int64_t> shape, float amplitude, std::mt19937& random) {
    Tensor tensor;
    tensor.shape = std::move(shape);
    std::int64_t count = 1;
    for (const std::int64_t length : tensor.shape) count *= length;
    std::uniform_real_distribution<float> value(-amplitude, amplitude);
    for (std::int64_t i = 0; i < count; ++i) tensor.values.push_back(value(random));
    return tensor;
}

}  // namespace

Result<GlobalVector> FakeNetwork::globalVector(const GlobalInput& input) const {
    ++globals;
    if (!forcedGlobal.empty()) return GlobalVector{forcedGlobal, input.equalisation};
    std::vector<float> global(kGlobalSize);
    for (std::size_t i = 0; i < input.thumbnail.size(); ++i)
        global[i % kGlobalSize] +=
            input.thumbnail[i] * static_cast<float>(kGlobalSize) / static_cast<float>(input.thumbnail.size());
    GlobalVector result{std::move(global), input.equalisation};
    if (!input.overview.empty()) {
        ++overviews;
        result.overview = std::make_shared<const PhotoOverview>(input, std::vector<float>(1, input.overview.front()));
    }
    return result;
}

Result<std::unique_ptr<BaseFeatures>> FakeNetwork::runBase(const Image<float>& rgb,
                                                           Rect region,
                                                           const GlobalVector& global,
                                                           const Cancel& cancel) const {
    ++runs;
    CHECK(region.width == rgb.width() && region.height == rgb.height());
    if (onRun) TRY_VOID(onRun(rgb.size()));
    if (cancel.requested()) return Cancel::failure();
    if (!std::ranges::all_of(rgb.samples(), [](float v) { return v >= 0 && v <= 1; })) sawOutOfRange = true;
    Image<float> planes(rgb.width(), rgb.height(), kSliceChannels);
    for (std::size_t r = 0; r < kRadii.size(); ++r) {
        const Image<float> means = boxMeans(rgb, kRadii[r]);
        for (std::size_t i = 0; i < rgb.size().area(); ++i) {
            std::copy_n(means.data() + 3 * i, 3, planes.data() + kSliceChannels * i + 3 * r);
            planes.data()[kSliceChannels * i + 12 + r] = 0.5F * (means.data()[3 * i] + global.learnt[r]);
            if (r > 0) continue;
            // The first of these also depends on the place in the photo, as an overview does.
            const int x = region.x + static_cast<int>(i) % region.width;
            const int y = region.y + static_cast<int>(i) / region.width;
            planes.data()[kSliceChannels * i + 12] *= static_cast<float>((x / 8 + 3 * (y / 8)) % 16) / 15;
        }
    }
    return std::unique_ptr<BaseFeatures>(std::make_unique<FakeFeatures>(std::move(planes)));
}

Result<SliceTile> FakeNetwork::slice(const BaseFeatures& features,
                                     int operatorIndex,
                                     Rect interior,
                                     const Cancel& cancel) const {
    if (onSlice) TRY_VOID(onSlice(cancel));
    const Image<float>& planes = dynamic_cast<const FakeFeatures&>(features).planes();
    SliceQuantisation quantisation;
    quantisation.scale.fill(1.0F / 255);
    SliceTile tile(interior.width, interior.height, quantisation);
    for (int y = 0; y < interior.height; ++y)
        for (int x = 0; x < interior.width; ++x)
            for (int k = 0; k < kSliceChannels; ++k) {
                // Each operator sees the channels in another order, so that mixing operators up shows.
                const float feature = planes.at(interior.x + x, interior.y + y, (k + operatorIndex) % kSliceChannels);
                tile.block(y, x / kBlockPixels)[SliceTile::byteInBlock(x % kBlockPixels, k)] =
                    static_cast<std::uint8_t>(std::lround(255 * feature));
            }
    return tile;
}

FakeNetworks::FakeNetworks() {
    pack_->name = "fake";
    pack_->shape.globalSize = kGlobalSize;
    pack_->shape.hidden = kHidden;
    std::mt19937 random(20);
    for (const OperatorSpec* spec : allOperators()) {
        PackOperator op;
        op.id = spec->id;
        op.quantisation.scale.fill(1.0F / 255);
        pack_->operators.push_back(op);
        const int inputs = static_cast<int>(spec->params.size()) + kGlobalSize;
        const std::string prefix = "operators." + op.id + ".weights.";
        const std::array<int, 4> widths{inputs, kHidden, kHidden, TailWeights::kCount};
        for (std::size_t l = 0; l < 3; ++l) {
            pack_->tensors[prefix + std::to_string(l) + ".weight"] =
                randomTensor({widths[l + 1], widths[l]}, l < 2 ? 0.6F : 0.3F, random);
            pack_->tensors[prefix + std::to_string(l) + ".bias"] = randomTensor({widths[l + 1]}, 0.1F, random);
        }
        auto weights = WeightLearningNetwork::fromTensors(
            pack_->tensors, op.id, static_cast<int>(spec->params.size()), kGlobalSize, kHidden);
        CHECK(weights.has_value());
        pack_->weightNetworks.push_back(std::move(*weights));
    }
}

Result<NetworkSource::Loaded> FakeNetworks::networkFor(const OperatorSpec& spec) {
    ++asked;
    Loaded loaded;
    loaded.pack = pack_;
    loaded.network = network;
    loaded.operatorIndex = pack_->indexOf(spec.id);
    return loaded;
}

}  // namespace glissade::test
